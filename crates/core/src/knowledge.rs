//! The knowledge: problems, their causes and remedies, and where each sentence comes from.
//!
//! These are the types that the reasoning works on. They are written by the pack loader, which has resolved and
//! checked every reference; the code here may rely on it but never panics when it does not hold.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    later::Later,
    setting::{
        SettingPage,
        job::{Job, JobAdvice},
    },
};

/// The same thing in Japanese and in English.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Both<T> {
    /// Japanese.
    pub ja: T,
    /// English.
    pub en: T,
}

impl<T> Both<T> {
    /// Applies a function to both languages.
    pub fn map<'a, U>(&'a self, mut f: impl FnMut(&'a T) -> U) -> Both<U> {
        Both { ja: f(&self.ja), en: f(&self.en) }
    }

    /// The text in one language.
    pub fn get(&self, language: Language) -> &T {
        match language {
            Language::Ja => &self.ja,
            Language::En => &self.en,
        }
    }
}

/// A language that Shirube speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Language {
    /// Japanese.
    Ja,
    /// English.
    En,
}

/// Whether a statement was seen in a public document or is our own conclusion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Evidence {
    /// Read in the named source.
    Seen,
    /// Concluded, not read anywhere; shown as such.
    Assumed,
}

/// Where a statement comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// Key of [`Catalogue::sources`].
    pub source: String,
    /// The day on which somebody last compared the statement with its source, `YYYY-MM-DD`.
    pub verified_on: String,
    /// Seen or assumed.
    pub evidence: Evidence,
}

/// A sentence to a user, in both languages, with its origin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The sentence.
    pub text: Both<Rich>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A sentence in pieces.
pub type Rich = Vec<Span>;

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Span {
    /// Plain words.
    Text(String),
    /// Words that must not be overlooked.
    Strong(String),
    /// A label of a console: key of [`Catalogue::labels`].
    Label(String),
    /// A value captured from the message: name of the slot.
    Value(String),
}

/// A label as it stands on a console.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// The wording of today.
    pub today: Both<String>,
    /// Older wordings that some consoles and documents still show, the latest first.
    pub older: Both<Vec<String>>,
    /// Whether the wording of today was seen or is assumed, by language.
    pub evidence: Both<Evidence>,
}

/// A document that statements come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// How the card names it, for example `help.rakumo.com`.
    pub title: String,
    /// Where it can be read, if it is public.
    pub url: Option<String>,
}

/// A link to a console page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The address with its slots, see [`crate::link`].
    pub url: String,
    /// What opens, as the card's button says it.
    pub title: Both<String>,
    /// Whether the address was seen or is assumed.
    pub evidence: Evidence,
}

/// How bad a problem is for the user's task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// The task goes on, but not as intended.
    Warning,
    /// The task has stopped.
    Error,
}

/// Pages on which a message can be the page's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// A host name; `*.example.com` means every host below it.
    pub host: String,
    /// What the path begins with, in whole segments.
    pub path: String,
}

/// A message as the product shows it. See [`crate::pattern`] for the notation of slots.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The language of the message.
    pub language: Language,
    /// The text that must be there.
    pub text: String,
    /// Text that may follow; it belongs to the message when it does.
    pub continues: Option<String>,
    /// The message counts only as a whole sentence: short texts stand inside other sentences, too.
    pub sentence: bool,
    /// The message is a code: capitals count, and `_` joins it to what it touches.
    pub exact: bool,
    /// Words of which one must stand near, for a message that other products show as well. On one of the problem's
    /// places the message counts without them.
    pub near: Vec<String>,
    /// By itself never the page's own: a code that people pass around, or a wording that nobody has seen.
    pub weak: bool,
    /// Whether the wording was seen or is assumed.
    pub evidence: Evidence,
}

/// An address that is evidence by itself: the product opens it only when the problem has occurred.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signal {
    /// The page.
    pub place: Place,
    /// What its parameters must say, in plain words or in Base64; none if the page is enough.
    pub parameters: Vec<(String, String)>,
}

/// An error that users meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Dotted name, for example `rakumo.sync.permission`.
    pub id: String,
    /// The short code that can be said on the phone, for example `RK-B`.
    pub code: String,
    /// Rows of the error collection that this problem covers.
    pub refs: Vec<String>,
    /// Facts of the requirement documents that this problem covers.
    pub facts: Vec<String>,
    /// How bad it is.
    pub severity: Severity,
    /// Where its messages are the page's own.
    pub places: Vec<Place>,
    /// The messages by which it is known.
    pub messages: Vec<Message>,
    /// The addresses by which it is known.
    pub signals: Vec<Signal>,
    /// Ids of problems that say less about the same event.
    pub supersedes: Vec<String>,
    /// Its message only wraps another one: any other problem near behind it says more.
    pub wrapper: bool,
    /// What is wrong, in a few words.
    pub title: Both<String>,
    /// Keys of [`Explanations::causes`], the likeliest first.
    pub causes: Vec<String>,
}

/// What is said of a problem beside its causes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// What is wrong, in a few words.
    pub title: Statement,
    /// What happened, and what did not.
    pub what: Vec<Statement>,
    /// Who can put it right.
    pub fixer: Statement,
    /// What not to do.
    pub avoid: Vec<Statement>,
    /// When to call which support, and with what.
    pub support: Option<Statement>,
    /// Keys of [`Explanations::changes`]: what older instructions get wrong.
    pub changes: Vec<String>,
    /// Keys of [`Explanations::topics`]: what to read further.
    pub topics: Vec<String>,
}

/// Something that used to be different.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Since when: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub since: String,
    /// What was true before and what is true today.
    pub text: Statement,
    /// Facts of the requirement documents that this covers.
    pub facts: Vec<String>,
}

/// Something worth knowing that is no error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Its title.
    pub title: Statement,
    /// Its paragraphs.
    pub text: Vec<Statement>,
    /// What to do, if there is anything to do.
    pub steps: Vec<Step>,
    /// Facts of the requirement documents that this covers.
    pub facts: Vec<String>,
}

/// A reason why a problem occurs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cause {
    /// The reason in one line.
    pub title: Statement,
    /// Why that leads to the problem.
    pub why: Vec<Statement>,
    /// How to tell whether it is this.
    pub check: Vec<Step>,
    /// The ways to put it right; several are alternatives.
    pub ways: Vec<Way>,
    /// The role one must have for it, if any.
    pub role: Option<Statement>,
    /// The edition or licence it needs, if any.
    pub edition: Option<Statement>,
    /// Facts of the requirement documents that this cause covers.
    pub facts: Vec<String>,
}

/// One way to put a cause right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    /// A name, where there are several ways.
    pub title: Option<Statement>,
    /// What the way destroys or costs; said before its steps.
    pub warning: Option<Statement>,
    /// What to do.
    pub steps: Vec<Step>,
    /// How long it takes to act.
    pub delay: Option<Statement>,
}

/// One action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The name of the procedure that begins with this step.
    pub procedure: Option<Statement>,
    /// What to do.
    pub text: Statement,
    /// Key of [`Catalogue::links`]: the page on which it is done.
    pub link: Option<String>,
}

/// All that can be recognised.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalogue {
    /// The problems, in the order of their families and codes.
    pub problems: Vec<Problem>,
    /// Hosts on which messages are only ever explained, never shown.
    pub help_hosts: Vec<String>,
    /// The pages on which settings are read. Most pages have none.
    pub pages: Later<Vec<SettingPage>>,
    /// What users are at work on.
    pub jobs: Vec<Job>,
}

/// All that can be said. It is many times larger than the [`Catalogue`] and needed only when somebody wants to read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanations {
    /// What is said of each problem, by its id.
    pub advice: BTreeMap<String, Advice>,
    /// The causes, by id.
    pub causes: BTreeMap<String, Cause>,
    /// The labels, by id.
    pub labels: BTreeMap<String, Label>,
    /// The links, by id.
    pub links: BTreeMap<String, Link>,
    /// The sources, by id.
    pub sources: BTreeMap<String, Source>,
    /// What changed, by id.
    pub changes: BTreeMap<String, Change>,
    /// What to read further, by id.
    pub topics: BTreeMap<String, Topic>,
    /// What is said of the steps of the jobs, by the ids of job and step, joined by `/`.
    pub steps: BTreeMap<String, JobAdvice>,
}

#[cfg(test)]
impl Problem {
    /// A problem of which only the id matters, for tests.
    pub(crate) fn named(id: &str) -> Self {
        Self {
            id: id.into(),
            code: id.into(),
            refs: Vec::new(),
            facts: Vec::new(),
            severity: Severity::Error,
            places: Vec::new(),
            messages: Vec::new(),
            signals: Vec::new(),
            supersedes: Vec::new(),
            wrapper: false,
            title: Both::default(),
            causes: Vec::new(),
        }
    }
}

#[cfg(test)]
impl Message {
    /// A message that is nothing but its text, for tests.
    pub(crate) fn plain(text: &str) -> Self {
        Self {
            language: Language::Ja,
            text: text.into(),
            continues: None,
            sentence: false,
            exact: false,
            near: Vec::new(),
            weak: false,
            evidence: Evidence::Seen,
        }
    }
}

impl Catalogue {
    /// The problem of that id.
    pub fn problem(&self, id: &str) -> Option<&Problem> {
        self.problems.iter().find(|p| p.id == id)
    }
}
