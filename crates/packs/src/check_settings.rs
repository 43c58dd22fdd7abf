//! Checks of what a file says of settings and jobs against everything that is known.

use std::collections::BTreeSet;

use shirube_core::setting::{self as s, Judge, Outcome, Read, Test, Verdict};

use crate::{
    check::statement,
    format as f,
    load::{Knowledge, Reporter},
};

/// The names under which checks remember values.
pub(crate) fn remembered(knowledge: &Knowledge) -> BTreeSet<&str> {
    checks(knowledge).filter_map(|check| check.remember.as_deref()).collect()
}

/// The problems that checks explain their failures by.
pub(crate) fn explained(knowledge: &Knowledge) -> BTreeSet<&str> {
    checks(knowledge).flat_map(outcomes).filter_map(|outcome| outcome.problem.as_deref()).collect()
}

fn checks(knowledge: &Knowledge) -> impl Iterator<Item = &s::Check> {
    knowledge.catalogue.pages.iter().flat_map(|page| &page.checks)
}

fn outcomes(check: &s::Check) -> Vec<&Outcome> {
    match &check.judge {
        Judge::Cases { cases, none, .. } => cases.iter().map(|case| &case.outcome).chain(none).collect(),
        Judge::Count { none, one, many } => vec![none, one, many],
        Judge::Every { wrong, none } | Judge::Test { wrong, none, .. } => vec![wrong, none],
    }
}

/// Checks one file.
pub(crate) fn references(reporter: &Reporter, file: &f::File, knowledge: &Knowledge) {
    let catalogue = &knowledge.catalogue;
    let names = remembered(knowledge);
    let jobs: BTreeSet<&str> = catalogue.jobs.iter().map(|job| job.id.as_str()).collect();
    let ids: Vec<&str> = checks(knowledge).map(|check| check.id.as_str()).collect();
    for (i, page) in file.page.iter().enumerate() {
        if catalogue.pages.iter().filter(|other| other.id == page.id).count() > 1 {
            reporter.report(&format!("page[{i}].id"), format!("another page has the id “{}”, too", page.id));
        }
        let Some(built) = catalogue.pages.iter().find(|other| other.id == page.id) else { continue };
        for check in &built.checks {
            let at = page.check.iter().position(|written| written.id == check.id).unwrap_or_default();
            let key = format!("page[{i}].check[{at}]");
            if ids.iter().filter(|id| **id == check.id).count() > 1 {
                reporter.report(&key, format!("another check has the id “{}”, too", check.id));
            }
            for job in check.jobs.iter().filter(|job| !jobs.contains(job.as_str())) {
                reporter.report(&key, format!("there is no job “{job}”"));
            }
            for name in needed(check).into_iter().filter(|name| !names.contains(name)) {
                reporter.report(&key, format!("no check remembers “{name}”"));
            }
            for outcome in outcomes(check) {
                let known = outcome.problem.as_deref().is_none_or(|id| catalogue.problem(id).is_some());
                if !known {
                    let id = outcome.problem.as_deref().unwrap_or_default();
                    reporter.report(&key, format!("there is no problem “{id}”"));
                }
                if outcome.problem.is_some() != (outcome.verdict == Verdict::Fail) {
                    reporter.report(&key, "a failure needs a problem that explains it, and nothing else has one");
                }
            }
        }
    }
    for (i, job) in file.job.iter().enumerate() {
        for (j, step) in job.step.iter().enumerate() {
            let key = format!("job[{i}].step[{j}]");
            for id in step.checks.iter().filter(|id| !ids.contains(&id.as_str())) {
                reporter.report(&key, format!("there is no check “{id}”"));
            }
            if let Some(name) = step.value.as_deref().filter(|name| !names.contains(name)) {
                reporter.report(&key, format!("no check remembers “{name}”"));
            }
            if let Some(id) = step.link.as_ref().filter(|id| !knowledge.explanations.links.contains_key(*id)) {
                reporter.report(&key, format!("there is no link “{id}”"));
            }
            if let Some(advice) = knowledge.explanations.steps.get(&format!("{}/{}", job.id, step.id)) {
                std::iter::once(&advice.title)
                    .chain(&advice.text)
                    .for_each(|s| statement(reporter, &key, s, knowledge));
            }
        }
    }
}

/// The remembered values that a check relies on.
fn needed(check: &s::Check) -> Vec<&str> {
    let mut names = Vec::new();
    if let Read::Rows(rows) = &check.read {
        names.extend(rows.filters.iter().filter_map(|filter| filter.known.as_deref()));
    }
    if let Judge::Test { test: Test::Known(name) | Test::DomainKnown(name), .. } = &check.judge {
        names.push(name);
    }
    names
}
