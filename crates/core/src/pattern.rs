//! Patterns: a message as written in a pack, made ready for searching.
//!
//! A message is plain text with typed slots: `グループ「{group:email}」の情報に…`. `{{` stands for a brace.
//! The literal parts are folded, so a pattern meets only folded text.

use std::ops::Range;

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

    /// Whether a folded text can be such a value.
    fn accepts(self, value: &str) -> bool {
        match self {
            Self::Email => value.split_once('@').is_some_and(|(local, domain)| {
                (1..=64).contains(&local.len())
                    && local.bytes().all(|b| b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_|~-".contains(&b))
                    && is_domain(domain)
            }),
            Self::Domain => is_domain(value) && !value.split('.').any(|label| label.starts_with('-')),
            Self::ClientId => {
                let (digits, rest) = value.split_at(value.bytes().take_while(u8::is_ascii_digit).count());
                let long = |rest: &str| {
                    let name = rest.strip_prefix('-')?.strip_suffix(".apps.googleusercontent.com")?;
                    Some((8..=64).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric()))
                };
                (8..=30).contains(&digits.len()) && (rest.is_empty() || long(rest) == Some(true))
            }
            Self::Digits => (1..=40).contains(&value.len()) && value.bytes().all(|b| b.is_ascii_digit()),
            Self::Text => !value.is_empty() && value.chars().count() <= 200 && !value.contains(['「', '」', '{', '}']),
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

/// Where a pattern stands in a folded text, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// All of it.
    pub range: Range<usize>,
    /// The values, in the order of the slots.
    pub values: Vec<Range<usize>>,
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

    /// How many bytes of folded text a match can have before its key and after it.
    fn reach(&self) -> (usize, usize) {
        let reach = |parts: &[Part]| parts.iter().map(Part::longest).sum();
        (reach(&self.parts[..self.key]), reach(self.parts.get(self.key + 1..).unwrap_or_default()))
    }

    /// Whether [`Self::matches`] may find a match in a folded text, whatever is fine as a value.
    pub fn may_match(&self, text: &[u8], key: Range<usize>) -> bool {
        let (before, after) = self.reach();
        let is_inside = |at: usize| text.get(at).is_some_and(|b| b & 0xc0 == 0x80);
        let (mut start, mut end) = (key.start.saturating_sub(before), (key.end + after).min(text.len()));
        // Most often the next words are not there at all.
        let neighbours = [(self.key.checked_sub(2), start..key.start), (self.key.checked_add(2), key.end..end)];
        let is_there = |(part, range): (Option<usize>, Range<usize>)| match part.and_then(|i| self.parts.get(i)) {
            Some(Part::Literal(words)) => contains(&text[range], words.as_bytes()),
            _ => true,
        };
        if !neighbours.into_iter().all(is_there) {
            return false;
        }
        while is_inside(start) {
            start -= 1;
        }
        while is_inside(end) {
            end += 1;
        }
        let key = key.start - start..key.end - start;
        std::str::from_utf8(&text[start..end]).map_or(true, |text| self.matches(text, key, &|_, _| true).is_some())
    }

    /// The match around a place where the key stands in a folded text. `fine` has the last word on every value. Of
    /// several values between two literals the shortest counts; at an end the longest.
    pub fn matches(&self, text: &str, key: Range<usize>, fine: &dyn Fn(&Slot, Range<usize>) -> bool) -> Option<Match> {
        let mut before = Vec::new();
        let start = self.backward(text, self.key, key.start, fine, &mut before)?;
        let mut values = Vec::new();
        let end = self.forward(text, self.key + 1, key.end, fine, &mut values)?;
        before.reverse();
        before.append(&mut values);
        Some(Match { range: start..end, values: before })
    }

    /// Matches the parts from `at` on, from a place on; the place where they end.
    fn forward(
        &self,
        text: &str,
        at: usize,
        from: usize,
        fine: &dyn Fn(&Slot, Range<usize>) -> bool,
        values: &mut Vec<Range<usize>>,
    ) -> Option<usize> {
        let rest = text.get(from..)?;
        let slot = match self.parts.get(at) {
            None => return Some(from),
            Some(Part::Literal(literal)) => {
                rest.starts_with(literal.as_str()).then_some(())?;
                return self.forward(text, at + 1, from + literal.len(), fine, values);
            }
            Some(Part::Slot(slot)) => slot,
        };
        let known = values.len();
        let mut attempt = |to: usize, next: usize, begin: usize| {
            values.truncate(known);
            values.push(from..to);
            let good = slot.kind.accepts(&text[from..to]) && fine(slot, from..to);
            if good { self.forward(text, next, begin, fine, values) } else { None }
        };
        let reach = text.floor_char_boundary((from + slot.kind.longest()).min(text.len()));
        match self.parts.get(at + 1) {
            Some(Part::Literal(literal)) => {
                let window = &text[from..text.floor_char_boundary((reach + literal.len()).min(text.len()))];
                let mut places = window.match_indices(literal.as_str());
                places.find_map(|(i, _)| attempt(from + i, at + 2, from + i + literal.len()))
            }
            _ => {
                let mut ends = text[from..reach].char_indices().map(|(i, c)| from + i + c.len_utf8());
                match slot.kind {
                    SlotType::Text => ends.find_map(|to| attempt(to, at + 1, to)),
                    _ => ends.rev().find_map(|to| attempt(to, at + 1, to)),
                }
            }
        }
    }

    /// Matches the parts before `at`, up to a place; the place where they begin. Values come last first.
    fn backward(
        &self,
        text: &str,
        at: usize,
        to: usize,
        fine: &dyn Fn(&Slot, Range<usize>) -> bool,
        values: &mut Vec<Range<usize>>,
    ) -> Option<usize> {
        let before = text.get(..to)?;
        let slot = match at.checked_sub(1).and_then(|i| self.parts.get(i)) {
            None => return Some(to),
            Some(Part::Literal(literal)) => {
                before.ends_with(literal.as_str()).then_some(())?;
                return self.backward(text, at - 1, to - literal.len(), fine, values);
            }
            Some(Part::Slot(slot)) => slot,
        };
        let known = values.len();
        let mut attempt = |from: usize, next: usize, end: usize| {
            values.truncate(known);
            values.push(from..to);
            let good = slot.kind.accepts(&text[from..to]) && fine(slot, from..to);
            if good { self.backward(text, next, end, fine, values) } else { None }
        };
        let reach = text.ceil_char_boundary(to.saturating_sub(slot.kind.longest()));
        match at.checked_sub(2).and_then(|i| self.parts.get(i)) {
            Some(Part::Literal(literal)) => {
                let begin = text.ceil_char_boundary(reach.saturating_sub(literal.len()));
                let mut places = text[begin..to].rmatch_indices(literal.as_str());
                places.find_map(|(i, _)| attempt(begin + i + literal.len(), at - 2, begin + i))
            }
            _ => {
                let mut starts = text[reach..to].char_indices().map(|(i, _)| reach + i);
                match slot.kind {
                    SlotType::Text => starts.next_back().and_then(|from| attempt(from, at - 1, from)),
                    _ => starts.find_map(|from| attempt(from, at - 1, from)),
                }
            }
        }
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
    /// The most bytes that it can take in folded text.
    fn longest(&self) -> usize {
        match self {
            Self::Literal(literal) => literal.len(),
            Self::Slot(slot) => slot.kind.longest(),
        }
    }

    fn weight(&self) -> usize {
        match self {
            Self::Literal(literal) => literal.len(),
            Self::Slot(_) => 0,
        }
    }
}

/// Whether words stand in a text. Their first and last bytes are looked for together, chunk by chunk.
fn contains(text: &[u8], words: &[u8]) -> bool {
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return true };
    let Some(ends) = text.get(words.len() - 1..) else { return false };
    let mut chunks = text.chunks(32).zip(ends.chunks(32)).enumerate();
    chunks.any(|(i, (firsts, lasts))| {
        let may = firsts.iter().zip(lasts).fold(false, |any, (&a, &b)| any | ((a == first) & (b == last)));
        may && (32 * i..(32 * i + 32).min(ends.len())).any(|at| text[at..].starts_with(words))
    })
}

/// At least two labels, each of at most 63 letters.
fn is_domain(text: &str) -> bool {
    let label = |l: &str| (1..=63).contains(&l.len()) && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    (2..=9).contains(&text.split('.').count()) && text.split('.').all(label)
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
        let captured = |text: &str| {
            let at = text.find(pattern.key())?;
            let found = pattern.matches(text, at..at + pattern.key().len(), &|_, _| true)?;
            Some((text[found.range].to_owned(), text[found.values.first()?.clone()].to_owned()))
        };
        let rest = "」の情報にアクセスできなかったため、処理を中断しました";
        let whole = format!("グループ「a.b+c@sub.example.co.jp{rest}");
        assert_eq!(captured(&format!("x{whole}。")), Some((whole.clone(), "a.b+c@sub.example.co.jp".into())));
        assert_eq!(captured(&format!("グループ「ab{rest}")), None);
    }

    #[test]
    fn values_stand_between_literals_and_at_the_ends() {
        let captured = |pattern: &str, text: &str| {
            let pattern = Pattern::parse(pattern).unwrap();
            let text = fold(text);
            let at = text.find(pattern.key())?;
            let found = pattern.matches(&text, at..at + pattern.key().len(), &|_, _| true)?;
            Some(found.values.into_iter().map(|value| text[value].to_owned()).collect::<Vec<_>>().join(" "))
        };
        let some = |text: &str| Some(text.to_owned());
        let login = "Login to server {host:domain} with username {user:text} failed.";
        assert_eq!(
            captured(login, "Login to server imap.gmail.com with username taro failed."),
            some("imap.gmail.com taro")
        );
        assert_eq!(captured(login, "Login to server imap with username taro failed."), None);
        let denied = "Delegation denied for {user:email}";
        assert_eq!(captured(denied, "Delegation denied for a.b@example.com."), some("a.b@example.com"));
        let leading = "{user:email} cannot be delegated";
        assert_eq!(captured(leading, "to a@example.com cannot be delegated"), some("toa@example.com"));
        let client = "123456789012-abcdefgh.apps.googleusercontent.com";
        assert_eq!(captured("client {id:client_id} is unknown", &format!("client {client} is unknown")), some(client));
        assert_eq!(captured("project {n:digits} is gone for good", "project 42 is gone for good"), some("42"));
    }

    #[test]
    fn a_value_may_be_refused() {
        let pattern = Pattern::parse("denied for user {user:email}").unwrap();
        let text = "deniedforusera@example.comx";
        let until = |end: usize| move |_: &Slot, range: Range<usize>| range.end <= end;
        let key = 0..pattern.key().len();
        assert_eq!(pattern.matches(text, key.clone(), &until(26)).unwrap().range.end, 26);
        assert_eq!(pattern.matches(text, key, &|_, _| false), None);
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
