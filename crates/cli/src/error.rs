//! What can go wrong, and the exit status for it.

use std::io;

/// Everything was read, whether or not something was found.
pub const OK: u8 = 0;
/// There is something to correct.
pub const FOUND: u8 = 1;
/// The command line was not right, or a file could not be read.
pub const FAILED: u8 = 2;

/// Why a file cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There is no such file.
    #[error("no such file")]
    Missing,
    /// It is a directory.
    #[error("a directory")]
    Directory,
    /// The user must not read it.
    #[error("no permission")]
    Forbidden,
    /// Too large to be read as a whole, which a page or a mail must be.
    #[error("too large")]
    TooLarge,
    /// It holds no text.
    #[error("not a text but {0}")]
    NoText(Kind),
    /// Something else.
    #[error("{0}")]
    Other(io::Error),
}

/// What a file that holds no text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A format with a name.
    Named(&'static str),
    /// Bytes that make no text.
    Binary,
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(match self {
            Self::Named(name) => name,
            Self::Binary => "binary data",
        })
    }
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::IsADirectory => Self::Directory,
            io::ErrorKind::PermissionDenied => Self::Forbidden,
            _ => Self::Other(error),
        }
    }
}
