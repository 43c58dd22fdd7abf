//! `shirube packs`: what those need who add knowledge.

use std::{
    fs, io,
    io::Write,
    path::{Path, PathBuf},
};

use shirube_packs::{FILES, Knowledge, Mistake, PackFile, lint, load};
use time::OffsetDateTime;

use crate::error::{FAILED, FOUND, OK};

/// Why packs cannot be worked with.
#[derive(Debug, thiserror::Error)]
pub enum PacksError {
    /// A file or a directory cannot be read.
    #[error("{path}: {cause}; name the directory that holds families/ and shared/")]
    Unreadable {
        /// Its path.
        path: PathBuf,
        /// Why.
        #[source]
        cause: io::Error,
    },
    /// A new problem that cannot be taken: what is wrong and what to do.
    #[error("{0}")]
    Refused(String),
    /// The output cannot be written.
    #[error("cannot write: {0}")]
    Unwritable(#[from] io::Error),
}

/// Packs as texts: those of a directory, or those that come with Shirube.
pub struct Texts(Vec<(String, String)>);

impl Texts {
    /// Reads `families/*.toml` and `shared/*.toml` below a directory.
    pub fn read(directory: Option<&Path>) -> Result<Self, PacksError> {
        let Some(directory) = directory else {
            return Ok(Self(FILES.iter().map(|file| (file.name.to_owned(), file.text.to_owned())).collect()));
        };
        let mut texts = Vec::new();
        for part in ["shared", "families"] {
            let folder = directory.join(part);
            let unreadable = |path: &Path| {
                let path = path.to_owned();
                move |cause| PacksError::Unreadable { path, cause }
            };
            let entries = fs::read_dir(&folder).map_err(unreadable(&folder))?;
            let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
            paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
            paths.sort();
            for path in paths {
                let text = fs::read_to_string(&path).map_err(unreadable(&path))?;
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                texts.push((format!("{part}/{name}"), text));
            }
        }
        Ok(Self(texts))
    }

    /// The same as the loader takes them.
    pub fn files(&self) -> Vec<PackFile<'_>> {
        self.0.iter().map(|(name, text)| PackFile { name, text }).collect()
    }
}

/// `shirube packs lint`: everything that is wrong or dubious, a line each. Exit status 1 if there is any.
pub fn lint_packs(directory: Option<&Path>, out: &mut dyn Write) -> Result<u8, PacksError> {
    let texts = Texts::read(directory)?;
    let files = texts.files();
    let mistakes = match load(&files) {
        Ok(knowledge) => lint(&files, &knowledge, &today()),
        Err(error) => error.0,
    };
    name_mistakes(&mistakes, out)?;
    match mistakes.len() {
        0 => writeln!(out, "{} files, nothing to say", files.len())?,
        n => writeln!(out, "{n} to correct")?,
    }
    Ok(if mistakes.is_empty() { OK } else { FOUND })
}

/// `shirube packs test`: whether the packs load and every example holds.
pub fn test_packs(directory: Option<&Path>, out: &mut dyn Write) -> Result<u8, PacksError> {
    let texts = Texts::read(directory)?;
    match load(&texts.files()) {
        Ok(Knowledge { examples, .. }) => {
            writeln!(out, "{} passed, 0 failed", examples.len())?;
            Ok(OK)
        }
        Err(error) => {
            name_mistakes(&error.0, out)?;
            writeln!(out, "{} failed", error.0.len())?;
            Ok(FAILED)
        }
    }
}

fn name_mistakes(mistakes: &[Mistake], out: &mut dyn Write) -> io::Result<()> {
    mistakes.iter().try_for_each(|mistake| writeln!(out, "{mistake}"))
}

/// Today, `YYYY-MM-DD` (UTC).
pub(crate) fn today() -> String {
    OffsetDateTime::now_utc().date().to_string()
}
