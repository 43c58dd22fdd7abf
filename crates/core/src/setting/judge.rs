//! Judging: what was read, compared with what a job needs. Where the page does not say, nothing is said.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    knowledge::Both,
    screen::Screen,
    setting::{
        Case, Check, Filter, Judge, Outcome, Read, Verdict,
        job::Known,
        read::{self, Table, Unread, Value},
        test::{self, Failed},
    },
};

/// A check's answer, before it is told to anybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The verdict.
    pub verdict: Verdict,
    /// Why it cannot be told.
    pub reason: Option<Reason>,
    /// The problem that explains a failure.
    pub problem: Option<String>,
    /// What was read, as it stands on the page.
    pub values: Vec<String>,
    /// Where: an index into the screen's nodes.
    pub node: Option<usize>,
    /// What else the explanation needs, such as `correction`.
    pub captures: BTreeMap<String, String>,
}

/// Why something cannot be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Reason {
    /// The label is not on the page: it is folded away, or the page has changed.
    NoLabel,
    /// The label is there, but nothing stands with it.
    NoValue,
    /// The page says different things, or different ones for several units.
    Differs,
    /// The list goes on where it is not shown, or is filtered.
    Incomplete,
    /// The page is still being loaded.
    Loading,
    /// It says something that is not known here.
    Unknown,
    /// It depends on a page of this tenant that was not open yet.
    NotSeen,
    /// The page itself shows why.
    Told {
        /// Why.
        text: Both<String>,
    },
}

/// Judges one check.
pub fn judge(check: &Check, screen: &Screen, url: &str, known: &Known, wanted: bool) -> Judged {
    let answer = match &check.read {
        Read::Value { label, under, .. } => read::value(screen, label, under)
            .map_err(Judged::unread)
            .and_then(|value| of_value(&check.judge, value, known, wanted)),
        Read::Words { under } => of_words(&check.judge, screen, under),
        Read::Rows { under, filters, column, empty } => rows(screen, under, filters, column, empty, known)
            .and_then(|rows| of_rows(&check.judge, rows, known, wanted)),
        Read::Segment { behind, label } => of_segment(&check.judge, screen, url, behind, label, known, wanted),
    };
    let mut judged = answer.unwrap_or_else(|judged| judged);
    if let Some(unless) = &check.unless
        && judged.verdict != Verdict::Pass
    {
        judged = match read::holds(screen, unless) {
            Some((true, node)) => Judged { verdict: Verdict::Pass, node, ..Judged::cannot_tell(Reason::Unknown) },
            Some((false, _)) => judged,
            None if judged.verdict == Verdict::Fail => Judged::cannot_tell(Reason::NoValue),
            None => judged,
        };
        judged.reason = judged.reason.filter(|_| judged.verdict == Verdict::CannotTell);
    }
    // While a page is being loaded, what is missing says nothing, and neither does a list without a row.
    if screen.is_loading() && judged.reason.is_some() {
        judged.reason = Some(Reason::Loading);
    }
    judged
}

/// Both sides are answers: the error is the one that ends the judging early.
type Answer = Result<Judged, Judged>;

impl Judged {
    fn cannot_tell(reason: Reason) -> Self {
        Self {
            verdict: Verdict::CannotTell,
            reason: Some(reason),
            problem: None,
            values: Vec::new(),
            node: None,
            captures: BTreeMap::new(),
        }
    }

    fn unread(why: Unread) -> Self {
        Self::cannot_tell(match why {
            Unread::NoLabel => Reason::NoLabel,
            Unread::NoValue => Reason::NoValue,
            Unread::Ambiguous => Reason::Differs,
            Unread::Incomplete => Reason::Incomplete,
        })
    }

    fn of(outcome: &Outcome, values: Vec<String>, node: Option<usize>) -> Self {
        let reason = match (outcome.verdict, &outcome.reason) {
            (Verdict::CannotTell, Some(text)) => Some(Reason::Told { text: text.clone() }),
            (Verdict::CannotTell, None) => Some(Reason::Unknown),
            _ => None,
        };
        let problem = outcome.problem.clone().filter(|_| outcome.verdict == Verdict::Fail);
        Self { verdict: outcome.verdict, reason, problem, values, node, captures: BTreeMap::new() }
    }

    fn failed(outcome: &Outcome, values: Vec<String>, node: Option<usize>, failed: Failed) -> Self {
        let mut judged = Self::of(outcome, values, node);
        judged.captures.insert("value".into(), failed.value);
        if let Some(correction) = failed.correction {
            judged.captures.insert("correction".into(), correction);
        }
        judged
    }
}

fn of_value(judge: &Judge, value: Value, known: &Known, wanted: bool) -> Answer {
    let (text, node) = (value.text.clone(), Some(value.node));
    match judge {
        Judge::Cases { cases, .. } => match cases.iter().find(|case| fits(case, &value)) {
            Some(case) => Ok(Judged::of(&case.outcome, vec![text], node)),
            None => Err(Judged { values: vec![text], node, ..Judged::cannot_tell(Reason::Unknown) }),
        },
        Judge::Test { test, wrong, none } => {
            if text.trim().is_empty() {
                return Ok(Judged::of(none, Vec::new(), node));
            }
            tested(test, std::slice::from_ref(&value), wrong, known, wanted)
        }
        Judge::Count { .. } | Judge::Every { .. } => Err(Judged::cannot_tell(Reason::Unknown)),
    }
}

fn tested(test: &crate::setting::Test, values: &[Value], wrong: &Outcome, known: &Known, wanted: bool) -> Answer {
    let texts: Vec<String> = values.iter().map(|value| value.text.clone()).collect();
    match test::run(test, &texts, known, wanted) {
        Err(reason) => Err(Judged { values: texts, ..Judged::cannot_tell(reason) }),
        Ok(None) => {
            let pass = Outcome { verdict: Verdict::Pass, problem: None, reason: None };
            Ok(Judged::of(&pass, texts, values.first().map(|v| v.node)))
        }
        Ok(Some(failed)) => {
            let node = values.get(failed.index).map(|v| v.node);
            Ok(Judged::failed(wrong, texts, node, failed))
        }
    }
}

fn fits(case: &Case, value: &Value) -> bool {
    let silent = case.is.is_empty() && case.has.is_empty();
    let says = case.is.are(&value.text) || (!case.has.is_empty() && case.has.are_in(&value.text));
    match case.on {
        // A control with words of its own, such as a chosen radio button, is judged by them.
        Some(on) => value.on == Some(on) && (silent || says),
        None => says && value.on != Some(false),
    }
}

/// The first case whose words stand on the page.
fn of_words(judge: &Judge, screen: &Screen, under: &crate::setting::words::Words) -> Answer {
    let Judge::Cases { cases, .. } = judge else { return Err(Judged::cannot_tell(Reason::Unknown)) };
    for case in cases {
        if let Some(at) = read::standing(screen, &case.is, under) {
            let text = screen.nodes[at].name.clone().unwrap_or_default();
            return Ok(Judged::of(&case.outcome, vec![text], Some(at)));
        }
    }
    Err(Judged::cannot_tell(Reason::NoLabel))
}

/// The rows that count, and how many there are.
struct Rows {
    values: Vec<Value>,
    /// The first row that does not count.
    other: Option<Value>,
    incomplete: bool,
    /// The table, or the text that says that there is nothing.
    node: usize,
}

fn rows(
    screen: &Screen,
    under: &crate::setting::words::Words,
    filters: &[Filter],
    column: &crate::setting::words::Words,
    empty: &crate::setting::words::Words,
    known: &Known,
) -> Result<Rows, Judged> {
    let columns: Vec<_> = filters.iter().map(|filter| &filter.column).chain([column]).collect();
    let tables = read::tables(screen, under, &columns);
    if !empty.is_empty()
        && tables.iter().all(|table| table.rows.iter().all(|row| says_nothing(screen, row, empty)))
        && let Some(node) = read::standing(screen, empty, under)
    {
        return Ok(Rows { values: Vec::new(), other: None, incomplete: false, node });
    }
    let Some(first) = tables.first() else { return Err(Judged::cannot_tell(Reason::NoLabel)) };
    let mut found = Rows { values: Vec::new(), other: None, incomplete: false, node: first.node };
    for table in &tables {
        found.incomplete |= screen.is_loading() || read::is_incomplete(screen, table);
        for row in &table.rows {
            let Some(cell) = row
                .first()
                .map(|&first| if column.is_empty() { first } else { table.cell(row, column).unwrap_or(first) })
            else {
                continue;
            };
            let value = if column.is_empty() {
                read::whole(screen, row)
            } else {
                read::content(screen, cell).unwrap_or(Value { text: String::new(), on: None, node: cell })
            };
            if value.text.is_empty() && value.on.is_none() && row.iter().all(|&c| screen.text(c).is_empty()) {
                continue;
            }
            if counts(screen, table, row, filters, known)? {
                found.values.push(value);
            } else {
                found.other.get_or_insert(value);
            }
        }
    }
    Ok(found)
}

fn says_nothing(screen: &Screen, row: &[usize], empty: &crate::setting::words::Words) -> bool {
    row.iter().all(|&cell| {
        let text = screen.text(cell);
        text.is_empty() || empty.are(&text)
    })
}

/// Whether a row says all that it must.
fn counts(screen: &Screen, table: &Table, row: &[usize], filters: &[Filter], known: &Known) -> Result<bool, Judged> {
    for filter in filters {
        let cells: Vec<usize> = match table.cell(row, &filter.column) {
            Some(cell) => vec![cell],
            None if filter.column.is_empty() => row.to_vec(),
            None => return Ok(false),
        };
        let remembered = match &filter.known {
            None => None,
            Some(name) => match known.get(name) {
                Some(values) => Some(values),
                None if filter.lenient => continue,
                None => return Err(Judged::cannot_tell(Reason::NotSeen)),
            },
        };
        let says = |cell: &usize| {
            let value = read::content(screen, *cell);
            // A cell may hold a name and something beneath it: each text counts by itself, too. An entry of a list may be
            // a link or a button and nothing else.
            let texts = || {
                let inner = screen.inside(*cell).filter_map(|i| screen.nodes[i].name.as_deref());
                inner.chain(value.as_ref().map(|value| value.text.as_str()))
            };
            (filter.is.is_empty() || texts().any(|text| filter.is.are(text)))
                && !texts().any(|text| filter.is_not.are(text))
                && (filter.begins.is_empty() || texts().any(|text| filter.begins.begin(text)))
                && (filter.ends.is_empty() || texts().any(|text| filter.ends.end(text)))
                && filter.on.is_none_or(|on| value.as_ref().is_some_and(|value| value.on == Some(on)))
                && remembered.is_none_or(|values| {
                    texts().any(|text| values.iter().any(|known| known.eq_ignore_ascii_case(text.trim())))
                })
        };
        if !cells.iter().any(says) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn of_rows(judge: &Judge, rows: Rows, known: &Known, wanted: bool) -> Answer {
    let node = Some(rows.node);
    let texts: Vec<String> = rows.values.iter().map(|value| value.text.clone()).collect();
    let first = rows.values.first().map(|value| value.node);
    let incomplete = || Err(Judged { node, ..Judged::cannot_tell(Reason::Incomplete) });
    match judge {
        Judge::Cases { none, any, .. } => {
            let answers = rows.values.into_iter();
            let mut answers = answers.map(|value| of_value(judge, value, known, wanted).unwrap_or_else(|j| j)).peekable();
            let Some(first) = answers.peek().cloned() else {
                return match none {
                    _ if rows.incomplete => incomplete(),
                    Some(none) => Ok(Judged::of(none, Vec::new(), node)),
                    None => Err(Judged::cannot_tell(Reason::NoValue)),
                };
            };
            if *any {
                let answers: Vec<Judged> = answers.collect();
                let with = |verdict| answers.iter().find(|answer| answer.verdict == verdict).cloned();
                let unsure = || if rows.incomplete { incomplete() } else { Ok(first.clone()) };
                return with(Verdict::Pass).or_else(|| with(Verdict::CannotTell)).map_or_else(unsure, Ok);
            }
            let differs = answers.any(|other| other.verdict != first.verdict);
            if differs { Err(Judged { values: texts, ..Judged::cannot_tell(Reason::Differs) }) } else { Ok(first) }
        }
        Judge::Count { none, one, many } => match texts.len() {
            0 if rows.incomplete => incomplete(),
            0 => Ok(Judged::of(none, texts, rows.other.map(|value| value.node).or(node))),
            1 if rows.incomplete && many.verdict != one.verdict => incomplete(),
            1 => Ok(Judged::of(one, texts, first)),
            _ => Ok(Judged::of(many, texts, first)),
        },
        Judge::Every { wrong, none } => match rows.other {
            Some(other) => Ok(Judged::of(wrong, vec![other.text], Some(other.node))),
            None if rows.incomplete => incomplete(),
            None if texts.is_empty() => Ok(Judged::of(none, texts, node)),
            None => Ok(Judged::of(&Outcome { verdict: Verdict::Pass, problem: None, reason: None }, texts, first)),
        },
        Judge::Test { test, wrong, none } => {
            if texts.is_empty() {
                return if rows.incomplete { incomplete() } else { Ok(Judged::of(none, texts, node)) };
            }
            let judged = tested(test, &rows.values, wrong, known, wanted)?;
            if rows.incomplete && judged.verdict == Verdict::Pass { incomplete() } else { Ok(judged) }
        }
    }
}

/// A value that the address holds and the page may repeat.
fn of_segment(
    judge: &Judge,
    screen: &Screen,
    url: &str,
    behind: &str,
    label: &crate::setting::words::Words,
    known: &Known,
    wanted: bool,
) -> Answer {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let segment = path.split('/').skip_while(|&s| s != behind).nth(1).unwrap_or_default();
    let on_page = read::value(screen, label, &Default::default()).ok();
    let Judge::Test { wrong, .. } = judge else { return Err(Judged::cannot_tell(Reason::Unknown)) };
    match on_page {
        Some(value) if !segment.is_empty() && value.text.trim() != segment => {
            let failed = Failed { index: 0, value: value.text.clone(), correction: Some(segment.to_owned()) };
            Ok(Judged::failed(wrong, vec![value.text.clone()], Some(value.node), failed))
        }
        Some(value) => of_value(judge, value, known, wanted),
        None if segment.is_empty() => Err(Judged::cannot_tell(Reason::NoLabel)),
        None => {
            let mut judged = of_value(judge, Value { text: segment.to_owned(), on: None, node: 0 }, known, wanted)?;
            judged.node = None;
            Ok(judged)
        }
    }
}
