//! Explaining: a finding as the card shows it, in both languages, with its links ready to open.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    knowledge::{Both, Cause, Change, Evidence, Explanations, Language, Rich, Severity, Span, Statement, Step, Way},
    link::LinkTemplate,
    report::{CauseStatus, Finding, Standing},
    setting::job::{Job, Known, Situation, StepState},
};

/// A finding, explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Explanation {
    /// The problem's id.
    pub problem: String,
    /// Its short code.
    pub code: String,
    /// How bad it is.
    pub severity: Severity,
    /// Whose words the message is.
    pub standing: Standing,
    /// The message as it stands on the page.
    pub message: String,
    /// Whether the wording of the message was seen or is assumed.
    pub evidence: Evidence,
    /// Codes of findings that say less about the same event.
    pub superseded: Vec<String>,
    /// What is wrong, in a few words.
    pub title: Sentence,
    /// What happened, and what did not.
    pub what: Vec<Sentence>,
    /// What older instructions get wrong.
    pub changes: Vec<ExplainedChange>,
    /// Who can put it right.
    pub fixer: Sentence,
    /// The causes, the likeliest first.
    pub causes: Vec<ExplainedCause>,
    /// What not to do.
    pub avoid: Vec<Sentence>,
    /// When to call which support, and with what.
    pub support: Option<Sentence>,
    /// What to read further.
    pub topics: Vec<ExplainedTopic>,
    /// Where all this comes from.
    pub sources: Vec<ExplainedSource>,
}

/// A sentence, ready to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Sentence {
    /// The words.
    pub text: Both<Vec<Piece>>,
    /// Not read anywhere but concluded by us; the card says so.
    pub assumed: bool,
}

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Piece {
    /// Plain words.
    Text {
        /// The words.
        text: String,
    },
    /// Words that must not be overlooked.
    Strong {
        /// The words.
        text: String,
    },
    /// A label of a console.
    Label {
        /// The wording of today.
        text: String,
        /// An older wording, at the label's first mention.
        older: Option<String>,
        /// Whether the wording of today is assumed.
        assumed: bool,
    },
    /// A value from the message.
    Value {
        /// The value.
        text: String,
    },
}

/// A cause, ready to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ExplainedCause {
    /// The cause's id.
    pub id: String,
    /// How far it is established.
    pub status: CauseStatus,
    /// The reason in one line.
    pub title: Sentence,
    /// Why that leads to the problem.
    pub why: Vec<Sentence>,
    /// How to tell whether it is this.
    pub check: Vec<ExplainedStep>,
    /// The ways to put it right; several are alternatives.
    pub ways: Vec<ExplainedWay>,
    /// The role one must have.
    pub role: Option<Sentence>,
    /// The edition or licence it needs.
    pub edition: Option<Sentence>,
}

/// A way to put a cause right, ready to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ExplainedWay {
    /// A name, where there are several ways.
    pub title: Option<Sentence>,
    /// What it destroys or costs.
    pub warning: Option<Sentence>,
    /// What to do.
    pub steps: Vec<ExplainedStep>,
    /// How long it takes to act.
    pub delay: Option<Sentence>,
}

/// A step, ready to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ExplainedStep {
    /// A name for its check box that stays the same as long as the knowledge does.
    pub id: String,
    /// The name of the procedure that begins here.
    pub procedure: Option<Sentence>,
    /// What to do.
    pub text: Sentence,
    /// The page on which it is done.
    pub link: Option<ExplainedLink>,
}

/// A link, ready to open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ExplainedLink {
    /// The address.
    pub url: String,
    /// What opens.
    pub title: Both<String>,
    /// Whether the address is assumed.
    pub assumed: bool,
}

/// Something that used to be different, ready to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ExplainedChange {
    /// Since when: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub since: String,
    /// What was true before and what is true today.
    pub text: Sentence,
}

/// Something to read further, ready to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ExplainedTopic {
    /// Its id: the name of its page in the handbook.
    pub id: String,
    /// Its title.
    pub title: Sentence,
}

/// A source, ready to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ExplainedSource {
    /// Its name.
    pub title: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// The oldest day on which a statement taken from it was verified.
    pub verified_on: String,
}

/// Explains a finding; `None` if its problem is not in the catalogue.
pub fn explain(known: &Explanations, finding: &Finding, account: Option<&str>) -> Option<Explanation> {
    let advice = known.advice.get(&finding.problem)?;
    let mut teller = Teller::new(known, &finding.captures, account);
    let title = teller.sentence(&advice.title);
    let what = teller.sentences(&advice.what);
    let fixer = teller.sentence(&advice.fixer);
    let changes = advice.changes.iter().filter_map(|id| known.changes.get(id)).map(|c| teller.change(c)).collect();
    let causes = finding
        .causes
        .iter()
        .filter_map(|state| Some((state, known.causes.get(&state.id)?)))
        .map(|(state, cause)| teller.cause(&state.id, state.status, cause))
        .collect();
    let avoid = teller.sentences(&advice.avoid);
    let support = advice.support.as_ref().map(|s| teller.sentence(s));
    let topic = |id: &String| Some((id.clone(), known.topics.get(id)?));
    let topics = advice.topics.iter().filter_map(topic);
    let topics = topics.map(|(id, topic)| ExplainedTopic { id, title: teller.sentence(&topic.title) }).collect();
    Some(Explanation {
        problem: finding.problem.clone(),
        code: finding.code.clone(),
        severity: finding.severity,
        standing: finding.standing,
        message: finding.message.clone(),
        evidence: finding.evidence,
        superseded: finding.superseded.clone(),
        title,
        what,
        changes,
        fixer,
        causes,
        avoid,
        support,
        topics,
        sources: teller.sources(),
    })
}

/// A topic, ready to show on a page of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its title.
    pub title: Sentence,
    /// Its paragraphs.
    pub text: Vec<Sentence>,
    /// What to do, if there is anything to do.
    pub steps: Vec<ExplainedStep>,
    /// Where all this comes from.
    pub sources: Vec<ExplainedSource>,
}

/// Explains a topic; `None` if there is none of that id.
pub fn explain_topic(known: &Explanations, id: &str) -> Option<Article> {
    let topic = known.topics.get(id)?;
    let captures = BTreeMap::new();
    let mut teller = Teller::new(known, &captures, None);
    Some(Article {
        title: teller.sentence(&topic.title),
        text: teller.sentences(&topic.text),
        steps: teller.steps(id, &topic.steps),
        sources: teller.sources(),
    })
}

/// Explains a change, with its source; `None` if there is none of that id.
pub fn explain_change(known: &Explanations, id: &str) -> Option<(ExplainedChange, Vec<ExplainedSource>)> {
    let captures = BTreeMap::new();
    let mut teller = Teller::new(known, &captures, None);
    let change = teller.change(known.changes.get(id)?);
    Some((change, teller.sources()))
}

/// A job with its steps, ready to show. `known`: what was seen of the tenant.
pub fn explain_job(
    known: &Explanations,
    job: &Job,
    situation: &Situation,
    seen: &Known,
    account: Option<&str>,
) -> ExplainedJob {
    let first = |(name, values): (&String, &Vec<String>)| Some((name.clone(), values.first()?.clone()));
    let captures: BTreeMap<String, String> = seen.iter().filter_map(first).collect();
    let mut teller = Teller::new(known, &captures, account);
    let steps = job.steps.iter().filter_map(|step| {
        let id = format!("{}/{}", job.id, step.id);
        let advice = known.steps.get(&id)?;
        Some(ExplainedJobStep {
            state: step.state(seen),
            checks: step.checks.clone(),
            title: teller.sentence(&advice.title),
            text: teller.sentences(&advice.text),
            value: step.value.as_ref().and_then(|name| captures.get(name).cloned()),
            link: advice.link.as_deref().and_then(|link| teller.link(link)),
            id,
        })
    });
    let steps = steps.collect();
    ExplainedJob {
        id: job.id.clone(),
        title: job.title.clone(),
        at_hand: situation.jobs.contains(&job.id),
        steps,
        sources: teller.sources(),
    }
}

/// A job, ready to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ExplainedJob {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: Both<String>,
    /// The user is at work on it.
    pub at_hand: bool,
    /// Its steps, in order.
    pub steps: Vec<ExplainedJobStep>,
    /// Where all this comes from.
    pub sources: Vec<ExplainedSource>,
}

/// A step of a job, ready to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ExplainedJobStep {
    /// A name for its check box that stays the same as long as the knowledge does: `job/step`.
    pub id: String,
    /// What the tenant's pages showed of it.
    pub state: StepState,
    /// Ids of the checks behind it; none for a step that no page shows.
    pub checks: Vec<String>,
    /// What is to be done.
    pub title: Sentence,
    /// How.
    pub text: Vec<Sentence>,
    /// A value that was seen, to be copied.
    pub value: Option<String>,
    /// The page on which it is done.
    pub link: Option<ExplainedLink>,
}

struct Teller<'a> {
    known: &'a Explanations,
    captures: &'a BTreeMap<String, String>,
    account: Option<&'a str>,
    /// Labels whose older wording was given already.
    mentioned: BTreeSet<&'a str>,
    /// The oldest verification of each source.
    sources: BTreeMap<&'a str, &'a str>,
}

impl<'a> Teller<'a> {
    fn new(known: &'a Explanations, captures: &'a BTreeMap<String, String>, account: Option<&'a str>) -> Self {
        Self { known, captures, account, mentioned: BTreeSet::new(), sources: BTreeMap::new() }
    }

    fn cause(&mut self, id: &str, status: CauseStatus, cause: &'a Cause) -> ExplainedCause {
        ExplainedCause {
            id: id.to_owned(),
            status,
            title: self.sentence(&cause.title),
            why: self.sentences(&cause.why),
            check: self.steps(&format!("{id}/check"), &cause.check),
            ways: cause.ways.iter().enumerate().map(|(i, way)| self.way(&format!("{id}/{i}"), way)).collect(),
            role: cause.role.as_ref().map(|s| self.sentence(s)),
            edition: cause.edition.as_ref().map(|s| self.sentence(s)),
        }
    }

    fn way(&mut self, id: &str, way: &'a Way) -> ExplainedWay {
        ExplainedWay {
            title: way.title.as_ref().map(|s| self.sentence(s)),
            warning: way.warning.as_ref().map(|s| self.sentence(s)),
            steps: self.steps(id, &way.steps),
            delay: way.delay.as_ref().map(|s| self.sentence(s)),
        }
    }

    fn change(&mut self, change: &'a Change) -> ExplainedChange {
        ExplainedChange { since: change.since.clone(), text: self.sentence(&change.text) }
    }

    fn steps(&mut self, id: &str, steps: &'a [Step]) -> Vec<ExplainedStep> {
        let numbered = steps.iter().enumerate();
        numbered
            .map(|(i, step)| ExplainedStep {
                id: format!("{id}/{i}"),
                procedure: step.procedure.as_ref().map(|s| self.sentence(s)),
                text: self.sentence(&step.text),
                link: step.link.as_deref().and_then(|link| self.link(link)),
            })
            .collect()
    }

    fn link(&self, id: &str) -> Option<ExplainedLink> {
        let link = self.known.links.get(id)?;
        let url = LinkTemplate::parse(&link.url).ok()?.fill(|slot| match slot {
            "account" => self.account.map(str::to_owned),
            slot => self.captures.get(slot).cloned(),
        })?;
        Some(ExplainedLink { url, title: link.title.clone(), assumed: link.evidence == Evidence::Assumed })
    }

    fn sentences(&mut self, statements: &'a [Statement]) -> Vec<Sentence> {
        statements.iter().map(|s| self.sentence(s)).collect()
    }

    fn sentence(&mut self, statement: &'a Statement) -> Sentence {
        let origin = &statement.provenance;
        let oldest = self.sources.entry(&origin.source).or_insert(&origin.verified_on);
        *oldest = (*oldest).min(&origin.verified_on);
        let text = Both {
            ja: self.pieces(&statement.text.ja, Language::Ja),
            en: self.pieces(&statement.text.en, Language::En),
        };
        for span in &statement.text.ja {
            if let Span::Label(id) = span {
                self.mentioned.insert(id);
            }
        }
        Sentence { text, assumed: origin.evidence == Evidence::Assumed }
    }

    fn pieces(&self, rich: &'a Rich, language: Language) -> Vec<Piece> {
        rich.iter()
            .map(|span| match span {
                Span::Text(text) => Piece::Text { text: text.clone() },
                Span::Strong(text) => Piece::Strong { text: text.clone() },
                Span::Value(slot) => Piece::Value { text: self.captures.get(slot).cloned().unwrap_or_default() },
                Span::Label(id) => match self.known.labels.get(id) {
                    Some(label) => Piece::Label {
                        text: label.today.get(language).clone(),
                        older: label
                            .older
                            .get(language)
                            .first()
                            .filter(|_| !self.mentioned.contains(id.as_str()))
                            .cloned(),
                        assumed: *label.evidence.get(language) == Evidence::Assumed,
                    },
                    None => Piece::Text { text: id.clone() },
                },
            })
            .collect()
    }

    fn sources(&self) -> Vec<ExplainedSource> {
        let known = self.sources.iter().filter_map(|(id, on)| Some((self.known.sources.get(*id)?, on)));
        known
            .map(|(source, on)| ExplainedSource {
                title: source.title.clone(),
                url: source.url.clone(),
                verified_on: (*on).to_owned(),
            })
            .collect()
    }
}
