//! Escapes: words as programs write them into logs, tickets and mails, read as words again.

use std::borrow::Cow;

/// The named character references of HTML that stand in messages.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("hellip", '…'),
    ("rsquo", '’'),
    ("lsquo", '‘'),
    ("rdquo", '”'),
    ("ldquo", '“'),
];

/// How often a log escapes what was escaped before.
const DEPTH: usize = 3;

/// Reads the escapes of JSON (`\u3042`, `\"`, `\n`) and of HTML (`&quot;`, `&#x3042;`), also where one stands inside
/// another. What only looks like an escape is left as it is.
pub fn unescape(text: &str) -> Cow<'_, str> {
    let mut out = Cow::Borrowed(text);
    for _ in 0..DEPTH {
        match once(&out) {
            Some(next) => out = Cow::Owned(next),
            None => break,
        }
    }
    out
}

/// One layer of escapes; `None` if there is none.
fn once(text: &str) -> Option<String> {
    let mut out = String::new();
    // Up to here, everything is in `out`. What is no escape is left as it stands.
    let mut done = 0;
    let mut from = 0;
    while let Some(at) = find_byte(&text.as_bytes()[from..], |b| (b == b'\\') | (b == b'&')).map(|n| from + n) {
        let escape = &text[at..];
        let read = if escape.starts_with('\\') { backslash(escape) } else { reference(escape) };
        from = at + 1;
        if let Some((c, length)) = read {
            out.push_str(&text[done..at]);
            out.push(c);
            done = at + length;
            from = done;
        }
    }
    (done > 0).then(|| {
        out.push_str(&text[done..]);
        out
    })
}

/// The first byte of a kind. Without a branch for each byte, chunks are looked at as a whole.
pub(crate) fn find_byte(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    let quiet = bytes.chunks_exact(32).take_while(|chunk| !chunk.iter().fold(false, |any, &b| any | is(b)));
    let from = 32 * quiet.count();
    bytes[from..].iter().position(|&b| is(b)).map(|n| from + n)
}

fn backslash(escape: &str) -> Option<(char, usize)> {
    let c = match escape.as_bytes().get(1)? {
        b'n' | b'r' => '\n',
        b't' => '\t',
        b'"' => '"',
        b'\'' => '\'',
        b'/' => '/',
        b'\\' => '\\',
        b'u' => return utf16(escape),
        _ => return None,
    };
    Some((c, 2))
}

/// `\u3042`, or the two halves of a character beyond the first 65,536.
fn utf16(escape: &str) -> Option<(char, usize)> {
    let unit = |from: usize| {
        let digits = escape.get(from..from + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let first = unit(0)?;
    let units = if (0xd800..0xdc00).contains(&first) { vec![first, unit(6)?] } else { vec![first] };
    let c = char::decode_utf16(units.iter().copied()).next()?.ok()?;
    Some((c, 6 * units.len()))
}

fn reference(escape: &str) -> Option<(char, usize)> {
    let end = escape.bytes().take(12).position(|b| b == b';')?;
    let name = escape.get(1..end)?;
    let c = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
        None => NAMED.iter().find(|(n, _)| *n == name)?.1,
    };
    Some((c, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_of_escapes() {
        assert_eq!(unescape(r#"{\"message\": \"\u3042\n&quot;x&quot;\"}"#), "{\"message\": \"あ\n\"x\"\"}");
        assert_eq!(unescape("&amp;quot;&#x3042;&#12356;"), "\"あい");
        assert_eq!(unescape(r"\ud83d\ude00"), "😀");
    }

    #[test]
    fn what_only_looks_like_one_stays() {
        for text in ["", "a & b", "AT&T; x", r"C:\Windows", r"\u12", r"\ud83d x", "&#xd800;", "\\", "&", "日本語"] {
            assert_eq!(unescape(text), text);
            assert!(matches!(unescape(text), Cow::Borrowed(_)), "{text}");
        }
    }
}
