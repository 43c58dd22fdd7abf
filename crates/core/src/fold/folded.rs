//! Folding with the way back.

use std::{cell::OnceCell, ops::Range};

use super::{
    ASCII,
    bare::{ROOM, fold_ascii},
    is_ignored, is_plain,
    walk::{LONGEST_RUN, Sink, walk},
};

/// A folded text and the way back to the original. While a text is folded only a place now and then is noted; where
/// somebody asks for more, the stretch behind that place is folded once more.
#[derive(Debug)]
pub struct Folded<'a> {
    /// The folded text.
    pub text: String,
    original: &'a str,
    stretches: Vec<Stretch>,
    end: u32,
}

/// From one noted place to the next.
#[derive(Debug)]
struct Stretch {
    /// Where it begins in the folded text, in bytes.
    folded: usize,
    /// Where it begins in the original, in bytes.
    byte: usize,
    /// The same in UTF-16 code units.
    at: u32,
    /// What it consists of. Made when it is asked for: of most nobody asks.
    runs: OnceCell<Vec<Run>>,
}

/// A piece in which folded and original advance in step: one folded character for one original character, each with
/// the same length in UTF-16. `whole` marks a piece whose characters all came from one and the same original place.
#[derive(Debug, Clone, Copy)]
struct Run {
    folded: usize,
    original: u32,
    whole: bool,
}

impl<'a> Folded<'a> {
    /// Folds a text.
    pub fn new(original: &'a str) -> Self {
        let mut growing =
            Growing { text: String::with_capacity(original.len()), stretches: Vec::new(), room: [0; ROOM] };
        let end = walk(original, &mut growing);
        let Growing { text, stretches, .. } = growing;
        Self { text, original, stretches, end }
    }

    /// The place in the original, in UTF-16 code units, of the character that begins at byte `at` of [`Self::text`].
    /// The end of the text is the end of the original.
    pub fn origin(&self, at: usize) -> u32 {
        if at >= self.text.len() {
            return self.end;
        }
        let behind = self.stretches.partition_point(|stretch| stretch.folded <= at);
        let Some(runs) = behind.checked_sub(1).map(|i| self.runs(i)) else { return 0 };
        let Some(run) = runs.partition_point(|run| run.folded <= at).checked_sub(1).map(|i| runs[i]) else { return 0 };
        if run.whole {
            return run.original;
        }
        let before = self.text.get(run.folded..at).unwrap_or_default();
        run.original + utf16_length(before)
    }

    /// The place in the original just behind the character that ends at byte `at` of [`Self::text`]: what was dropped
    /// after it is not included, marks that were composed with it are.
    pub fn origin_end(&self, at: usize) -> u32 {
        let Some(last) = self.text.get(..at).and_then(|t| t.chars().next_back()) else { return 0 };
        let from = self.origin(at - last.len_utf8());
        let mut to = self.origin(at).max(from + 1);
        while to > from + 1 && self.original_at(to - 1).is_none_or(is_ignored) {
            to -= 1;
        }
        to
    }

    /// The original between two places in it, in UTF-16 code units.
    pub fn original(&self, place: Range<u32>) -> &'a str {
        self.original.get(self.byte(place.start)..self.byte(place.end)).unwrap_or_default()
    }

    /// The character of the original at a place in UTF-16 code units, or the next one if that is amid a surrogate pair.
    pub fn original_at(&self, at: u32) -> Option<char> {
        self.original.get(self.byte(at)..)?.chars().next()
    }

    fn runs(&self, stretch: usize) -> &[Run] {
        let Stretch { folded, byte, at, runs } = &self.stretches[stretch];
        runs.get_or_init(|| {
            let end = self.stretches.get(stretch + 1).map_or(self.original.len(), |next| next.byte);
            let mut back = WayBack { from: *at, folded: *folded, open: None, runs: Vec::new() };
            walk(&self.original[*byte..end], &mut back);
            back.runs
        })
    }

    /// The byte of the original at a place in UTF-16 code units.
    fn byte(&self, place: u32) -> usize {
        let behind = self.stretches.partition_point(|stretch| stretch.at <= place);
        let Some(Stretch { byte, at, .. }) = behind.checked_sub(1).map(|i| &self.stretches[i]) else { return 0 };
        let mut at = *at;
        for (i, c) in self.original[*byte..].char_indices() {
            if at >= place {
                return byte + i;
            }
            at += c.len_utf16() as u32;
        }
        self.original.len()
    }
}

/// How many UTF-16 code units a text has: one for each character, two for those of four bytes.
pub(crate) fn utf16_length(text: &str) -> u32 {
    text.bytes().map(|b| u32::from(b & 0xc0 != 0x80) + u32::from(b >= 0xf0)).sum()
}

/// A folded text as it grows.
struct Growing {
    text: String,
    stretches: Vec<Stretch>,
    /// Where a run of ASCII is folded.
    room: [u8; ROOM],
}

impl Sink for Growing {
    fn stands_at(&mut self, byte: usize, at: u32) {
        if self.stretches.last().is_none_or(|last| byte >= last.byte + LONGEST_RUN) {
            self.stretches.push(Stretch { folded: self.text.len(), byte, at, runs: OnceCell::new() });
        }
    }

    fn ascii(&mut self, run: &str, _: u32) {
        // What is made of ASCII is ASCII.
        self.text.push_str(std::str::from_utf8(fold_ascii(run, &mut self.room)).unwrap_or_default());
    }

    fn plain(&mut self, run: &str, _: u32) {
        self.text.push_str(run);
    }

    fn one(&mut self, folded: char, _: u32, _: char) {
        match folded {
            _ if folded.is_ascii() => self.text.push(folded.to_ascii_lowercase()),
            _ if is_plain(folded) => self.text.push(folded),
            _ => self.text.extend(folded.to_lowercase()),
        }
    }

    fn whole(&mut self, folded: impl Iterator<Item = char>, _: u32) {
        self.text.extend(folded);
    }
}

/// Keeps nothing of a folded text but where it came from.
struct WayBack {
    /// Where the stretch begins in the original.
    from: u32,
    /// Where the next character goes in the folded text.
    folded: usize,
    /// Where the next character would continue the open run, in the stretch.
    open: Option<u32>,
    runs: Vec<Run>,
}

impl WayBack {
    fn run(&mut self, at: u32, length: u32, folded: usize) {
        if self.open != Some(at) {
            self.runs.push(Run { folded: self.folded, original: self.from + at, whole: false });
        }
        self.open = Some(at + length);
        self.folded += folded;
    }
}

impl Sink for WayBack {
    fn ascii(&mut self, run: &str, at: u32) {
        for (i, &b) in run.as_bytes().iter().enumerate() {
            if ASCII[usize::from(b)] != 0 {
                self.run(at + i as u32, 1, 1);
            }
        }
    }

    fn plain(&mut self, run: &str, at: u32) {
        if !run.is_empty() {
            self.run(at, (run.len() / 3) as u32, run.len());
        }
    }

    fn one(&mut self, folded: char, at: u32, original: char) {
        let mut lower = folded.to_lowercase();
        match (lower.next(), lower.next()) {
            (Some(one), None) if folded.len_utf16() == original.len_utf16() => {
                self.run(at, original.len_utf16() as u32, one.len_utf8());
            }
            _ => self.whole(folded.to_lowercase(), at),
        }
    }

    fn whole(&mut self, folded: impl Iterator<Item = char>, at: u32) {
        self.runs.push(Run { folded: self.folded, original: self.from + at, whole: true });
        self.folded += folded.map(char::len_utf8).sum::<usize>();
        self.open = None;
    }
}
