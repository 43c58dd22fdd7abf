//! `shirube packs docs`: the handbook, written into a directory.

use std::{
    fs, io,
    io::Write,
    path::{Path, PathBuf},
};

use shirube_handbook::{File, HandbookError, handbook};
use shirube_packs::{PackError, load};

use crate::{
    args::{Docs, Environment},
    error::{FAILED, OK},
    packs::{PacksError, Texts},
    words,
};

/// Why there is no handbook.
#[derive(Debug, thiserror::Error)]
pub enum DocsError {
    /// The packs cannot be read.
    #[error(transparent)]
    Unreadable(#[from] PacksError),
    /// The packs have mistakes.
    #[error(transparent)]
    Packs(#[from] PackError),
    /// Two pages are called alike, or a page cannot be called so.
    #[error(transparent)]
    Names(#[from] HandbookError),
    /// A file of the handbook cannot be written.
    #[error("{path}: {cause}")]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        cause: io::Error,
    },
}

/// Writes the handbook and says where it begins; returns the exit status.
pub fn run(options: &Docs, environment: &Environment, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let language = environment.language;
    let told = match write(options) {
        Ok(pages) => {
            let done = words::handbook_written(language, pages, &options.out.join("index.html"));
            // If nobody listens any more, the handbook is there all the same.
            return writeln!(out, "{done}").map_or(OK, |()| OK);
        }
        Err(DocsError::Packs(error)) => {
            let mistakes = error.0.iter().map(|mistake| format!("{}\n", words::visible(&mistake.to_string())));
            let mistakes: String = mistakes.collect();
            format!("{mistakes}{}", words::handbook_needs_packs(language, error.0.len()))
        }
        Err(error) => words::no_handbook(language, &error),
    };
    writeln!(err, "{told}").map_or(FAILED, |()| FAILED)
}

/// Writes the handbook; returns how many pages it has.
fn write(options: &Docs) -> Result<usize, DocsError> {
    let texts = Texts::read(options.packs.path.as_deref())?;
    let knowledge = load(&texts.files())?;
    let files = handbook(&knowledge.catalogue, &knowledge.explanations)?;
    for file in &files {
        write_file(&options.out, file)?;
    }
    Ok(files.iter().filter(|file| file.path.ends_with(".html")).count())
}

fn write_file(folder: &Path, file: &File) -> Result<(), DocsError> {
    let path = folder.join(&file.path);
    let unwritable = |path: &Path| {
        let path = path.to_owned();
        move |cause| DocsError::Unwritable { path, cause }
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(unwritable(folder))?;
    }
    fs::write(&path, &file.content).map_err(unwritable(&path))
}
