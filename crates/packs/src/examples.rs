//! The examples of the problems, and whether they hold.

use std::collections::BTreeMap;

use shirube_core::{
    engine::Engine,
    page::{Block, Page, Passage},
    report::Standing,
    setting::{
        Verdict,
        job::{Known, Situation},
    },
};

use crate::{
    error::Mistake,
    format as f,
    load::{Knowledge, Reporter},
    outline, settings,
};

/// A text with what must be found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The problem's id.
    pub problem: String,
    /// The text, a block a line.
    pub text: String,
    /// The page's address.
    pub url: Option<String>,
    /// What it must be taken for; `None` for a counter-example, which must not be taken for the page's own message.
    pub standing: Option<Standing>,
    /// The values that must be captured.
    pub captures: BTreeMap<String, String>,
    /// Codes of the problems that must be superseded.
    pub superseded: Vec<String>,
    /// Where the example is written.
    file: String,
    line: usize,
    key: String,
}

impl Example {
    /// The example as a page.
    pub fn page(&self) -> Page {
        match &self.url {
            None => Page::from_text(&self.text),
            Some(url) => {
                let blocks =
                    self.text.lines().map(|line| Block { text: line.to_owned(), ..Block::default() }).collect();
                Page { url: Some(url.clone()), passages: vec![Passage { blocks }], ..Page::default() }
            }
        }
    }
}

pub(crate) fn of(reporter: &Reporter, key: &str, problem: &f::Problem) -> Vec<Example> {
    let first_place = problem.places.first().map(|p| format!("https://{}{}", p.host.replace('*', "example"), p.path));
    let example = |key: String, text: &str, url: Option<String>| Example {
        problem: problem.id.clone(),
        text: text.to_owned(),
        url,
        standing: None,
        captures: BTreeMap::new(),
        superseded: Vec::new(),
        file: reporter.name().to_owned(),
        line: reporter.line(&key),
        key,
    };
    let positive = problem.positive.iter().enumerate().map(|(i, p)| {
        let alone = p.standing == Some(Standing::Reported);
        let url = p.url.clone().or_else(|| if alone { None } else { first_place.clone() });
        Example {
            standing: Some(p.standing.unwrap_or(if url.is_some() { Standing::Here } else { Standing::Reported })),
            captures: p.captures.clone(),
            superseded: p.superseded.clone(),
            ..example(format!("{key}.positive[{i}]"), &p.text, url)
        }
    });
    let negative = problem
        .negative
        .iter()
        .enumerate()
        .map(|(i, n)| example(format!("{key}.negative[{i}]"), &n.text, n.url.clone().or(first_place.clone())));
    positive.chain(negative).collect()
}

/// Runs all examples; the mistakes are those that do not hold.
pub fn verify(knowledge: &Knowledge) -> Vec<Mistake> {
    let engine = match Engine::new(knowledge.catalogue.clone()) {
        Ok(engine) => engine,
        Err(error) => {
            return vec![Mistake { file: String::new(), line: 0, key: String::new(), message: error.to_string() }];
        }
    };
    let failed = knowledge.examples.iter().filter_map(|example| {
        let report = engine.scan(&example.page()).report;
        let found: Vec<_> = report.findings.iter().filter(|f| f.problem == example.problem).collect();
        let message = match example.standing {
            Some(standing) => match found.first() {
                None => {
                    let others: Vec<&str> = report.findings.iter().map(|f| f.code.as_str()).collect();
                    match others[..] {
                        [] => "the example is not found".to_owned(),
                        _ => format!("the example is taken for {} instead", others.join(", ")),
                    }
                }
                Some(f) if f.standing != standing => {
                    format!("the example is taken for {:?}, not {standing:?}", f.standing)
                }
                Some(f) if f.captures != example.captures => {
                    format!("the example captures {:?}, not {:?}", f.captures, example.captures)
                }
                Some(f) if example.superseded.iter().any(|code| !f.superseded.contains(code)) => {
                    format!("the example supersedes {:?}, not {:?}", f.superseded, example.superseded)
                }
                Some(_) => return None,
            },
            None if found.iter().any(|f| f.standing == Standing::Here) => {
                "the counter-example is taken for the page's own message".to_owned()
            }
            None => return None,
        };
        Some(Mistake { file: example.file.clone(), line: example.line, key: example.key.clone(), message })
    });
    failed.chain(knowledge.screens.iter().filter_map(|example| example.mistake(&engine, knowledge))).collect()
}

/// A screen with the verdicts that it must give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScreenExample {
    /// The id of the page.
    pub page: String,
    /// The screen at its address.
    pub shown: Page,
    /// What was seen of the tenant before.
    pub known: Known,
    /// The verdicts, by the ids of the checks.
    pub verdicts: BTreeMap<String, Verdict>,
    /// Codes of the problems that must be found when every job is at hand.
    pub found: Vec<String>,
    file: String,
    line: usize,
    key: String,
}

/// The tenant of the examples.
const TENANT: &str = "example.co.jp";

pub(crate) fn screens_of(reporter: &Reporter, key: &str, page: &settings::Page) -> Vec<ScreenExample> {
    let first = page.places.first().map(|p| format!("https://{}{}", p.host.replace('*', "example"), p.path));
    // Any segment: the number of a user, a service account.
    let first = first.map(|url| url.replace("/*", "/123456789012345678901"));
    let example = |(i, example): (usize, &settings::Example)| {
        let key = format!("{key}.example[{i}]");
        let screen = match outline::read(&example.screen) {
            Ok(screen) => screen,
            Err(mistake) => {
                reporter.report(&key, mistake);
                return None;
            }
        };
        Some(ScreenExample {
            page: page.id.clone(),
            shown: Page {
                url: example.url.clone().or_else(|| first.clone()),
                account_names: vec![format!("Google アカウント: 山田 太郎 (admin@{TENANT})")],
                screen: Some(screen),
                ..Page::default()
            },
            known: example.known.clone(),
            verdicts: example.verdicts.iter().map(|(id, verdict)| (id.clone(), (*verdict).into())).collect(),
            found: example.found.clone(),
            file: reporter.name().to_owned(),
            line: reporter.line(&key),
            key,
        })
    };
    page.example.iter().enumerate().filter_map(example).collect()
}

impl ScreenExample {
    fn mistake(&self, engine: &Engine, knowledge: &Knowledge) -> Option<Mistake> {
        let situation = Situation {
            jobs: knowledge.catalogue.jobs.iter().map(|job| job.id.clone()).collect(),
            seen: BTreeMap::from([(TENANT.to_owned(), self.known.clone())]),
        };
        let report = engine.scan_at_work(&self.shown, &situation).report;
        let message = match report.settings {
            None => Some("the page is not known by this address and these signs".to_owned()),
            Some(settings) if settings.page != self.page => Some(format!("the page is taken for {}", settings.page)),
            Some(settings) => self.verdicts.iter().find_map(|(id, verdict)| {
                match settings.checks.iter().find(|state| state.check == *id) {
                    None => Some(format!("the page has no check “{id}”")),
                    Some(state) if state.verdict != *verdict => Some(format!(
                        "{id} is {:?}, not {verdict:?}; read: {:?}, reason: {:?}",
                        state.verdict, state.values, state.reason
                    )),
                    Some(_) => None,
                }
            }),
        };
        let codes: Vec<&str> = report.findings.iter().map(|f| f.code.as_str()).collect();
        let message = message.or_else(|| {
            let missed = self.found.iter().find(|code| !codes.contains(&code.as_str()))?;
            Some(format!("{missed} is not found, but {codes:?}"))
        });
        message.map(|message| Mistake { file: self.file.clone(), line: self.line, key: self.key.clone(), message })
    }
}
