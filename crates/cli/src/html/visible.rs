//! Visibility: what a person sees of a page, and what the page merely carries along or a person is typing.

use scraper::node::Element;

use super::{element::attribute, style::Style};

/// Whether an element is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// Neither it nor anything in it.
    Skipped,
    /// It is. `invisible` says that its own text cannot be seen (`visibility: hidden`, which children may undo).
    Read {
        /// See above.
        invisible: bool,
    },
}

/// Elements whose content is no part of what a page shows.
const UNSEEN: &[&str] = &[
    "area", "audio", "base", "canvas", "datalist", "embed", "head", "input", "link", "math", "meta", "meter",
    "noembed", "noframes", "noscript", "object", "param", "progress", "rp", "script", "select", "source", "style",
    "svg", "template", "textarea", "title", "track", "video",
];

/// Looks at an element. `invisible` is what it inherits.
pub fn sight(element: &Element, invisible: bool) -> Sight {
    if UNSEEN.contains(&element.name()) || is_typed_in(element) {
        return Sight::Skipped;
    }
    let style = attribute(element, "style").map(Style::parse).unwrap_or_default();
    if style.hides()
        || (is_put_away(element) && !style.displays())
        || attribute(element, "hidden") == Some("until-found")
    {
        return Sight::Skipped;
    }
    Sight::Read { invisible: style.invisible().unwrap_or(invisible) }
}

/// Editors: what stands in them is being written.
fn is_typed_in(element: &Element) -> bool {
    let editable =
        attribute(element, "contenteditable").is_some_and(|value| !value.trim().eq_ignore_ascii_case("false"));
    editable
        || attribute(element, "role")
            .is_some_and(|role| role.split_ascii_whitespace().any(|r| matches!(r, "textbox" | "searchbox")))
}

/// What is not displayed unless a style says otherwise.
fn is_put_away(element: &Element) -> bool {
    let has = |name: &str| attribute(element, name).is_some();
    has("hidden")
        || (element.name() == "dialog" && !has("open"))
        || (has("popover") && !(element.name() == "dialog" && has("open")))
}
