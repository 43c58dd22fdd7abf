//! Lint: what is no mistake for the machine, and one for the reader or the next author.

use std::collections::{BTreeMap, BTreeSet};

use shirube_core::{
    knowledge::{Cause, Span, Statement, Step},
    pattern::Pattern,
};

use crate::{
    check,
    error::Mistake,
    format as f,
    load::{Knowledge, PackFile, Reporter, parse_file},
};

/// Everything that is dubious in packs that load. `today` (`YYYY-MM-DD`) tells what is older than a year.
pub fn lint(files: &[PackFile], knowledge: &Knowledge, today: &str) -> Vec<Mistake> {
    let parsed: Vec<(Reporter, f::File)> =
        files.iter().filter_map(|file| Some((Reporter::new(*file), parse_file(file).ok()?))).collect();
    let used = Used::of(&parsed, knowledge);
    let wordings = wordings(knowledge);
    let mut mistakes = Vec::new();
    for (reporter, file) in &parsed {
        dead(reporter, file, &used);
        mistakes.extend(left(reporter));
        for (key, statement) in statements(file, knowledge) {
            translation(reporter, &key, statement);
            age(reporter, &key, statement, today);
            labels(reporter, &key, statement, &wordings);
        }
        for id in file.cause.keys() {
            if let Some(cause) = knowledge.explanations.causes.get(id) {
                links(reporter, &format!("cause.{id}"), cause, knowledge);
            }
        }
        mistakes.extend(reporter.take());
    }
    mistakes.extend(shadows(&parsed, knowledge));
    mistakes
}

/// The ids that something refers to.
#[derive(Default)]
struct Used {
    labels: BTreeSet<String>,
    links: BTreeSet<String>,
    sources: BTreeSet<String>,
    causes: BTreeSet<String>,
    procedures: BTreeSet<String>,
    changes: BTreeSet<String>,
    topics: BTreeSet<String>,
}

impl Used {
    fn of(parsed: &[(Reporter, f::File)], knowledge: &Knowledge) -> Self {
        let mut used = Self::default();
        for (_, file) in parsed {
            for (_, statement) in statements(file, knowledge) {
                used.sources.insert(statement.provenance.source.clone());
                used.labels.extend(statement.text.ja.iter().filter_map(|span| match span {
                    Span::Label(id) => Some(id.clone()),
                    _ => None,
                }));
            }
            let steps = file
                .cause
                .values()
                .flat_map(|c| c.check.iter().chain(c.ways.iter().flat_map(|w| &w.steps)))
                .chain(file.topic.values().flat_map(|t| &t.steps))
                .chain(file.procedure.values().flat_map(|p| &p.steps));
            for step in steps {
                match step {
                    f::Step::Action(action) => used.links.extend(action.link.clone()),
                    f::Step::Procedure(step) => {
                        used.procedures.insert(step.procedure.clone());
                    }
                }
            }
            used.settings(file);
            for problem in &file.problem {
                used.causes.extend(problem.causes.iter().cloned());
                used.changes.extend(problem.changes.iter().cloned());
                used.topics.extend(problem.topics.iter().cloned());
            }
        }
        used
    }
}

impl Used {
    /// What settings and jobs refer to.
    fn settings(&mut self, file: &f::File) {
        let checks = || file.page.iter().flat_map(|page| &page.check);
        let rows = || checks().filter_map(|check| check.rows.as_ref());
        let filters = rows().flat_map(|rows| &rows.filters);
        let words = file.page.iter().flat_map(|page| &page.signs);
        let words = words.chain(checks().flat_map(|check| check.value.iter().chain(&check.under)));
        let words =
            words.chain(checks().flat_map(|check| &check.cases).flat_map(|case| case.is.iter().chain(&case.has)));
        let words = words.chain(rows().flat_map(|rows| rows.column.iter().chain(&rows.empty)));
        let unless = checks().filter_map(|check| check.unless.as_ref());
        let words = words.chain(unless.flat_map(|u| u.value.iter().chain(&u.under).chain(&u.is)));
        let words = words
            .chain(filters.flat_map(|f| f.column.iter().chain(&f.is).chain(&f.is_not).chain(&f.begins).chain(&f.ends)));
        self.labels.extend(words.filter_map(|word| word.strip_prefix('@')).map(str::to_owned));
        self.links.extend(file.job.iter().flat_map(|job| &job.step).filter_map(|step| step.link.clone()));
    }
}

/// What `packs new` left to be written.
fn left(reporter: &Reporter) -> Vec<Mistake> {
    let lines = reporter.text().lines().enumerate();
    let marks = lines.flat_map(|(i, line)| line.match_indices("TODO").map(move |(at, _)| (i + 1, &line[at..])));
    let mistake = |(line, mark): (usize, &str)| {
        let words = mark.split(['"', '\n']).next().unwrap_or(mark).trim_end();
        let message = format!("“{words}” is left to be written");
        Mistake { file: reporter.name().to_owned(), line, key: String::new(), message }
    };
    marks.map(mistake).collect()
}

fn dead(reporter: &Reporter, file: &f::File, used: &Used) {
    let unused = |kind: &str, ids: Vec<&String>, used: &BTreeSet<String>| {
        for id in ids.into_iter().filter(|id| !used.contains(*id)) {
            reporter.report(&format!("{kind}.{id}"), format!("nothing uses this {kind}: use it or remove it"));
        }
    };
    unused("label", file.label.keys().collect(), &used.labels);
    unused("link", file.link.keys().collect(), &used.links);
    unused("source", file.source.keys().collect(), &used.sources);
    unused("cause", file.cause.keys().collect(), &used.causes);
    unused("procedure", file.procedure.keys().collect(), &used.procedures);
    unused("change", file.change.keys().collect(), &used.changes);
    unused("topic", file.topic.keys().collect(), &used.topics);
    for (id, label) in &file.label {
        for (language, today, older) in [("ja", &label.ja, &label.older.ja), ("en", &label.en, &label.older.en)] {
            if older.iter().any(|alias| alias == today) {
                let message = "an older wording is that of today: remove the alias";
                reporter.report(&format!("label.{id}.older.{language}"), message);
            }
        }
    }
}

fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}')
}

fn words(rich: &[Span]) -> String {
    let plain = rich.iter().filter_map(|span| match span {
        Span::Text(words) | Span::Strong(words) => Some(words.as_str()),
        Span::Label(_) | Span::Value(_) => None,
    });
    plain.collect()
}

fn translation(reporter: &Reporter, key: &str, statement: &Statement) {
    let (ja, en) = (words(&statement.text.ja), words(&statement.text.en));
    let named = statement.text.ja.iter().any(|span| matches!(span, Span::Label(_) | Span::Value(_)));
    if !ja.chars().any(is_japanese) && !named {
        reporter.report(key, format!("“{ja}” is not Japanese: translate it"));
    }
    if en.chars().any(is_japanese) {
        reporter.report(key, format!("“{en}” is not English: translate it, and name labels with {{@…}}"));
    }
}

fn age(reporter: &Reporter, key: &str, statement: &Statement, today: &str) {
    let year = today.get(..4).and_then(|year| year.parse::<u32>().ok()).unwrap_or_default();
    let limit = format!("{:04}{}", year.saturating_sub(1), today.get(4..).unwrap_or_default());
    let verified_on = &statement.provenance.verified_on;
    if *verified_on < limit {
        reporter
            .report(key, format!("verified on {verified_on}, more than a year ago: compare it with its source again"));
    }
}

/// Every wording of every label, with its id.
fn wordings(knowledge: &Knowledge) -> BTreeMap<&str, &str> {
    let mut all = BTreeMap::new();
    for (id, label) in &knowledge.explanations.labels {
        let wordings = [&label.today.ja, &label.today.en].into_iter().chain(&label.older.ja).chain(&label.older.en);
        all.extend(wordings.map(|wording| (wording.as_str(), id.as_str())));
    }
    all
}

/// Labels are named through the table, so that a change of wording is made once.
fn labels(reporter: &Reporter, key: &str, statement: &Statement, wordings: &BTreeMap<&str, &str>) {
    for rich in [&statement.text.ja, &statement.text.en] {
        let text = words(rich);
        for (open, close) in [('「', '」'), ('“', '”'), ('"', '"'), ('［', '］'), ('[', ']')] {
            let mut rest = text.as_str();
            while let Some((_, after)) = rest.split_once(open) {
                let Some((inside, behind)) = after.split_once(close) else { break };
                match wordings.get(inside) {
                    Some(id) => reporter.report(key, format!("“{inside}” is a label: write {{@{id}}}")),
                    None if matches!(open, '［' | '[') => {
                        reporter.report(key, format!("no table knows the label “{inside}”: add it and write {{@…}}"));
                    }
                    None => {}
                }
                rest = behind;
            }
        }
    }
}

/// A way that names what to press says where: one of its steps has a link.
fn links(reporter: &Reporter, key: &str, cause: &Cause, knowledge: &Knowledge) {
    let in_browser = |step: &Step| {
        step.text.text.ja.iter().any(|span| match span {
            Span::Label(id) => !knowledge.programs.contains(id),
            _ => false,
        })
    };
    let linked = cause.check.iter().any(|step| step.link.is_some());
    for (i, way) in cause.ways.iter().enumerate() {
        if way.steps.iter().any(in_browser) && !linked && !way.steps.iter().any(|step| step.link.is_some()) {
            reporter.report(&format!("{key}.ways[{i}]"), "no step has a link to the page on which it is done");
        }
    }
}

/// Messages that stand inside messages of other problems: the longer one must say that it is meant.
fn shadows(parsed: &[(Reporter, f::File)], knowledge: &Knowledge) -> Vec<Mistake> {
    let catalogue = &knowledge.catalogue;
    let literal = |text: &str| {
        let pattern = Pattern::parse(text).ok().filter(|pattern| pattern.slots().next().is_none())?;
        Some(pattern.key().to_owned())
    };
    let mut all: Vec<(usize, usize, String)> = Vec::new();
    for (p, problem) in catalogue.problems.iter().enumerate() {
        all.extend(
            problem.messages.iter().enumerate().filter_map(|(m, message)| Some((p, m, literal(&message.text)?))),
        );
    }
    let mut mistakes = Vec::new();
    for (p, m, long) in &all {
        for (q, n, short) in &all {
            let (Some(more), Some(less)) = (catalogue.problems.get(*p), catalogue.problems.get(*q)) else { continue };
            let same = long == short;
            // A code and the words that fold alike, or words in other company, are not the same.
            let counts = |i: usize| more.messages.get(i).map(|m| (m.exact, m.sentence, m.weak, &m.near, &m.continues));
            let twice = p == q && same && n < m && counts(*n) == counts(*m);
            if (p == q && !twice) || !long.contains(short.as_str()) || (same && p < q) {
                continue;
            }
            if same || !more.supersedes.contains(&less.id) {
                let message = match same {
                    true if twice => "the same message stands here twice: remove one".to_owned(),
                    true => format!("{} has the same message: one of them is never found", less.code),
                    false => format!("stands for {} too: add “{}” to supersedes, or change one", less.code, less.id),
                };
                let place = parsed.iter().find_map(|(reporter, file)| {
                    let i = file.problem.iter().position(|problem| problem.id == more.id)?;
                    Some((reporter, format!("problem[{i}].messages[{m}]")))
                });
                if let Some((reporter, key)) = place {
                    reporter.report(&key, message);
                    mistakes.extend(reporter.take());
                }
            }
        }
    }
    mistakes
}

/// All statements that a file makes, with their keys.
fn statements<'a>(file: &f::File, knowledge: &'a Knowledge) -> Vec<(String, &'a Statement)> {
    let known = &knowledge.explanations;
    let mut all: Vec<(String, &Statement)> = Vec::new();
    for id in file.cause.keys() {
        if let Some(cause) = known.causes.get(id) {
            all.extend(check::statements(cause).map(|s| (format!("cause.{id}"), s)));
        }
    }
    for id in file.change.keys() {
        all.extend(known.changes.get(id).map(|change| (format!("change.{id}"), &change.text)));
    }
    for id in file.topic.keys() {
        if let Some(topic) = known.topics.get(id) {
            let own = std::iter::once(&topic.title).chain(&topic.text).chain(topic.steps.iter().map(|s| &s.text));
            all.extend(own.map(|s| (format!("topic.{id}"), s)));
        }
    }
    for job in &file.job {
        for step in &job.step {
            let id = format!("{}/{}", job.id, step.id);
            if let Some(advice) = known.steps.get(&id) {
                let own = std::iter::once(&advice.title).chain(&advice.text);
                all.extend(own.map(|s| (format!("step.{id}"), s)));
            }
        }
    }
    for (i, problem) in file.problem.iter().enumerate() {
        if let Some(advice) = known.advice.get(&problem.id) {
            let own = std::iter::once(&advice.title).chain(&advice.what).chain([&advice.fixer]);
            let own = own.chain(&advice.avoid).chain(&advice.support);
            all.extend(own.map(|s| (format!("problem[{i}]"), s)));
        }
    }
    all
}
