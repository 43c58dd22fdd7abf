//! Progress: a bar on the terminal while many files are scanned.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
    thread,
    time::Instant,
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use shirube_core::knowledge::Language;

use crate::{paths::Paths, words};

/// A bar, if standard error is a terminal; else nothing.
pub struct Progress {
    bar: ProgressBar,
    from: Instant,
    files: u64,
    total: Arc<Total>,
    language: Language,
}

/// What there is to do, as far as it is counted.
#[derive(Default)]
struct Total {
    files: AtomicU64,
    bytes: AtomicU64,
    counted: AtomicBool,
    ended: AtomicBool,
}

impl Progress {
    /// For the files of a command line. What there is to do is counted beside the work.
    pub fn new(named: &[PathBuf], language: Language) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(10));
        let total = Arc::new(Total::default());
        if !bar.is_hidden() {
            let template = "{bar:24} {bytes}/{total_bytes}  {msg}  {eta}";
            bar.set_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
            let (paths, total) = (Paths::new(named), Arc::clone(&total));
            thread::spawn(move || count(paths, &total));
        }
        Self { bar, from: Instant::now(), files: 0, total, language }
    }

    /// None at all.
    pub fn hidden() -> Self {
        Self {
            bar: ProgressBar::hidden(),
            from: Instant::now(),
            files: 0,
            total: Arc::default(),
            language: Language::En,
        }
    }

    /// Another file is done.
    pub fn file(&mut self) {
        self.files += 1;
    }

    /// Shows how many bytes are read.
    pub fn show(&self, bytes: u64) {
        if self.bar.is_hidden() {
            return;
        }
        if self.total.counted.load(Relaxed) {
            self.bar.set_length(self.total.bytes.load(Relaxed).max(bytes));
        }
        let rate = self.files as f64 / self.from.elapsed().as_secs_f64().max(0.001);
        self.bar.set_message(words::progress(self.language, self.files, self.total.files.load(Relaxed), rate as u64));
        self.bar.set_position(bytes);
    }

    /// Writes to the terminal without the bar in the way.
    pub fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        self.bar.suspend(write)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.total.ended.store(true, Relaxed);
        self.bar.finish_and_clear();
    }
}

fn count(paths: Paths, total: &Total) {
    for path in paths.flatten() {
        if total.ended.load(Relaxed) {
            return;
        }
        total.files.fetch_add(1, Relaxed);
        total.bytes.fetch_add(path.metadata().map_or(0, |data| data.len()), Relaxed);
    }
    total.counted.store(true, Relaxed);
}
