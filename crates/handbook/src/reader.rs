//! The handbook as WebAssembly, for the extension.
//!
//! Written out, its pages would be larger than all the rest of the extension. So the extension carries what they are made
//! of, and writes each one when somebody reads it; they are the same pages as on the site.

use shirube_core::knowledge::{Catalogue, Explanations};
use wasm_bindgen::prelude::*;

/// The handbook.
#[wasm_bindgen]
pub struct Handbook {
    catalogue: Catalogue,
    explanations: Explanations,
}

#[wasm_bindgen]
impl Handbook {
    /// Reads what the build packed into `catalogue.postcard`, which begins with the catalogue, and `knowledge.postcard`.
    #[wasm_bindgen(constructor)]
    pub fn new(catalogue: &[u8], explanations: &[u8]) -> Result<Handbook, JsError> {
        Ok(Self { catalogue: postcard::from_bytes(catalogue)?, explanations: postcard::from_bytes(explanations)? })
    }

    /// The text of a file of the handbook, such as `ja/rk-b.html`; nothing if there is none of that name.
    pub fn file(&self, path: &str) -> Result<Option<String>, JsError> {
        let file = crate::file(&self.catalogue, &self.explanations, path)?;
        Ok(file.map(|file| String::from_utf8_lossy(&file.content).into_owned()))
    }
}
