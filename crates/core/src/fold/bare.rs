//! Folding without the way back: fast, to be searched.

use super::{
    ASCII, is_plain, starts_cluster,
    walk::{LONGEST_RUN, Sink, walk},
};

/// Folded texts one behind the other.
#[derive(Debug, Default)]
pub struct Bare {
    /// The folded text, and room behind it.
    bytes: Vec<u8>,
    length: usize,
    /// Whether the pieces that were added might fold otherwise as parts of the text around them.
    unsure: bool,
    /// Whether a full-width '>' was among them.
    wide: bool,
}

impl Bare {
    /// Forgets everything but the memory.
    pub fn clear(&mut self) {
        (self.length, self.unsure, self.wide) = (0, false, false);
    }

    /// Folds a piece and puts it behind what is there.
    pub fn add(&mut self, text: &str) {
        self.reserve(text.len());
        walk(text, self);
    }

    /// The folded text; `None` if it may differ from the fold of the whole, because marks stand apart from their letters.
    pub fn bytes(&self) -> Option<&[u8]> {
        (!self.unsure).then(|| &self.bytes[..self.length])
    }

    /// Whether there is a full-width '>', which may quote a line.
    pub fn holds_wide_quote(&self) -> bool {
        self.wide
    }

    fn reserve(&mut self, more: usize) {
        if self.bytes.len() < self.length + more {
            self.bytes.resize(self.length + more + self.length / 4, 0);
        }
    }

    fn push(&mut self, folded: &[u8]) {
        self.reserve(folded.len());
        self.bytes[self.length..self.length + folded.len()].copy_from_slice(folded);
        self.length += folded.len();
    }
}

impl Sink for Bare {
    fn ascii(&mut self, run: &str, _: u32) {
        self.reserve(ROOM);
        if let Some(out) = self.bytes.get_mut(self.length..).and_then(<[u8]>::first_chunk_mut) {
            self.length += fold_ascii(run, out).len();
        }
    }

    fn plain(&mut self, run: &str, _: u32) {
        self.push(run.as_bytes());
    }

    fn one(&mut self, folded: char, at: u32, _: char) {
        match folded {
            _ if folded.is_ascii() => self.push(&[folded.to_ascii_lowercase() as u8]),
            _ if is_plain(folded) => self.push(folded.encode_utf8(&mut [0; 4]).as_bytes()),
            _ => self.whole(folded.to_lowercase(), at),
        }
    }

    fn whole(&mut self, folded: impl Iterator<Item = char>, _: u32) {
        folded.for_each(|c| self.push(c.encode_utf8(&mut [0; 4]).as_bytes()));
    }

    fn is_met(&mut self, odd: char) {
        // A mark that begins a piece could belong to the piece before; one behind much that is invisible is as rare.
        self.unsure |= !starts_cluster(odd);
        self.wide |= odd == '＞';
    }

    fn is_joined(&mut self) {
        self.unsure = true;
    }
}

/// Room for a run, and for one byte that is dropped behind it.
pub(super) const ROOM: usize = LONGEST_RUN + 1;

/// Folds a run of ASCII, which is no longer than [`LONGEST_RUN`].
#[inline]
pub(super) fn fold_ascii<'o>(run: &str, out: &'o mut [u8; ROOM]) -> &'o [u8] {
    let mut length = 0u8;
    for &b in run.as_bytes() {
        // No branch: where words end cannot be foretold. Nor need the place be checked: it is one of 256.
        let folded = ASCII[usize::from(b)];
        out[usize::from(length)] = folded;
        length = length.wrapping_add(u8::from(folded != 0));
    }
    &out[..usize::from(length)]
}
