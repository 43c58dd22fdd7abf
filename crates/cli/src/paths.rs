//! Paths: the files that are named, and those in the directories that are named.

use std::{
    collections::VecDeque,
    ffi::OsStr,
    path::{Path, PathBuf},
};

use walkdir::{DirEntry, WalkDir};

use crate::{args::is_standard_input, error::ReadError};

/// A file to read, or what cannot be read and why.
pub type Found = Result<PathBuf, (PathBuf, ReadError)>;

/// The files of a command line, in its order; those of a directory by name. Directories are read as they come: there
/// may be millions of files.
///
/// In a directory, what is hidden is left out, and so are symbolic links, which could lead anywhere and in circles, and
/// what is no file, such as a pipe. Whatever is named itself is read.
pub struct Paths {
    named: VecDeque<PathBuf>,
    walk: Option<walkdir::IntoIter>,
}

impl Paths {
    /// Of these files and directories.
    pub fn new(named: &[PathBuf]) -> Self {
        Self { named: named.iter().cloned().collect(), walk: None }
    }
}

impl Iterator for Paths {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        loop {
            while let Some(walk) = &mut self.walk {
                match walk.next() {
                    Some(Ok(entry)) if entry.file_type().is_dir() && is_hidden(&entry) => walk.skip_current_dir(),
                    Some(Ok(entry)) if entry.file_type().is_file() && !is_hidden(&entry) => {
                        return Some(Ok(entry.into_path()));
                    }
                    Some(Ok(_)) => {}
                    Some(Err(error)) => {
                        let path = error.path().map(Path::to_owned).unwrap_or_default();
                        let why = error.into_io_error().map_or(ReadError::Missing, ReadError::from);
                        return Some(Err((path, why)));
                    }
                    None => self.walk = None,
                }
            }
            let named = self.named.pop_front()?;
            if !is_directory(&named) {
                return Some(Ok(named));
            }
            self.walk = Some(WalkDir::new(named).sort_by_file_name().into_iter());
        }
    }
}

/// Whether a path is a directory, and not standard input.
pub fn is_directory(path: &Path) -> bool {
    !is_standard_input(path.as_os_str()) && path.is_dir()
}

/// What was named itself is not hidden.
fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && OsStr::as_encoded_bytes(entry.file_name()).starts_with(b".")
}
