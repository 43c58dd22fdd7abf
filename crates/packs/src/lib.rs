//! The knowledge of Shirube: TOML files in `families/` (problems, causes, procedures) and `shared/` (labels, links,
//! sources, hosts), and the loader that checks them.
//!
//! A file that has a mistake is refused with its name, line and key, and so is one whose examples do not hold.

#![forbid(unsafe_code)]

mod anchors;
mod builtin;
mod check;
mod check_settings;
mod error;
mod examples;
pub mod format;
mod lint;
mod load;
mod markup;
mod outline;
pub mod settings;

pub use anchors::anchors;
pub use builtin::{FILES, builtin, builtin_untried};
pub use error::{Mistake, PackError};
pub use examples::{Example, ScreenExample, verify};
pub use lint::lint;
pub use load::{Knowledge, PackFile, load};

/// The JSON Schema of a pack file, for editors.
pub fn json_schema() -> String {
    let schema = schemars::schema_for!(format::File);
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}
