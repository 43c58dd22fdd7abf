//! What the reasoning is given: the visible text of a page, in blocks, with what surrounds them.

use serde::{Deserialize, Serialize};

use crate::{escape::unescape, screen::Screen};

/// A page, or a text that has no page around it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Page {
    /// The address; `None` for a log, a ticket or a pasted text.
    pub url: Option<String>,
    /// The accessible names of the buttons that may show the signed-in account.
    pub account_names: Vec<String>,
    /// Stretches of the page. Blocks of one passage follow each other on the page.
    pub passages: Vec<Passage>,
    /// What the page's settings are read from, if it is one that has any.
    #[serde(default)]
    pub screen: Option<Screen>,
}

/// Blocks that follow each other on the page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Passage {
    /// The blocks, in reading order.
    pub blocks: Vec<Block>,
}

/// A run of inline text, such as a paragraph or a table cell.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Block {
    /// The text as it stands in the page's text nodes.
    pub text: String,
    /// What the block stands in.
    pub within: Vec<Within>,
    /// The headings and region names that it stands under, the nearest first.
    pub headings: Vec<String>,
    /// Parts that are code, quotations or links to somewhere else: UTF-16 offsets, start and end.
    pub quoting: Vec<(u32, u32)>,
}

/// A kind of surroundings that tells a page's own words from words it passes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Within {
    /// A live region or alert: what a program says now.
    Alert,
    /// An article, a comment or an entry in a feed.
    Article,
    /// Code, preformatted text, a block quotation or a figure.
    Quotation,
    /// A conversation or a log of one.
    Conversation,
    /// Search and its results.
    Search,
    /// Help, notes and navigation beside the main thing.
    Aside,
}

impl Page {
    /// A text without a page around it, such as a log, a mail or a ticket: one block a line, without the `> >` that
    /// quotes it, its escapes read.
    pub fn from_text(text: &str) -> Self {
        Self { passages: vec![Passage { blocks: Block::lines(text) }], ..Self::default() }
    }
}

impl Block {
    /// The lines of a text as blocks. See [`Page::from_text`].
    pub fn lines(text: &str) -> Vec<Self> {
        // One after the other: a single sign is looked for by words of memory, one of two letter by letter.
        let lines = text.split('\n').flat_map(|line| line.split('\r'));
        let lines = lines.map(|line| unescape(unquoted(line)).into_owned());
        lines.map(|text| Self { text, ..Self::default() }).collect()
    }

    /// Where in a line a place in its block stands, both in UTF-16 code units; `None` if the line is written in escapes.
    pub fn place_in_line(line: &str, offset: u32) -> Option<u32> {
        let rest = unquoted(line);
        let before = line.len() - rest.len();
        let before: usize = line[..before].chars().map(char::len_utf16).sum();
        (*unescape(rest) == *rest).then_some(before as u32 + offset)
    }
}

/// A line without the marks that quote it.
pub(crate) fn unquoted(line: &str) -> &str {
    let mut rest = line.trim_start();
    while let Some(inner) = rest.strip_prefix(['>', '＞']) {
        rest = inner.trim_start();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_quoted_lines_are_dropped() {
        let lines = Block::lines("a\n> b\r\n>> > c\n");
        let lines: Vec<_> = lines.iter().map(|b| b.text.as_str()).filter(|t| !t.is_empty()).collect();
        assert_eq!(lines, ["a", "b", "c"]);
        assert_eq!(Block::place_in_line("＞ > 𠮟b", 2), Some(6));
        assert_eq!(Block::place_in_line("> \\tb", 1), None);
    }
}
