//! Patterns: a message as written in a pack, made ready for searching.
//!
//! A message is plain text with typed slots: `グループ「{group:email}」の情報に…`. `{{` stands for a brace.
//! The literal parts are folded, so a pattern meets only folded text.

use regex::Regex;

use crate::fold::fold;

/// The type of a slot: what may stand in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotType {
    /// An e-mail address.
    Email,
    /// A domain name.
    Domain,
    /// An OAuth client ID: digits, perhaps with the rest of the long form.
    ClientId,
    /// A number.
    Digits,
    /// Some words on one line, at most 200 characters.
    Text,
}

impl SlotType {
    const ALL: [(&'static str, Self); 5] = [
        ("email", Self::Email),
        ("domain", Self::Domain),
        ("client_id", Self::ClientId),
        ("digits", Self::Digits),
        ("text", Self::Text),
    ];

    fn expression(self) -> &'static str {
        match self {
            Self::Email => r"[a-z0-9.!#$%&'*+/=?^_|~-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}",
            Self::Domain => r"[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9][a-z0-9-]{0,62}){1,8}",
            Self::ClientId => r"[0-9]{8,30}(?:-[a-z0-9]{8,64}\.apps\.googleusercontent\.com)?",
            Self::Digits => "[0-9]{1,40}",
            Self::Text => r"[^「」{}]{1,200}?",
        }
    }

    /// The most bytes that a value can take in folded text.
    fn longest(self) -> usize {
        match self {
            Self::Email => 64 + 1 + 64 * 9,
            Self::Domain => 64 * 9,
            Self::ClientId => 128,
            Self::Digits => 40,
            Self::Text => 200 * 4,
        }
    }

    /// Whether values may contain white space.
    pub fn spaced(self) -> bool {
        self == Self::Text
    }
}

/// A named slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The name under which its value is captured.
    pub name: String,
    /// What may stand in it.
    pub kind: SlotType,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Literal(String),
    Slot(Slot),
}

/// What is wrong with a pattern.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// A `{` without its `}`.
    #[error("the brace opened in “{0}” is never closed")]
    Unclosed(String),
    /// A slot that is not `{name:type}`.
    #[error("“{{{0}}}” is no slot: write {{name:type}} with one of the types email, domain, client_id, digits, text")]
    NotASlot(String),
    /// Two slots of one name.
    #[error("the slot “{0}” stands twice")]
    Twice(String),
    /// Two slots side by side cannot be told apart.
    #[error("the slot “{0}” follows another one directly: put words between them")]
    Adjacent(String),
    /// Nothing to search for.
    #[error("“{0}” is too short to search for: at least 6 letters, or 4 Japanese ones, must stand together")]
    TooShort(String),
}

/// A message, compiled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    parts: Vec<Part>,
    /// The longest literal part: what is searched for first.
    key: usize,
}

impl Pattern {
    /// Parses a message.
    pub fn parse(text: &str) -> Result<Self, PatternError> {
        let mut parts = Vec::new();
        let mut literal = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            literal.push_str(&rest[..at]);
            let tail = &rest[at..];
            if tail.starts_with("{{") || tail.starts_with("}}") {
                literal.push_str(&tail[..1]);
                rest = &tail[2..];
                continue;
            }
            let Some((inside, after)) = tail[1..].split_once('}').filter(|_| tail.starts_with('{')) else {
                return Err(PatternError::Unclosed(text.to_owned()));
            };
            let slot = parse_slot(inside)?;
            flush(&mut literal, &mut parts);
            if parts.iter().any(|p| matches!(p, Part::Slot(s) if s.name == slot.name)) {
                return Err(PatternError::Twice(slot.name));
            }
            if matches!(parts.last(), Some(Part::Slot(_))) {
                return Err(PatternError::Adjacent(slot.name));
            }
            parts.push(Part::Slot(slot));
            rest = after;
        }
        literal.push_str(rest);
        flush(&mut literal, &mut parts);
        if let Some(Part::Literal(last)) = parts.last_mut() {
            // Whether a message ends with its full stop is up to the page.
            last.truncate(last.trim_end_matches(['。', '.']).len());
        }
        parts.retain(|p| !matches!(p, Part::Literal(l) if l.is_empty()));
        let key = (0..parts.len()).max_by_key(|&i| parts[i].weight()).unwrap_or(0);
        let pattern = Self { parts, key };
        if pattern.key().chars().map(|c| if c.is_ascii() { 2 } else { 3 }).sum::<usize>() < 12 {
            return Err(PatternError::TooShort(text.to_owned()));
        }
        Ok(pattern)
    }

    /// The literal that every match contains.
    pub fn key(&self) -> &str {
        match self.parts.get(self.key) {
            Some(Part::Literal(literal)) => literal,
            _ => "",
        }
    }

    /// The literal with which every match begins, if it is the one that is searched for.
    pub fn head(&self) -> Option<&str> {
        (self.key == 0).then(|| self.key())
    }

    /// The literal parts of a message with their capitals, without white space.
    pub fn literals(text: &str) -> Vec<String> {
        let outside = text.split('{').enumerate().filter_map(|(i, piece)| match i {
            0 => Some(piece),
            _ => piece.split_once('}').map(|(_, after)| after),
        });
        let visible = outside.map(|piece| piece.chars().filter(|c| !c.is_whitespace()).collect::<String>());
        visible.filter(|piece| !piece.is_empty()).collect()
    }

    /// The slots, in their order.
    pub fn slots(&self) -> impl Iterator<Item = &Slot> {
        self.parts.iter().filter_map(|p| match p {
            Part::Slot(slot) => Some(slot),
            Part::Literal(_) => None,
        })
    }

    /// How many bytes of folded text a match can have before its key.
    pub fn reach_before(&self) -> usize {
        self.parts[..self.key].iter().map(Part::longest).sum()
    }

    /// How many bytes of folded text a match can have after its key.
    pub fn reach_after(&self) -> usize {
        self.parts.get(self.key + 1..).unwrap_or_default().iter().map(Part::longest).sum()
    }

    /// The expression that confirms a candidate and captures its slots by name. `None` for a pattern that is nothing
    /// but its key.
    pub fn expression(&self) -> Option<Result<Regex, regex::Error>> {
        if self.parts.len() < 2 {
            return None;
        }
        let mut source = String::new();
        for part in &self.parts {
            match part {
                Part::Literal(literal) => source.push_str(&regex::escape(literal)),
                Part::Slot(slot) => {
                    source.push_str(&format!("(?P<{}>{})", slot.name, slot.kind.expression()));
                }
            }
        }
        Some(Regex::new(&source))
    }

    /// Fills the slots: the message as a page would show it. Slots without a value stay empty.
    pub fn fill<'a>(&self, value: impl Fn(&Slot) -> &'a str) -> String {
        self.parts
            .iter()
            .map(|p| match p {
                Part::Literal(literal) => literal.as_str(),
                Part::Slot(slot) => value(slot),
            })
            .collect()
    }
}

impl Part {
    fn weight(&self) -> usize {
        match self {
            Self::Literal(literal) => literal.len(),
            Self::Slot(_) => 0,
        }
    }

    fn longest(&self) -> usize {
        match self {
            Self::Literal(literal) => literal.len(),
            Self::Slot(slot) => slot.kind.longest(),
        }
    }
}

fn flush(literal: &mut String, parts: &mut Vec<Part>) {
    let folded = fold(literal);
    literal.clear();
    if !folded.is_empty() {
        parts.push(Part::Literal(folded));
    }
}

fn parse_slot(inside: &str) -> Result<Slot, PatternError> {
    let slot = inside.split_once(':').and_then(|(name, kind)| {
        let kind = SlotType::ALL.iter().find(|(n, _)| *n == kind)?.1;
        let named = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        named.then(|| Slot { name: name.to_owned(), kind })
    });
    slot.ok_or_else(|| PatternError::NotASlot(inside.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_literal_is_the_key() {
        let pattern =
            Pattern::parse("グループ「{group:email}」の情報にアクセスできなかったため、処理を中断しました。").unwrap();
        assert_eq!(pattern.key(), "」の情報にアクセスできなかったため、処理を中断しました");
        assert_eq!(pattern.slots().map(|s| s.name.as_str()).collect::<Vec<_>>(), ["group"]);
        let regex = pattern.expression().unwrap().unwrap();
        let found = regex
            .captures("xグループ「a.b+c@sub.example.co.jp」の情報にアクセスできなかったため、処理を中断しました。")
            .unwrap();
        assert_eq!(&found["group"], "a.b+c@sub.example.co.jp");
        assert!(!regex.is_match("グループ「a b」の情報にアクセスできなかったため、処理を中断しました"));
    }

    #[test]
    fn a_pattern_without_slots_needs_no_expression() {
        assert!(Pattern::parse("処理を中断しました").unwrap().expression().is_none());
    }

    #[test]
    fn mistakes_are_named() {
        let err = |text: &str| Pattern::parse(text).unwrap_err();
        assert_eq!(err("処理を{中断しました"), PatternError::Unclosed("処理を{中断しました".into()));
        assert_eq!(err("処理を中断{x}しました"), PatternError::NotASlot("x".into()));
        assert_eq!(err("処理{a:text}を中断{a:text}しました"), PatternError::Twice("a".into()));
        assert_eq!(err("処理を中断{a:text}{b:text}"), PatternError::Adjacent("b".into()));
        assert_eq!(err("{a:text}です。"), PatternError::TooShort("{a:text}です。".into()));
        assert_eq!(Pattern::parse("error {{code}} here").unwrap().key(), "error{code}here");
    }
}
