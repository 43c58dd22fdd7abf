//! Where one entry ends and the next begins.

use std::{net::Ipv4Addr, ops::Range};

use ipnet::ipv4_mask_to_prefix;

use super::read::is_dash;

/// An entry as it was typed, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typed<'a> {
    /// The entry.
    pub text: &'a str,
    /// Where it begins in the field, in UTF-16 code units.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// Parts the field at commas, semicolons, line breaks and white space.
///
/// Blanks do not part what is obviously one: `192.0.2.0 - 192.0.2.255`, `192.0.2.0 /24`, `192.0.2.0 255.255.255.0`.
pub fn split(text: &str) -> Vec<Typed<'_>> {
    let mut entries: Vec<Range<usize>> = Vec::new();
    for (begins, part) in pieces(text, is_separator) {
        for (at, word) in pieces(part, char::is_whitespace) {
            let (start, end) = (begins + at, begins + at + word.len());
            match entries.last_mut() {
                Some(last) if last.start >= begins && belong_together(&text[last.clone()], word) => last.end = end,
                _ => entries.push(start..end),
            }
        }
    }
    let (mut passed, mut units) = (0, 0);
    let typed = entries.into_iter().map(|entry| {
        let start = units + utf16(&text[passed..entry.start]);
        units = start + utf16(&text[entry.clone()]);
        passed = entry.end;
        Typed { text: &text[entry], start, end: units }
    });
    typed.collect()
}

/// What stands between separators, each with its place in bytes.
fn pieces(text: &str, separates: fn(char) -> bool) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    let pieces = text.split_inclusive(separates).map(move |piece| {
        let start = at;
        at += piece.len();
        (start, piece.trim_end_matches(separates))
    });
    pieces.filter(|(_, piece)| !piece.is_empty())
}

fn utf16(text: &str) -> u32 {
    text.chars().map(|c| c.len_utf16() as u32).sum()
}

fn is_separator(c: char) -> bool {
    matches!(c, ',' | ';' | '，' | '；' | '、' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn belong_together(before: &str, word: &str) -> bool {
    let joins = |c: char| is_dash(c) || matches!(c, '/' | '／');
    let is_mask = |mask: Ipv4Addr| mask.octets()[0] == 255 && ipv4_mask_to_prefix(mask).is_ok();
    before.ends_with(joins)
        || word.starts_with(joins)
        || (before.parse::<Ipv4Addr>().is_ok() && word.parse().is_ok_and(is_mask))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        split(text).iter().map(|typed| typed.text).collect()
    }

    #[test]
    fn entries_are_parted_as_people_part_them() {
        let all = ["192.0.2.0/24", "2001:db8::/32", "x"];
        for text in [
            "192.0.2.0/24,2001:db8::/32,x",
            " 192.0.2.0/24 ;; 2001:db8::/32\r\n\r\n x ",
            "192.0.2.0/24　2001:db8::/32、x",
            "192.0.2.0/24；2001:db8::/32，x",
        ] {
            assert_eq!(texts(text), all, "{text}");
        }
        assert_eq!(texts(" ,;\n"), [""; 0]);
    }

    #[test]
    fn blanks_do_not_part_what_is_one() {
        for text in ["192.0.2.0 - 192.0.2.255", "192.0.2.0 〜192.0.2.9", "192.0.2.0 / 24", "192.0.2.0 255.255.255.0"] {
            assert_eq!(texts(text), [text]);
        }
        assert_eq!(texts("192.0.2.0\n-192.0.2.255").len(), 2);
        assert_eq!(texts("192.0.2.0 255.255.0.255").len(), 2);
    }

    #[test]
    fn places_are_utf16_code_units() {
        let text = "🗻、１９２.0.2.0/24 x";
        let places: Vec<_> = split(text).iter().map(|typed| (typed.start, typed.end)).collect();
        assert_eq!(places, [(0, 2), (3, 15), (16, 17)]);
    }
}
