//! The pack files that come with Shirube.

use crate::{
    error::PackError,
    load::{Knowledge, PackFile, load},
};

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// The pack files that come with Shirube.
        pub const FILES: &[PackFile<'static>] = &[$(PackFile { name: $name, text: include_str!(concat!("../", $name)) }),*];
    };
}

files!["shared/hosts.toml", "shared/sources.toml", "shared/labels.toml", "shared/links.toml", "families/rakumo.toml"];

/// Loads them.
pub fn builtin() -> Result<Knowledge, PackError> {
    load(FILES)
}
