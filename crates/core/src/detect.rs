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
                let captures = expression
                    .captures_iter(window)
                    .find(|c| c.get(0).is_some_and(|m| m.start() + from <= key.start && key.end <= m.end() + from))?;
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
        // The full stop belongs to the message, if the page has one.
        range.end += text.get(range.end..)?.chars().next().filter(|&c| c == '。').map_or(0, char::len_utf8);
        let occurrence = Occurrence { problem: entry.problem, range, captures };
        let whole = whole_words(document, &occurrence.range)
            && (!entry.sentence || whole_sentence(document, &occurrence.range));
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
    let at = |offset: u32| {
        document
            .original
            .at(offset)
            .filter(|&c| !is_ignored(c))
            .and_then(|c| fold(c.encode_utf8(&mut [0; 4])).chars().next())
    };
    let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let parted = |before: Option<char>, after: Option<char>| !(word(before) && word(after));
    let before = place.start.checked_sub(1).and_then(at);
    parted(before, at(place.start)) && parted(place.end.checked_sub(1).and_then(at), at(place.end))
}

/// What follows a sentence that is repeated word for word. Folded.
#[rustfmt::skip]
const REPEATED: &[&str] = &[
    "と表示", "と出", "と書", "と言", "と返", "と通知", "という", "といった", "とのメッセージ", "とのエラー",
    "とエラー", "とメッセージ",
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
        Some('・') => {
            self::gap(document, document.origin(&(head.len() - '・'.len_utf8()..head.len())).start, Direction::Before)
                == Gap::Line
        }
        neighbour => parts(neighbour, gap) || (repeated && gap == Gap::Space),
    };
    let stopped = text[..range.end].ends_with('。');
    opened && (repeated || stopped || parts(tail.chars().next(), self::gap(document, place.end, Direction::Behind)))
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
        let next = match direction {
            Direction::Before => offset.checked_sub(1),
            Direction::Behind => Some(offset),
        };
        let Some(at) = next else { return Gap::Line };
        match (document.original.at(at), direction) {
            (Some('\n'), _) | (None, Direction::Behind) => return Gap::Line,
            (Some(c), _) if c.is_whitespace() => gap = Gap::Space,
            (Some(c), _) if is_ignored(c) => {}
            // A visible character, or the second half of one beyond the first 65,536.
            _ => return gap,
        }
        offset = match direction {
            Direction::Before => at,
            Direction::Behind => at + 1,
        };
    }
    gap
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::{Both, Evidence, Language, Message, Problem, Provenance, Severity, Statement};

    fn statement() -> Statement {
        let provenance = Provenance { source: String::new(), verified_on: String::new(), evidence: Evidence::Seen };
        Statement { text: Both::default(), provenance }
    }

    fn problem(id: &str, messages: &[(&str, Option<&str>, bool)]) -> Problem {
        let message = |&(text, continues, sentence): &(&str, Option<&str>, bool)| Message {
            language: Language::Ja,
            text: text.into(),
            continues: continues.map(Into::into),
            sentence,
        };
        Problem {
            id: id.into(),
            code: id.into(),
            refs: Vec::new(),
            facts: Vec::new(),
            severity: Severity::Error,
            places: Vec::new(),
            messages: messages.iter().map(message).collect(),
            title: statement(),
            what: Vec::new(),
            fixer: statement(),
            causes: Vec::new(),
        }
    }

    /// What is found: the problem, the text, the captures as `name=value`.
    fn found(problems: Vec<Problem>, text: &str) -> Vec<(String, String, String)> {
        let catalogue = Catalogue { problems, ..Catalogue::default() };
        let detector = Detector::new(&catalogue).unwrap();
        let document = Document::new(text);
        let occurrences = detector.find(&document);
        occurrences
            .into_iter()
            .map(|o| {
                let place = document.origin(&o.range);
                let captures: Vec<_> = o.captures.iter().map(|(name, value)| format!("{name}={value}")).collect();
                let text = tidy(document.original.slice(place.start, place.end));
                (catalogue.problems[o.problem].id.clone(), text, captures.join(","))
            })
            .collect()
    }

    fn is_sentence(text: &str) -> bool {
        let found = found(vec![problem("p", &[("未登録の会社IDです。", None, true)])], text);
        !found.is_empty()
    }

    fn group(text: &str) -> Vec<String> {
        let messages = [
            ("グループ「{group:email}」の情報にアクセスできなかった", None, false),
            ("グループ「{group:text}」の情報にアクセスできなかった", None, false),
        ];
        found(vec![problem("p", &messages)], text).into_iter().map(|(_, _, captures)| captures).collect()
    }

    #[test]
    fn a_short_message_counts_as_a_whole_sentence_only() {
        for text in [
            "未登録の会社IDです。",
            "未登録の会社ＩＤ です",
            "会社ID: 未登録の会社IDです。",
            "「未登録の会社IDです。」と表示される場合",
            "(1)「未登録の会社IDです。」",
            "2026/11/22 10:15 未登録の会社IDです。",
            "ERROR 未登録の会社IDです。",
            "エラー 未登録の会社IDです。閉じる",
            "❌未登録の会社IDです!",
            "・未登録の会社IDです。",
            "入力してください。未登録の会社IDです。会社IDを確かめてください。",
            "会社ID\n  未登録の会社IDです\nexample.co.jp",
            "未登録の会社IDです 2026/11/22",
            "ログインすると 未登録の会社IDです。 と出ます。",
            "未登録の会社IDです。という表示が出る",
        ] {
            assert!(is_sentence(text), "{text}");
        }
        for text in [
            "example.com は未登録の会社IDです。",
            "example.com は 未登録の会社IDです。",
            "入力したのは、未登録の会社IDです。",
            "未登録の会社IDですが、続けますか。",
            "未登録の会社IDです、と案内します。",
            "未登録の会社IDですか。",
            "取引先・未登録の会社IDです。",
            "このユーザーは未登録の会社IDです。と出ます",
            "未登録の会社IDですとログインできません。",
        ] {
            assert!(!is_sentence(text), "{text}");
        }
    }

    #[test]
    fn the_longest_of_overlapping_messages_counts() {
        let problems = || {
            vec![
                problem("short", &[("処理を中断しました", None, false)]),
                problem("long", &[("権限エラーのため処理を中断しました", None, false)]),
            ]
        };
        let ids = |text: &str| found(problems(), text).into_iter().map(|(id, ..)| id).collect::<Vec<_>>();
        assert_eq!(ids("権限エラーのため処理を中断しました。処理を中断しました。"), ["long", "short"]);
    }

    #[test]
    fn what_may_follow_belongs_to_the_message() {
        let problems =
            || vec![problem("p", &[("ドメインが見つかりませんでした。", Some("設定をご確認ください。"), false)])];
        let text = |text: &str| found(problems(), text).remove(0).1;
        assert_eq!(
            text("x ドメインが見つかりませんでした。\n設定をご確認ください。 y"),
            "ドメインが見つかりませんでした。 設定をご確認ください。"
        );
        assert_eq!(text("ドメインが見つかりませんでした。別の文。"), "ドメインが見つかりませんでした。");
    }

    #[test]
    fn values_are_captured_as_the_page_has_them() {
        assert_eq!(
            group("グループ「Sales.Team@Example.co.jp」の情報にアクセスできなかった"),
            ["group=Sales.Team@Example.co.jp"]
        );
        assert_eq!(
            group("グループ「ｓａｌｅｓ@example.co.jp」の情報にアクセスできなかった"),
            ["group=sales@example.co.jp"]
        );
        assert_eq!(
            group("グループ「sa\u{200b}les@exam\u{ad}ple.jp」の情報にアクセスできなかった"),
            ["group=sales@example.jp"]
        );
        assert_eq!(group("グループ「 営業部  東日本 」の情報にアクセスできなかった"), ["group=営業部 東日本"]);
        assert_eq!(group("グループ「営業部\n経理部」の情報にアクセスできなかった"), [] as [&str; 0]);
        assert_eq!(
            group("グループ「a@b.jp」の情報にアクセスできなかった。グループ「c@d.jp」の情報にアクセスできなかった。"),
            ["group=a@b.jp", "group=c@d.jp"]
        );
    }

    #[test]
    fn a_match_does_not_begin_or_end_within_a_latin_word() {
        let problems = || vec![problem("p", &[("access blocked by admin", None, false)])];
        assert_eq!(found(problems(), "Error: Access blocked by admin.").len(), 1);
        assert_eq!(found(problems(), "(access blocked by administrators").len(), 0);
        assert_eq!(found(problems(), "noaccess blocked by admin").len(), 0);
    }
}
