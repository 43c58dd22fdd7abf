//! The command line of Shirube: the same engine as in the browser, on saved pages, mails and texts.
//!
//! [`paths`] names the files, [`bulk`] hands them to the cores and their results back in order, [`read`] turns a file into
//! the page model of the core, [`scan`](mod@scan) asks the engine and prints its answer.

#![forbid(unsafe_code)]

pub mod args;
pub mod bulk;
pub mod decode;
pub mod docs;
pub mod error;
pub mod hito_link;
pub mod html;
pub mod mail;
pub mod mail_settings;
pub mod packs;
pub mod paths;
pub mod print;
pub mod progress;
pub mod read;
pub mod remarks;
pub mod sarif;
pub mod scan;
pub mod skeleton;
pub mod sso;
pub mod table;
pub mod windows;
pub mod words;
