//! Judging: what was read, compared with what a job needs. Where the page does not say, nothing is said.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    knowledge::Both,
    screen::Screen,
    setting::{
        Case, Check, Judge, Outcome, Read, Several, Test, Verdict,
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
        Read::Value { label, under, typed } => match read::value(screen, label, under) {
            // What a person types stands in a field; beside a folded one may stand how much it holds.
            Ok(value) if *typed && !screen.nodes[value.node].role.is_control() => Judged::cannot_tell(Reason::NoValue),
            Ok(value) => judging.value(value),
            Err(why) => Judged::cannot_tell(why.into()),
        },
        Read::Words { under } => judging.words(under),
        Read::Rows(wanted) => match rows::read(screen, url, wanted, known) {
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
            if let Some((at, value)) = read::named_behind(self.screen, &case.has, under) {
                return Judged::of(&case.outcome, vec![value.to_owned()], Some(at));
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
            Judge::Cases { cases, several, none } => {
                let answers: Vec<Judged> = rows.values.iter().map(|value| of_cases(cases, value)).collect();
                match (answers.is_empty(), none, several) {
                    (true, ..) if rows.incomplete => incomplete(),
                    (true, Some(none), _) => Judged::of(none, Vec::new(), node),
                    (true, None, _) => Judged::cannot_tell(Reason::NoValue),
                    (false, _, Several::Same) => {
                        same(answers).unwrap_or(Judged { values: texts, ..Judged::cannot_tell(Reason::Differs) })
                    }
                    (false, _, Several::Any) => enough(answers, Verdict::Pass, node.filter(|_| rows.incomplete)),
                    (false, _, Several::All) => enough(answers, Verdict::Fail, node.filter(|_| rows.incomplete)),
                }
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
            // Of a row that may be another product's, only what works for nobody is wrong.
            Judge::Test { test, wrong, several: Several::Any, .. } => {
                let of = |wanted| {
                    let each = rows.values.iter().map(std::slice::from_ref);
                    each.map(|row| Self { wanted, ..*self }.tested(test, row, wrong)).collect::<Vec<_>>()
                };
                // The one row that is meant says it, whatever other rows there are.
                let judged = enough(of(true), Verdict::Pass, node.filter(|_| rows.incomplete && rows.unsure));
                if judged.verdict != Verdict::Fail || !rows.unsure {
                    return judged;
                }
                let failed = of(false).into_iter().find(|answer| answer.verdict == Verdict::Fail);
                failed.unwrap_or(Judged { values: texts, node, ..Judged::cannot_tell(Reason::NotSeen) })
            }
            Judge::Test { test, wrong, .. } => {
                let judged = self.tested(test, &rows.values, wrong);
                if rows.incomplete && judged.verdict == Verdict::Pass { incomplete() } else { judged }
            }
        }
    }

    /// A value that the address holds and the page may repeat.
    fn segment(&self, url: &str, behind: &str, label: &Words) -> Judged {
        let told = Some(in_address(url, behind)).filter(|told| self.can_be(told));
        match (told, read::value(self.screen, label, &Words::default())) {
            (Some(told), Ok(value)) if self.can_be(&value.text) && value.text.trim() != told => match self.judge {
                Judge::Test { wrong, .. } if !self.screen.is_loading() => {
                    let failed = Failed { index: 0, value: value.text.clone(), correction: Some(told.to_owned()) };
                    Judged::failed(wrong, vec![value.text], Some(value.node), failed)
                }
                _ => Judged { node: Some(value.node), ..Judged::cannot_tell(Reason::Differs) },
            },
            (Some(told), on_page) => {
                let node = on_page.ok().filter(|value| value.text.trim() == told).map(|value| value.node);
                Judged { node, ..self.value(Value { text: told.to_owned(), on: None, node: 0 }) }
            }
            (None, Ok(value)) if self.can_be(&value.text) => self.value(value),
            (None, Ok(value)) => Judged { node: Some(value.node), ..Judged::cannot_tell(Reason::Unknown) },
            (None, Err(why)) => Judged::cannot_tell(why.into()),
        }
    }

    /// Whether a text can be such a value at all: an address in the place of a number cannot, and is not compared.
    fn can_be(&self, text: &str) -> bool {
        !text.trim().is_empty()
            && match self.judge {
                Judge::Test { test, .. } => {
                    matches!(test::run(test, &[text.trim().to_owned()], self.known, self.wanted), Ok(None))
                }
                _ => true,
            }
    }
}

/// The answer of all rows, if it is the same.
fn same(answers: Vec<Judged>) -> Option<Judged> {
    let mut answers = answers.into_iter();
    let first = answers.next()?;
    answers.all(|other| other.verdict == first.verdict).then_some(first)
}

/// The first answer with a verdict that is enough by itself; else, if that was all, one that could not be told.
/// `incomplete`: where a list stands that may go on.
fn enough(answers: Vec<Judged>, verdict: Verdict, incomplete: Option<usize>) -> Judged {
    let of = |verdict: Verdict| answers.iter().find(|answer| answer.verdict == verdict).cloned();
    let partly = || Judged { node: incomplete, ..Judged::cannot_tell(Reason::Incomplete) };
    let rest = || of(Verdict::CannotTell).or_else(|| answers.first().cloned()).filter(|_| incomplete.is_none());
    of(verdict).or_else(rest).unwrap_or_else(partly)
}

/// The segment of the address behind another one, without its own parameters; behind `?name`, the parameter of that name.
fn in_address<'u>(url: &'u str, behind: &str) -> &'u str {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let segment = || path.split('/').skip_while(|&s| s != behind).nth(1).and_then(|s| s.split(';').next());
    behind.strip_prefix('?').map_or_else(|| segment().unwrap_or_default(), |name| parameter(url, name))
}

/// A parameter of the address.
pub fn parameter<'u>(url: &'u str, name: &str) -> &'u str {
    let query = url.split('#').next().unwrap_or_default().split_once('?').map_or("", |(_, query)| query);
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(key, _)| *key == name).map_or("", |(_, value)| value)
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
    if silent && case.on.is_none() {
        return value.on.is_some() || !value.text.trim().is_empty();
    }
    let says = case.is.are(&value.text) || (!case.has.is_empty() && case.has.are_in(&value.text));
    match case.on {
        // A control with words of its own, such as a chosen radio button, is judged by them.
        Some(on) => value.on == Some(on) && (silent || says),
        None => says && value.on != Some(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        screen::{Node, Role},
        setting::{Filter, RowsRead},
    };

    fn node(role: Role, parent: Option<u32>, name: &str) -> Node {
        Node { role, parent, name: Some(name.to_owned()), ..Node::default() }
    }

    /// A table: its columns, and its rows, each with its level in the tree.
    fn table(columns: &[&str], rows: &[(u32, &[&str])]) -> Screen {
        let mut screen = Screen { nodes: vec![Node { role: Role::Table, ..Node::default() }], cut: false };
        let mut row = |level, role, cells: &[&str]| {
            let at = screen.nodes.len() as u32;
            screen.nodes.push(Node { role: Role::Row, parent: Some(0), level, ..Node::default() });
            for cell in cells {
                let cell_at = screen.nodes.len() as u32;
                screen.nodes.push(Node { role, parent: Some(at), ..Node::default() });
                screen.nodes.extend(Some(*cell).filter(|c| !c.is_empty()).map(|c| node(Role::Text, Some(cell_at), c)));
            }
        };
        row(None, Role::Columnheader, columns);
        rows.iter().for_each(|(level, cells)| row(Some(*level), Role::Cell, cells));
        screen
    }

    fn filter(column: &str) -> Filter {
        let none = Words::default;
        Filter {
            column: Words::new([column]),
            is: none(),
            is_not: none(),
            begins: none(),
            ends: none(),
            listed: false,
            told: false,
            vacant: false,
            known: None,
            lenient: false,
            on: None,
        }
    }

    fn outcome(verdict: Verdict) -> Outcome {
        Outcome { verdict, problem: None, reason: None }
    }

    fn case(is: &[&str], verdict: Verdict) -> Case {
        Case { is: Words::new(is), has: Words::default(), on: None, outcome: outcome(verdict) }
    }

    fn check(read: Read, judge: Judge) -> Check {
        let title = Both { ja: String::new(), en: String::new() };
        Check {
            id: "x.y".into(),
            title,
            jobs: Vec::new(),
            read,
            judge,
            unless: None,
            remember: None,
            facts: Vec::new(),
        }
    }

    fn rows(filters: Vec<Filter>, column: &str, above: bool) -> Read {
        let (under, empty) = (Words::default(), Words::default());
        Read::Rows(RowsRead { under, filters, column: Words::new([column]), empty, above })
    }

    fn count() -> Judge {
        Judge::Count { none: outcome(Verdict::Fail), one: outcome(Verdict::Pass), many: outcome(Verdict::Pass) }
    }

    const URL: &str = "https://console.cloud.google.com/iam-admin/serviceaccounts?project=hito-link&authuser=0";

    fn verdict(check: &Check, screen: &Screen) -> (Verdict, Option<Reason>) {
        let judged = judge(check, screen, URL, &Known::new(), true);
        (judged.verdict, judged.reason)
    }

    #[test]
    fn one_row_that_passes_or_fails_may_be_enough() {
        let screen = table(&["Name", "Status"], &[(1, &["a", "Enabled"]), (1, &["b", "Disabled"])]);
        let judge = |several| {
            let cases = vec![case(&["Enabled"], Verdict::Pass), case(&[], Verdict::Fail)];
            check(rows(Vec::new(), "Status", false), Judge::Cases { cases, several, none: None })
        };
        assert_eq!(verdict(&judge(Several::Any), &screen).0, Verdict::Pass);
        assert_eq!(verdict(&judge(Several::All), &screen).0, Verdict::Fail);
        assert_eq!(verdict(&judge(Several::Same), &screen), (Verdict::CannotTell, Some(Reason::Differs)));
    }

    #[test]
    fn a_list_that_is_being_loaded_has_not_said_all() {
        let mut screen = table(&["Name"], &[]);
        let check = check(rows(Vec::new(), "Name", false), count());
        assert_eq!(verdict(&check, &screen).0, Verdict::Fail);
        screen.nodes.push(node(Role::Progress, None, "Loading"));
        assert_eq!(verdict(&check, &screen), (Verdict::CannotTell, Some(Reason::Loading)));
    }

    #[test]
    fn a_filter_knows_the_address() {
        let mut email = filter("Email");
        email.ends = Words::new(["@{project}.iam.gserviceaccount.com"]);
        let check = check(rows(vec![email], "Email", false), count());
        let of = |address| verdict(&check, &table(&["Email"], &[(1, &[address])])).0;
        assert_eq!(of("a@hito-link.iam.gserviceaccount.com"), Verdict::Pass);
        assert_eq!(of("a@other.iam.gserviceaccount.com"), Verdict::Fail);
        assert_eq!(parameter("https://a.example/?myproject=y#?project=z", "project"), "");
    }

    #[test]
    fn a_cell_that_says_nothing_tells_nothing_where_it_must_be_told() {
        let mut kind = filter("Type");
        (kind.is, kind.told) = (Words::new(["User"]), true);
        let mut inherited = filter("Inheritance");
        inherited.vacant = true;
        let check = check(rows(vec![inherited, kind], "Principal", false), count());
        let of = |cells: &[&str]| verdict(&check, &table(&["Type", "Principal", "Inheritance"], &[(1, cells)]));
        assert_eq!(of(&["User", "a@example.co.jp", "–"]).0, Verdict::Pass);
        assert_eq!(of(&["User", "a@example.co.jp", "project"]).0, Verdict::Fail);
        assert_eq!(of(&["", "a@example.co.jp", ""]), (Verdict::CannotTell, Some(Reason::NoValue)));
        let without = table(&["Type", "Principal"], &[(1, &["User", "a@example.co.jp"])]);
        assert_eq!(verdict(&check, &without).0, Verdict::Pass);
    }

    #[test]
    fn a_box_to_tick_may_have_no_name_among_the_columns() {
        let mut email = filter("Email");
        email.ends = Words::new(["@example.co.jp"]);
        let check = check(rows(vec![email], "Email", false), count());
        let of = |cells: &[&str]| verdict(&check, &table(&["Email", "Status"], &[(1, cells)])).0;
        assert_eq!(of(&["", "a@example.co.jp", "Enabled"]), Verdict::Pass);
        assert_eq!(of(&["a@example.co.jp", "Enabled", ""]), Verdict::Pass);
        assert_eq!(of(&["Enabled", "a@example.co.jp"]), Verdict::Fail);
    }

    #[test]
    fn in_a_tree_the_row_above_can_be_read() {
        let mut name = filter("Name");
        name.is = Words::new(["x"]);
        let cases = vec![case(&["No organization"], Verdict::Fail), case(&[], Verdict::Pass)];
        let judge = Judge::Cases { cases, several: Several::Same, none: None };
        let check = check(rows(vec![name], "Name", true), judge);
        let of = |rows: &[(u32, &[&str])]| verdict(&check, &table(&["Name"], rows)).0;
        assert_eq!(of(&[(1, &["example.co.jp"]), (2, &["y"]), (2, &["x"])]), Verdict::Pass);
        assert_eq!(of(&[(1, &["example.co.jp"]), (1, &["No organization"]), (2, &["x"])]), Verdict::Fail);
        assert_eq!(of(&[(1, &["x"])]), Verdict::CannotTell);
    }

    #[test]
    fn a_parameter_of_the_address_can_be_read() {
        let judge = Judge::Cases { cases: vec![case(&[], Verdict::Pass)], several: Several::Same, none: None };
        let of = |behind: &str| {
            let read = Read::Segment { behind: behind.into(), label: Words::default() };
            super::judge(&check(read, judge.clone()), &Screen::default(), URL, &Known::new(), true).values
        };
        assert_eq!(of("?project"), ["hito-link"]);
        assert!(of("?other").is_empty());
        assert_eq!(of("iam-admin"), ["serviceaccounts"]);
    }

    #[test]
    fn words_may_name_what_follows_a_colon_but_no_dialog() {
        let current = Case { has: Words::new(["Current project"]), ..case(&[], Verdict::Pass) };
        let cases = vec![current, case(&["Select a project"], Verdict::Fail)];
        let judge = Judge::Cases { cases, several: Several::Same, none: None };
        let check = check(Read::Words { under: Words::default() }, judge);
        let of = |nodes: Vec<Node>| verdict(&check, &Screen { nodes, cut: false }).0;
        assert_eq!(of(vec![node(Role::Button, None, "Current project: x")]), Verdict::Pass);
        assert_eq!(of(vec![node(Role::Button, None, "Select a project")]), Verdict::Fail);
        let dialog = node(Role::Dialog, None, "Select a project");
        assert_eq!(of(vec![dialog, node(Role::Heading, Some(0), "Select a project")]), Verdict::CannotTell);
    }
}
