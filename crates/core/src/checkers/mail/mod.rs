//! The settings of a mail program for Gmail: [`read`] finds them in a text, [`check`] says of each field whether it is
//! right.

mod autoconfig;
mod check;
mod fields;
mod meaning;
mod read;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::{Remark, Rests};

pub use check::check;
pub use read::read;

/// The facts of the requirement documents that this checker covers.
pub const FACTS: &[&str] = &["M04", "M06", "M07", "M11", "M12", "M13", "M14"];

/// The settings of one server, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Settings {
    /// What the server is for.
    pub protocol: Option<Protocol>,
    /// The server's name; a port may stand behind it.
    pub host: Option<String>,
    /// The port.
    pub port: Option<String>,
    /// The type of encryption.
    pub encryption: Option<String>,
    /// Whether Secure Password Authentication is on.
    pub spa: Option<String>,
    /// The way of signing in, or whether there is one; several are separated by commas.
    pub authentication: Option<String>,
    /// The user name.
    pub user: Option<String>,
}

/// What a mail server is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Protocol {
    /// Receiving; the mail stays on the server.
    Imap,
    /// Receiving by download.
    Pop,
    /// Sending.
    Smtp,
}

/// The answer to [`Settings`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Mail {
    /// What was asked.
    pub settings: Settings,
    /// The protocol that was given, or that host or port tell.
    pub protocol: Option<Protocol>,
    /// What is to be said, field by field: `protocol`, `host`, `port`, `encryption`, `spa`, `authentication`, `user`.
    pub remarks: Vec<Remark>,
    /// The documents behind it.
    pub rests: Vec<Rests>,
}
