//! Tests of the mail settings.

mod check;
mod read;

use super::{Protocol, Settings};

/// Settings as typed; an empty field is not filled in.
fn settings(protocol: Option<Protocol>, [host, port, encryption, spa, authentication]: [&str; 5]) -> Settings {
    let typed = |value: &str| Some(value.to_owned()).filter(|value| !value.is_empty());
    Settings {
        protocol,
        host: typed(host),
        port: typed(port),
        encryption: typed(encryption),
        spa: typed(spa),
        authentication: typed(authentication),
        user: None,
    }
}
