//! The bench's empty module: what wasm-bindgen costs by itself.

#![forbid(unsafe_code)]

use wasm_bindgen::prelude::*;

/// Answers the first question.
#[wasm_bindgen]
pub fn answer(question: &str) -> String {
    question.to_owned()
}
