//! The bench's plain automaton: aho-corasick over literals, and nothing else.

#![forbid(unsafe_code)]

use aho_corasick::AhoCorasick;
use wasm_bindgen::prelude::*;

/// An automaton of literals.
#[wasm_bindgen]
pub struct Literals(AhoCorasick);

#[wasm_bindgen]
impl Literals {
    /// Makes the automaton.
    #[wasm_bindgen(constructor)]
    pub fn new(literals: Vec<String>) -> Result<Literals, JsError> {
        Ok(Self(AhoCorasick::new(literals)?))
    }

    /// How often any of them stands in a text.
    pub fn count(&self, text: &str) -> usize {
        self.0.find_iter(text).count()
    }
}
