//! Reading: a file's bytes into the page model of the core.

use std::{fs, io::Read, path::Path};

use shirube_core::page::Page;

use crate::{
    args::is_standard_input,
    decode::{declared_in_html, decode},
    error::ReadError,
    html, mail,
};

/// Reads a file, or standard input if the path is `-`.
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
    let extension = extension.unwrap_or_default().to_ascii_lowercase();
    let named_mail = matches!(extension.as_str(), "eml" | "mht" | "mhtml");
    if (named_mail || mail::looks_like(bytes))
        && let Some(page) = mail::read(bytes)
    {
        return Ok(page);
    }
    let named_html = matches!(extension.as_str(), "html" | "htm" | "xhtml" | "xht");
    let beginning = String::from_utf8_lossy(bytes.get(..bytes.len().min(1024)).unwrap_or_default());
    let declared = if named_html || html_begins(&beginning) { declared_in_html(bytes) } else { None };
    let text = decode(bytes, declared).map_err(ReadError::NoText)?;
    Ok(if named_html || html_begins(&text) { html::read(&text, url) } else { Page::from_text(&text) })
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
