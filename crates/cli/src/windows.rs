//! Windows: a text that is too large to be held, piece by piece.
//!
//! A log of half a gigabyte is read in windows of some megabytes. Each shows, besides its own lines, some of those before
//! and behind: a message may go on beyond the end, and what stands near may decide what it is. A message counts in the
//! window in whose own part it begins.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder};

use crate::{decode::recognise, error::ReadError};

/// How much of a text is looked at together, in bytes. A text up to this size is read as a whole.
pub const SIZE: usize = 4 << 20;

/// How much of its neighbours a window shows, in bytes: many times what the engine looks at around a message.
pub const OVERLAP: usize = 64 << 10;

/// How much is read at once.
const CHUNK: usize = 256 << 10;

/// The windows of a text.
pub struct Windows<R> {
    reader: R,
    size: usize,
    overlap: usize,
    bytes: Vec<u8>,
    /// How the text is encoded, once it matters.
    decoder: Option<Decoder>,
    text: String,
    /// Where the own part of the next window begins.
    from: usize,
    /// How much at the front has been seen to the end.
    spent: usize,
    /// How many lines were before the text.
    lines: u64,
    ended: bool,
    done: bool,
}

/// A part of a text, and which part of it is its own.
#[derive(Debug, PartialEq, Eq)]
pub struct Window<'a> {
    /// The text.
    pub text: &'a str,
    /// Where its own part begins, in bytes.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// How many lines stand before the text.
    pub lines: u64,
}

impl<R: Read> Windows<R> {
    /// The windows of what is read.
    pub fn new(reader: R) -> Self {
        Self::sized(reader, SIZE, OVERLAP)
    }

    /// The same in another size.
    pub fn sized(reader: R, size: usize, overlap: usize) -> Self {
        Self {
            reader,
            size,
            overlap,
            bytes: vec![0; CHUNK.min(size)],
            decoder: None,
            text: String::new(),
            from: 0,
            spent: 0,
            lines: 0,
            ended: false,
            done: false,
        }
    }

    /// The next window.
    pub fn advance(&mut self) -> Result<Option<Window<'_>>, ReadError> {
        if self.done {
            return Ok(None);
        }
        self.lines += line_ends(&self.text, self.spent);
        self.text.drain(..self.spent);
        self.from -= self.spent;
        while !self.ended && self.text.len() < self.size + 2 * self.overlap {
            self.read_on()?;
        }
        self.done = self.ended && self.text.len() < self.size + 2 * self.overlap;
        let (from, to) = match self.done {
            true => (self.from, self.text.len()),
            false => (self.from, own_end(&self.text, self.from, self.text.len() - self.overlap)),
        };
        self.from = to;
        let shown = own_end(&self.text, 0, to.saturating_sub(self.overlap));
        self.spent = if shown > to { 0 } else { shown };
        Ok(Some(Window { text: &self.text, from, to, lines: self.lines }))
    }

    fn read_on(&mut self) -> Result<(), ReadError> {
        let mut filled = 0;
        // A whole chunk, however little the reader gives at once: by it the encoding is told.
        while filled < self.bytes.len() && !self.ended {
            match self.reader.read(&mut self.bytes[filled..]) {
                Ok(0) => self.ended = true,
                Ok(n) => filled += n,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
        let mut bytes = &self.bytes[..filled];
        if self.decoder.is_none()
            && let Some((encoding, mark)) = recognise(bytes).map_err(ReadError::NoText)?
        {
            bytes = &bytes[mark..];
            self.decoder = Some(encoding.new_decoder_without_bom_handling());
        }
        let Some(decoder) = &mut self.decoder else {
            self.text.push_str(&String::from_utf8_lossy(bytes));
            return Ok(());
        };
        loop {
            self.text.reserve(decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len()));
            let (result, read, _) = decoder.decode_to_string(bytes, &mut self.text, self.ended);
            bytes = &bytes[read..];
            if result == CoderResult::InputEmpty {
                return Ok(());
            }
        }
    }
}

/// Behind the last line end between two places; if there is none, the latter.
fn own_end(text: &str, from: usize, latest: usize) -> usize {
    let latest = text.floor_char_boundary(latest);
    let line_end = text.as_bytes().get(from..latest).and_then(|bytes| bytes.iter().rposition(|&b| b == b'\n'));
    line_end.map_or(latest, |at| from + at + 1)
}

/// How many lines end in the first bytes of a text, by whichever convention.
pub fn line_ends(text: &str, end: usize) -> u64 {
    let bytes = text.as_bytes();
    let ends = bytes.iter().take(end).enumerate().filter(|&(i, &b)| match b {
        b'\n' => true,
        b'\r' => bytes.get(i + 1) != Some(&b'\n'),
        _ => false,
    });
    ends.count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{SHIFT_JIS, UTF_8};

    fn own(bytes: &[u8], size: usize, overlap: usize) -> (String, usize) {
        let mut windows = Windows::sized(bytes, size, overlap);
        let (mut all, mut count, mut lines) = (String::new(), 0, 0);
        while let Some(window) = windows.advance().unwrap() {
            assert_eq!(window.lines + line_ends(window.text, window.from), lines);
            let own = &window.text[window.from..window.to];
            lines += line_ends(own, own.len());
            all.push_str(own);
            count += 1;
            // No window but the first begins without some of what was before, nor ends without some of what follows.
            assert!(count == 1 || window.from > 0);
        }
        (all, count)
    }

    #[test]
    fn the_own_parts_are_the_whole() {
        let lines: String = (0..20_000).map(|n| format!("{n} 行目の記録です。\n")).collect();
        let long = lines.replace('\n', " ");
        for text in [lines.as_str(), &long, "", "短い", "a\r\nb"] {
            for encoding in [UTF_8, SHIFT_JIS] {
                let bytes = encoding.encode(text).0;
                let (all, count) = own(&bytes, 10_000, 1_000);
                assert_eq!(all, text);
                assert_eq!(count > 10, text.len() > 100_000, "{count} windows");
            }
        }
    }

    #[test]
    fn an_encoding_may_show_late() {
        let text = "x".repeat(CHUNK + 10) + "\n権限エラーが発生したため、処理を中断しました。\n";
        assert_eq!(own(&SHIFT_JIS.encode(&text).0, 10_000, 100).0, text);
    }
}
