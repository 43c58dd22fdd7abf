//! The examples of the problems, and whether they hold.

use std::collections::BTreeMap;

use shirube_core::{
    engine::Engine,
    page::{Block, Page, Passage},
    report::Standing,
};

use crate::{
    error::Mistake,
    format as f,
    load::{Knowledge, Reporter},
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
                Page { url: Some(url.clone()), account_names: Vec::new(), passages: vec![Passage { blocks }] }
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
    failed.collect()
}
