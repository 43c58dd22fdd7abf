//! Detecting: known messages in folded text.
//!
//! One search looks for the key literals of all messages at once; a pattern with slots then confirms a candidate
//! within its own bounded reach and captures the slots. The work is linear in the text. A message is only made ready when
//! it seems to stand in a text: of most there is never any sign.

use std::{collections::BTreeMap, ops::Range, sync::OnceLock};

use crate::{
    fold::{Folded, fold, is_ignored},
    knowledge::{Catalogue, Message},
    pattern::{Pattern, PatternError, Slot},
    search::{Grips, Hit, Search},
};

/// Why a catalogue cannot be searched for: a message that is no pattern.
#[derive(Debug, thiserror::Error)]
#[error("a message of {problem}: {cause}")]
pub struct DetectorError {
    /// The problem's id.
    pub problem: String,
    /// What is wrong.
    #[source]
    pub cause: PatternError,
}

/// A text, folded and with the way back.
pub struct Document<'a> {
    /// Its folded form.
    pub folded: Folded<'a>,
    /// Whether a line break may be the work of a mail program: then it parts no words.
    pub wrapped: bool,
}

impl<'a> Document<'a> {
    /// Folds a text.
    pub fn new(text: &'a str) -> Self {
        Self { folded: Folded::new(text), wrapped: false }
    }

    /// The place in the original, in UTF-16 code units, of a range of the folded text.
    pub fn origin(&self, folded: &Range<usize>) -> Range<u32> {
        self.folded.origin(folded.start)..self.folded.origin_end(folded.end)
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
    search: Search,
    /// Every message of the catalogue, in its order.
    known: Vec<Known>,
}

/// A message of the catalogue.
struct Known {
    /// Index of its problem.
    problem: usize,
    /// Index into the problem's messages.
    message: usize,
    /// The message made ready; `None` within for one that is no pattern.
    entry: OnceLock<Option<Entry>>,
}

/// How many letters of a message must be left for it to be known when it is cut off.
const HEAD: usize = 16;

/// How far before an ellipsis a message that it cuts off can begin, in bytes.
const CUT_OFF: usize = 600;

/// A message made ready.
struct Entry {
    pattern: Pattern,
    /// How many bytes of the key are enough if an ellipsis cuts the rest off.
    head: Option<usize>,
    weak: bool,
    /// The literal parts with their capitals, if those count.
    exact: Vec<String>,
    /// What may follow, folded.
    continues: Option<String>,
    sentence: bool,
}

/// Words of a message in a folded text, ordered by where they end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Stand {
    end: usize,
    start: usize,
    /// Index of the message among all.
    known: usize,
}

impl Detector {
    /// Prepares the messages of a catalogue by their grips, which [`Self::grips`] has chosen.
    pub fn new(catalogue: &Catalogue, grips: &Grips) -> Self {
        let known = catalogue.problems.iter().enumerate().flat_map(|(problem, it)| {
            (0..it.messages.len()).map(move |message| Known { problem, message, entry: OnceLock::new() })
        });
        Self { search: Search::new(grips), known: known.collect() }
    }

    /// Chooses the grips by which the messages of a catalogue are searched for.
    pub fn grips(catalogue: &Catalogue) -> Result<Grips, DetectorError> {
        let messages = catalogue.problems.iter().flat_map(|problem| problem.messages.iter().map(move |m| (problem, m)));
        let entries = messages.map(|(problem, message)| {
            Entry::new(message).map_err(|cause| DetectorError { problem: problem.id.clone(), cause })
        });
        let entries: Vec<Entry> = entries.collect::<Result<_, _>>()?;
        Ok(Grips::new(&entries.iter().map(|entry| entry.beginning().as_bytes()).collect::<Vec<_>>()))
    }

    /// Whether a folded text may hold a message: `false` only if [`Self::find`] finds none in it.
    pub fn may_hold(&self, catalogue: &Catalogue, text: &[u8]) -> bool {
        self.search
            .hits(text)
            .any(|hit| self.entry(catalogue, hit.word).is_some_and(|entry| entry.may_stand(text, hit.at)))
    }

    fn entry(&self, catalogue: &Catalogue, known: usize) -> Option<&Entry> {
        let Known { problem, message, entry } = self.known.get(known)?;
        let made = entry.get_or_init(|| Entry::new(catalogue.problems.get(*problem)?.messages.get(*message)?).ok());
        made.as_ref()
    }

    /// All messages in a text that `admit` lets in, in their order. Where several overlap, the longest counts; where
    /// they are equally long, one that is no weak sign.
    pub fn find(
        &self,
        catalogue: &Catalogue,
        document: &Document,
        admit: impl Fn(&Occurrence) -> bool,
    ) -> Vec<Occurrence> {
        let text = document.folded.text.as_str();
        let (keys, heads) = self.stands(catalogue, text);
        let confirm = |&Stand { start, end, known }: &Stand| self.confirm(catalogue, document, known, start..end);
        let mut found: Vec<Occurrence> = keys.iter().filter_map(confirm).collect();
        if !heads.is_empty() {
            let ellipses = text.match_indices("...");
            found.extend(ellipses.filter_map(|(at, _)| self.cut_off(catalogue, document, at, &heads)));
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

    /// Where the keys of messages stand in a folded text, and where their heads do, in the order of their ends.
    fn stands(&self, catalogue: &Catalogue, text: &str) -> (Vec<Stand>, Vec<Stand>) {
        let (mut keys, mut heads) = (Vec::new(), Vec::new());
        for Hit { word: known, at: start } in self.search.hits(text.as_bytes()) {
            let Some((entry, rest)) = self.entry(catalogue, known).zip(text.get(start..)) else { continue };
            let (key, head) = (entry.pattern.key(), entry.beginning());
            if rest.starts_with(key) {
                keys.push(Stand { end: start + key.len(), start, known });
            }
            if entry.head.is_some() && rest.starts_with(head) {
                heads.push(Stand { end: start + head.len(), start, known });
            }
        }
        keys.sort_unstable();
        heads.sort_unstable();
        (keys, heads)
    }

    /// The message that an ellipsis cuts off, if what is left of it can belong to one problem only. `heads` are the
    /// beginnings of messages in the text, in the order of their ends.
    fn cut_off(
        &self,
        catalogue: &Catalogue,
        document: &Document,
        ellipsis: usize,
        heads: &[Stand],
    ) -> Option<Occurrence> {
        let text = document.folded.text.as_str();
        let from = text.floor_char_boundary(ellipsis.saturating_sub(CUT_OFF));
        let near = &heads[heads.partition_point(|head| head.end < from)..];
        let mut found: Option<Occurrence> = None;
        for candidate in near.iter().take_while(|head| head.end <= ellipsis).filter(|head| head.start >= from) {
            let (known, entry) = (self.known.get(candidate.known)?, self.entry(catalogue, candidate.known)?);
            if !entry.pattern.key().starts_with(&text[candidate.start..ellipsis]) {
                continue;
            }
            if found.as_ref().is_some_and(|other| other.problem != known.problem) {
                return None;
            }
            found = Some(Occurrence {
                problem: known.problem,
                message: known.message,
                weak: entry.weak,
                superseded: Vec::new(),
                range: candidate.start..ellipsis,
                captures: BTreeMap::new(),
            });
        }
        // What is cut off has lost its values, too. They are not missed where another message has none: the packs use
        // only values that every message of a problem has.
        found.filter(|occurrence| {
            let of_problem = (0..self.known.len()).filter(|&i| self.known[i].problem == occurrence.problem);
            let mut entries = of_problem.filter_map(|i| self.entry(catalogue, i));
            entries.any(|e| e.pattern.slots().next().is_none()) && whole_words(document, &occurrence.range)
        })
    }

    fn confirm(
        &self,
        catalogue: &Catalogue,
        document: &Document,
        known: usize,
        key: Range<usize>,
    ) -> Option<Occurrence> {
        let (known, entry) = (self.known.get(known)?, self.entry(catalogue, known)?);
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
            problem: known.problem,
            message: known.message,
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
    let original: String = document.folded.original(place.clone()).chars().filter(|&c| !is_ignored(c)).collect();
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
        && !joins(place.start.checked_sub(1).and_then(|at| document.folded.original_at(at)))
        && !joins(document.folded.original_at(place.end))
}

impl Entry {
    fn new(message: &Message) -> Result<Self, PatternError> {
        let pattern = Pattern::parse(&message.text)?;
        // The first letters tell a message even when the rest is cut off, unless it must stand as a whole.
        let head = pattern.head().filter(|_| !message.sentence && !message.exact);
        Ok(Self {
            head: head.and_then(|key| Some(key.char_indices().nth(HEAD)?.0)),
            weak: message.weak,
            exact: if message.exact { Pattern::literals(&message.text) } else { Vec::new() },
            continues: message.continues.as_deref().map(|t| fold(t).trim_end_matches(STOPS).to_owned()),
            sentence: message.sentence,
            pattern,
        })
    }

    /// What stands in a text in any case.
    fn beginning(&self) -> &str {
        let key = self.pattern.key();
        self.head.and_then(|head| key.get(..head)).unwrap_or(key)
    }

    /// Whether the message may stand in a folded text with its key at a place, or what an ellipsis leaves of it.
    fn may_stand(&self, text: &[u8], at: usize) -> bool {
        let Some(rest) = text.get(at..) else { return false };
        let key = self.pattern.key().as_bytes();
        if rest.starts_with(key) && self.pattern.may_match(text, at..at + key.len()) {
            return true;
        }
        let is_cut_off = |head: usize| {
            let same = key.iter().zip(rest).take_while(|(a, b)| a == b).count();
            head <= same && (head..=same).any(|at| rest[at..].starts_with(b"..."))
        };
        self.head.is_some_and(is_cut_off)
    }
}

/// A slot's value as the page has it. A value without white space ends where the page parts it; words stay on a line.
fn value_of(document: &Document, slot: &Slot, folded: Range<usize>) -> Option<String> {
    use unicode_normalization::UnicodeNormalization;
    let place = document.origin(&folded);
    let original = document.folded.original(place.clone());
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
            .folded
            .original_at(offset)
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
        match (document.folded.original_at(at), direction) {
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
        let detector = Detector::new(&catalogue, &Detector::grips(&catalogue).unwrap());
        let document = Document::new(text);
        let occurrences = detector.find(&catalogue, &document, |_| true);
        occurrences
            .into_iter()
            .map(|o| {
                let place = document.origin(&o.range);
                let captures: Vec<_> = o.captures.iter().map(|(name, value)| format!("{name}={value}")).collect();
                let text = tidy(document.folded.original(place.clone()));
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
