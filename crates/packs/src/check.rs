//! Checks that need the whole: references, slots, links, ids and codes.

use std::collections::{BTreeMap, BTreeSet};

use shirube_core::{
    knowledge::{Advice, Cause, Problem, Span, Statement, Step},
    link::LinkTemplate,
    pattern::Pattern,
};

use crate::{
    check_settings, format as f,
    load::{Knowledge, Reporter},
};

/// The slot for what was read of a setting.
const VALUE: &str = "value";

/// Checks what one file says against everything that is known.
pub(crate) fn references(reporter: &Reporter, file: &f::File, knowledge: &Knowledge) {
    let (catalogue, known) = (&knowledge.catalogue, &knowledge.explanations);
    for (id, link) in &file.link {
        let key = format!("link.{id}.url");
        match LinkTemplate::parse(&link.url) {
            Err(error) => reporter.report(&key, error.to_string()),
            Ok(link) if !knowledge.linked_hosts.iter().any(|h| allows(h, link.host)) => {
                reporter
                    .report(&key, format!("links to {} are not allowed: add the host to [hosts] linked", link.host));
            }
            Ok(_) => {}
        }
    }
    for id in file.cause.keys() {
        if let Some(cause) = known.causes.get(id) {
            let key = format!("cause.{id}");
            statements(cause).for_each(|s| statement(reporter, &key, s, knowledge));
            steps(cause).for_each(|s| step(reporter, &key, s, knowledge));
            if cause.ways.is_empty() || cause.ways.iter().any(|w| w.steps.is_empty()) {
                reporter.report(&key, "a way without steps: say what to do");
            }
        }
    }
    for (id, change) in file.change.keys().filter_map(|id| Some((id, known.changes.get(id)?))) {
        statement(reporter, &format!("change.{id}"), &change.text, knowledge);
    }
    for (id, topic) in file.topic.keys().filter_map(|id| Some((id, known.topics.get(id)?))) {
        let key = format!("topic.{id}");
        std::iter::once(&topic.title).chain(&topic.text).for_each(|s| statement(reporter, &key, s, knowledge));
        topic.steps.iter().for_each(|s| step(reporter, &key, s, knowledge));
        topic.steps.iter().for_each(|s| statement(reporter, &key, &s.text, knowledge));
    }
    check_settings::references(reporter, file, knowledge);
    let explained = check_settings::explained(knowledge);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for problem in &catalogue.problems {
        *counts.entry(&problem.id).or_default() += 1;
        *counts.entry(&problem.code).or_default() += 1;
    }
    for (i, written) in file.problem.iter().enumerate() {
        let key = format!("problem[{i}]");
        for (name, value, fine) in
            [("id", &written.id, is_id(&written.id)), ("code", &written.code, is_code(&written.code))]
        {
            if !fine {
                reporter.report(
                    &format!("{key}.{name}"),
                    format!("“{value}” is no {name}: write it like rakumo.sync.auth and RK-A"),
                );
            } else if counts.get(value.as_str()).is_some_and(|&n| n > 1) {
                reporter.report(&format!("{key}.{name}"), format!("another problem has the {name} “{value}”, too"));
            }
        }
        // A setting is found by its check and needs no message.
        let setting = explained.contains(written.id.as_str()) && written.messages.is_empty();
        for (name, empty) in [
            ("messages", written.messages.is_empty() && written.signals.is_empty() && !setting),
            ("causes", written.causes.is_empty()),
            ("positive", written.positive.is_empty() && !setting),
            ("negative", written.negative.is_empty() && !setting),
        ] {
            if empty {
                reporter.report(&format!("{key}.{name}"), "at least one is needed");
            }
        }
        for (i, id) in written.supersedes.iter().enumerate() {
            if *id == written.id || catalogue.problem(id).is_none() {
                reporter.report(&format!("{key}.supersedes[{i}]"), format!("there is no other problem “{id}”"));
            }
        }
        for (i, id) in written.changes.iter().enumerate().filter(|(_, id)| !known.changes.contains_key(*id)) {
            reporter.report(&format!("{key}.changes[{i}]"), format!("there is no change “{id}”"));
        }
        for (i, id) in written.topics.iter().enumerate().filter(|(_, id)| !known.topics.contains_key(*id)) {
            reporter.report(&format!("{key}.topics[{i}]"), format!("there is no topic “{id}”"));
        }
        if let Some((problem, advice)) = catalogue.problem(&written.id).zip(known.advice.get(&written.id)) {
            self::problem(reporter, &key, problem, advice, knowledge);
        }
    }
}

fn problem(reporter: &Reporter, key: &str, problem: &Problem, advice: &Advice, knowledge: &Knowledge) {
    // An address captures nothing.
    let mut captured: Option<BTreeSet<String>> = (!problem.signals.is_empty()).then(BTreeSet::new);
    for (i, message) in problem.messages.iter().enumerate() {
        match Pattern::parse(&message.text) {
            Err(error) => reporter.report(&format!("{key}.messages[{i}].text"), error.to_string()),
            Ok(pattern) => {
                let names: BTreeSet<String> = pattern.slots().map(|s| s.name.clone()).collect();
                captured = Some(captured.map_or_else(|| names.clone(), |c| c.intersection(&names).cloned().collect()));
            }
        }
    }
    let mut captured = captured.unwrap_or_default();
    if check_settings::explained(knowledge).contains(problem.id.as_str()) && problem.messages.is_empty() {
        captured.insert(VALUE.to_owned());
    }
    // What a link needs and nobody has seen yet is left out of it.
    let remembered = check_settings::remembered(knowledge);
    let own = std::iter::once(&advice.title).chain(&advice.what).chain([&advice.fixer]);
    let own = own.chain(&advice.avoid).chain(&advice.support);
    own.clone().for_each(|s| statement(reporter, key, s, knowledge));
    let mut used: BTreeSet<String> = own.flat_map(values).collect();
    for (i, id) in problem.causes.iter().enumerate() {
        let Some(cause) = knowledge.explanations.causes.get(id) else {
            reporter.report(&format!("{key}.causes[{i}]"), format!("there is no cause “{id}”"));
            continue;
        };
        used.extend(statements(cause).flat_map(values));
        used.extend(steps(cause).filter_map(|s| knowledge.explanations.links.get(s.link.as_deref()?)).flat_map(
            |link| {
                let slots = LinkTemplate::parse(&link.url).map(|l| l.slots().map(str::to_owned).collect::<Vec<_>>());
                slots.unwrap_or_default().into_iter().filter(|s| s != "account" && !remembered.contains(s.as_str()))
            },
        ));
    }
    for name in used.difference(&captured) {
        reporter.report(key, format!("“{{{name}}}” is used but not captured by every message of the problem"));
    }
}

pub(crate) fn statement(reporter: &Reporter, key: &str, statement: &Statement, knowledge: &Knowledge) {
    let known = &knowledge.explanations;
    if !known.sources.contains_key(&statement.provenance.source) {
        reporter.report(key, format!("there is no source “{}”", statement.provenance.source));
    }
    for span in statement.text.ja.iter().chain(&statement.text.en) {
        if let Span::Label(id) = span
            && !known.labels.contains_key(id)
        {
            reporter.report(key, format!("there is no label “{id}”"));
        }
    }
    let in_language = |spans: &[Span]| {
        spans
            .iter()
            .filter(|s| matches!(s, Span::Label(_) | Span::Value(_)))
            .map(|s| format!("{s:?}"))
            .collect::<BTreeSet<_>>()
    };
    if in_language(&statement.text.ja) != in_language(&statement.text.en) {
        reporter.report(key, "Japanese and English name different labels or values in one sentence");
    }
}

fn step(reporter: &Reporter, key: &str, step: &Step, knowledge: &Knowledge) {
    if let Some(id) = &step.link
        && !knowledge.explanations.links.contains_key(id)
    {
        reporter.report(key, format!("there is no link “{id}”"));
    }
}

fn steps(cause: &Cause) -> impl Iterator<Item = &Step> {
    cause.check.iter().chain(cause.ways.iter().flat_map(|w| &w.steps))
}

/// All statements of a cause.
pub(crate) fn statements(cause: &Cause) -> impl Iterator<Item = &Statement> {
    let ways = cause.ways.iter().flat_map(|w| w.title.iter().chain(&w.warning).chain(&w.delay));
    let steps = steps(cause).flat_map(|s| s.procedure.iter().chain([&s.text]));
    std::iter::once(&cause.title).chain(&cause.why).chain(&cause.role).chain(&cause.edition).chain(ways).chain(steps)
}

fn values(statement: &Statement) -> Vec<String> {
    let spans = statement.text.ja.iter().chain(&statement.text.en);
    spans.filter_map(|s| if let Span::Value(name) = s { Some(name.clone()) } else { None }).collect()
}

/// Whether a host list's entry allows a host.
pub(crate) fn allows(entry: &str, host: &str) -> bool {
    match entry.strip_prefix("*.") {
        Some(parent) => host.strip_suffix(parent).is_some_and(|sub| sub.ends_with('.')),
        None => entry == host,
    }
}

fn is_id(id: &str) -> bool {
    let part = |p: &str| !p.is_empty() && p.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    id.contains('.') && id.split('.').all(part)
}

fn is_code(code: &str) -> bool {
    code.split_once('-').is_some_and(|(family, rest)| {
        family.len() == 2
            && family.bytes().all(|b| b.is_ascii_uppercase())
            && (1..=3).contains(&rest.len())
            && rest.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    })
}

/// Whether a text is a year, a month or a day.
pub(crate) fn is_period(text: &str) -> bool {
    let whole = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    is_date(&whole)
}

/// Whether a text is a day in the form `YYYY-MM-DD`.
pub(crate) fn is_date(text: &str) -> bool {
    let parts: Vec<Option<u32>> = text.split('-').map(|p| p.parse().ok()).collect();
    text.len() == 10 && matches!(parts[..], [Some(2000..=2999), Some(1..=12), Some(1..=31)])
}
