//! The sieve: whether a text can hold a known message at all.
//!
//! Most texts hold none. The sieve says so at a fraction of what it costs to find messages and their places: a text is
//! folded without the way back, and its lines are not taken apart. It may let a text through that holds no message, but
//! never keeps one back that does.

use crate::{
    detect::Detector,
    escape::{find_byte, unescape},
    fold::Bare,
    knowledge::Catalogue,
    page::{Page, unquoted},
};

/// Tells texts that hold no known message.
#[derive(Clone, Copy)]
pub struct Sieve<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) detector: &'a Detector,
}

impl Sieve<'_> {
    /// Whether a page may hold a message. What its address says is not asked.
    pub fn lets_page_through(&self, page: &Page, memory: &mut Bare) -> bool {
        page.passages.iter().any(|passage| {
            memory.clear();
            passage.blocks.iter().for_each(|block| memory.add(&block.text));
            self.lets_through(memory)
        })
    }

    /// The same of [`Page::from_text`].
    pub fn lets_text_through(&self, text: &str, memory: &mut Bare) -> bool {
        fold_lines(text, special, memory);
        if memory.holds_wide_quote() {
            // They are rare: only then every line is looked at.
            fold_lines(text, |bytes, at| (at < bytes.len()).then_some(at), memory);
        }
        self.lets_through(memory)
    }

    fn lets_through(&self, memory: &Bare) -> bool {
        memory.bytes().is_none_or(|text| self.detector.may_hold(self.catalogue, text))
    }
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
    use crate::{
        engine::Engine,
        fold::fold,
        knowledge::{Message, Problem},
    };
    use proptest::prelude::*;

    const NEEDLES: [&str; 4] = ["Access blocked", "処理を中断しました", "未登録の会社ID", "a&b>c\\d-e"];

    fn engine(messages: &[&str]) -> Engine {
        let messages = messages.iter().map(|text| Message::plain(text)).collect();
        let problems = vec![Problem { messages, ..Problem::named("p") }];
        Engine::new(Catalogue { problems, ..Catalogue::default() }).unwrap()
    }

    fn holds(page: &Page) -> bool {
        page.passages.iter().any(|passage| {
            let joined: String = passage.blocks.iter().map(|block| format!("{}\n", block.text)).collect();
            NEEDLES.iter().any(|&needle| fold(&joined).contains(&fold(needle)))
        })
    }

    #[test]
    fn a_message_may_be_cut_off() {
        let engine = engine(&["Access blocked for all.you"]);
        let passes = |text: &str| engine.sieve().lets_text_through(text, &mut Bare::default());
        assert!(
            passes("Access blocked for…") && passes("Access blocked for all…") && passes("Access blocked for all....")
        );
        assert!(passes("Access blocked for all. you") && passes("Access access blocked for all.you!"));
        assert!(!passes("Access blocked for") && !passes("Access blocked…") && !passes("Access blocked for one…"));
    }

    #[test]
    fn what_stands_around_its_key_counts() {
        let engine = engine(&["グループ「{group:email}」の情報にアクセスできなかった"]);
        let passes = |text: &str| engine.sieve().lets_text_through(text, &mut Bare::default());
        assert!(passes("前略 グループ「a@example.co.jp」の情報にアクセスできなかった"));
        assert!(!passes("ユーザー「a@example.co.jp」の情報にアクセスできなかった"));
        assert!(!passes("グループ「営業部」の情報にアクセスできなかった"));
    }

    #[test]
    fn texts_with_a_needle_pass() {
        let engine = engine(&NEEDLES);
        let (sieve, mut memory) = (engine.sieve(), Bare::default());
        for text in [
            "Access blocked",
            "xx 処理を\n>> 中断\n> しました",
            "xx 処理を\n＞ 中断\n しました",
            "未登録の会社ＩＤ",
            r"\u672a登録の会社ID",
            "ACCESS&nbsp;BLOCKED",
            "a &amp; b&gt;c\\\\d-e",
        ] {
            assert!(sieve.lets_text_through(text, &mut memory), "{text}");
            assert!(sieve.lets_page_through(&Page::from_text(text), &mut memory), "{text}");
        }
        for text in ["", "Access", "access is blocked", "処理を中断し", "C:\\処理 & 中断 > しました"] {
            assert!(!sieve.lets_text_through(text, &mut memory), "{text}");
            assert!(!sieve.lets_page_through(&Page::from_text(text), &mut memory), "{text}");
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
                let engine = engine(&NEEDLES);
                let (sieve, mut memory) = (engine.sieve(), Bare::default());
                prop_assert!(sieve.lets_text_through(&text, &mut memory));
                prop_assert!(sieve.lets_page_through(&page, &mut memory));
            }
        }
    }
}
