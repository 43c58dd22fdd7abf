//! Words of a console, compared as people read them: without regard to width, spaces, capitals, colons and asterisks.

use serde::{Deserialize, Serialize};

use crate::fold::fold;

/// The wordings of one label or value, folded: Japanese and English, today's and older ones.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words(pub Vec<String>);

/// What stands behind a label and does not belong to it. Folded.
const DECORATION: &[&str] = &["*", ":", "(必須)", "必須", "(required)", "(任意)", "(optional)"];

impl Words {
    /// From wordings as they stand on pages.
    pub fn new<T: AsRef<str>>(wordings: impl IntoIterator<Item = T>) -> Self {
        let mut words: Vec<String> = wordings.into_iter().map(|w| plain(w.as_ref())).collect();
        words.retain(|w| !w.is_empty());
        words.sort_unstable();
        words.dedup();
        Self(words)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a text says one of them and nothing else. Some consoles write the name of a column twice.
    pub fn are(&self, text: &str) -> bool {
        let text = plain(text);
        self.0.iter().any(|w| {
            text == *w || (text.len() == 2 * w.len() && text.starts_with(w.as_str()) && text.ends_with(w.as_str()))
        })
    }

    /// Whether a text says one of them among other things. Cases with longer words are asked first: "Not enforced"
    /// holds "enforced".
    pub fn are_in(&self, text: &str) -> bool {
        let text = plain(text);
        self.0.iter().any(|w| text.contains(w.as_str()))
    }

    /// Whether a text begins with one of them: 「信頼できる: すべての Google サービス」.
    pub fn begin(&self, text: &str) -> bool {
        let text = plain(text);
        self.0.iter().any(|w| text.starts_with(w.as_str()))
    }

    /// Whether a text ends with one of them.
    pub fn end(&self, text: &str) -> bool {
        let text = plain(text);
        self.0.iter().any(|w| text.ends_with(w.as_str()))
    }

    /// What stands behind a label in the same text: 「ステータス: オン」 gives 「オン」.
    pub fn behind<'t>(&self, text: &'t str) -> Option<&'t str> {
        let colons = text.char_indices().filter(|(_, c)| matches!(c, ':' | '：' | '∶' | '\n' | '\t'));
        colons.into_iter().find_map(|(at, c)| {
            let rest = text[at + c.len_utf8()..].trim();
            (self.are(&text[..at]) && !rest.is_empty()).then_some(rest)
        })
    }
}

/// A text folded, without what only decorates a label: icons of a font, a colon, an asterisk.
fn plain(text: &str) -> String {
    let is_icon = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
    let mut folded = if text.contains(is_icon) { fold(&text.replace(is_icon, "")) } else { fold(text) };
    if folded.starts_with('*') && folded.len() > 1 {
        folded.remove(0);
    }
    while let Some(rest) = DECORATION.iter().find_map(|d| folded.strip_suffix(d)) {
        if rest.is_empty() {
            break;
        }
        folded.truncate(rest.len());
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_as_people_read_them() {
        let status = Words::new(["サービスのステータス", "Service status"]);
        for text in [
            "サービスの ステータス",
            "SERVICE STATUS *",
            "* Service status",
            "Service status:",
            "\u{e5cf} Service status",
            "ｻｰﾋﾞｽのステータス",
            "Service statusService status",
        ] {
            assert!(status.are(text), "{text}");
        }
        for text in ["", ":", "Service status page", "The service status"] {
            assert!(!status.are(text), "{text}");
        }
        assert!(status.are_in("The service status page") && !status.are_in("services"));
    }

    #[test]
    fn a_value_may_stand_in_the_text_of_its_label() {
        let status = Words::new(["ステータス", "Status"]);
        assert_eq!(status.behind("ステータス：POP が無効です"), Some("POP が無効です"));
        assert_eq!(status.behind("Status: POP is disabled"), Some("POP is disabled"));
        assert_eq!(status.behind("Status:"), None);
        assert_eq!(status.behind("Other status: x"), None);
    }
}
