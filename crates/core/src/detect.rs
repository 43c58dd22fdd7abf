//! Detecting: known messages in folded text.
//!
//! One automaton searches for the key literals of all messages at once; a pattern with slots then confirms a candidate
//! within its own bounded reach and captures the slots. The work is linear in the text.

use std::{collections::BTreeMap, ops::Range, sync::OnceLock};

use aho_corasick::AhoCorasick;
use regex::Regex;

use crate::{
    fold::{Folded, Utf16, fold, is_ignored},
    knowledge::Catalogue,
    pattern::{Pattern, PatternError, Slot},
};

/// Why no detector can be made of a catalogue.
#[derive(Debug, thiserror::Error)]
pub enum DetectorError {
    /// A message that is no pattern.
    #[error("a message of {problem}: {cause}")]
    Pattern {
        /// The problem's id.
        problem: String,
        /// What is wrong.
        #[source]
        cause: PatternError,
    },
    /// The automaton could not be built.
    #[error("the messages cannot be searched for: {0}")]
    Automaton(#[from] aho_corasick::BuildError),
}

/// A text, folded and with the way back.
pub struct Document<'a> {
    /// The original.
    pub original: Utf16<'a>,
    /// Its folded form.
    pub folded: Folded,
}

impl<'a> Document<'a> {
    /// Folds a text.
    pub fn new(text: &'a str) -> Self {
        Self { original: Utf16::new(text), folded: Folded::new(text) }
    }

    /// The place in the original, in UTF-16 code units, of a range of the folded text.
    pub fn origin(&self, folded: &Range<usize>) -> Range<u32> {
        self.folded.origin(folded.start)..self.folded.origin_end(folded.end, &self.original)
    }
}

/// A known message in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// Index into [`Catalogue::problems`].
    pub problem: usize,
    /// Where it stands in the folded text, in bytes.
    pub range: Range<usize>,
    /// The values of its slots.
    pub captures: BTreeMap<String, String>,
}

/// Finds the messages of a catalogue.
pub struct Detector {
    automaton: AhoCorasick,
    entries: Vec<Entry>,
}

struct Entry {
    problem: usize,
    pattern: Pattern,
    /// What may follow, folded.
    continues: Option<String>,
    sentence: bool,
    /// Compiled when the first candidate comes: most patterns never see one.
    expression: OnceLock<Option<Regex>>,
}

impl Detector {
    /// Prepares the messages of a catalogue.
    pub fn new(catalogue: &Catalogue) -> Result<Self, DetectorError> {
        let mut entries = Vec::new();
        for (index, problem) in catalogue.problems.iter().enumerate() {
            for message in &problem.messages {
                let pattern = Pattern::parse(&message.text)
                    .map_err(|cause| DetectorError::Pattern { problem: problem.id.clone(), cause })?;
                let continues = message.continues.as_deref().map(|t| fold(t).trim_end_matches('。').to_owned());
                let sentence = message.sentence;
                entries.push(Entry { problem: index, pattern, continues, sentence, expression: OnceLock::new() });
            }
        }
        let automaton = AhoCorasick::new(entries.iter().map(|e| e.pattern.key()))?;
        Ok(Self { automaton, entries })
    }

    /// All messages in a text, in their order, the longest where several overlap.
    pub fn find(&self, document: &Document) -> Vec<Occurrence> {
        let text = document.folded.text.as_str();
        let mut found: Vec<Occurrence> = self
            .automaton
            .find_overlapping_iter(text)
            .filter_map(|candidate| self.confirm(document, candidate.pattern().as_usize(), candidate.range()))
            .collect();
        found.sort_by_key(|o| (o.range.start, std::cmp::Reverse(o.range.end)));
        let mut kept: Vec<Occurrence> = Vec::with_capacity(found.len());
        for occurrence in found {
            match kept.last_mut() {
                Some(last) if occurrence.range.start < last.range.end => {
                    if occurrence.range.len() > last.range.len() {
                        *last = occurrence;
                    }
                }
                _ => kept.push(occurrence),
            }
        }
        kept
    }

    fn confirm(&self, document: &Document, entry: usize, key: Range<usize>) -> Option<Occurrence> {
        let entry = self.entries.get(entry)?;
        let text = document.folded.text.as_str();
        let (mut range, captures) = match entry.expression() {
            None if entry.pattern.slots().next().is_none() => (key, BTreeMap::new()),
            None => return None,
            Some(expression) => {
                let from = floor(text, key.start.saturating_sub(entry.pattern.reach_before()));
                let to = floor(text, (key.end + entry.pattern.reach_after()).min(text.len()));
                let window = &text[from..to];
                let captures =
                    expression.captures_iter(window).find(|c| c.get(0).is_some_and(|m| m.start() + from <= key.start && key.end <= m.end() + from))?;
                let whole = captures.get(0)?;
                let mut values = BTreeMap::new();
                for slot in entry.pattern.slots() {
                    let value = captures.name(&slot.name)?;
                    let value = value_of(document, slot, value.start() + from..value.end() + from)?;
                    values.insert(slot.name.clone(), value);
                }
                (whole.start() + from..whole.end() + from, values)
            }
        };
        if let Some(continues) = &entry.continues {
            let behind = text.get(range.end..)?;
            let full_stop = behind.len() - behind.trim_start_matches('。').len();
            if behind[full_stop..].starts_with(continues.as_str()) {
                range.end += full_stop + continues.len();
            }
        }
        let occurrence = Occurrence { problem: entry.problem, range, captures };
        let whole = whole_words(document, &occurrence.range) && (!entry.sentence || whole_sentence(document, &occurrence.range));
        whole.then_some(occurrence)
    }
}

impl Entry {
    fn expression(&self) -> Option<&Regex> {
        self.expression.get_or_init(|| self.pattern.expression().and_then(Result::ok)).as_ref()
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A slot's value as the page has it. A value without white space ends where the page parts it; words stay on a line.
fn value_of(document: &Document, slot: &Slot, folded: Range<usize>) -> Option<String> {
    use unicode_normalization::UnicodeNormalization;
    let place = document.origin(&folded);
    let original = document.original.slice(place.start, place.end);
    if slot.kind.spaced() {
        return (!original.contains('\n')).then(|| tidy(original));
    }
    let parted = original.chars().any(|c| c == '\n' || c == ' ' || c == '\u{3000}');
    (!parted).then(|| original.chars().filter(|&c| !is_ignored(c)).nfkc().collect())
}

/// White space and invisible characters reduced to single spaces.
pub fn tidy(text: &str) -> String {
    let visible: String = text.chars().filter(|&c| c.is_whitespace() || !is_ignored(c)).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A match neither begins nor ends in the middle of a Latin word. Folding took the spaces, so the original is asked.
fn whole_words(document: &Document, range: &Range<usize>) -> bool {
    let place = document.origin(range);
    let at = |offset: u32| document.original.at(offset).filter(|&c| !is_ignored(c)).and_then(|c| fold(c.encode_utf8(&mut [0; 4])).chars().next());
    let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let parted = |before: Option<char>, after: Option<char>| !(word(before) && word(after));
    let before = place.start.checked_sub(1).and_then(at);
    parted(before, at(place.start)) && parted(place.end.checked_sub(1).and_then(at), at(place.end))
}

/// What follows a sentence that is repeated word for word. Folded.
const REPEATED: &[&str] = &[
    "と表示", "と出", "と書", "と言", "と返", "と通知", "という", "といった", "とのメッセージ", "とのエラー", "とエラー", "とメッセージ",
];

/// Whether a match stands alone: parted from what is around it by the end of a sentence, a block, a bracket, or a label
/// such as 「会社ID:」, 「10:15」 or 「エラー」.
fn whole_sentence(document: &Document, range: &Range<usize>) -> bool {
    let text = document.folded.text.as_str();
    let place = document.origin(range);
    let (head, tail) = (&text[..range.start], &text[range.end..]);
    let repeated = REPEATED.iter().any(|&words| tail.trim_start_matches('。').starts_with(words));
    let gap = gap(document, place.start, Direction::Before);
    let opened = match head.chars().next_back() {
        // A point begins a line or joins two words.
        Some('・') => self::gap(document, document.origin(&(head.len() - '・'.len_utf8()..head.len())).start, Direction::Before) == Gap::Line,
        neighbour => parts(neighbour, gap) || (repeated && gap == Gap::Space),
    };
    opened && (repeated || parts(tail.chars().next(), self::gap(document, place.end, Direction::Behind)))
}

/// Whether a neighbour, with the gap before it, belongs to another sentence. Japanese is written without spaces: where
/// one stands, something ends, unless only a particle in hiragana is on its other side.
fn parts(neighbour: Option<char>, gap: Gap) -> bool {
    let Some(c) = neighbour else { return true };
    match gap {
        Gap::Line => true,
        _ if !c.is_alphanumeric() => !matches!(c, '、' | ',' | '・'),
        Gap::Space => !matches!(c, '\u{3041}'..='\u{309f}'),
        Gap::None => false,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Before,
    Behind,
}

/// What lies between a place and the next visible character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Space,
    /// White space with a line break in it, or the end of the text.
    Line,
}

fn gap(document: &Document, mut offset: u32, direction: Direction) -> Gap {
    let mut gap = Gap::None;
    for _ in 0..200 {
        let next = if direction == Direction::Before { offset.checked_sub(1) } else { Some(offset) };
        match next.and_then(|o| document.original.at(o)) {
            Some('\n') => return Gap::Line,
            Some(c) if c.is_whitespace() => gap = Gap::Space,
            Some(c) if is_ignored(c) => {}
            None if next.is_none_or(|o| o >= document.original.len()) => return Gap::Line,
            _ => return gap,
        }
        offset = if direction == Direction::Before { offset - 1 } else { offset + 1 };
    }
    gap
}
