//! Writes a catalogue of ten times the size, for measuring in the browser what the native benches measure:
//!
//! ```text
//! cargo run --release -p shirube-packs --example tenfold -- OUT_DIR
//! ```
//!
//! `catalogue.postcard` takes the place of the extension's file of that name; `anchors.json` holds what the content script
//! looks for (`ANCHORS` in `extension/src/content/tables.ts`); `users.txt` is the text of 400,000 characters.

#![allow(clippy::unwrap_used, reason = "a tool for developers")]

use std::{env, fs, path::Path, process::ExitCode};

use shirube_core::engine::Prepared;
use shirube_packs::anchors;

#[path = "../benches/made/mod.rs"]
mod made;

fn main() -> ExitCode {
    let Some(folder) = env::args().nth(1) else {
        eprintln!("tenfold OUT_DIR");
        return ExitCode::FAILURE;
    };
    let folder = Path::new(&folder);
    fs::create_dir_all(folder).unwrap();
    let catalogue = made::tenfold(&shirube_packs::builtin_untried().unwrap().catalogue);
    fs::write(folder.join("anchors.json"), serde_json::to_string(&anchors(&catalogue).unwrap()).unwrap()).unwrap();
    fs::write(folder.join("users.txt"), made::users()).unwrap();
    let prepared = Prepared::new(catalogue).unwrap();
    fs::write(folder.join("catalogue.postcard"), postcard::to_stdvec(&prepared).unwrap()).unwrap();
    ExitCode::SUCCESS
}
