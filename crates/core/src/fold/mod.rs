//! Folding: one spelling for all the ways in which the same words are written.
//!
//! Consoles, translators, browsers and mail programs write one message in many ways: 「Google の」 and 「Googleの」,
//! half-width kana, a line break in the middle of a Japanese sentence, a soft hyphen, curly quotes. Folding removes
//! *all* white space and invisible characters, normalises the rest to NFKC, unifies quotes, dashes and colons, and
//! lowers case. Both messages and pages are folded, so comparing them is comparing plain text.
//!
//! A [`Folded`] text knows where each of its characters came from, in UTF-16 code units of the original: that is how a
//! browser counts. A [`Bare`] text is only searched.
//!
//! The content script folds too, for its pre-filter. It takes [`IGNORED`] and [`UNIFIED`] from here, through a
//! generated file, so that the two can not drift apart.

mod bare;
mod folded;
mod walk;

use unicode_normalization::{IsNormalized, char::canonical_combining_class, is_nfc_quick};

pub use bare::Bare;
pub use folded::Folded;
pub(crate) use folded::utf16_length;

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

/// Whether a character of three bytes begins there that folding leaves as it is.
#[inline]
fn is_plain_at(bytes: &[u8], at: usize) -> bool {
    let Some(&[first, second, third]) = bytes.get(at..at + 3) else { return false };
    let row = usize::from(first & 0xf) << 6 | usize::from(second & 0x3f);
    // No branch: kanji and kana cannot be foretold.
    (first & 0xf0 == 0xe0) & (STAYS[row] >> (third & 0x3f) & 1 != 0)
}

/// A bit for each character of three bytes: whether folding leaves it as it is.
static STAYS: [u64; 1 << 10] = {
    let ranges = [
        ('\u{3001}', '\u{301b}'),
        ('\u{3020}', '\u{3029}'),
        ('\u{3041}', '\u{3096}'),
        ('\u{30a1}', '\u{30fe}'),
        ('\u{4e00}', '\u{9fff}'),
    ];
    let mut rows = [0; 1 << 10];
    let mut i = 0;
    while i < ranges.len() {
        let mut code = ranges[i].0 as usize;
        while code <= ranges[i].1 as usize {
            rows[code >> 6] |= 1 << (code & 0x3f);
            code += 1;
        }
        i += 1;
    }
    rows
};

/// What half-width Japanese from U+FF61 on stands for.
#[rustfmt::skip]
const HALF_WIDTH: [char; 61] = [
    '。', '「', '」', '、', '・', 'ヲ', 'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ャ', 'ュ', 'ョ', 'ッ', 'ー',
    'ア', 'イ', 'ウ', 'エ', 'オ', 'カ', 'キ', 'ク', 'ケ', 'コ', 'サ', 'シ', 'ス', 'セ', 'ソ', 'タ',
    'チ', 'ツ', 'テ', 'ト', 'ナ', 'ニ', 'ヌ', 'ネ', 'ノ', 'ハ', 'ヒ', 'フ', 'ヘ', 'ホ', 'マ', 'ミ',
    'ム', 'メ', 'モ', 'ヤ', 'ユ', 'ヨ', 'ラ', 'リ', 'ル', 'レ', 'ロ', 'ワ', 'ン',
];

/// What becomes of a character to which no mark belongs, before capitals are lowered, if that is plain to see.
fn alone(c: char) -> Option<char> {
    match c {
        _ if is_plain(c) => Some(unify(c)),
        // Full-width ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).map(unify),
        '\u{ff61}'..='\u{ff9d}' => HALF_WIDTH.get(c as usize - 0xff61).copied(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    fn spans(folded: &Folded) -> Vec<(char, u32)> {
        folded.text.char_indices().map(|(i, c)| (c, folded.origin(i))).collect()
    }

    /// Folding character by character, as it was first written: each folded character with its origin, and the end. What
    /// the fast way must equal.
    fn slowly(original: &str) -> (Vec<(char, u32)>, u32) {
        let mut out = Vec::new();
        let mut rest = original.char_indices().peekable();
        let mut at = 0u32;
        let mut cluster = String::new();
        while let Some((_, c)) = rest.next() {
            let start = at;
            at += c.len_utf16() as u32;
            if is_ignored(c) {
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
            let folded = cluster.nfkc().filter(|&c| !is_ignored(c)).map(unify).flat_map(char::to_lowercase);
            out.extend(folded.map(|c| (c, start)));
        }
        (out, at)
    }

    fn is_folded_alike(text: &str) -> bool {
        let folded = Folded::new(text);
        (spans(&folded), folded.origin(folded.text.len())) == slowly(text)
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
        Some(String::from_utf8(bare.bytes()?.to_vec()).unwrap())
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
            assert!(is_folded_alike(&text), "{c:?}");
            assert!(is_folded_alike(&format!("aカ{c}b")), "{c:?}");
            if c.is_ascii() {
                let folded = slowly(&text).0.first().map_or(0, |&(c, _)| c as u8);
                assert_eq!(ASCII[c as usize], folded);
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
        assert_eq!(folded.origin_end("😀ガ".len()), 5);
        assert_eq!(folded.original(3..6), "ｶﾞＡ");
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
        assert_eq!(Folded::new("a b  \u{200b}c").origin_end(2), 3);
    }

    proptest! {
        #[test]
        fn never_panics_and_offsets_never_decrease(text in "\\PC{0,80}|[ｦ-ﾟa-z\u{3099}\u{200b} \u{ad}ガ\u{1100}\u{1161}]{0,40}") {
            let folded = Folded::new(&text);
            let length = text.encode_utf16().count() as u32;
            let mut last = 0;
            for (i, c) in folded.text.char_indices() {
                let at = folded.origin(i);
                prop_assert!(last <= at && at <= length);
                prop_assert!(folded.origin_end(i + c.len_utf8()) <= length);
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
            prop_assert!(is_folded_alike(&text));
            if let Some(bare) = bare(&[&text]) {
                prop_assert_eq!(bare, fold(&text));
            }
        }

        #[test]
        fn the_way_back_of_a_long_text_is_the_same(piece in "[ｦ-ﾟa-zA-Z`\u{3099}\u{301}\u{200b} \n\u{ad}ガか漢！Ａ“\u{1161}é😀㍿]{1,40}", times in 1usize..60) {
            let text = piece.repeat(times);
            prop_assert!(is_folded_alike(&text));
            let folded = Folded::new(&text);
            let mut at = 0;
            for c in text.chars() {
                prop_assert_eq!(folded.original_at(at), Some(c));
                at += c.len_utf16() as u32;
            }
            prop_assert_eq!(folded.original(0..at), text.as_str());
        }

        #[test]
        fn pieces_fold_like_the_whole(a in "[ｦ-ﾟa-zA-Z\u{3099}\u{301} \nガか漢]{0,12}", b in "[ｦ-ﾟa-zA-Z\u{3099}\u{301} \nガか漢]{0,12}") {
            if let Some(bare) = bare(&[&a, "\n", &b]) {
                prop_assert_eq!(bare, fold(&format!("{a}\n{b}")));
            }
        }
    }
}
