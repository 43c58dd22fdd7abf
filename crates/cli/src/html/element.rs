//! Elements: what they mean for the words in them.

use scraper::node::Element;
use shirube_core::page::Within;
use url::{ParseError, Url};

/// A set of [`Within`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Set(u8);

impl Set {
    const ALL: [Within; 6] =
        [Within::Alert, Within::Article, Within::Quotation, Within::Conversation, Within::Search, Within::Aside];

    /// The set of one.
    pub fn of(kind: Within) -> Self {
        Self(1 << kind as u8)
    }

    /// The union of two.
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in this one only.
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// As a list.
    pub fn list(self) -> Vec<Within> {
        Self::ALL.into_iter().filter(|&kind| self.without(Self::of(kind)) != self).collect()
    }
}

/// How surely a live region is a message, and not just a part of the page that changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Live {
    /// An alert or a status.
    Surely,
    /// `aria-live="polite"` alone: single-page applications put it on whole pages, too.
    Perhaps,
}

/// What becomes of the text of an element once it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// A heading of that level.
    Heading(u8),
    /// The summary of a `details` element.
    Summary,
    /// The caption of a table.
    Caption,
    /// A header cell of a table.
    HeaderCell,
    /// A button or link, which may show the account.
    Control,
}

/// What an element means.
#[derive(Debug, Clone, Copy)]
pub struct Meaning {
    /// It begins a block of its own.
    pub block: bool,
    /// What its words stand in, apart from live regions.
    pub within: Set,
    /// It is a live region.
    pub live: Option<Live>,
    /// It is a part of the page with a standing of its own: no message goes beyond it.
    pub landmark: bool,
    /// It is inline code or an inline quotation.
    pub code: bool,
    /// It is a link to somewhere else.
    pub leads_away: bool,
    /// What its text names.
    pub naming: Option<Naming>,
    /// It is a table.
    pub table: bool,
    /// It is a row of a table.
    pub row: bool,
}

impl Meaning {
    /// That of a document: a block, and nothing more.
    pub fn block() -> Self {
        Self {
            block: true,
            within: Set::default(),
            live: None,
            landmark: false,
            code: false,
            leads_away: false,
            naming: None,
            table: false,
            row: false,
        }
    }
}

/// HTML's block-level elements, and buttons: their words do not run on into what is beside them.
#[rustfmt::skip]
const BLOCKS: &[&str] = &[
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hgroup", "hr", "html", "iframe", "legend", "li", "listing", "main", "menu", "nav",
    "ol", "optgroup", "option", "p", "plaintext", "pre", "search", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul", "xmp",
];

/// What an element means.
pub fn meaning(element: &Element, page: Option<&Url>) -> Meaning {
    let name = element.name();
    let role = role(element);
    // A role takes the place of what an element is by its name.
    let kind = match if role.is_empty() { name } else { role } {
        "article" | "comment" | "feed" => Some(Within::Article),
        "log" => Some(Within::Conversation),
        "search" => Some(Within::Search),
        "aside" | "complementary" | "contentinfo" | "footer" | "nav" | "navigation" | "note" => Some(Within::Aside),
        "blockquote" | "figure" | "listing" | "plaintext" | "pre" | "xmp" => Some(Within::Quotation),
        _ => None,
    };
    let live = match (role, attribute(element, "aria-live").map(str::trim)) {
        ("alert" | "alertdialog" | "status", _) => Some(Live::Surely),
        (_, Some(value)) if value.eq_ignore_ascii_case("assertive") => Some(Live::Surely),
        (_, Some(value)) if value.eq_ignore_ascii_case("polite") => Some(Live::Perhaps),
        _ if name == "output" => Some(Live::Surely),
        _ => None,
    };
    let landmark = name == "main" || role == "main" || kind.is_some_and(|kind| kind != Within::Quotation);
    let control = matches!(name, "a" | "button") || matches!(role, "button" | "link");
    Meaning {
        block: BLOCKS.contains(&name),
        within: kind.map(Set::of).unwrap_or_default(),
        live,
        landmark,
        code: matches!(name, "code" | "kbd" | "samp" | "q" | "cite"),
        leads_away: name == "a" && attribute(element, "href").is_some_and(|href| leads_away(href, page)),
        naming: match name {
            _ if role == "heading" => Some(Naming::Heading(level(element).unwrap_or(2))),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                Some(Naming::Heading(level(element).unwrap_or(name.as_bytes()[1] - b'0')))
            }
            "summary" => Some(Naming::Summary),
            "caption" => Some(Naming::Caption),
            "th" => Some(Naming::HeaderCell),
            _ if control => Some(Naming::Control),
            _ => None,
        },
        table: name == "table",
        row: name == "tr",
    }
}

/// Whether an element's accessible name is that of a region, not of a control.
pub fn names_region(element: &Element) -> bool {
    !matches!(element.name(), "a" | "button" | "img" | "svg" | "summary")
        && !matches!(role(element), "button" | "link" | "img" | "heading")
}

/// The first of an element's roles.
fn role(element: &Element) -> &str {
    attribute(element, "role").and_then(|role| role.split_ascii_whitespace().next()).unwrap_or_default()
}

fn level(element: &Element) -> Option<u8> {
    attribute(element, "aria-level")?.trim().parse().ok().filter(|level| *level > 0)
}

/// Whether a link leads to another page. A fragment, or another route of a single-page application, is this page.
fn leads_away(href: &str, page: Option<&Url>) -> bool {
    let href = href.trim();
    if href.starts_with('#') {
        return false;
    }
    match (Url::parse(href), page) {
        (Err(ParseError::RelativeUrlWithoutBase), Some(page)) => {
            page.join(href).is_ok_and(|target| is_elsewhere(&target, page))
        }
        (Err(ParseError::RelativeUrlWithoutBase), None) => true,
        (Err(_), _) => false,
        (Ok(target), Some(page)) => is_elsewhere(&target, page),
        (Ok(target), None) => is_page(&target),
    }
}

fn is_elsewhere(target: &Url, page: &Url) -> bool {
    is_page(target) && (target.origin(), target.path()) != (page.origin(), page.path())
}

fn is_page(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

/// The value of an attribute.
pub fn attribute<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    element.attrs().find(|(n, _)| *n == name).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_that_lead_away() {
        let page = Url::parse("https://a.example/admin?x#/sync").unwrap();
        for (href, away) in [
            ("#/help", false),
            ("/admin#/settings", false),
            ("?y", false),
            ("mailto:a@example.com", false),
            ("javascript:void(0)", false),
            ("/admin/x", true),
            ("details", true),
            ("https://b.example/admin", true),
            ("http://[", false),
        ] {
            assert_eq!(leads_away(href, Some(&page)), away, "{href}");
        }
        assert!(leads_away("x", None) && !leads_away("#x", None) && !leads_away("tel:1", None));
    }

    #[test]
    fn a_set_lists_what_is_in_it() {
        let set = Set::of(Within::Aside).and(Set::of(Within::Alert));
        assert_eq!(set.list(), [Within::Alert, Within::Aside]);
        assert_eq!(set.without(Set::of(Within::Alert)).list(), [Within::Aside]);
    }
}
