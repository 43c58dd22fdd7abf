//! The shape of what a pack file says of settings and jobs, and its way into the catalogue.
//!
//! Words of a console are written as they stand there, or as `@label-id` for every wording of a label.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;
use shirube_core::{
    knowledge::{self as k, Both},
    setting::{self as s, job, words::Words},
};

use crate::{
    format::{Place, Statement},
    load::Reporter,
};

/// The same words in both languages.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// Japanese.
    pub ja: String,
    /// English.
    pub en: String,
}

/// A page of a console on which settings are read.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: Pair,
    /// Where it is. `*` in a path stands for any one segment; one parameter may follow behind `?`, a route behind `#`.
    pub places: Vec<Place>,
    /// Words of which one must stand on the page, where the address alone does not tell it.
    #[serde(default)]
    pub signs: Vec<String>,
    /// What is read on it.
    pub check: Vec<Check>,
    /// Screens with the verdicts that they must give.
    #[serde(default)]
    pub example: Vec<Example>,
}

/// A screen with the verdicts that it must give.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The screen as an outline: a line for each node, `role "name" states`, indented by what it stands in.
    pub screen: String,
    /// The address; by default that of the page's first place.
    pub url: Option<String>,
    /// What was seen of the tenant before, by name.
    #[serde(default)]
    pub known: BTreeMap<String, Vec<String>>,
    /// The verdicts, by the ids of the checks.
    pub verdicts: BTreeMap<String, Verdict>,
    /// Codes of the problems that must be found when every job is at hand.
    #[serde(default)]
    pub found: Vec<String>,
}

/// One thing that is read and judged. Exactly one of `value`, `words`, `rows` and `segment` says where it is found.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Its id, such as `service.calendar`.
    pub id: String,
    /// What is right if it passes, in a few words.
    pub title: Pair,
    /// The jobs for which it matters; none if it matters always.
    #[serde(default)]
    pub jobs: Vec<String>,
    /// The label with which the value stands.
    #[serde(default)]
    pub value: Vec<String>,
    /// The user types the value: it is read while it is written.
    #[serde(default)]
    pub typed: bool,
    /// The value is one of the words of the cases, standing by itself on the page.
    #[serde(default)]
    pub words: bool,
    /// The value stands in a table or a list.
    pub rows: Option<Rows>,
    /// The value is the segment of the address behind this one, or the parameter of this name behind `?`; `value` names the
    /// label under which the page repeats it.
    pub segment: Option<String>,
    /// The heading, region or dialog that it stands in.
    #[serde(default)]
    pub under: Vec<String>,
    /// What the value means: the first case that fits decides. A case that asks for nothing fits every value.
    #[serde(default)]
    pub cases: Vec<Case>,
    /// What several rows mean together: `any` if one that passes is enough, `all` if one that fails is enough.
    #[serde(default)]
    pub several: Several,
    /// Where this holds, it is as it should be, whatever else the page says.
    pub unless: Option<Unless>,
    /// No row counts, or there is nothing to test.
    pub none: Option<Outcome>,
    /// One row counts. With `none` and `many` in the place of cases.
    pub one: Option<Outcome>,
    /// Several rows count.
    pub many: Option<Outcome>,
    /// A row does not count although every row must; or the test failed.
    pub wrong: Option<Outcome>,
    /// A test in the place of cases.
    pub test: Option<Test>,
    /// Under which name the value is remembered: letters a–z and `_`.
    pub remember: Option<String>,
    /// Facts that it covers.
    #[serde(default)]
    pub facts: Vec<String>,
}

/// What settles a check: a failure counts only if this does not hold, and cannot be told if the page does not say.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unless {
    /// The label with which it stands.
    pub value: Vec<String>,
    /// The heading, region or dialog that it stands in.
    #[serde(default)]
    pub under: Vec<String>,
    /// Its value is one of these; with none, it is a field in which nothing is written.
    #[serde(default)]
    pub is: Vec<String>,
}

/// Rows of a table, or entries of a list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rows {
    /// What a row must say to count: all of it.
    #[serde(default, rename = "where")]
    pub filters: Vec<Filter>,
    /// The column whose cells are read; none for the whole row.
    #[serde(default)]
    pub column: Vec<String>,
    /// What the page says when there are no rows at all.
    #[serde(default)]
    pub empty: Vec<String>,
    /// In a tree: read what stands first in the row that this one belongs to.
    #[serde(default)]
    pub above: bool,
}

/// What several rows mean together.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Several {
    /// They must mean the same. A test looks at all of them together.
    #[default]
    Same,
    /// One that passes is enough.
    Any,
    /// One that fails is enough.
    All,
}

/// What a row must say.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Filter {
    /// The column; none for any.
    #[serde(default)]
    pub column: Vec<String>,
    /// One of these words.
    #[serde(default)]
    pub is: Vec<String>,
    /// None of these words.
    #[serde(default)]
    pub is_not: Vec<String>,
    /// A text that begins with one of these.
    #[serde(default)]
    pub begins: Vec<String>,
    /// A text that ends with one of these. `{name}` stands for that parameter of the address.
    #[serde(default)]
    pub ends: Vec<String>,
    /// The cell lists several things, separated by commas: each counts by itself, too.
    #[serde(default)]
    pub listed: bool,
    /// The cell must say something: if it is empty, nothing can be told.
    #[serde(default)]
    pub told: bool,
    /// The cell says nothing. A table without that column fits, too.
    #[serde(default)]
    pub vacant: bool,
    /// One of the values remembered under this name.
    pub known: Option<String>,
    /// While nothing is remembered under it, every row counts; otherwise nothing can be told.
    #[serde(default)]
    pub lenient: bool,
    /// The control in it is on, or off.
    pub on: Option<bool>,
}

/// A value, and what it means.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The value is one of these words.
    #[serde(default)]
    pub is: Vec<String>,
    /// The value holds one of these words; with `words = true`, they name what follows a colon.
    #[serde(default)]
    pub has: Vec<String>,
    /// The control is on, or off.
    pub on: Option<bool>,
    /// The verdict.
    pub verdict: Verdict,
    /// Id of the problem that explains a failure.
    pub problem: Option<String>,
    /// Why it cannot be told.
    pub reason: Option<Pair>,
}

/// A verdict.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// As it should be.
    Pass,
    /// Not as it should be.
    Fail,
    /// The page does not say.
    CannotTell,
}

/// A verdict with what is said of it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The verdict.
    pub verdict: Verdict,
    /// Id of the problem that explains a failure.
    pub problem: Option<String>,
    /// Why it cannot be told.
    pub reason: Option<Pair>,
}

/// A test of a text.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Test {
    /// A client ID: 21 digits.
    ClientId,
    /// OAuth scopes, these among them.
    Scopes(Vec<String>),
    /// Network masks.
    Masks,
    /// No two rows say the same.
    Unique,
    /// Each is among the values remembered under this name.
    Known(String),
    /// The domain of an address is among those remembered under this name.
    DomainKnown(String),
}

/// Something that an administrator sets up or puts right.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Job {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: Pair,
    /// Pages on which it is at hand.
    #[serde(default)]
    pub begins: Vec<Place>,
    /// What the ids of problems begin with that put it at hand.
    #[serde(default)]
    pub problems: Vec<String>,
    /// Its steps, in order.
    #[serde(default)]
    pub step: Vec<JobStep>,
}

/// A step of a job.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JobStep {
    /// Its id within the job.
    pub id: String,
    /// What is to be done.
    pub title: Statement,
    /// How.
    #[serde(default)]
    pub text: Vec<Statement>,
    /// Ids of the checks that must pass for it to be done; none for a step that no page shows.
    #[serde(default)]
    pub checks: Vec<String>,
    /// Under which name its value is remembered.
    pub value: Option<String>,
    /// Id of the link to the page on which it is done.
    pub link: Option<String>,
    /// Facts that it covers.
    #[serde(default)]
    pub facts: Vec<String>,
}

/// Turns what a file says of settings into what the engine works with.
pub(crate) struct Settings<'a> {
    /// Where mistakes go.
    pub reporter: &'a Reporter<'a>,
    /// Every wording of every label, by id.
    pub labels: &'a BTreeMap<String, Vec<String>>,
}

impl Settings<'_> {
    /// A page.
    pub(crate) fn page(&self, key: &str, page: &Page) -> s::SettingPage {
        let checks = page.check.iter().enumerate();
        s::SettingPage {
            id: page.id.clone(),
            title: both(&page.title),
            places: places(&page.places),
            signs: self.words(&format!("{key}.signs"), &page.signs),
            checks: checks.filter_map(|(i, check)| self.check(&format!("{key}.check[{i}]"), check)).collect(),
        }
    }

    fn words(&self, key: &str, written: &[String]) -> Words {
        let mut wordings: Vec<&str> = Vec::new();
        for word in written {
            // `@{name}` is what an address begins with, not a label.
            match word.strip_prefix('@').filter(|id| !id.starts_with('{')) {
                None => wordings.push(word),
                Some(id) => match self.labels.get(id) {
                    Some(label) => wordings.extend(label.iter().map(String::as_str)),
                    None => self.reporter.report(key, format!("there is no label “{id}”")),
                },
            }
        }
        Words::new(wordings)
    }

    fn check(&self, key: &str, check: &Check) -> Option<s::Check> {
        let under = self.words(&format!("{key}.under"), &check.under);
        let label = self.words(&format!("{key}.value"), &check.value);
        let read = match (&check.rows, &check.segment, check.words, label.is_empty()) {
            (Some(rows), None, false, true) => s::Read::Rows(s::RowsRead {
                under,
                filters: rows.filters.iter().map(|filter| self.filter(&format!("{key}.rows"), filter)).collect(),
                column: self.words(&format!("{key}.rows.column"), &rows.column),
                empty: self.words(&format!("{key}.rows.empty"), &rows.empty),
                above: rows.above,
            }),
            (None, Some(behind), false, _) => s::Read::Segment { behind: behind.clone(), label },
            (None, None, true, true) => s::Read::Words { under },
            (None, None, false, false) => s::Read::Value { label, under, typed: check.typed },
            _ => {
                self.reporter.report(key, "give exactly one of value, words, rows and segment");
                return None;
            }
        };
        Some(s::Check {
            id: check.id.clone(),
            title: both(&check.title),
            jobs: check.jobs.clone(),
            read,
            judge: self.judge(key, check)?,
            unless: check.unless.as_ref().map(|unless| s::Unless {
                label: self.words(&format!("{key}.unless.value"), &unless.value),
                under: self.words(&format!("{key}.unless.under"), &unless.under),
                is: self.words(&format!("{key}.unless.is"), &unless.is),
            }),
            remember: check.remember.clone(),
            facts: check.facts.clone(),
        })
    }

    fn filter(&self, key: &str, filter: &Filter) -> s::Filter {
        s::Filter {
            column: self.words(key, &filter.column),
            is: self.words(key, &filter.is),
            is_not: self.words(key, &filter.is_not),
            begins: self.words(key, &filter.begins),
            ends: self.words(key, &filter.ends),
            listed: filter.listed,
            told: filter.told,
            vacant: filter.vacant,
            known: filter.known.clone(),
            lenient: filter.lenient,
            on: filter.on,
        }
    }

    fn judge(&self, key: &str, check: &Check) -> Option<s::Judge> {
        let outcome = |o: &Option<Outcome>| o.as_ref().map(|o| outcome(o.verdict, &o.problem, &o.reason));
        let (none, one, many) = (outcome(&check.none), outcome(&check.one), outcome(&check.many));
        let wrong = outcome(&check.wrong);
        let several = match check.several {
            Several::Same => s::Several::Same,
            Several::Any => s::Several::Any,
            Several::All => s::Several::All,
        };
        let judge = match (check.cases.is_empty(), &check.test, none, one, many, wrong) {
            (false, None, none, None, None, None) => s::Judge::Cases {
                cases: check.cases.iter().map(|case| self.case(&format!("{key}.cases"), case)).collect(),
                several,
                none,
            },
            (true, Some(test), Some(none), None, None, Some(wrong)) => {
                s::Judge::Test { test: self::test(test), several, wrong, none }
            }
            (true, None, Some(none), Some(one), Some(many), None) => s::Judge::Count { none, one, many },
            (true, None, Some(none), None, None, Some(wrong)) => s::Judge::Every { wrong, none },
            _ => {
                let message = "give cases, or a test with wrong and none, or none, one and many, or wrong and none";
                self.reporter.report(key, message);
                return None;
            }
        };
        Some(judge)
    }

    fn case(&self, key: &str, case: &Case) -> s::Case {
        s::Case {
            is: self.words(key, &case.is),
            has: self.words(key, &case.has),
            on: case.on,
            outcome: outcome(case.verdict, &case.problem, &case.reason),
        }
    }
}

/// A job without what is said of its steps.
pub(crate) fn job(job: &Job) -> job::Job {
    let steps = job.step.iter().map(|step| job::JobStep {
        id: step.id.clone(),
        checks: step.checks.clone(),
        value: step.value.clone(),
    });
    job::Job {
        id: job.id.clone(),
        title: both(&job.title),
        begins: places(&job.begins),
        problems: job.problems.clone(),
        steps: steps.collect(),
    }
}

impl From<Verdict> for s::Verdict {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Pass => Self::Pass,
            Verdict::Fail => Self::Fail,
            Verdict::CannotTell => Self::CannotTell,
        }
    }
}

fn test(test: &Test) -> s::Test {
    match test {
        Test::ClientId => s::Test::ClientId,
        Test::Scopes(wanted) => s::Test::Scopes(wanted.clone()),
        Test::Masks => s::Test::Masks,
        Test::Unique => s::Test::Unique,
        Test::Known(name) => s::Test::Known(name.clone()),
        Test::DomainKnown(name) => s::Test::DomainKnown(name.clone()),
    }
}

fn outcome(verdict: Verdict, problem: &Option<String>, reason: &Option<Pair>) -> s::Outcome {
    s::Outcome { verdict: verdict.into(), problem: problem.clone(), reason: reason.as_ref().map(both) }
}

fn both(pair: &Pair) -> Both<String> {
    Both { ja: pair.ja.clone(), en: pair.en.clone() }
}

fn places(places: &[Place]) -> Vec<k::Place> {
    places.iter().map(|p| k::Place { host: p.host.clone(), path: p.path.clone() }).collect()
}
