//! Judging: what was read, compared with what a job needs. Where the page does not say, nothing is said.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    knowledge::Both,
    screen::{Role, Screen},
    setting::{
        Case, Check, Filter, Judge, Outcome, Read, Several, Verdict,
        job::Known,
        read::{self, Table, Unread, Value},
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

/// Judges one check.
pub fn judge(check: &Check, screen: &Screen, url: &str, known: &Known, wanted: bool) -> Judged {
    let answer = match &check.read {
        Read::Value { label, under, .. } => read::value(screen, label, under)
            .map_err(Judged::unread)
            .and_then(|value| of_value(&check.judge, value, known, wanted)),
        Read::Words { under } => of_words(&check.judge, screen, under),
        Read::Rows { .. } => {
            rows(screen, url, &check.read, known).and_then(|rows| of_rows(&check.judge, rows, known, wanted))
        }
        Read::Segment { behind, label } => of_segment(&check.judge, screen, url, behind, label, known, wanted),
    };
    let mut judged = answer.unwrap_or_else(|judged| judged);
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

/// The first case whose words stand on the page.
fn of_words(judge: &Judge, screen: &Screen, under: &Words) -> Answer {
    let Judge::Cases { cases, .. } = judge else { return Err(Judged::cannot_tell(Reason::Unknown)) };
    for case in cases {
        if let Some(at) = read::standing(screen, &case.is, under) {
            let text = screen.nodes[at].name.clone().unwrap_or_default();
            return Ok(Judged::of(&case.outcome, vec![text], Some(at)));
        }
        if let Some((at, value)) = read::named_behind(screen, &case.has, under) {
            return Ok(Judged::of(&case.outcome, vec![value.to_owned()], Some(at)));
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

fn rows(screen: &Screen, url: &str, read: &Read, known: &Known) -> Result<Rows, Judged> {
    let Read::Rows { under, filters, column, empty, above } = read else {
        return Err(Judged::cannot_tell(Reason::Unknown));
    };
    let filters: Vec<Filter> = filters.iter().map(|filter| filled(filter, url)).collect();
    let asked = filters.iter().filter(|filter| !filter.vacant);
    let columns: Vec<_> = asked.map(|filter| &filter.column).chain([column]).collect();
    let unseen =
        |filter: &Filter| filter.known.as_ref().is_some_and(|name| !filter.lenient && !known.contains_key(name));
    let is_unseen = filters.iter().any(unseen);
    let tables = read::tables(screen, under, &columns);
    if !empty.is_empty()
        && tables.iter().all(|table| table.rows.iter().all(|row| says_nothing(screen, row, empty)))
        && let Some(node) = read::standing(screen, empty, under)
    {
        if is_unseen {
            return Err(Judged::cannot_tell(Reason::NotSeen));
        }
        return Ok(Rows { values: Vec::new(), other: None, incomplete: read::is_partial(screen), node });
    }
    let Some(first) = tables.first() else { return Err(Judged::cannot_tell(Reason::NoLabel)) };
    if is_unseen {
        return Err(Judged::cannot_tell(Reason::NotSeen));
    }
    let mut found = Rows { values: Vec::new(), other: None, incomplete: false, node: first.node };
    for table in &tables {
        found.incomplete |= read::is_incomplete(screen, table);
        for row in &table.rows {
            let Some(cell) = row
                .first()
                .map(|&first| if column.is_empty() { first } else { table.cell(row, column).unwrap_or(first) })
            else {
                continue;
            };
            let whole = || Value {
                text: row.iter().map(|&c| screen.text(c)).collect::<Vec<_>>().join(" "),
                on: None,
                node: cell,
            };
            let value = if column.is_empty() {
                whole()
            } else {
                read::content(screen, cell).unwrap_or(Value { text: String::new(), on: None, node: cell })
            };
            if value.text.is_empty() && value.on.is_none() && row.iter().all(|&c| screen.text(c).is_empty()) {
                continue;
            }
            if counts(screen, table, row, &filters, known)? {
                found.values.push(if *above { row_above(screen, table, row, value.node)? } else { value });
            } else {
                found.other.get_or_insert(value);
            }
        }
    }
    Ok(found)
}

fn says_nothing(screen: &Screen, row: &[usize], empty: &Words) -> bool {
    row.iter().all(|&cell| {
        let text = screen.text(cell);
        text.is_empty() || empty.are(&text)
    })
}

/// What stands first in the row of a tree that another row belongs to: the nearest one before it that is less deep.
fn row_above(screen: &Screen, table: &Table, row: &[usize], node: usize) -> Result<Value, Judged> {
    let level = |row: &[usize]| {
        let at = *row.first()?;
        screen.nodes[screen.nearest(at, Role::Row).unwrap_or(at)].level
    };
    let unread = || Judged { node: Some(node), ..Judged::cannot_tell(Reason::NoValue) };
    let own = level(row).ok_or_else(unread)?;
    let before = table.rows.iter().take_while(|other| other.as_slice() != row);
    let parent = before.filter(|other| level(other).is_some_and(|level| level < own)).last().ok_or_else(unread)?;
    let said = parent.iter().find_map(|&cell| read::content(screen, cell)).ok_or_else(unread)?;
    Ok(Value { node, ..said })
}

/// A filter whose words know the address.
fn filled(filter: &Filter, url: &str) -> Filter {
    let fill = |word: &String| {
        let Some((before, (name, after))) = word.split_once('{').and_then(|(b, rest)| Some((b, rest.split_once('}')?)))
        else {
            return word.clone();
        };
        match parameter(url, name) {
            Some(value) => format!("{before}{}{after}", value.to_lowercase()),
            None => after.to_owned(),
        }
    };
    Filter { ends: Words(filter.ends.0.iter().map(fill).collect()), ..filter.clone() }
}

/// The value of a parameter of the address, if it is plain.
fn parameter<'u>(url: &'u str, name: &str) -> Option<&'u str> {
    let address = url.split('#').next().unwrap_or_default();
    let (_, query) = address.split_once('?')?;
    let value = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?;
    let is_plain = value.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
    (is_plain && !value.is_empty()).then_some(value)
}

/// Whether a row says all that it must.
fn counts(screen: &Screen, table: &Table, row: &[usize], filters: &[Filter], known: &Known) -> Result<bool, Judged> {
    for filter in filters {
        let cells: Vec<usize> = match table.cell(row, &filter.column) {
            Some(cell) => vec![cell],
            None if filter.column.is_empty() => row.to_vec(),
            None if filter.vacant => continue,
            None => return Ok(false),
        };
        let is_silent = |cell: &usize| read::content(screen, *cell).is_none_or(|value| says_little(&value.text));
        if filter.vacant && !cells.iter().all(is_silent) {
            return Ok(false);
        }
        if filter.told && cells.iter().all(is_silent) {
            return Err(Judged { node: cells.first().copied(), ..Judged::cannot_tell(Reason::NoValue) });
        }
        let remembered = match &filter.known {
            None => None,
            Some(name) => match known.get(name) {
                Some(values) => Some(values),
                None if filter.lenient => continue,
                None => return Err(Judged::cannot_tell(Reason::NotSeen)),
            },
        };
        let says = |cell: &usize| {
            let Some(value) = read::content(screen, *cell) else {
                return filter.on.is_none() && filter.is.is_empty() && filter.ends.is_empty() && remembered.is_none();
            };
            // A cell may hold a name and something beneath it: each text counts by itself, too.
            let texts = || {
                let inner = screen.inside(*cell).filter_map(|i| screen.nodes[i].name.as_deref());
                let pieces = value.text.split([',', '、', '，', '\n']).filter(|_| filter.listed);
                inner.chain([value.text.as_str()]).chain(pieces)
            };
            (filter.is.is_empty() || texts().any(|text| filter.is.are(text)))
                && !texts().any(|text| filter.is_not.are(text))
                && (filter.begins.is_empty() || texts().any(|text| filter.begins.begin(text)))
                && (filter.ends.is_empty() || texts().any(|text| filter.ends.end(text)))
                && filter.on.is_none_or(|on| value.on == Some(on))
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

/// Whether a text says nothing: it is empty, or a dash.
fn says_little(text: &str) -> bool {
    text.trim().trim_matches(['-', '–', '—', 'ー', '―']).is_empty()
}

fn of_rows(judge: &Judge, rows: Rows, known: &Known, wanted: bool) -> Answer {
    let node = Some(rows.node);
    let texts: Vec<String> = rows.values.iter().map(|value| value.text.clone()).collect();
    let first = rows.values.first().map(|value| value.node);
    let incomplete = || Err(Judged { node, ..Judged::cannot_tell(Reason::Incomplete) });
    match judge {
        Judge::Cases { several, none, .. } => {
            let answers: Vec<Judged> = rows
                .values
                .into_iter()
                .map(|value| of_value(judge, value, known, wanted).unwrap_or_else(|unread| unread))
                .collect();
            let Some(first) = answers.first() else {
                return match none {
                    _ if rows.incomplete => incomplete(),
                    Some(none) => Ok(Judged::of(none, Vec::new(), node)),
                    None => Err(Judged::cannot_tell(Reason::NoValue)),
                };
            };
            let decides = match several {
                Several::Same if answers.iter().all(|other| other.verdict == first.verdict) => return Ok(first.clone()),
                Several::Same => return Err(Judged { values: texts, ..Judged::cannot_tell(Reason::Differs) }),
                Several::Any => Verdict::Pass,
                Several::All => Verdict::Fail,
            };
            let of = |verdict: Verdict| answers.iter().find(|answer| answer.verdict == verdict);
            match of(decides) {
                Some(answer) => Ok(answer.clone()),
                None if rows.incomplete => incomplete(),
                None => Ok(of(Verdict::CannotTell).unwrap_or(first).clone()),
            }
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
    label: &Words,
    known: &Known,
    wanted: bool,
) -> Answer {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let segment = match behind.strip_prefix('?') {
        Some(name) => parameter(url, name).unwrap_or_default(),
        // What follows a semicolon is a parameter of the segment.
        None => {
            path.split('/').skip_while(|&s| s != behind).nth(1).and_then(|s| s.split(';').next()).unwrap_or_default()
        }
    };
    // What cannot be such a value at all, such as an address in the place of a number, is not compared.
    let can_be = |text: &str| match judge {
        Judge::Test { test, .. } => matches!(test::run(test, &[text.to_owned()], known, wanted), Ok(None)),
        _ => !text.trim().is_empty(),
    };
    let on_page =
        Some(label).filter(|label| !label.is_empty()).and_then(|l| read::value(screen, l, &Words::default()).ok());
    let in_address = Some(segment).filter(|segment| !segment.is_empty() && can_be(segment));
    match (in_address, on_page) {
        (Some(segment), Some(value)) if can_be(&value.text) && value.text.trim() != segment => match judge {
            Judge::Test { wrong, .. } if !screen.is_loading() => {
                let failed = Failed { index: 0, value: value.text.clone(), correction: Some(segment.to_owned()) };
                Ok(Judged::failed(wrong, vec![value.text.clone()], Some(value.node), failed))
            }
            _ => Err(Judged { node: Some(value.node), ..Judged::cannot_tell(Reason::Differs) }),
        },
        (Some(segment), value) => {
            let node = value.filter(|value| value.text.trim() == segment).map(|value| value.node);
            let judged = of_value(judge, Value { text: segment.to_owned(), on: None, node: 0 }, known, wanted)?;
            Ok(Judged { node, ..judged })
        }
        (None, Some(value)) => of_value(judge, value, known, wanted),
        (None, None) => Err(Judged::cannot_tell(Reason::NoLabel)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{screen::Node, setting::Case};

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
        Check { id: "x.y".into(), title, jobs: Vec::new(), read, judge, remember: None, facts: Vec::new() }
    }

    fn rows(filters: Vec<Filter>, column: &str, above: bool) -> Read {
        let (under, empty) = (Words::default(), Words::default());
        Read::Rows { under, filters, column: Words::new([column]), empty, above }
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
        assert_eq!(parameter("https://a.example/?project=example.com%3Ax", "project"), None);
        assert_eq!(parameter("https://a.example/?myproject=y#?project=z", "project"), None);
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
