//! The knowledge as the pages tell it: explained once in each language, with placeholders for values.

use std::collections::{BTreeMap, BTreeSet};

use shirube_core::{
    explain::{Article, ExplainedChange, ExplainedSource, Explanation, explain, explain_change, explain_topic},
    knowledge::{Advice, Catalogue, Evidence, Explanations, Language, Link, Problem},
    link::LinkTemplate,
    report::{CauseState, CauseStatus, Finding, Standing},
};
use shirube_ui::parts::{State, plain};

use crate::{
    HandbookError, changes,
    frame::Page,
    index, problem,
    slot::{Piece, pieces, placeholder},
    topic,
    words::Words,
};

/// Names of pages that are not about one problem or topic.
const OWN: [&str; 2] = [index::NAME, changes::NAME];

/// What is known.
pub struct Book<'a> {
    /// The problems.
    pub catalogue: &'a Catalogue,
    /// What is said of them. Its links lead somewhere without any value.
    known: Explanations,
}

/// The book in one language.
pub struct Volume<'a> {
    /// The language.
    pub language: Language,
    /// What the parts of the card are drawn from.
    pub state: State,
    /// The handbook's own words.
    pub words: &'static Words,
    /// The problems, in the order of the packs.
    pub entries: Vec<Entry<'a>>,
    /// The topics by id.
    pub topics: BTreeMap<&'a str, Article>,
    /// What changed, the newest first.
    pub changes: Vec<NewsItem<'a>>,
}

/// A problem and what is said of it.
pub struct Entry<'a> {
    /// The problem.
    pub problem: &'a Problem,
    /// What is said of it.
    pub told: Explanation,
    /// What else belongs to it.
    pub advice: &'a Advice,
}

/// A change and where it is told.
pub struct NewsItem<'a> {
    /// Its id.
    pub id: &'a str,
    /// What changed.
    pub change: ExplainedChange,
    /// Who says so.
    pub sources: Vec<ExplainedSource>,
}

impl<'a> Book<'a> {
    /// Reads the knowledge, and sees whether each page can have its name.
    pub fn new(catalogue: &'a Catalogue, explanations: &Explanations) -> Result<Self, HandbookError> {
        let mut known = explanations.clone();
        known.links = known.links.into_iter().filter_map(|(id, link)| Some((id, without_values(link)?))).collect();
        let mut taken: BTreeSet<String> = OWN.into_iter().map(str::to_owned).collect();
        taken.extend(catalogue.problems.iter().map(page_name));
        if let Some(name) = taken.iter().find(|name| !is_name(name)) {
            return Err(HandbookError::Name(name.clone()));
        }
        for id in known.topics.keys() {
            if !is_name(id) {
                return Err(HandbookError::Name(id.clone()));
            }
            if taken.contains(id) {
                return Err(HandbookError::Taken(id.clone()));
            }
        }
        Ok(Self { catalogue, known })
    }

    /// Tells it in a language.
    pub fn tell(&self, language: Language) -> Volume<'_> {
        let known = &self.known;
        let entries = self.catalogue.problems.iter().filter_map(|problem| {
            let told = explain(known, &finding(problem, language), None)?;
            Some(Entry { problem, told, advice: known.advice.get(&problem.id)? })
        });
        let topics = known.topics.keys().filter_map(|id| Some((id.as_str(), explain_topic(known, id)?)));
        let changes = known.changes.keys().filter_map(|id| {
            let (change, sources) = explain_change(known, id)?;
            Some(NewsItem { id, change, sources })
        });
        let mut changes: Vec<NewsItem> = changes.collect();
        changes.sort_by(|one, other| other.change.since.cmp(&one.change.since));
        Volume {
            language,
            state: State::on_paper(language),
            words: Words::of(language),
            entries: entries.collect(),
            topics: topics.collect(),
            changes,
        }
    }
}

impl Volume<'_> {
    /// All its pages.
    pub fn pages(&self) -> Vec<Page> {
        let mut pages = vec![index::page(self), changes::page(self)];
        pages.extend(self.entries.iter().map(|entry| problem::page(self, entry)));
        pages.extend(self.topics.iter().map(|(id, article)| topic::page(self, id, article)));
        pages
    }

    /// One page, by its name.
    pub fn page(&self, name: &str) -> Option<Page> {
        match name {
            index::NAME => Some(index::page(self)),
            changes::NAME => Some(changes::page(self)),
            _ => match self.entries.iter().find(|entry| entry.page() == name) {
                Some(entry) => Some(problem::page(self, entry)),
                None => self.topics.get_key_value(name).map(|(id, article)| topic::page(self, id, article)),
            },
        }
    }

    /// The problem of an id.
    pub fn entry(&self, id: &str) -> Option<&Entry<'_>> {
        self.entries.iter().find(|entry| entry.problem.id == id)
    }

    /// A problem's title in plain words.
    pub fn title(&self, entry: &Entry) -> String {
        plain(&self.state, &entry.told.title)
    }

    /// The last day on which somebody compared a statement with its source.
    pub fn verified_on(&self) -> Option<&str> {
        let told = self.entries.iter().flat_map(|entry| &entry.told.sources);
        let sources = told.chain(self.topics.values().flat_map(|topic| &topic.sources));
        sources.chain(self.changes.iter().flat_map(|item| &item.sources)).map(|it| it.verified_on.as_str()).max()
    }
}

impl Entry<'_> {
    /// The name of its page.
    pub fn page(&self) -> String {
        page_name(self.problem)
    }
}

fn page_name(problem: &Problem) -> String {
    problem.code.to_lowercase()
}

/// A name that is a file's name everywhere, and an address without any escape.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// A link that needs no value; `None` if it needs one to lead anywhere.
fn without_values(link: Link) -> Option<Link> {
    let url = LinkTemplate::parse(&link.url).ok()?.fill(|_| None)?;
    Some(Link { url, ..link })
}

/// The problem as if it had been found: instead of values there are their meanings.
fn finding(problem: &Problem, language: Language) -> Finding {
    let slots = problem.messages.iter().flat_map(|message| pieces(&message.text)).filter_map(|piece| match piece {
        Piece::Slot(name, kind) => Some((name.to_owned(), placeholder(name, kind, language))),
        Piece::Words(_) => None,
    });
    // A setting has no message: what was read of it stands in its sentences.
    let read = problem.messages.is_empty().then(|| ("value".to_owned(), placeholder("value", "", language)));
    Finding {
        problem: problem.id.clone(),
        code: problem.code.clone(),
        refs: problem.refs.clone(),
        standing: Standing::Reported,
        severity: problem.severity,
        message: String::new(),
        evidence: Evidence::Seen,
        superseded: Vec::new(),
        captures: slots.chain(read).collect(),
        causes: problem.causes.iter().map(|id| CauseState { id: id.clone(), status: CauseStatus::Unknown }).collect(),
    }
}
