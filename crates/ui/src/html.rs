//! An element as text, for pages that are written before anybody reads them.

use crate::dom::{Element, Node};

/// Elements without an end tag.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "link", "meta"];

impl Element {
    /// The element as HTML.
    pub fn html(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.tag);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            if !value.is_empty() {
                out.push_str("=\"");
                escape(value, out);
                out.push('"');
            }
        }
        out.push('>');
        if VOID.contains(&self.tag) {
            return;
        }
        for child in &self.children {
            match child {
                Node::Element(child) => child.write(out),
                Node::Text(text) => escape(text, out),
            }
        }
        out.push_str("</");
        out.push_str(self.tag);
        out.push('>');
    }
}

/// Text and values are escaped alike: one rule is easier to trust.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A reader of HTML drops it or takes it for the end.
            '\0' => out.push('\u{fffd}'),
            // It would become a line feed.
            '\r' => out.push_str("&#13;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{dom::el, icon::Icon};

    #[test]
    fn words_and_values_cannot_become_markup() {
        let hostile = "<img src=x onerror=alert(1)> & \"'`\0";
        let html = el("p").attr("title", hostile).text(hostile).html();
        let escaped = "&lt;img src=x onerror=alert(1)&gt; &amp; &quot;'`\u{fffd}";
        assert_eq!(html, format!("<p title=\"{escaped}\">{escaped}</p>"));
    }

    #[test]
    fn what_has_no_end_tag_gets_none_and_drawings_are_inline() {
        assert_eq!(el("p").child(el("br")).child(el("b")).html(), "<p><br><b></b></p>");
        assert_eq!(el("div").flag("hidden", true).html(), "<div hidden></div>");
        assert!(
            Icon::Cross
                .draw()
                .html()
                .starts_with("<svg class=\"icon\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path")
        );
    }
}
