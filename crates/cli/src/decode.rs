//! From bytes to text: byte order marks, declared encodings, and what the bytes themselves tell.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::Kind;

/// How many bytes tell whether a file is a text.
const SAMPLE: usize = 64 * 1024;

/// Reads bytes as text. `declared` is the encoding that the file itself names, if it does.
///
/// Nothing is refused for a few bytes that make no sense: a cut or damaged file is read as far as it goes.
pub fn decode<'a>(bytes: &'a [u8], declared: Option<&'static Encoding>) -> Result<Cow<'a, str>, Kind> {
    match told(bytes)? {
        Some((encoding, mark)) => Ok(encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0),
        None => Ok(decode_text(bytes, declared)),
    }
}

/// Reads bytes that are known to be a text without a byte order mark.
pub fn decode_text<'a>(bytes: &'a [u8], declared: Option<&'static Encoding>) -> Cow<'a, str> {
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        let same = declared.is_none_or(Encoding::is_ascii_compatible);
        if !bytes.is_ascii() || (same && is_plain(bytes)) {
            return Cow::Borrowed(text);
        }
    } else if is_utf8(bytes) {
        // Bytes beyond ASCII that make up valid UTF-8 are UTF-8, whatever a page that was saved anew still says.
        return String::from_utf8_lossy(bytes);
    }
    if let Some(encoding) = declared {
        let (text, damaged) = encoding.decode_without_bom_handling(bytes);
        if !damaged {
            return text;
        }
    }
    guess(bytes).decode_without_bom_handling(bytes).0
}

/// The encoding of a text of which this is a part, and how many bytes its mark takes; `None` as long as every encoding
/// would read it alike.
pub fn recognise(bytes: &[u8]) -> Result<Option<(&'static Encoding, usize)>, Kind> {
    Ok(told(bytes)?.or_else(|| {
        let encoding = match bytes.is_ascii() {
            true if is_plain(bytes) => return None,
            false if is_utf8(bytes) => UTF_8,
            _ => guess(bytes),
        };
        Some((encoding, 0))
    }))
}

/// The encoding of which there is no doubt, and how many bytes its mark takes; an error for what is no text.
fn told(bytes: &[u8]) -> Result<Option<(&'static Encoding, usize)>, Kind> {
    let has_zero = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or_default().contains(&0);
    match Encoding::for_bom(bytes).or_else(|| Some((if has_zero { utf16(bytes)? } else { return None }, 0))) {
        None => no_text(bytes, has_zero).map_or(Ok(None), Err),
        told => Ok(told),
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    // `last` is false: a file that was cut in the middle of a character is no evidence against its encoding.
    detector.feed(bytes, false);
    detector.guess(Some(b"jp"), Utf8Detection::Allow)
}

/// Whether ASCII means what it says: there is no escape that could begin another character set.
fn is_plain(ascii: &[u8]) -> bool {
    !ascii.contains(&0x1b)
}

/// Whether bytes are UTF-8, perhaps with a little damage.
fn is_utf8(bytes: &[u8]) -> bool {
    if simdutf8::basic::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad == 0 || good >= 10 * bad || (bad == 1 && good > 0 && ends_cut(bytes))
}

fn ends_cut(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

/// UTF-16 without a byte order mark: every other byte of its Latin letters, spaces and line ends is zero.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(SAMPLE) & !1)?;
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|&&b| b == 0).count();
    let encoding = match (zeros(0), zeros(1)) {
        (0, 0) => return None,
        (0, _) => UTF_16LE,
        (_, 0) => UTF_16BE,
        _ => return None,
    };
    // A stray zero makes no UTF-16 of a text that reads well without it.
    if is_utf8(sample) && (!sample.is_ascii() || (zeros(0) + zeros(1)) * 4 < sample.len()) {
        return None;
    }
    let (text, damaged) = encoding.decode_without_bom_handling(sample);
    let odd = text.chars().filter(|&c| is_odd(c)).count();
    (!damaged && odd == 0).then_some(encoding)
}

fn is_odd(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{1b}' | '\u{1a}')
}

/// What a file is that holds no text.
fn no_text(bytes: &[u8], has_zero: bool) -> Option<Kind> {
    const NAMED: &[(&[u8], &str)] = &[
        (b"%PDF-", "PDF"),
        (b"PK\x03\x04", "ZIP, DOCX, XLSX"),
        (b"\x89PNG", "PNG"),
        (b"\xff\xd8\xff", "JPEG"),
        (b"GIF8", "GIF"),
        (b"\x1f\x8b", "gzip"),
        (b"\xd0\xcf\x11\xe0", "DOC, XLS, MSG"),
        (b"SQLite format 3\0", "SQLite"),
    ];
    if let Some((_, name)) = NAMED.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(Kind::Named(name));
    }
    let sample = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or_default();
    let odd = || sample.iter().filter(|&&b| b.is_ascii_control() && is_odd(b.into())).count();
    (has_zero && odd() * 20 > sample.len()).then_some(Kind::Binary)
}

/// The encoding that a page names in a `meta` element or an XML declaration near its beginning.
pub fn declared_in_html(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let mut rest = head.as_str();
    while let Some(at) = ["charset", "encoding"].iter().filter_map(|word| Some(rest.find(word)? + word.len())).min() {
        rest = &rest[at..];
        let Some(value) = rest.trim_start().strip_prefix('=') else { continue };
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c)).unwrap_or(value.len());
        if let Some(encoding) = Encoding::for_label(&value.as_bytes()[..end]) {
            // A page whose declaration can be read byte by byte is not UTF-16.
            return Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{EUC_JP, ISO_2022_JP, SHIFT_JIS};

    const MESSAGE: &str = "同期すると「権限エラーが発生したため、処理を中断しました。」と出ます。\n";

    #[test]
    fn japanese_encodings_are_recognised() {
        for encoding in [SHIFT_JIS, EUC_JP, ISO_2022_JP, UTF_8] {
            assert_eq!(decode(&encoding.encode(MESSAGE).0, None).unwrap(), MESSAGE, "{}", encoding.name());
        }
    }

    #[test]
    fn utf_16_is_read_with_and_without_its_mark() {
        for mark in ["\u{feff}", ""] {
            let units = || mark.encode_utf16().chain(MESSAGE.encode_utf16());
            let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
            assert_eq!(decode(&little, None).unwrap(), MESSAGE);
            assert_eq!(decode(&big, None).unwrap(), MESSAGE);
        }
    }

    #[test]
    fn a_cut_or_damaged_text_is_read_as_far_as_it_goes() {
        let bytes = MESSAGE.as_bytes();
        for end in 0..bytes.len() {
            let text = decode(&bytes[..end], None).unwrap();
            let whole = std::str::from_utf8(&bytes[..end]).map_or_else(|e| e.valid_up_to(), str::len);
            assert!(text.starts_with(&MESSAGE[..whole]), "{end}");
        }
        let mut damaged = MESSAGE.as_bytes().to_vec();
        damaged.splice(3..3, [0xff, 0]);
        assert!(decode(&damaged, None).unwrap().contains("権限エラーが発生"));
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert_eq!(decode(b"%PDF-1.7\n...", None), Err(Kind::Named("PDF")));
        let noise: Vec<u8> = (0..4096u32).map(|i| (i * i % 251) as u8).collect();
        assert_eq!(decode(&noise, None), Err(Kind::Binary));
    }

    #[test]
    fn a_page_may_name_its_encoding() {
        let named = |html: &str| declared_in_html(html.as_bytes()).map(Encoding::name);
        assert_eq!(named("<meta charset=shift_jis>"), Some("Shift_JIS"));
        assert_eq!(named("<meta http-equiv='Content-Type' content='text/html; charset=EUC-JP'>"), Some("EUC-JP"));
        assert_eq!(named("<?xml version=\"1.0\" encoding=\"utf-8\"?>"), Some("UTF-8"));
        assert_eq!(named("<p>charset"), None);
        let page = "<!DOCTYPE html><meta charset=\"euc-jp\"><p>権限";
        let bytes = EUC_JP.encode(page).0;
        assert_eq!(decode(&bytes, declared_in_html(&bytes)).unwrap(), page);
    }
}
