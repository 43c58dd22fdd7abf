//! Reading: a file's bytes into the page model of the core.

use std::{
    borrow::Cow,
    fs::{self, File},
    io::Read,
    path::Path,
};

use encoding_rs::Encoding;
use shirube_core::page::Page;

use crate::{
    args::is_standard_input,
    decode::{declared_in_html, decode},
    error::ReadError,
    html, mail,
    paths::is_directory,
    scan::LARGEST,
};

/// What a file holds, not yet taken apart: most texts hold no message, and need not be.
pub enum Source<'a> {
    /// A text without a page around it.
    Text(Cow<'a, str>),
    /// A page or a mail.
    Page(Page),
}

impl Source<'_> {
    /// As a page.
    pub fn into_page(self) -> Page {
        match self {
            Self::Text(text) => Page::from_text(&text),
            Self::Page(page) => page,
        }
    }
}

/// The whole text of a file, or of standard input if it is called `-`.
pub fn text_of(file: &Path, stdin: &mut dyn Read) -> Result<String, ReadError> {
    if is_directory(file) {
        return Err(ReadError::Directory);
    }
    let mut bytes = Vec::new();
    let read = match is_standard_input(file.as_os_str()) {
        true => stdin.take(LARGEST + 1).read_to_end(&mut bytes)?,
        false => File::open(file)?.take(LARGEST + 1).read_to_end(&mut bytes)?,
    };
    if read as u64 > LARGEST {
        return Err(ReadError::TooLarge);
    }
    decode(&bytes, None).map(|text| text.into_owned()).map_err(ReadError::NoText)
}

/// Which kind of file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Several mails.
    Mailbox,
    /// A mail.
    Mail,
    /// HTML.
    Html,
    /// Anything else.
    Text,
}

/// Tells the kind of a file by its beginning and by the extension of its name.
pub fn kind(beginning: &[u8], extension: Option<&str>) -> FileKind {
    let is_named = |names: &[&str]| extension.is_some_and(|e| names.iter().any(|name| e.eq_ignore_ascii_case(name)));
    if is_named(&["eml", "mht", "mhtml"]) {
        return FileKind::Mail;
    }
    if mail::is_mailbox(beginning) {
        return FileKind::Mailbox;
    }
    if mail::looks_like(beginning) {
        return FileKind::Mail;
    }
    if is_named(&["html", "htm", "xhtml", "xht"]) {
        return FileKind::Html;
    }
    let declared = declared_if_html(beginning);
    let text = decode(beginning, declared).unwrap_or_default();
    if html_begins(&text) { FileKind::Html } else { FileKind::Text }
}

/// Reads a file, or standard input if the path is `-`. Of a mailbox, only the first mail.
pub fn read_file(path: &Path, url: Option<&str>, stdin: &mut dyn Read) -> Result<Page, ReadError> {
    if is_standard_input(path.as_os_str()) {
        let mut bytes = Vec::new();
        stdin.read_to_end(&mut bytes)?;
        return read(&bytes, None, url);
    }
    read(&fs::read(path)?, path.extension().and_then(|e| e.to_str()), url)
}

/// Reads bytes. `extension` is that of the file's name; `url` is the address at which a page was saved.
pub fn read(bytes: &[u8], extension: Option<&str>, url: Option<&str>) -> Result<Page, ReadError> {
    Ok(open(bytes, extension, url)?.into_page())
}

/// The same, without taking a text apart.
pub fn open<'a>(bytes: &'a [u8], extension: Option<&str>, url: Option<&str>) -> Result<Source<'a>, ReadError> {
    let extension = extension.unwrap_or_default().to_ascii_lowercase();
    let named_mail = matches!(extension.as_str(), "eml" | "mht" | "mhtml");
    if (named_mail || mail::looks_like(bytes))
        && let Some(page) = mail::read(bytes)
    {
        return Ok(Source::Page(page));
    }
    let named_html = matches!(extension.as_str(), "html" | "htm" | "xhtml" | "xht");
    let declared = if named_html { declared_in_html(bytes) } else { declared_if_html(bytes) };
    let text = decode(bytes, declared).map_err(ReadError::NoText)?;
    Ok(if named_html || html_begins(&text) { Source::Page(html::read(&text, url)) } else { Source::Text(text) })
}

fn declared_if_html(bytes: &[u8]) -> Option<&'static Encoding> {
    // Most texts begin with a letter.
    let first = bytes.iter().find(|b| !b.is_ascii_whitespace());
    if !first.is_some_and(|b| matches!(b, b'<' | 0..=0x20 | 0x7f..=0xe3 | 0xef)) {
        return None;
    }
    let beginning = String::from_utf8_lossy(bytes.get(..bytes.len().min(1024)).unwrap_or_default());
    if html_begins(&beginning) { declared_in_html(bytes) } else { None }
}

/// Whether a text begins like HTML: with a tag, or with what may stand before the first tag.
fn html_begins(text: &str) -> bool {
    #[rustfmt::skip]
    const TAGS: &[&str] = &[
        "a", "article", "aside", "b", "base", "blockquote", "body", "br", "center", "dd", "details", "dialog",
        "div", "dl", "dt", "fieldset", "font", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6",
        "head", "header", "hr", "html", "iframe", "img", "input", "label", "li", "link", "main", "meta", "nav",
        "noscript", "ol", "output", "p", "pre", "script", "search", "section", "span", "strong", "style", "svg",
        "table", "tbody", "td", "template", "th", "thead", "title", "tr", "ul",
    ];
    let mut rest = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    loop {
        let before = rest;
        for (open, close) in [("<!--", "-->"), ("<?xml", "?>")] {
            if rest.starts_with(open) {
                rest = rest.split_once(close).map_or("", |(_, rest)| rest).trim_start();
            }
        }
        if rest == before {
            break;
        }
    }
    let Some(tag) = rest.strip_prefix('<') else { return false };
    let name: String =
        tag.trim_start_matches('!').chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let name = name.to_ascii_lowercase();
    let ended = tag
        .trim_start_matches('!')
        .get(name.len()..)
        .is_some_and(|behind| behind.starts_with(|c: char| c.is_whitespace() || "/>".contains(c)));
    ended && (name == "doctype" || TAGS.contains(&name.as_str()) || (name.contains('-') && !name.starts_with('-')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_known_by_its_beginning() {
        for html in [
            "<!DOCTYPE html>",
            "\u{feff}\n<html lang=ja>",
            "<?xml version='1.0'?>\n<!-- x -->\n<HTML>",
            "<p>x",
            "<x-alert>y</x-alert>",
        ] {
            assert!(html_begins(html), "{html}");
        }
        for text in [
            "",
            "<",
            "<sato@example.co.jp> wrote",
            "< 1 >",
            "a <p>",
            "<https://example.com/>",
            "<!-- only a comment -->",
        ] {
            assert!(!html_begins(text), "{text}");
        }
    }
}
