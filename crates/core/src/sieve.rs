//! The sieve: whether a text can hold a known message at all.
//!
//! Most texts hold none. The sieve says so at a fraction of what it costs to find messages and their places: it folds
//! without the way back, and looks for the beginnings of messages by their rarest few bytes. It may let a text through
//! that holds no message, but never keeps one back that does.

use std::collections::BTreeMap;

use crate::{
    escape::{find_byte, unescape},
    fold::Bare,
    page::{Page, unquoted},
    pattern::Pattern,
};

/// How many bytes are looked at together, at most: what fits into a register.
const WIDEST: usize = Bare::ROOM;

/// Less than so many are common to too many words.
const NARROWEST: usize = 6;

/// Of so many places in a text one is looked at, if the words are long enough.
const STRIDE: usize = 4;

/// The fingerprints have so many bits.
const BITS: u32 = 17;

/// Tells texts that hold no known message.
pub struct Sieve {
    /// One for the words that are long enough for strides, one for the others.
    combs: Vec<Comb>,
}

/// What a text with a message contains.
pub(crate) struct Needle {
    /// The words. Folded.
    pub words: String,
    /// How many bytes of them are enough if an ellipsis cuts the rest off.
    pub head: Option<usize>,
    /// What else must stand around them.
    pub pattern: Option<Pattern>,
}

/// Looks for words of about the same length.
struct Comb {
    needles: Vec<Needle>,
    stride: usize,
    /// Which bytes of a window count: as many as the shortest needle has.
    mask: u64,
    /// The fingerprints of all windows that are looked for.
    marked: Box<[u64; 1 << (BITS - 6)]>,
    /// These windows, sorted, with their needle and their place in it.
    windows: Vec<(u64, u32, u32)>,
}

impl Sieve {
    /// A sieve that lets through what contains one of these.
    pub(crate) fn new(needles: impl Iterator<Item = Needle>) -> Self {
        let is_long = |needle: &Needle| needle.beginning().len() >= WIDEST + STRIDE - 1;
        let (long, short): (Vec<_>, Vec<_>) = needles.partition(is_long);
        let combs = [long, short].into_iter().filter(|needles| !needles.is_empty());
        Self { combs: combs.map(Comb::new).collect() }
    }

    /// Whether a page may hold a message. What its address says is not asked.
    pub fn lets_page_through(&self, page: &Page, memory: &mut Bare) -> bool {
        page.passages.iter().any(|passage| {
            memory.clear();
            passage.blocks.iter().for_each(|block| memory.add(&block.text));
            self.finds(memory)
        })
    }

    /// The same of [`Page::from_text`].
    pub fn lets_text_through(&self, text: &str, memory: &mut Bare) -> bool {
        fold_lines(text, special, memory);
        if memory.holds_wide_quote() {
            // They are rare: only then every line is looked at.
            fold_lines(text, |bytes, at| (at < bytes.len()).then_some(at), memory);
        }
        self.finds(memory)
    }

    fn finds(&self, memory: &mut Bare) -> bool {
        match memory.with_room() {
            Some(bytes) => self.combs.iter().any(|comb| comb.finds(bytes)),
            None => true,
        }
    }
}

impl Comb {
    fn new(needles: Vec<Needle>) -> Self {
        let shortest = needles.iter().map(|n| n.beginning().len()).min().unwrap_or(WIDEST).max(1);
        let width = (shortest + 1).saturating_sub(STRIDE).clamp(NARROWEST.min(shortest), WIDEST);
        let stride = (shortest + 1 - width).min(STRIDE);
        // What many messages have in common, tickets have, too.
        let mut common: BTreeMap<u64, u32> = BTreeMap::new();
        for window in needles.iter().flat_map(|needle| needle.beginning().windows(width)) {
            *common.entry(number(window)).or_default() += 1;
        }
        let cost = |window: &[u8]| 64 * common.get(&number(window)).copied().unwrap_or(0) + frequency(window);
        let mut marked = Box::new([0; 1 << (BITS - 6)]);
        let mut windows = Vec::with_capacity(needles.len() * stride);
        for (index, needle) in needles.iter().enumerate() {
            // Wherever a stride falls, it falls on one of as many windows side by side.
            let costs: Vec<u32> = needle.beginning().windows(width).map(cost).collect();
            let runs = costs.windows(stride).map(|run| run.iter().sum::<u32>()).enumerate();
            let first = runs.min_by_key(|&(_, cost)| cost).map_or(0, |(at, _)| at);
            for (at, window) in needle.beginning().windows(width).enumerate().skip(first).take(stride) {
                let (word, bit) = fingerprint(number(window));
                marked[word] |= bit;
                windows.push((number(window), index as u32, at as u32));
            }
        }
        windows.sort_unstable();
        Self { needles, stride, mask: u64::MAX >> (64 - 8 * width), marked, windows }
    }

    fn finds(&self, bytes: &[u8]) -> bool {
        let mut at = 0;
        while let Some(eight) = bytes.get(at..at + WIDEST) {
            let window = number(eight) & self.mask;
            let (word, bit) = fingerprint(window);
            if self.marked[word] & bit != 0 && self.is_needle(bytes, at, window) {
                return true;
            }
            at += self.stride;
        }
        false
    }

    #[cold]
    fn is_needle(&self, bytes: &[u8], at: usize, window: u64) -> bool {
        let first = self.windows.partition_point(|&(w, ..)| w < window);
        let mut same = self.windows[first..].iter().take_while(|&&(w, ..)| w == window);
        same.any(|&(_, needle, offset)| {
            at.checked_sub(offset as usize).is_some_and(|from| self.needles[needle as usize].is_at(bytes, from))
        })
    }
}

impl Needle {
    /// What must be there in any case.
    fn beginning(&self) -> &[u8] {
        &self.words.as_bytes()[..self.head.unwrap_or(self.words.len())]
    }

    /// Whether it stands at a place, or what an ellipsis leaves of it.
    fn is_at(&self, bytes: &[u8], from: usize) -> bool {
        let Some(text) = bytes.get(from..) else { return false };
        let same = self.words.bytes().zip(text).take_while(|&(a, &b)| a == b).count();
        let is_cut_off = |head: usize| head <= same && (head..=same).any(|at| text[at..].starts_with(b"..."));
        (same == self.words.len() && self.is_in_pattern(bytes, from)) || self.head.is_some_and(is_cut_off)
    }

    fn is_in_pattern(&self, bytes: &[u8], from: usize) -> bool {
        let Some(pattern) = &self.pattern else { return true };
        let is_inside = |at: usize| bytes.get(at).is_some_and(|b| b & 0xc0 == 0x80);
        let (before, after) = pattern.reach();
        let key = from..from + self.words.len();
        let (mut start, mut end) = (key.start.saturating_sub(before), (key.end + after).min(bytes.len()));
        while is_inside(start) {
            start -= 1;
        }
        while is_inside(end) {
            end += 1;
        }
        let key = key.start - start..key.end - start;
        // Whether the values are fine is asked of the original, if it comes to that.
        std::str::from_utf8(&bytes[start..end]).map_or(true, |text| pattern.matches(text, key, &|_, _| true).is_some())
    }
}

/// Up to eight bytes as a number.
fn number(bytes: &[u8]) -> u64 {
    let mut eight = [0; WIDEST];
    eight[..bytes.len()].copy_from_slice(bytes);
    u64::from_le_bytes(eight)
}

/// Where the fingerprint of a window is marked: the word and the bit in it.
fn fingerprint(window: u64) -> (usize, u64) {
    let hash = window.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BITS);
    ((hash >> 6) as usize, 1 << (hash & 63))
}

/// How frequent bytes are in tickets: hiragana is everywhere, kanji and signs are not.
fn frequency(window: &[u8]) -> u32 {
    let weigh = |&b: &u8| match b {
        b'e' | b't' | b'a' | b'o' | b'i' | b'n' | b's' | b'r' => 4,
        0x20..=0x7f => 2,
        0xe4..=0xe9 => 0,
        0x80..=0x83 | 0xe3 => 7,
        _ => 4,
    };
    window.iter().map(weigh).sum()
}

/// Folds the lines of a text. Those that are quoted or escaped are read before, the others folded as they come.
/// `special` is the next place at which a line may be one of them.
fn fold_lines(text: &str, special: impl Fn(&[u8], usize) -> Option<usize>, memory: &mut Bare) {
    memory.clear();
    let is_end = |b: u8| (b == b'\n') | (b == b'\r');
    let bytes = text.as_bytes();
    let (mut done, mut at) = (0, 0);
    while let Some(special) = special(bytes, at) {
        let start = bytes[at..special].iter().rposition(|&b| is_end(b)).map_or(at, |n| at + n + 1);
        let end = find_byte(&bytes[special..], is_end).map_or(bytes.len(), |n| special + n);
        let line = text[start..end].trim_start();
        let read = unescape(unquoted(line));
        if *read != *line {
            memory.add(&text[done..start]);
            memory.add(&read);
            done = end;
        }
        at = end + 1;
    }
    memory.add(&text[done..]);
}

/// The first place at which a line may have to be read before it is folded.
fn special(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    find_byte(rest, |b| (b == b'\\') | (b == b'&') | (b == b'>')).map(|n| from + n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;
    use proptest::prelude::*;

    const NEEDLES: [&str; 4] = ["accessblocked", "処理を中断しました", "未登録の会社id", "a&b>c\\d"];

    fn sieve() -> Sieve {
        Sieve::new(NEEDLES.into_iter().map(|words| Needle { words: words.into(), head: None, pattern: None }))
    }

    fn holds(page: &Page) -> bool {
        page.passages.iter().any(|passage| {
            let joined: String = passage.blocks.iter().map(|block| format!("{}\n", block.text)).collect();
            NEEDLES.iter().any(|&needle| fold(&joined).contains(needle))
        })
    }

    #[test]
    fn a_needle_may_be_cut_off() {
        let head = Some("accessblocked".len());
        let whole = Needle { words: "accessblockedby.you".into(), head, pattern: None };
        let sieve = Sieve::new([whole].into_iter());
        let passes = |text: &str| sieve.lets_text_through(text, &mut Bare::default());
        assert!(passes("Access blocked…") && passes("Access blocked by…") && passes("Access blocked by...."));
        assert!(passes("Access blocked by. you") && passes("Access access blocked by.you!"));
        assert!(!passes("Access blocked") && !passes("Access block…") && !passes("Access blocked by me…"));
    }

    #[test]
    fn what_stands_around_a_needle_counts() {
        let pattern = Pattern::parse("グループ「{group:email}」の情報にアクセスできなかった").unwrap();
        let needle = Needle { words: pattern.key().into(), head: None, pattern: Some(pattern) };
        let sieve = Sieve::new([needle].into_iter());
        let passes = |text: &str| sieve.lets_text_through(text, &mut Bare::default());
        assert!(passes("前略 グループ「a@example.co.jp」の情報にアクセスできなかった"));
        assert!(!passes("ユーザー「a@example.co.jp」の情報にアクセスできなかった"));
    }

    #[test]
    fn texts_with_a_needle_pass() {
        let mut memory = Bare::default();
        for text in [
            "Access blocked",
            "xx 処理を\n>> 中断\n> しました",
            "xx 処理を\n＞ 中断\n しました",
            "未登録の会社ＩＤ",
            r"\u672a登録の会社ID",
            "ACCESS&nbsp;BLOCKED",
            "a &amp; b&gt;c\\\\d",
        ] {
            assert!(sieve().lets_text_through(text, &mut memory), "{text}");
            assert!(sieve().lets_page_through(&Page::from_text(text), &mut memory), "{text}");
        }
        for text in ["", "Access", "access is blocked", "処理を中断し", "C:\\処理 & 中断 > しました"] {
            assert!(!sieve().lets_text_through(text, &mut memory), "{text}");
            assert!(!sieve().lets_page_through(&Page::from_text(text), &mut memory), "{text}");
        }
    }

    proptest! {
        #[test]
        fn nothing_with_a_needle_is_kept_back(pieces in prop::collection::vec(prop_oneof![
            3 => prop::sample::select(vec![
                "access", "blocked", "処理を", "中断", "し", "ました", "未登録の会社", "id", "ID", "\n", "\r\n", " ", "> ", "＞", "&amp;",
                "\\n", "\\u51e6", "\\", "&", "\u{200b}", "\u{3099}", "\u{301}", "か", "         ",
            ]).prop_map(str::to_owned),
            1 => "\\PC{0,4}",
        ], 0..14)) {
            let text = pieces.concat();
            let page = Page::from_text(&text);
            if holds(&page) {
                let mut memory = Bare::default();
                prop_assert!(sieve().lets_text_through(&text, &mut memory));
                prop_assert!(sieve().lets_page_through(&page, &mut memory));
            }
        }
    }
}
