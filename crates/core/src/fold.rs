//! Folding: one spelling for all the ways in which the same words are written.
//!
//! Consoles, translators, browsers and mail programs write one message in many ways: 「Google の」 and 「Googleの」,
//! half-width kana, a line break in the middle of a Japanese sentence, a soft hyphen, curly quotes. Folding removes
//! *all* white space and invisible characters, normalises the rest to NFKC, unifies quotes, dashes and colons, and
//! lowers case. Both messages and pages are folded, so comparing them is comparing plain text.
//!
//! A [`Folded`] text remembers where each of its characters came from, in UTF-16 code units of the original: that is
//! how a browser counts.
//!
//! The content script folds too, for its pre-filter. It takes [`IGNORED`] and [`UNIFIED`] from here, through a
//! generated file, so that the two can not drift apart.

use std::cell::OnceCell;

use unicode_normalization::{IsNormalized, UnicodeNormalization, char::canonical_combining_class, is_nfc_quick};

/// Inclusive ranges of characters that folding drops: white space (Unicode `White_Space`), control characters and what
/// is invisible by nature (soft hyphen, zero-width characters, direction marks, variation selectors, tags).
pub const IGNORED: &[(char, char)] = &[
    ('\u{0}', '\u{20}'),
    ('\u{7f}', '\u{a0}'),
    ('\u{ad}', '\u{ad}'),
    ('\u{34f}', '\u{34f}'),
    ('\u{61c}', '\u{61c}'),
    ('\u{115f}', '\u{1160}'),
    ('\u{1680}', '\u{1680}'),
    ('\u{17b4}', '\u{17b5}'),
    ('\u{180b}', '\u{180f}'),
    ('\u{2000}', '\u{200f}'),
    ('\u{2028}', '\u{202f}'),
    ('\u{205f}', '\u{206f}'),
    ('\u{3000}', '\u{3000}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{fe00}', '\u{fe0f}'),
    ('\u{feff}', '\u{feff}'),
    ('\u{ffa0}', '\u{ffa0}'),
    ('\u{fff0}', '\u{fff8}'),
    ('\u{e0000}', '\u{e0fff}'),
];

/// Characters that stand for the same thing after NFKC: each of the first is written as the second.
pub const UNIFIED: &[(&str, char)] =
    &[("‘’‚‛′ʼ`´", '\''), ("“”„‟″〝〞〟«»", '"'), ("‐‑‒–—―−", '-'), ("∶ː꞉", ':'), ("〜∼", '~')];

/// A folded text and the way back to the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    runs: Vec<Run>,
    end: u32,
}

/// A stretch in which folded and original advance in step: one folded character for one original character, each with
/// the same length in UTF-16. `whole` marks a stretch whose characters all came from one and the same original place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    folded: usize,
    original: u32,
    whole: bool,
}

impl Folded {
    /// Folds a text.
    pub fn new(original: &str) -> Self {
        let out = Folded { text: String::with_capacity(original.len()), runs: Vec::new(), end: 0 };
        let mut mapped = Mapped { out, open: None };
        mapped.out.end = walk(original, &mut mapped);
        mapped.out
    }

    /// The place in the original, in UTF-16 code units, of the character that begins at byte `at` of [`Self::text`].
    /// The end of the text is the end of the original.
    pub fn origin(&self, at: usize) -> u32 {
        if at >= self.text.len() {
            return self.end;
        }
        let run = match self.runs.binary_search_by_key(&at, |run| run.folded) {
            Ok(i) => self.runs[i],
            Err(0) => return 0,
            Err(i) => self.runs[i - 1],
        };
        if run.whole {
            return run.original;
        }
        let before = self.text.get(run.folded..at).unwrap_or_default();
        run.original + before.chars().map(|c| c.len_utf16() as u32).sum::<u32>()
    }

    /// The place in the original just behind the character that ends at byte `at` of [`Self::text`]: what was dropped
    /// after it is not included, marks that were composed with it are.
    pub fn origin_end(&self, at: usize, original: &Utf16) -> u32 {
        let Some(last) = self.text.get(..at).and_then(|t| t.chars().next_back()) else { return 0 };
        let from = self.origin(at - last.len_utf8());
        let mut to = self.origin(at).max(from + 1);
        while to > from + 1 && original.at(to - 1).is_none_or(is_ignored) {
            to -= 1;
        }
        to
    }
}

/// A text that can be asked for its characters and slices by UTF-16 offset.
#[derive(Debug)]
pub struct Utf16<'a> {
    text: &'a str,
    /// Every 64th code unit: (UTF-16 offset, byte offset) of the first character at or behind it. Made when the first
    /// question comes: most texts are never asked.
    marks: OnceCell<Vec<(u32, usize)>>,
}

const MARK_EVERY: u32 = 64;

impl<'a> Utf16<'a> {
    /// A text.
    pub fn new(text: &'a str) -> Self {
        Self { text, marks: OnceCell::new() }
    }

    fn marks(&self) -> &[(u32, usize)] {
        self.marks.get_or_init(|| {
            let mut marks = Vec::with_capacity(self.text.len() / MARK_EVERY as usize + 1);
            let (mut at, mut due) = (0u32, 0u32);
            for (byte, c) in self.text.char_indices() {
                if at >= due {
                    marks.push((at, byte));
                    due = at + MARK_EVERY;
                }
                at += c.len_utf16() as u32;
            }
            marks
        })
    }

    fn byte(&self, offset: u32) -> usize {
        let marks = self.marks();
        let i = marks.partition_point(|&(at, _)| at <= offset);
        let Some(&(mut at, byte)) = i.checked_sub(1).and_then(|i| marks.get(i)) else { return 0 };
        for (i, c) in self.text[byte..].char_indices() {
            if at >= offset {
                return byte + i;
            }
            at += c.len_utf16() as u32;
        }
        self.text.len()
    }

    /// The text between two UTF-16 offsets.
    pub fn slice(&self, from: u32, to: u32) -> &'a str {
        self.text.get(self.byte(from)..self.byte(to)).unwrap_or_default()
    }

    /// The character at a UTF-16 offset; `None` at the end and in the middle of a surrogate pair.
    pub fn at(&self, offset: u32) -> Option<char> {
        self.slice(offset, offset + 2).chars().next()
    }
}

/// Where folding puts what it makes of a text. `at` is the place in the original, in UTF-16 code units.
trait Sink {
    /// ASCII: white space and control characters are dropped, capitals lowered, and '`' is a quote.
    fn ascii(&mut self, run: &str, at: u32);
    /// Characters that folding leaves as they are, of three bytes and one code unit each.
    fn plain(&mut self, run: &str, at: u32);
    /// One character that has become another one.
    fn one(&mut self, folded: char, at: u32, original: char);
    /// Characters that have become others together.
    fn whole(&mut self, folded: impl Iterator<Item = char>, at: u32);
    /// A character that is looked at by itself, because it is neither ASCII nor plain.
    fn is_met(&mut self, _odd: char) {}
    /// Marks were joined to their letter over invisible characters.
    fn is_joined(&mut self) {}
}

/// Folds a text into a sink, run by run; returns its length in UTF-16 code units.
fn walk(text: &str, sink: &mut impl Sink) -> u32 {
    let bytes = text.as_bytes();
    let (mut i, mut at) = (0usize, 0u32);
    let mut cluster = String::new();
    while i < bytes.len() {
        // The last character of a run belongs to the marks that follow it, if any do.
        let ascii = ascii_end(bytes, i);
        if ascii > i {
            let end = match bytes[i..ascii].iter().rposition(|&b| ASCII[usize::from(b)] != 0) {
                Some(last) if !is_plain_at(bytes, ascii) && marks_follow(&text[i + last + 1..]) => i + last,
                _ => ascii,
            };
            sink.ascii(&text[i..end], at);
            at += (end - i) as u32;
            i = end;
            if end == ascii {
                continue;
            }
        } else {
            let plain = plain_end(bytes, i);
            if plain > i {
                let end = if marks_follow(&text[plain..]) { plain - 3 } else { plain };
                sink.plain(&text[i..end], at);
                at += ((end - i) / 3) as u32;
                i = end;
                if end == plain {
                    continue;
                }
            }
        }
        let mut rest = text[i..].chars();
        let Some(c) = rest.next() else { break };
        let start = at;
        at += c.len_utf16() as u32;
        i += c.len_utf8();
        if is_ignored(c) {
            continue;
        }
        sink.is_met(c);
        if !marks_follow(rest.as_str())
            && let Some(folded) = alone(c)
        {
            sink.one(folded, start, c);
            continue;
        }
        // A character and the marks that compose with it are normalised together.
        cluster.clear();
        cluster.push(c);
        loop {
            let before = rest.as_str();
            let Some(next) = rest.next() else { break };
            if is_ignored(next) {
                // Invisible characters do not part a letter from its mark.
                if !marks_follow(before) {
                    break;
                }
                sink.is_joined();
            } else if starts_cluster(next) {
                break;
            } else {
                cluster.push(next);
            }
            at += next.len_utf16() as u32;
            i += next.len_utf8();
        }
        let mut chars = cluster.nfkc().filter(|&c| !is_ignored(c)).map(unify);
        let (Some(first), second) = (chars.next(), chars.next()) else { continue };
        match (cluster.len() == c.len_utf8(), second) {
            (true, None) => sink.one(first, start, c),
            (_, second) => {
                let all = std::iter::once(first).chain(second).chain(chars);
                sink.whole(all.flat_map(char::to_lowercase), start);
            }
        }
    }
    at
}

/// Folds with the way back.
struct Mapped {
    out: Folded,
    /// Where the next character would continue the open run, in the original.
    open: Option<u32>,
}

impl Mapped {
    fn run(&mut self, at: u32, length: u32) {
        if self.open != Some(at) {
            self.out.runs.push(Run { folded: self.out.text.len(), original: at, whole: false });
        }
        self.open = Some(at + length);
    }
}

impl Sink for Mapped {
    fn ascii(&mut self, run: &str, at: u32) {
        let is_dropped = |b: &u8| ASCII[usize::from(*b)] == 0;
        let bytes = run.as_bytes();
        let mut i = 0;
        while let Some(start) = bytes[i..].iter().position(|b| !is_dropped(b)).map(|n| i + n) {
            let end = bytes[start..].iter().position(is_dropped).map_or(run.len(), |n| start + n);
            self.run(at + start as u32, (end - start) as u32);
            let from = self.out.text.len();
            for (n, piece) in run[start..end].split('`').enumerate() {
                if n > 0 {
                    self.out.text.push('\'');
                }
                self.out.text.push_str(piece);
            }
            self.out.text[from..].make_ascii_lowercase();
            i = end;
        }
    }

    fn plain(&mut self, run: &str, at: u32) {
        if !run.is_empty() {
            self.run(at, (run.len() / 3) as u32);
            self.out.text.push_str(run);
        }
    }

    fn one(&mut self, folded: char, at: u32, original: char) {
        let lower = folded.to_lowercase();
        if lower.len() == 1 && folded.len_utf16() == original.len_utf16() {
            self.run(at, original.len_utf16() as u32);
            self.out.text.extend(lower);
        } else {
            self.whole(lower, at);
        }
    }

    fn whole(&mut self, folded: impl Iterator<Item = char>, at: u32) {
        self.out.runs.push(Run { folded: self.out.text.len(), original: at, whole: true });
        self.out.text.extend(folded);
        self.open = None;
    }
}

/// Folded texts one behind the other, without the way back: fast, to be searched and forgotten.
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
    /// How many bytes of room there are behind the text, all zero.
    pub const ROOM: usize = 8;

    /// Forgets everything but the memory.
    pub fn clear(&mut self) {
        (self.length, self.unsure, self.wide) = (0, false, false);
    }

    /// Folds a piece and puts it behind what is there.
    pub fn add(&mut self, text: &str) {
        self.reserve(text.len());
        walk(text, self);
    }

    /// The folded text with [`Self::ROOM`] behind it; `None` if it may differ from the fold of the whole, because marks
    /// stand apart from their letters.
    pub fn with_room(&mut self) -> Option<&[u8]> {
        self.reserve(Self::ROOM);
        self.bytes[self.length..self.length + Self::ROOM].fill(0);
        (!self.unsure).then(|| &self.bytes[..self.length + Self::ROOM])
    }

    /// Whether there is a full-width '>', which may quote a line.
    pub fn holds_wide_quote(&self) -> bool {
        self.wide
    }

    fn reserve(&mut self, more: usize) {
        if self.bytes.len() < self.length + more {
            self.bytes.resize(self.length + more + more / 4, 0);
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
        self.reserve(run.len());
        let out = &mut self.bytes[self.length..self.length + run.len()];
        let mut length = 0;
        for &b in run.as_bytes() {
            // No branch: where words end cannot be foretold.
            let folded = ASCII[usize::from(b)];
            out[length] = folded;
            length += usize::from(folded != 0);
        }
        self.length += length;
    }

    fn plain(&mut self, run: &str, _: u32) {
        self.push(run.as_bytes());
    }

    fn one(&mut self, folded: char, at: u32, _: char) {
        if folded.is_ascii() {
            return self.push(&[folded.to_ascii_lowercase() as u8]);
        }
        self.whole(folded.to_lowercase(), at);
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

/// What becomes of ASCII; 0 for what is dropped.
const ASCII: [u8; 256] = {
    let mut table = [0; 256];
    let mut b = b'!';
    while b <= b'~' {
        table[b as usize] = if b == b'`' { b'\'' } else { b.to_ascii_lowercase() };
        b += 1;
    }
    table
};

fn ascii_end(bytes: &[u8], from: usize) -> usize {
    let rest = &bytes[from..];
    let words = rest.chunks_exact(8).take_while(|chunk| chunk.is_ascii()).count();
    let tail = &rest[8 * words..];
    from + 8 * words + tail.iter().position(|b| !b.is_ascii()).unwrap_or(tail.len())
}

fn plain_end(bytes: &[u8], mut from: usize) -> usize {
    while is_plain_at(bytes, from) {
        from += 3;
    }
    from
}

/// Whether a character of three bytes begins there that folding leaves as it is.
fn is_plain_at(bytes: &[u8], at: usize) -> bool {
    let Some(&[first, second, third]) = bytes.get(at..at + 3) else { return false };
    let code = u32::from(first & 0xf) << 12 | u32::from(second & 0x3f) << 6 | u32::from(third & 0x3f);
    let is_in = |from: char, to: char| code.wrapping_sub(from as u32) <= to as u32 - from as u32;
    // No branch: kanji and kana cannot be foretold.
    (first & 0xf0 == 0xe0)
        & (is_in('\u{4e00}', '\u{9fff}')
            | is_in('\u{3041}', '\u{3096}')
            | is_in('\u{30a1}', '\u{30fe}')
            | is_in('\u{3001}', '\u{301b}')
            | is_in('\u{3020}', '\u{3029}'))
}

/// What becomes of a character to which no mark belongs, before capitals are lowered, if that is plain to see.
fn alone(c: char) -> Option<char> {
    match c {
        _ if is_plain(c) => Some(unify(c)),
        // Full-width ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).map(unify),
        // Curly quotes; lines, boxes and arrows.
        '\u{2018}'..='\u{201f}' | '\u{2190}'..='\u{21ff}' | '\u{2500}'..='\u{2767}' => Some(unify(c)),
        _ => None,
    }
}

/// Folds a text for comparison, without the way back.
pub fn fold(text: &str) -> String {
    Folded::new(text).text
}

/// Whether folding drops this character.
pub fn is_ignored(c: char) -> bool {
    if is_plain(c) {
        return false;
    }
    let i = IGNORED.partition_point(|&(_, last)| last < c);
    IGNORED.get(i).is_some_and(|&(first, _)| first <= c)
}

fn unify(c: char) -> char {
    // Most characters are far from any that is unified.
    if !matches!(c, '`' | '\u{ab}'..='\u{2ff}' | '\u{2010}'..='\u{223f}' | '\u{3010}'..='\u{301f}' | '\u{a789}') {
        return c;
    }
    UNIFIED.iter().find(|(from, _)| from.chars().any(|unified| unified == c)).map_or(c, |&(_, to)| to)
}

/// Characters that NFKC leaves alone and that nothing before them composes with: the bulk of Japanese and English.
fn is_plain(c: char) -> bool {
    matches!(c, '!'..='~' | '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fe}' | '\u{4e00}'..='\u{9fff}')
}

/// Whether a new cluster begins here: the character does not reach back to the one before it.
fn starts_cluster(c: char) -> bool {
    if is_plain(c) || matches!(c, '\u{ff01}'..='\u{ff9d}' | '\u{2010}'..='\u{2027}' | '\u{2190}'..='\u{2767}') {
        return true;
    }
    let mut first = '\0';
    let mut seen = false;
    unicode_normalization::char::decompose_compatible(c, |d| {
        if !seen {
            (first, seen) = (d, true);
        }
    });
    canonical_combining_class(first) == 0 && is_nfc_quick(std::iter::once(first)) != IsNormalized::Maybe
}

/// Whether the next visible character reaches back, perhaps over invisible ones.
fn marks_follow(rest: &str) -> bool {
    let bytes = rest.as_bytes();
    // Not more than a few: the look-ahead keeps folding linear.
    for at in 0..8 {
        match bytes.get(at) {
            None => return false,
            Some(&b) if !b.is_ascii() => {
                let mut rest = rest[at..].chars().take(8 - at);
                return !is_plain_at(bytes, at) && rest.find(|&c| !is_ignored(c)).is_some_and(|c| !starts_cluster(c));
            }
            Some(&b) if ASCII[usize::from(b)] != 0 => return false,
            Some(_) => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spans(folded: &Folded) -> Vec<(char, u32)> {
        folded.text.char_indices().map(|(i, c)| (c, folded.origin(i))).collect()
    }

    /// Folding character by character, as it was first written: what the fast way must equal.
    fn slowly(original: &str) -> Folded {
        let mut folder = Folder {
            out: Folded { text: String::with_capacity(original.len()), runs: Vec::new(), end: 0 },
            open: None,
        };
        let mut rest = original.char_indices().peekable();
        let mut at = 0u32;
        let mut cluster = String::new();
        while let Some((_, c)) = rest.next() {
            let start = at;
            at += c.len_utf16() as u32;
            if is_ignored(c) {
                continue;
            }
            let alone = match rest.peek() {
                Some(&(_, next)) if is_ignored(next) => !marks_follow(rest.clone().map(|(_, c)| c)),
                Some(&(_, next)) => starts_slowly(next),
                None => true,
            };
            if alone && is_plain(c) {
                folder.push(unify(c), start, c);
                continue;
            }
            // A character and the marks that compose with it are normalised together.
            cluster.clear();
            cluster.push(c);
            while let Some(&(_, next)) = rest.peek() {
                if is_ignored(next) {
                    // Invisible characters do not part a letter from its mark.
                    if !marks_follow(rest.clone().map(|(_, c)| c)) {
                        break;
                    }
                } else if starts_slowly(next) {
                    break;
                } else {
                    cluster.push(next);
                }
                at += next.len_utf16() as u32;
                rest.next();
            }
            folder.push_cluster(&cluster, start);
        }
        folder.out.end = at;
        folder.out
    }

    struct Folder {
        out: Folded,
        /// Where the next character would continue the open run, in the original.
        open: Option<u32>,
    }

    impl Folder {
        fn push(&mut self, folded: char, start: u32, original: char) {
            let lower = folded.to_lowercase();
            if lower.len() == 1 && folded.len_utf16() == original.len_utf16() {
                if self.open != Some(start) {
                    self.out.runs.push(Run { folded: self.out.text.len(), original: start, whole: false });
                }
                self.out.text.extend(lower);
                self.open = Some(start + original.len_utf16() as u32);
            } else {
                self.push_whole(lower, start);
            }
        }

        fn push_whole(&mut self, folded: impl Iterator<Item = char>, start: u32) {
            self.out.runs.push(Run { folded: self.out.text.len(), original: start, whole: true });
            self.out.text.extend(folded);
            self.open = None;
        }

        fn push_cluster(&mut self, cluster: &str, start: u32) {
            let mut chars = cluster.nfkc().filter(|&c| !is_ignored(c)).map(unify);
            let (Some(first), second) = (chars.next(), chars.next()) else { return };
            match (cluster.chars().count(), second) {
                (1, None) => self.push(first, start, cluster.chars().next().unwrap_or(first)),
                (_, second) => {
                    let all = std::iter::once(first).chain(second).chain(chars);
                    self.push_whole(all.flat_map(char::to_lowercase), start);
                }
            }
        }
    }

    fn marks_follow(rest: impl Iterator<Item = char>) -> bool {
        rest.take(8).find(|&c| !is_ignored(c)).is_some_and(|c| !starts_slowly(c))
    }

    /// [`starts_cluster`] without its short cuts.
    fn starts_slowly(c: char) -> bool {
        let mut first = None;
        unicode_normalization::char::decompose_compatible(c, |d| {
            first.get_or_insert(d);
        });
        let first = first.unwrap_or_default();
        canonical_combining_class(first) == 0 && is_nfc_quick(std::iter::once(first)) != IsNormalized::Maybe
    }

    fn bare(pieces: &[&str]) -> Option<String> {
        let mut bare = Bare::default();
        pieces.iter().for_each(|piece| bare.add(piece));
        let bytes = bare.with_room()?;
        Some(String::from_utf8(bytes[..bytes.len() - Bare::ROOM].to_vec()).unwrap())
    }

    #[test]
    fn the_short_cuts_are_right_for_every_character() {
        // Beyond, there are no marks and nothing that folds.
        for c in ('\0'..='\u{1ffff}').chain('\u{dffff}'..='\u{e1000}') {
            assert_eq!(starts_cluster(c), starts_slowly(c), "{c:?}");
            let text = c.to_string();
            let unified = UNIFIED.iter().find(|(from, _)| from.contains(c)).map_or(c, |&(_, to)| to);
            assert_eq!(unify(c), unified, "{c:?}");
            if let Some(folded) = alone(c) {
                let normal: String = text.nfkc().map(unify).collect();
                assert!(!is_ignored(c) && normal == folded.to_string(), "{c:?}");
            }
            let stays = c.len_utf8() == 3 && is_plain(c) && unify(c) == c && c.to_lowercase().eq([c]);
            assert_eq!(is_plain_at(text.as_bytes(), 0), stays, "{c:?}");
            assert_eq!(Folded::new(&text), slowly(&text), "{c:?}");
            let within = format!("aカ{c}b");
            assert_eq!(Folded::new(&within), slowly(&within), "{c:?}");
            if c.is_ascii() {
                assert_eq!(
                    String::from_utf8(ASCII[c as usize..].iter().take(1).filter(|&&b| b != 0).copied().collect())
                        .unwrap(),
                    slowly(&text).text
                );
            }
        }
    }

    #[test]
    fn spellings_of_one_message_fold_alike() {
        let plain = fold("Google からのデータ読み込み時にユーザー認証エラーが発生したため、処理を中断しました。");
        for other in [
            "Googleからのデータ読み込み時にユーザー認証エラーが発生したため、処理を中断しました。",
            "Google\u{a0}からの ﾃﾞｰﾀ 読み込み時に ﾕｰｻﾞｰ 認証 ｴﾗｰ が発生したため､処理を中断しました｡",
            "Ｇｏｏｇｌｅ\u{3000}からのデ\u{200b}ータ読み\n込み時にユ\u{ad}ーザー認証エラーが\r\n  発生したため、処理を中断しました。",
            "google からのテ\u{3099}ータ読み込み時にユーサ\u{3099}ー認証エラーか\u{3099}発生したため、処理を中断しました。",
            "Google からのﾃ\u{200b}ﾞｰﾀ読み込み時にユーザー認証エラーが発生したため、処理を中断しました。",
        ] {
            assert_eq!(fold(other), plain);
        }
    }

    #[test]
    fn quotes_colons_and_dashes_are_one() {
        assert_eq!(
            fold("Access blocked： Your institution’s “admin” – x"),
            "accessblocked:yourinstitution's\"admin\"-x"
        );
    }

    #[test]
    fn offsets_count_utf16() {
        let text = "😀 ｶﾞＡ x";
        let folded = Folded::new(text);
        assert_eq!(folded.text, "😀ガax");
        assert_eq!(spans(&folded), [('😀', 0), ('ガ', 3), ('a', 5), ('x', 7)]);
        let original = Utf16::new(text);
        assert_eq!(folded.origin_end("😀ガ".len(), &original), 5);
        assert_eq!(original.slice(3, 6), "ｶﾞＡ");
    }

    #[test]
    fn one_character_may_become_several() {
        let folded = Folded::new("a㍿b");
        assert_eq!(folded.text, "a株式会社b");
        assert_eq!(folded.origin("a株式".len()), 1);
        assert_eq!(folded.origin("a株式会社".len()), 2);
    }

    #[test]
    fn the_end_of_a_match_leaves_out_what_follows_it() {
        let text = "a b  \u{200b}c";
        let folded = Folded::new(text);
        assert_eq!(folded.origin_end(2, &Utf16::new(text)), 3);
    }

    proptest! {
        #[test]
        fn never_panics_and_offsets_never_decrease(text in "\\PC{0,80}|[ｦ-ﾟa-z\u{3099}\u{200b} \u{ad}ガ\u{1100}\u{1161}]{0,40}") {
            let folded = Folded::new(&text);
            let original = Utf16::new(&text);
            let length = text.encode_utf16().count() as u32;
            let mut last = 0;
            for (i, c) in folded.text.char_indices() {
                let at = folded.origin(i);
                prop_assert!(last <= at && at <= length);
                prop_assert!(folded.origin_end(i + c.len_utf8(), &original) <= length);
                last = at;
            }
            prop_assert!(!folded.text.chars().any(is_ignored));
        }

        #[test]
        fn folding_is_normalising_without_the_invisible(text in "\\PC{0,60}") {
            let visible: String = text.chars().filter(|&c| !is_ignored(c)).collect();
            let expected: String = visible.nfkc().filter(|&c| !is_ignored(c)).map(unify).flat_map(char::to_lowercase).collect();
            prop_assert_eq!(fold(&text), expected);
        }

        #[test]
        fn folding_fast_is_folding_slowly(text in prop_oneof![
            "\\PC{0,60}",
            "[ｦ-ﾟa-zA-Z`\u{3099}\u{309a}\u{301}\u{200b} \n\u{3000}\u{ad}ガか漢！Ａ“…〜\u{1100}\u{1161}\u{11a8}é😀㍿]{0,60}",
            "[aカ][ \n\u{200b}\u{3000}]{0,12}[\u{3099}\u{301}ﾞ]b",
        ]) {
            prop_assert_eq!(Folded::new(&text), slowly(&text));
            if let Some(bare) = bare(&[&text]) {
                prop_assert_eq!(bare, fold(&text));
            }
        }

        #[test]
        fn pieces_fold_like_the_whole(a in "[ｦ-ﾟa-zA-Z\u{3099}\u{301} \nガか漢]{0,12}", b in "[ｦ-ﾟa-zA-Z\u{3099}\u{301} \nガか漢]{0,12}") {
            if let Some(bare) = bare(&[&a, "\n", &b]) {
                prop_assert_eq!(bare, fold(&format!("{a}\n{b}")));
            }
        }
    }
}
