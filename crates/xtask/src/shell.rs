//! Running other programs from the root of the repository.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// Why a task stops: one sentence for whoever runs it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Failure(pub String);

impl Failure {
    /// A failure with these words.
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

/// Adds what was being done to an error.
pub trait While<T> {
    /// Names what was being done.
    fn while_(self, doing: impl std::fmt::Display) -> Result<T, Failure>;
}

impl<T, E: std::fmt::Display> While<T> for Result<T, E> {
    fn while_(self, doing: impl std::fmt::Display) -> Result<T, Failure> {
        self.map_err(|error| Failure(format!("{doing}: {error}")))
    }
}

/// The root of the repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// Runs a program and waits for it; it must succeed.
pub fn run(program: &str, args: &[&str]) -> Result<(), Failure> {
    let status = command(program, args).status().while_(program)?;
    if status.success() { Ok(()) } else { Err(Failure(format!("failed: {program} {}", args.join(" ")))) }
}

/// A program to be run from the root of the repository.
pub fn command(program: &str, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(root());
    command
}

/// Whether a program can be found.
pub fn exists(program: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|dir| dir.join(program).is_file()))
}

/// Reads a file of the repository.
pub fn read(path: &str) -> Result<Vec<u8>, Failure> {
    std::fs::read(root().join(path)).while_(path)
}

/// Writes a file of the repository, with its folder.
pub fn write(path: &str, content: impl AsRef<[u8]>) -> Result<(), Failure> {
    let path = root().join(path);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).while_(folder.display())?;
    }
    std::fs::write(&path, content).while_(path.display())
}

/// The size of something after gzip, in bytes.
pub fn gzip(content: &[u8]) -> Result<usize, Failure> {
    use std::io::Write;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content).while_("gzip")?;
    Ok(encoder.finish().while_("gzip")?.len())
}
