//! The sieve: whether a text can hold a known message at all.
//!
//! Most texts hold none. The sieve says so at a fraction of what it costs to find messages and their places: it folds
//! without the way back, and looks for the beginnings of messages by their rarest few bytes. It may let a text through
//! that holds no message, but never keeps one back that does.

use crate::{
    escape::unescape,
    fold::Bare,
    page::{Page, unquoted},
};

/// How many bytes are looked at together, at most: what fits into a register.
const WIDEST: usize = Bare::ROOM;

/// The fingerprints have so many bits.
const BITS: u32 = 16;

/// Tells texts that hold no known message.
pub struct Sieve {
    /// What every text with a message contains one of. Folded.
    needles: Vec<Box<[u8]>>,
    /// Which bytes of a window count: as many as the shortest needle has.
    mask: u64,
    /// The fingerprints of all windows that are looked for.
    marked: Box<[u64; 1 << (BITS - 6)]>,
    /// These windows, sorted, with their needle and their place in it.
    windows: Vec<(u64, u32, u32)>,
}

impl Sieve {
    /// A sieve that lets through what contains one of these. Folded.
    pub(crate) fn new<'a>(needles: impl Iterator<Item = &'a str>) -> Self {
        let mut needles: Vec<&[u8]> = needles.map(str::as_bytes).collect();
        needles.sort_unstable();
        // What begins with another one is found with it.
        needles.dedup_by(|longer, shorter| longer.starts_with(shorter));
        let width = needles.iter().map(|n| n.len()).min().unwrap_or(WIDEST).clamp(1, WIDEST);
        let mut sieve = Self {
            mask: u64::MAX >> (64 - 8 * width),
            marked: Box::new([0; 1 << (BITS - 6)]),
            windows: Vec::with_capacity(needles.len()),
            needles: needles.iter().map(|&n| n.into()).collect(),
        };
        for (index, needle) in needles.iter().enumerate() {
            // The rarest, and of several the last: messages begin alike.
            let (at, window) = needle.windows(width).enumerate().max_by_key(|(_, w)| rarity(w)).unwrap_or_default();
            let mut bytes = [0; WIDEST];
            bytes[..window.len()].copy_from_slice(window);
            let window = u64::from_le_bytes(bytes);
            let (word, bit) = fingerprint(window);
            sieve.marked[word] |= bit;
            sieve.windows.push((window, index as u32, at as u32));
        }
        sieve.windows.sort_unstable();
        sieve
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
        memory.clear();
        let is_end = |b: &u8| matches!(b, b'\n' | b'\r');
        let bytes = text.as_bytes();
        let wide = text.contains('＞');
        // Folding takes lines as they come. Those that are quoted or escaped are read before.
        let (mut done, mut at) = (0, 0);
        while let Some(special) = if wide { (at < bytes.len()).then_some(at) } else { special(bytes, at) } {
            let start = bytes[at..special].iter().rposition(is_end).map_or(at, |n| at + n + 1);
            let end = bytes[special..].iter().position(is_end).map_or(bytes.len(), |n| special + n);
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
        self.finds(memory)
    }

    fn finds(&self, memory: &mut Bare) -> bool {
        let Some(bytes) = memory.with_room() else { return true };
        bytes.windows(WIDEST).enumerate().any(|(at, window)| {
            let mut eight = [0; WIDEST];
            eight.copy_from_slice(window);
            let window = u64::from_le_bytes(eight) & self.mask;
            let (word, bit) = fingerprint(window);
            self.marked[word] & bit != 0 && self.is_needle(bytes, at, window)
        })
    }

    #[cold]
    fn is_needle(&self, bytes: &[u8], at: usize, window: u64) -> bool {
        let first = self.windows.partition_point(|&(w, ..)| w < window);
        let same = self.windows[first..].iter().take_while(|&&(w, ..)| w == window);
        same.into_iter().any(|&(_, needle, offset)| {
            let from = at.checked_sub(offset as usize);
            from.and_then(|from| bytes.get(from..)).is_some_and(|rest| rest.starts_with(&self.needles[needle as usize]))
        })
    }
}

/// Where the fingerprint of a window is marked: the word and the bit in it.
fn fingerprint(window: u64) -> (usize, u64) {
    let hash = window.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BITS);
    ((hash >> 6) as usize, 1 << (hash & 63))
}

/// How rare bytes are in tickets: hiragana is everywhere, kanji and signs are not.
fn rarity(window: &[u8]) -> u32 {
    let weigh = |&b: &u8| match b {
        b'e' | b't' | b'a' | b'o' | b'i' | b'n' | b's' | b'r' => 2,
        0x20..=0x7f => 4,
        0xe4..=0xe9 => 9,
        0x80..=0x83 | 0xe3 => 0,
        _ => 2,
    };
    window.iter().map(weigh).sum()
}

/// The first place at which a line may have to be read before it is folded.
fn special(bytes: &[u8], from: usize) -> Option<usize> {
    let is_special = |b: &u8| matches!(b, b'\\' | b'&' | b'>');
    let rest = bytes.get(from..)?;
    // Without a branch for each byte, chunks are looked at as a whole.
    let quiet = rest.chunks_exact(64).take_while(|chunk| !chunk.iter().fold(false, |any, b| any | is_special(b)));
    let from = from + 64 * quiet.count();
    bytes[from..].iter().position(is_special).map(|n| from + n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;
    use proptest::prelude::*;

    const NEEDLES: [&str; 4] = ["accessblocked", "処理を中断しました", "未登録の会社id", "a&b>c\\d"];

    fn sieve() -> Sieve {
        Sieve::new(NEEDLES.into_iter())
    }

    fn holds(page: &Page) -> bool {
        page.passages.iter().any(|passage| {
            let joined: String = passage.blocks.iter().map(|block| format!("{}\n", block.text)).collect();
            NEEDLES.iter().any(|&needle| fold(&joined).contains(needle))
        })
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
