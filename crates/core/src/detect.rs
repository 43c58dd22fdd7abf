//! Detecting: known messages in folded text.
//!
//! One automaton searches for the key literals of all messages at once; a pattern with slots then confirms a candidate
//! within its own bounded reach and captures the slots. The work is linear in the text.

use std::{collections::BTreeMap, ops::Range};

use aho_corasick::{AhoCorasick, Match};

use crate::{
    fold::{Folded, Utf16, fold, is_ignored},
    knowledge::Catalogue,
    pattern::{Pattern, PatternError, Slot},
    sieve::{Needle, Sieve},
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
    /// Whether a line break may be the work of a mail program: then it parts no words.
    pub wrapped: bool,
}

impl<'a> Document<'a> {
    /// Folds a text.
    pub fn new(text: &'a str) -> Self {
        Self { original: Utf16::new(text), folded: Folded::new(text), wrapped: false }
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
    /// Index into [`Problem::messages`](crate::knowledge::Problem::messages).
    pub message: usize,
    /// Whether the message is a weak sign.
    pub weak: bool,
    /// Problems whose messages are a part of this one.
    pub superseded: Vec<usize>,
    /// Where it stands in the folded text, in bytes.
    pub range: Range<usize>,
    /// The values of its slots.
    pub captures: BTreeMap<String, String>,
}

/// Finds the messages of a catalogue.
pub struct Detector {
    automaton: AhoCorasick,
    entries: Vec<Entry>,
    /// The beginnings of messages, for those that a page has cut off, and their entries.
    heads: AhoCorasick,
    headed: Vec<usize>,
}

/// How many letters of a message must be left for it to be known when it is cut off.
const HEAD: usize = 16;

/// How far before an ellipsis a message that it cuts off can begin, in bytes.
const CUT_OFF: usize = 600;

struct Entry {
    problem: usize,
    message: usize,
    weak: bool,
    pattern: Pattern,
    /// The literal parts with their capitals, if those count.
    exact: Vec<String>,
    /// What may follow, folded.
    continues: Option<String>,
    sentence: bool,
}

impl Detector {
    /// Prepares the messages of a catalogue.
    pub fn new(catalogue: &Catalogue) -> Result<Self, DetectorError> {
        let mut entries = Vec::new();
        for (index, problem) in catalogue.problems.iter().enumerate() {
            for (number, message) in problem.messages.iter().enumerate() {
                let pattern = Pattern::parse(&message.text)
                    .map_err(|cause| DetectorError::Pattern { problem: problem.id.clone(), cause })?;
                entries.push(Entry {
                    problem: index,
                    message: number,
                    weak: message.weak,
                    exact: if message.exact { Pattern::literals(&message.text) } else { Vec::new() },
                    pattern,
                    continues: message.continues.as_deref().map(|t| fold(t).trim_end_matches(STOPS).to_owned()),
                    sentence: message.sentence,
                });
            }
        }
        let automaton = AhoCorasick::new(entries.iter().map(|e| e.pattern.key()))?;
        let whole = |(i, entry): (usize, &Entry)| Some((entry.head()?.to_owned(), i));
        let (heads, headed): (Vec<String>, Vec<usize>) = entries.iter().enumerate().filter_map(whole).unzip();
        let heads = AhoCorasick::new(heads)?;
        Ok(Self { automaton, entries, heads, headed })
    }

    /// A sieve that lets through every text in which [`Self::find`] finds something.
    pub fn sieve(&self) -> Sieve {
        Sieve::new(self.entries.iter().map(|entry| Needle {
            words: entry.pattern.key().to_owned(),
            head: entry.head().map(str::len),
            pattern: entry.pattern.slots().next().is_some().then(|| entry.pattern.clone()),
        }))
    }

    /// All messages in a text that `admit` lets in, in their order. Where several overlap, the longest counts; where
    /// they are equally long, one that is no weak sign.
    pub fn find(&self, document: &Document, admit: impl Fn(&Occurrence) -> bool) -> Vec<Occurrence> {
        let text = document.folded.text.as_str();
        let mut found: Vec<Occurrence> = self
            .automaton
            .find_overlapping_iter(text)
            .filter_map(|candidate| self.confirm(document, candidate.pattern().as_usize(), candidate.range()))
            .collect();
        let ellipses: Vec<usize> = text.match_indices("...").map(|(at, _)| at).collect();
        if !ellipses.is_empty() {
            let heads: Vec<Match> = self.heads.find_overlapping_iter(text).collect();
            found.extend(ellipses.into_iter().filter_map(|at| self.cut_off(document, at, &heads)));
        }
        found.retain(admit);
        found.sort_by_key(|o| (o.range.start, std::cmp::Reverse(o.range.end), o.weak));
        let mut kept: Vec<Occurrence> = Vec::with_capacity(found.len());
        for occurrence in found {
            match kept.last_mut() {
                Some(last) if occurrence.range.start < last.range.end => {
                    if occurrence.range.len() > last.range.len() {
                        let shorter = std::mem::replace(last, occurrence);
                        last.outdo(shorter);
                    } else {
                        last.outdo(occurrence);
                    }
                }
                _ => kept.push(occurrence),
            }
        }
        kept
    }

    /// The message that an ellipsis cuts off, if what is left of it can belong to one problem only. `heads` are the
    /// beginnings of messages in the text, in the order of their ends.
    fn cut_off(&self, document: &Document, ellipsis: usize, heads: &[Match]) -> Option<Occurrence> {
        let text = document.folded.text.as_str();
        let from = text.floor_char_boundary(ellipsis.saturating_sub(CUT_OFF));
        let near = &heads[heads.partition_point(|head| head.end() < from)..];
        let mut found: Option<Occurrence> = None;
        for candidate in near.iter().take_while(|head| head.end() <= ellipsis).filter(|head| head.start() >= from) {
            let index = *self.headed.get(candidate.pattern().as_usize())?;
            let entry = self.entries.get(index)?;
            if !entry.pattern.head().is_some_and(|head| head.starts_with(&text[candidate.start()..ellipsis])) {
                continue;
            }
            if found.as_ref().is_some_and(|other| other.problem != entry.problem) {
                return None;
            }
            found = Some(Occurrence {
                problem: entry.problem,
                message: entry.message,
                weak: entry.weak,
                superseded: Vec::new(),
                range: candidate.start()..ellipsis,
                captures: BTreeMap::new(),
            });
        }
        // What is cut off has lost its values, too. They are not missed where another message has none: the packs use
        // only values that every message of a problem has.
        found.filter(|occurrence| {
            let mut entries = self.entries.iter().filter(|e| e.problem == occurrence.problem);
            entries.any(|e| e.pattern.slots().next().is_none()) && whole_words(document, &occurrence.range)
        })
    }

    fn confirm(&self, document: &Document, entry: usize, key: Range<usize>) -> Option<Occurrence> {
        let entry = self.entries.get(entry)?;
        let text = document.folded.text.as_str();
        // White space that folding took may part a value from what follows it.
        let fine = |slot: &Slot, range: Range<usize>| value_of(document, slot, range).is_some();
        let found = entry.pattern.matches(text, key, &fine)?;
        let slots = entry.pattern.slots().zip(found.values);
        let captures: Option<BTreeMap<String, String>> =
            slots.map(|(slot, range)| Some((slot.name.clone(), value_of(document, slot, range)?))).collect();
        let (mut range, captures) = (found.range, captures?);
        if let Some(continues) = &entry.continues {
            let behind = text.get(range.end..)?;
            let full_stop = behind.len() - behind.trim_start_matches(STOPS).len();
            if behind[full_stop..].starts_with(continues.as_str()) {
                range.end += full_stop + continues.len();
            }
        }
        let whole = whole_words(document, &range)
            && (entry.exact.is_empty() || is_exact(document, &range, &entry.exact))
            && (!entry.sentence || whole_sentence(document, &range));
        // The full stop belongs to the message, if the page has one.
        range.end += text.get(range.end..)?.chars().next().filter(|&c| c == '。').map_or(0, char::len_utf8);
        whole.then_some(Occurrence {
            problem: entry.problem,
            message: entry.message,
            weak: entry.weak,
            superseded: Vec::new(),
            range,
            captures,
        })
    }
}

impl Occurrence {
    /// Remembers a shorter message in the same place.
    fn outdo(&mut self, other: Self) {
        let problems = std::iter::once(other.problem).chain(other.superseded);
        for problem in problems {
            if problem != self.problem && !self.superseded.contains(&problem) {
                self.superseded.push(problem);
            }
        }
    }
}

/// What a sentence ends with. Folded.
const STOPS: [char; 2] = ['。', '.'];

/// Whether a code stands there with its own capitals, and joined to nothing by `_`.
fn is_exact(document: &Document, range: &Range<usize>, literals: &[String]) -> bool {
    let place = document.origin(range);
    let original: String =
        document.original.slice(place.start, place.end).chars().filter(|&c| !is_ignored(c)).collect();
    let mut rest = original.as_str();
    let spelt = literals.iter().all(|literal| match rest.find(literal.as_str()) {
        Some(at) => {
            rest = &rest[at + literal.len()..];
            true
        }
        None => false,
    });
    let joins = |c: Option<char>| c == Some('_');
    spelt
        && !joins(place.start.checked_sub(1).and_then(|at| document.original.at(at)))
        && !joins(document.original.at(place.end))
}

impl Entry {
    /// The first letters, if they tell the message even when the rest is cut off.
    fn head(&self) -> Option<&str> {
        let head = self.pattern.head().filter(|_| !self.sentence && self.exact.is_empty())?;
        Some(&head[..head.char_indices().nth(HEAD)?.0])
    }
}

/// A slot's value as the page has it. A value without white space ends where the page parts it; words stay on a line.
fn value_of(document: &Document, slot: &Slot, folded: Range<usize>) -> Option<String> {
    use unicode_normalization::UnicodeNormalization;
    let place = document.origin(&folded);
    let original = document.original.slice(place.start, place.end);
    if slot.kind.spaced() {
        return (document.wrapped || !original.contains('\n')).then(|| tidy(original));
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
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let (first, last) = (text[range.clone()].chars().next(), text[range.clone()].chars().next_back());
    // English words are written with spaces: one beside another belongs to its sentence.
    let runs_on = |edge, neighbour, gap| gap == Gap::Space && latin(edge) && latin(neighbour);
    let opened = match head.chars().next_back() {
        // A point begins a line or joins two words.
        Some('・') => {
            self::gap(document, document.origin(&(head.len() - '・'.len_utf8()..head.len())).start, Direction::Before)
                == Gap::Line
        }
        neighbour => (parts(neighbour, gap) || (repeated && gap == Gap::Space)) && !runs_on(first, neighbour, gap),
    };
    let stopped = tail.starts_with('。');
    let (next, gap) = (tail.chars().next(), self::gap(document, place.end, Direction::Behind));
    opened && (repeated || stopped || (parts(next, gap) && !runs_on(last, next, gap)))
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
    use crate::knowledge::{Message, Problem};

    fn problem(id: &str, messages: &[(&str, Option<&str>, bool)]) -> Problem {
        let message = |&(text, continues, sentence): &(&str, Option<&str>, bool)| Message {
            continues: continues.map(Into::into),
            sentence,
            ..Message::plain(text)
        };
        Problem { messages: messages.iter().map(message).collect(), ..Problem::named(id) }
    }

    /// What is found: the problem, the text, the captures as `name=value`.
    fn found(problems: Vec<Problem>, text: &str) -> Vec<(String, String, String)> {
        let catalogue = Catalogue { problems, ..Catalogue::default() };
        let detector = Detector::new(&catalogue).unwrap();
        let document = Document::new(text);
        let occurrences = detector.find(&document, |_| true);
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

    #[test]
    fn an_english_message_counts_as_a_whole_sentence_only() {
        let is_sentence =
            |text: &str| !found(vec![problem("p", &[("Service unavailable", None, true)])], text).is_empty();
        for text in [
            "Service unavailable",
            "Error: Service unavailable. Try again.",
            "エラー Service unavailable",
            "Service unavailable\nx",
        ] {
            assert!(is_sentence(text), "{text}");
        }
        for text in ["the Service unavailable page", "Service unavailable for now", "a list of Service unavailable"] {
            assert!(!is_sentence(text), "{text}");
        }
    }

    #[test]
    fn a_code_has_its_capitals_and_joins_nothing() {
        let code = Message { exact: true, ..Message::plain("access_not_configured") };
        let is_found =
            |text: &str| !found(vec![Problem { messages: vec![code.clone()], ..Problem::named("p") }], text).is_empty();
        for text in ["access_not_configured", "Error 400: access_not_configured", "\"access_not_configured\":"] {
            assert!(is_found(text), "{text}");
        }
        for text in
            ["ACCESS_NOT_CONFIGURED", "my_access_not_configured", "access_not_configured_x", "accessNotConfigured"]
        {
            assert!(!is_found(text), "{text}");
        }
    }

    #[test]
    fn a_message_that_is_cut_off_is_known_by_its_beginning() {
        let problems = || {
            vec![
                problem(
                    "a",
                    &[("データ読み込み時にユーザー認証エラーが発生したため、処理を中断しました。", None, false)],
                ),
                problem(
                    "b",
                    &[("データ読み込み時にユーザー権限エラーが発生したため、処理を中断しました。", None, false)],
                ),
                problem("c", &[("グループの情報「{group:text}」にアクセスできなかった", None, false)]),
            ]
        };
        let ids = |text: &str| found(problems(), text).into_iter().map(|(id, ..)| id).collect::<Vec<_>>();
        assert_eq!(ids("✕ データ読み込み時にユーザー認証エラーが発…"), ["a"]);
        assert_eq!(ids("データ読み込み時にユーザー権限エラーが発生したため、処理..."), ["b"]);
        // What is left could be either, too little, something else, or has lost its value.
        for text in [
            "データ読み込み時にユーザー…",
            "データ読み込み…",
            "データ読み込み時にユーザー認証エラーの件…",
            "グループの情報「営業部」…",
        ] {
            assert_eq!(ids(text), [] as [&str; 0], "{text}");
        }
    }
}
