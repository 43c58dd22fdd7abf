//! The handbook: everything that the packs know, as pages to read, search and print.
//!
//! Knowledge in, files out; nothing is read or written here. A page a problem and a page a topic, in both languages,
//! drawn with the parts of the card. The pages need no server and no script: only the search box does.

#![forbid(unsafe_code)]

mod book;
mod changes;
mod family;
mod frame;
mod index;
mod problem;
mod reader;
mod search;
mod slot;
mod topic;
mod words;

use shirube_core::knowledge::{Catalogue, Explanations, Language};
use shirube_ui::parts::tag;

use crate::book::Book;
pub use crate::reader::Handbook;

/// A file of the handbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it belongs, seen from the handbook's folder, with `/` between the parts.
    pub path: String,
    /// What it holds.
    pub content: Vec<u8>,
}

impl File {
    fn new(path: impl Into<String>, content: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), content: content.into() }
    }
}

/// Why there can be no handbook.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HandbookError {
    /// Two pages would be one file.
    #[error("the topic “{0}” has the name of another page: choose a different id")]
    Taken(String),
    /// A name that is no file name everywhere.
    #[error("“{0}” cannot be the name of a page: write small letters, digits and hyphens")]
    Name(String),
}

/// The languages, each with a folder of its own.
const LANGUAGES: [Language; 2] = [Language::Ja, Language::En];

/// What all pages need.
pub fn assets() -> Vec<File> {
    vec![
        File::new("assets/handbook.css", include_bytes!("../assets/handbook.css")),
        File::new("assets/search.js", include_bytes!("../assets/search.js")),
        File::new("assets/icon.svg", include_bytes!("../../../extension/icons/icon.svg")),
    ]
}

/// One file of a language's folder by its path, such as `ja/rk-b.html`; `None` if there is none of that name.
pub fn file(catalogue: &Catalogue, explanations: &Explanations, path: &str) -> Result<Option<File>, HandbookError> {
    let book = Book::new(catalogue, explanations)?;
    let [ja, en] = LANGUAGES.map(|language| book.tell(language));
    let volume = [(&ja, &en), (&en, &ja)].into_iter().find_map(|(volume, other)| {
        let name = path.strip_prefix(tag(volume.language))?.strip_prefix('/')?;
        Some((volume, other, name))
    });
    Ok(volume.and_then(|(volume, other, name)| match name {
        search::INDEX => Some(search::index(volume, other)),
        _ => Some(volume.page(name.strip_suffix(".html")?)?.file(volume)),
    }))
}

/// The files of the handbook.
pub fn handbook(catalogue: &Catalogue, explanations: &Explanations) -> Result<Vec<File>, HandbookError> {
    let book = Book::new(catalogue, explanations)?;
    let mut files = assets();
    files.push(File::new("index.html", frame::entrance()));
    let [ja, en] = LANGUAGES.map(|language| book.tell(language));
    for (volume, other) in [(&ja, &en), (&en, &ja)] {
        files.extend(volume.pages().iter().map(|page| page.file(volume)));
        files.push(search::index(volume, other));
    }
    Ok(files)
}
