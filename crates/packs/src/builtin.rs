//! The pack files that come with Shirube.

use crate::{
    error::PackError,
    load::{Knowledge, PackFile, load, load_untried},
};

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// The pack files that come with Shirube.
        pub const FILES: &[PackFile<'static>] = &[$(PackFile { name: $name, text: include_str!(concat!("../", $name)) }),*];
    };
}

files![
    "shared/hosts.toml",
    "shared/sources.toml",
    "shared/labels.toml",
    "shared/links.toml",
    "families/rakumo.toml",
    "families/consent.toml",
    "families/admin.toml",
    "families/cloud.toml",
    "families/hito-link.toml",
    "families/sso.toml",
    "families/mail-server.toml",
    "families/mail-client.toml",
    "families/salesforce.toml",
    "settings/jobs.toml",
    "settings/admin.toml",
    "settings/admin-users.toml",
    "settings/admin-apps.toml",
    "settings/admin-sso.toml",
    "settings/account.toml",
    "settings/rakumo.toml",
    "settings/cloud.toml",
    "settings/delegation.toml",
    "settings/hito-link.toml",
    "settings/salesforce.toml",
];

/// Loads them.
pub fn builtin() -> Result<Knowledge, PackError> {
    load(FILES)
}

/// Loads them without running their examples, which the tests and every build of the engine have done.
pub fn builtin_untried() -> Result<Knowledge, PackError> {
    load_untried(FILES)
}
