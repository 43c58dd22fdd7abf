//! The walk: a text folded run by run, into whatever takes it.

use unicode_normalization::UnicodeNormalization;

use super::{ASCII, alone, is_ignored, is_plain_at, starts_cluster, unify};

/// How long a run is at most, in bytes: so often the walk can be taken up again.
pub(super) const LONGEST_RUN: usize = u8::MAX as usize;

/// How many characters ahead a mark is looked for.
const AHEAD: usize = 8;

/// Where folding puts what it makes of a text. `at` is the place in the original, in UTF-16 code units.
pub(super) trait Sink {
    /// The walk stands before byte `byte` of the text, and would go on from here as it would from the beginning.
    fn stands_at(&mut self, _byte: usize, _at: u32) {}
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
pub(super) fn walk(text: &str, sink: &mut impl Sink) -> u32 {
    let bytes = text.as_bytes();
    let (mut i, mut at) = (0usize, 0u32);
    let mut cluster = String::new();
    while i < bytes.len() {
        sink.stands_at(i, at);
        // The last character of a run belongs to the marks that follow it, if any do.
        let ascii = ascii_end(bytes, i);
        if ascii > i {
            let visible = |&b: &u8| ASCII[usize::from(b)] != 0;
            let end = match is_plain_at(bytes, ascii) {
                true => ascii,
                false => match bytes[i..ascii].iter().rposition(visible) {
                    Some(last) if marks_follow(&text[i + last + 1..]) => i + last,
                    _ => ascii,
                },
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
        let alone = alone(c);
        if alone.is_none() && is_ignored(c) {
            continue;
        }
        sink.is_met(c);
        if let Some(folded) = alone
            && !marks_follow(rest.as_str())
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

/// Where the ASCII ends that begins at a place.
fn ascii_end(bytes: &[u8], from: usize) -> usize {
    let rest = &bytes[from..bytes.len().min(from + LONGEST_RUN)];
    let words = rest.chunks_exact(8).take_while(|chunk| chunk.is_ascii()).count();
    let tail = &rest[8 * words..];
    from + 8 * words + tail.iter().position(|b| !b.is_ascii()).unwrap_or(tail.len())
}

/// Where the characters of three bytes end that stay as they are.
fn plain_end(bytes: &[u8], from: usize) -> usize {
    let mut end = from;
    while is_plain_at(bytes, end) && end < from + LONGEST_RUN {
        end += 3;
    }
    end
}

/// Whether the next visible character reaches back, perhaps over invisible ones.
#[inline]
fn marks_follow(rest: &str) -> bool {
    // Not more than a few: the look-ahead keeps folding linear.
    for (at, &b) in rest.as_bytes().iter().enumerate().take(AHEAD) {
        if ASCII[usize::from(b)] != 0 {
            return false;
        }
        if !b.is_ascii() {
            return !is_plain_at(rest.as_bytes(), at) && is_mark_next(&rest[at..], AHEAD - at);
        }
    }
    false
}

/// The same of the next few characters, of which the first is neither ASCII nor plain.
fn is_mark_next(rest: &str, ahead: usize) -> bool {
    let visible = rest.chars().take(ahead).find(|&c| alone(c).is_some() || !is_ignored(c));
    visible.is_some_and(|c| !starts_cluster(c))
}
