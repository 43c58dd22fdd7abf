//! Folding without the way back: fast, to be searched.

use super::{
    ASCII, is_plain, starts_cluster,
    walk::{LONGEST_RUN, Sink, walk},
};

/// Folded texts one behind the other. `N` is what is noted of them on the way.
#[derive(Debug, Default)]
pub struct Bare<N = Doubts> {
    /// The folded text, and room behind it.
    bytes: Vec<u8>,
    length: usize,
    pub(super) notes: N,
}

/// What is noted while a text is folded.
pub trait Notes {
    /// See [`Sink::stands_at`]; `folded` is the length of the folded text so far.
    fn stands_at(&mut self, _folded: usize, _byte: usize, _at: u32) {}
    /// See [`Sink::is_met`].
    fn is_met(&mut self, _odd: char) {}
    /// See [`Sink::is_joined`].
    fn is_joined(&mut self) {}
}

/// Whether pieces may fold otherwise as parts of the text around them.
#[derive(Debug, Default)]
pub struct Doubts {
    unsure: bool,
    /// Whether a full-width '>' was among them.
    wide: bool,
}

impl Notes for Doubts {
    fn is_met(&mut self, odd: char) {
        // A mark that begins a piece could belong to the piece before; one behind much that is invisible is as rare.
        self.unsure |= !starts_cluster(odd);
        self.wide |= odd == '＞';
    }

    fn is_joined(&mut self) {
        self.unsure = true;
    }
}

impl Bare {
    /// Forgets everything but the memory.
    pub fn clear(&mut self) {
        (self.length, self.notes) = (0, Doubts::default());
    }

    /// Folds a piece and puts it behind what is there.
    pub fn add(&mut self, text: &str) {
        self.fold(text);
    }

    /// The folded text; `None` if it may differ from the fold of the whole, because marks stand apart from their letters.
    pub fn bytes(&self) -> Option<&[u8]> {
        (!self.notes.unsure).then(|| &self.bytes[..self.length])
    }

    /// Whether there is a full-width '>', which may quote a line.
    pub fn holds_wide_quote(&self) -> bool {
        self.notes.wide
    }
}

impl<N: Notes> Bare<N> {
    /// Folds a piece and puts it behind what is there; returns its length in UTF-16 code units.
    pub(super) fn fold(&mut self, text: &str) -> u32 {
        self.reserve(text.len());
        walk(text, self)
    }

    /// The folded text alone.
    pub(super) fn into_text(mut self) -> String {
        self.bytes.truncate(self.length);
        // Nothing but whole characters was put there.
        String::from_utf8(self.bytes).unwrap_or_default()
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

impl<N: Notes> Sink for Bare<N> {
    fn ascii(&mut self, run: &str, _: u32) {
        const ROOM: usize = LONGEST_RUN + 1;
        self.reserve(ROOM);
        let room = self.bytes.get_mut(self.length..).and_then(<[u8]>::first_chunk_mut::<ROOM>);
        let Some(out) = room else { return };
        let mut length = 0u8;
        for &b in run.as_bytes() {
            // No branch: where words end cannot be foretold. Nor need the place be checked: it is one of 256.
            let folded = ASCII[usize::from(b)];
            out[usize::from(length)] = folded;
            length = length.wrapping_add(u8::from(folded != 0));
        }
        self.length += usize::from(length);
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

    fn stands_at(&mut self, byte: usize, at: u32) {
        self.notes.stands_at(self.length, byte, at);
    }

    fn is_met(&mut self, odd: char) {
        self.notes.is_met(odd);
    }

    fn is_joined(&mut self) {
        self.notes.is_joined();
    }
}
