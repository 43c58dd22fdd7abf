//! What the extension's own pages show: the card, and the pages of the handbook.
//!
//! Written out, the handbook's pages would be larger than all the rest of the extension. So it carries what the pages
//! are made of, and writes each one when somebody reads it; they are the same pages as on the site.

#![forbid(unsafe_code)]

use shirube_core::knowledge::{Catalogue, Explanations};
pub use shirube_ui::Card;
use wasm_bindgen::prelude::*;

/// The handbook.
#[wasm_bindgen]
pub struct Handbook {
    catalogue: Catalogue,
    explanations: Explanations,
}

#[wasm_bindgen]
impl Handbook {
    /// Reads what the build packed into `catalogue.postcard` and `knowledge.postcard`.
    #[wasm_bindgen(constructor)]
    pub fn new(catalogue: &[u8], explanations: &[u8]) -> Result<Handbook, JsError> {
        Ok(Self { catalogue: postcard::from_bytes(catalogue)?, explanations: postcard::from_bytes(explanations)? })
    }

    /// The text of a file of the handbook, such as `ja/rk-b.html`; nothing if there is none of that name.
    pub fn file(&self, path: &str) -> Result<Option<String>, JsError> {
        let file = shirube_handbook::file(&self.catalogue, &self.explanations, path)?;
        Ok(file.map(|file| String::from_utf8_lossy(&file.content).into_owned()))
    }
}
