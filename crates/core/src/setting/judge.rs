//! Judging: what was read, compared with what a job needs. Where the page does not say, nothing is said.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    knowledge::Both,
    screen::Screen,
    setting::{
        Case, Check, Judge, Outcome, Read, Test, Verdict,
        job::Known,
        read::{self, Unread, Value},
        rows::{self, Rows},
        test::{self, Failed},
        words::Words,
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

/// Judges one check. `wanted`: the job that needs it is at hand.
pub fn judge(check: &Check, screen: &Screen, url: &str, known: &Known, wanted: bool) -> Judged {
    let judging = Judging { judge: &check.judge, screen, known, wanted };
    let mut judged = match &check.read {
        Read::Value { label, under, .. } => match read::value(screen, label, under) {
            Ok(value) => judging.value(value),
            Err(why) => Judged::cannot_tell(why.into()),
        },
        Read::Words { under } => judging.words(under),
        Read::Rows(wanted) => match rows::read(screen, wanted, known) {
            Ok(rows) => judging.rows(rows),
            Err(why) => Judged::cannot_tell(why),
        },
        Read::Segment { behind, label } => judging.segment(url, behind, label),
    };
    if let Some(unless) = &check.unless
        && judged.verdict != Verdict::Pass
    {
        judged = match read::holds(screen, unless) {
            Some((true, node)) => Judged::pass(Vec::new(), node),
            None if judged.verdict == Verdict::Fail => Judged::cannot_tell(Reason::NoValue),
            _ => judged,
        };
    }
    // While a page is being loaded, what is missing says nothing, and neither does a list without a row.
    if screen.is_loading() && judged.reason.is_some() {
        judged.reason = Some(Reason::Loading);
    }
    judged
}

impl From<Unread> for Reason {
    fn from(why: Unread) -> Self {
        match why {
            Unread::NoLabel => Self::NoLabel,
            Unread::NoValue => Self::NoValue,
            Unread::Ambiguous => Self::Differs,
        }
    }
}

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

    fn pass(values: Vec<String>, node: Option<usize>) -> Self {
        Self::of(&Outcome { verdict: Verdict::Pass, problem: None, reason: None }, values, node)
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

/// What judging needs beside the value.
struct Judging<'a> {
    judge: &'a Judge,
    screen: &'a Screen,
    known: &'a Known,
    wanted: bool,
}

impl Judging<'_> {
    fn value(&self, value: Value) -> Judged {
        match self.judge {
            Judge::Cases { cases, .. } => of_cases(cases, &value),
            Judge::Test { none, .. } if value.text.trim().is_empty() => Judged::of(none, Vec::new(), Some(value.node)),
            Judge::Test { test, wrong, .. } => self.tested(test, &[value], wrong),
            Judge::Count { .. } | Judge::Every { .. } => Judged::cannot_tell(Reason::Unknown),
        }
    }

    fn tested(&self, test: &Test, values: &[Value], wrong: &Outcome) -> Judged {
        let texts: Vec<String> = values.iter().map(|value| value.text.clone()).collect();
        match test::run(test, &texts, self.known, self.wanted) {
            Err(reason) => Judged { values: texts, ..Judged::cannot_tell(reason) },
            Ok(None) => Judged::pass(texts, values.first().map(|v| v.node)),
            Ok(Some(failed)) => {
                let node = values.get(failed.index).map(|v| v.node);
                Judged::failed(wrong, texts, node, failed)
            }
        }
    }

    /// The first case whose words stand on the page.
    fn words(&self, under: &Words) -> Judged {
        let Judge::Cases { cases, .. } = self.judge else { return Judged::cannot_tell(Reason::Unknown) };
        for case in cases {
            if let Some(at) = read::standing(self.screen, &case.is, under) {
                let text = self.screen.nodes[at].name.clone().unwrap_or_default();
                return Judged::of(&case.outcome, vec![text], Some(at));
            }
        }
        Judged::cannot_tell(Reason::NoLabel)
    }

    fn rows(&self, rows: Rows) -> Judged {
        let node = Some(rows.node);
        let texts: Vec<String> = rows.values.iter().map(|value| value.text.clone()).collect();
        let first = rows.values.first().map(|value| value.node);
        let incomplete = || Judged { node, ..Judged::cannot_tell(Reason::Incomplete) };
        match self.judge {
            Judge::Cases { cases, none, any } => {
                let answers: Vec<Judged> = rows.values.iter().map(|value| of_cases(cases, value)).collect();
                let Some(first) = answers.first().cloned() else {
                    return match none {
                        _ if rows.incomplete => incomplete(),
                        Some(none) => Judged::of(none, Vec::new(), node),
                        None => Judged::cannot_tell(Reason::NoValue),
                    };
                };
                let with = |verdict| answers.iter().find(|answer| answer.verdict == verdict).cloned();
                if *any {
                    let unsure = || if rows.incomplete { incomplete() } else { first };
                    return with(Verdict::Pass).or_else(|| with(Verdict::CannotTell)).unwrap_or_else(unsure);
                }
                let differs = answers.iter().any(|other| other.verdict != first.verdict);
                if differs { Judged { values: texts, ..Judged::cannot_tell(Reason::Differs) } } else { first }
            }
            Judge::Count { none, one, many } => match texts.len() {
                0 if rows.incomplete => incomplete(),
                0 => Judged::of(none, texts, rows.other.map(|value| value.node).or(node)),
                1 if rows.incomplete && many.verdict != one.verdict => incomplete(),
                1 => Judged::of(one, texts, first),
                _ => Judged::of(many, texts, first),
            },
            Judge::Every { wrong, none } => match rows.other {
                Some(other) => Judged::of(wrong, vec![other.text], Some(other.node)),
                None if rows.incomplete => incomplete(),
                None if texts.is_empty() => Judged::of(none, texts, node),
                None => Judged::pass(texts, first),
            },
            Judge::Test { none, .. } if texts.is_empty() => {
                if rows.incomplete {
                    incomplete()
                } else {
                    Judged::of(none, texts, node)
                }
            }
            Judge::Test { test, wrong, .. } => {
                let judged = self.tested(test, &rows.values, wrong);
                if rows.incomplete && judged.verdict == Verdict::Pass { incomplete() } else { judged }
            }
        }
    }

    /// A value that the address holds and the page may repeat.
    fn segment(&self, url: &str, behind: &str, label: &Words) -> Judged {
        let Judge::Test { wrong, .. } = self.judge else { return Judged::cannot_tell(Reason::Unknown) };
        let told = in_address(url, behind);
        match read::value(self.screen, label, &Words::default()) {
            Ok(value) if !told.is_empty() && value.text.trim() != told => {
                let failed = Failed { index: 0, value: value.text.clone(), correction: Some(told.to_owned()) };
                Judged::failed(wrong, vec![value.text], Some(value.node), failed)
            }
            Ok(value) => self.value(value),
            Err(why) if told.is_empty() => Judged::cannot_tell(why.into()),
            Err(_) => Judged { node: None, ..self.value(Value { text: told.to_owned(), on: None, node: 0 }) },
        }
    }
}

/// The segment of the address behind another one; behind `?name`, the parameter of that name.
fn in_address<'u>(url: &'u str, behind: &str) -> &'u str {
    let (path, query) = url.split('#').next().unwrap_or_default().split_once('?').unwrap_or((url, ""));
    match behind.strip_prefix('?') {
        Some(name) => {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|(key, _)| *key == name).map_or("", |(_, value)| value)
        }
        None => path.split('/').skip_while(|&s| s != behind).nth(1).unwrap_or_default(),
    }
}

fn of_cases(cases: &[Case], value: &Value) -> Judged {
    let (values, node) = (vec![value.text.clone()], Some(value.node));
    match cases.iter().find(|case| fits(case, value)) {
        Some(case) => Judged::of(&case.outcome, values, node),
        None => Judged { values, node, ..Judged::cannot_tell(Reason::Unknown) },
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
