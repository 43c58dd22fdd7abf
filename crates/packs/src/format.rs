//! The shape of a pack file. Everything is optional in a file, so that shared things can stand in files of their own.
//!
//! Sentences may hold `{@label-id}` for a label of a console, `{slot}` for a value captured from the message and
//! `**words**` for what must not be overlooked.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::settings::{Job, Page};

pub use shirube_core::report::Standing;

/// A pack file.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Where the statements of this file come from, unless they say otherwise.
    pub origin: Option<Origin>,
    /// Hosts that links may lead to and hosts that only explain.
    pub hosts: Option<Hosts>,
    /// Documents that statements come from, by id.
    #[serde(default)]
    pub source: BTreeMap<String, Source>,
    /// Labels of the consoles, by id.
    #[serde(default)]
    pub label: BTreeMap<String, Label>,
    /// Links to console pages, by id.
    #[serde(default)]
    pub link: BTreeMap<String, Link>,
    /// Sequences of steps that several causes need, by id.
    #[serde(default)]
    pub procedure: BTreeMap<String, Procedure>,
    /// Causes, by id.
    #[serde(default)]
    pub cause: BTreeMap<String, Cause>,
    /// What used to be different, by id.
    #[serde(default)]
    pub change: BTreeMap<String, Change>,
    /// What is worth reading and no error, by id.
    #[serde(default)]
    pub topic: BTreeMap<String, Topic>,
    /// Problems, the order of their codes.
    #[serde(default)]
    pub problem: Vec<Problem>,
    /// Pages on which settings are read.
    #[serde(default)]
    pub page: Vec<Page>,
    /// What users are at work on.
    #[serde(default)]
    pub job: Vec<Job>,
}

/// Where statements come from.
#[derive(Debug, Default, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// Id of a source.
    pub source: Option<String>,
    /// The day of the last comparison with the source, `YYYY-MM-DD`.
    pub verified_on: Option<String>,
    /// `seen` in the source, or `assumed` by us.
    pub evidence: Option<Evidence>,
}

/// Seen or assumed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    /// Read in the source.
    Seen,
    /// Our conclusion.
    Assumed,
}

/// Lists of hosts.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hosts {
    /// Hosts that links may lead to; `*.example.com` for all below.
    pub linked: Vec<String>,
    /// Hosts on which a message is only ever explained, never shown.
    pub help: Vec<String>,
}

/// A document that statements come from.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// How the card names it.
    pub title: String,
    /// Where it can be read.
    pub url: Option<String>,
}

/// A label as it stands on a console.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// Japanese, today.
    pub ja: String,
    /// English, today.
    pub en: String,
    /// The languages in which today's wording was not seen but is assumed.
    #[serde(default)]
    pub assumed: Vec<Tongue>,
    /// Older wordings, the latest first.
    #[serde(default)]
    pub older: Older,
    /// It stands in a program, not on a page that a link could open.
    #[serde(default)]
    pub program: bool,
}

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Tongue {
    /// Japanese.
    Ja,
    /// English.
    En,
}

/// Older wordings by language.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Older {
    /// Japanese.
    #[serde(default)]
    pub ja: Vec<String>,
    /// English.
    #[serde(default)]
    pub en: Vec<String>,
}

/// A link to a console page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The address, with `{account}` and slots of the message.
    pub url: String,
    /// The button's words in Japanese.
    pub ja: String,
    /// The button's words in English.
    pub en: String,
    /// Whether the address was seen.
    pub evidence: Evidence,
}

/// A sentence in both languages. What it does not say of its origin it takes from around it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Japanese.
    pub ja: String,
    /// English.
    pub en: String,
    /// Id of a source.
    pub source: Option<String>,
    /// The day of the last comparison with the source, `YYYY-MM-DD`.
    pub verified_on: Option<String>,
    /// `seen` in the source, or `assumed` by us.
    pub evidence: Option<Evidence>,
}

/// A sequence of steps.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// Its name.
    pub title: Statement,
    /// Its steps.
    pub steps: Vec<Step>,
    /// Where its statements come from.
    pub origin: Option<Origin>,
    /// Facts that it covers.
    #[serde(default)]
    pub facts: Vec<String>,
}

/// A step, or a whole procedure in its place.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Step {
    /// All steps of a procedure.
    Procedure(ProcedureStep),
    /// One action.
    Action(ActionStep),
}

/// A procedure in the place of a step.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProcedureStep {
    /// Id of the procedure.
    pub procedure: String,
}

/// One action.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActionStep {
    /// Japanese.
    pub ja: String,
    /// English.
    pub en: String,
    /// Id of the link to the page on which it is done.
    pub link: Option<String>,
    /// Id of a source.
    pub source: Option<String>,
    /// The day of the last comparison with the source.
    pub verified_on: Option<String>,
    /// Seen or assumed.
    pub evidence: Option<Evidence>,
}

/// A reason why a problem occurs.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cause {
    /// The reason in one line.
    pub title: Statement,
    /// Why that leads to the problem.
    pub why: Vec<Statement>,
    /// How to tell whether it is this.
    #[serde(default)]
    pub check: Vec<Step>,
    /// The ways to put it right; several are alternatives.
    pub ways: Vec<Way>,
    /// The role one must have.
    pub role: Option<Statement>,
    /// The edition or licence it needs.
    pub edition: Option<Statement>,
    /// Where its statements come from.
    pub origin: Option<Origin>,
    /// Facts that it covers.
    #[serde(default)]
    pub facts: Vec<String>,
}

/// Something that used to be different.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Since when: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub since: String,
    /// What was true before and what is true today, in one or two sentences.
    pub text: Statement,
    /// Facts that it covers.
    #[serde(default)]
    pub facts: Vec<String>,
}

/// Something worth reading that is no error.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Its title.
    pub title: Statement,
    /// Its paragraphs.
    pub text: Vec<Statement>,
    /// What to do, if there is anything to do.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// Where its statements come from.
    pub origin: Option<Origin>,
    /// Facts that it covers.
    #[serde(default)]
    pub facts: Vec<String>,
}

/// One way to put a cause right.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Way {
    /// A name, where there are several.
    pub title: Option<Statement>,
    /// What it destroys or costs.
    pub warning: Option<Statement>,
    /// What to do.
    pub steps: Vec<Step>,
    /// How long it takes to act.
    pub delay: Option<Statement>,
}

/// An error that users meet.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Problem {
    /// Dotted name.
    pub id: String,
    /// Short code, such as `RK-B`; stable for ever.
    pub code: String,
    /// Rows of the error collection that it covers.
    #[serde(default)]
    pub refs: Vec<String>,
    /// Facts that it covers.
    #[serde(default)]
    pub facts: Vec<String>,
    /// How bad it is.
    pub severity: Severity,
    /// Where its messages are the page's own; none for what only logs, mails and programs say.
    #[serde(default)]
    pub places: Vec<Place>,
    /// The messages by which it is known.
    #[serde(default)]
    pub messages: Vec<Message>,
    /// The addresses by which it is known.
    #[serde(default)]
    pub signals: Vec<Signal>,
    /// Ids of problems that say less about the same event and stand back for this one.
    #[serde(default)]
    pub supersedes: Vec<String>,
    /// Its message only wraps another one, such as a server's reply: any other problem near behind it says more.
    #[serde(default)]
    pub wrapper: bool,
    /// What is wrong, in a few words.
    pub title: Statement,
    /// What happened, and what did not.
    pub what: Vec<Statement>,
    /// Who can put it right.
    pub fixer: Statement,
    /// What not to do.
    #[serde(default)]
    pub avoid: Vec<Statement>,
    /// When to call which support, and with what.
    pub support: Option<Statement>,
    /// Ids of changes: what older instructions get wrong.
    #[serde(default)]
    pub changes: Vec<String>,
    /// Ids of topics: what to read further.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Ids of the causes, the likeliest first.
    pub causes: Vec<String>,
    /// Where its statements come from.
    pub origin: Option<Origin>,
    /// Texts that must be found; none for a setting, which a check finds.
    #[serde(default)]
    pub positive: Vec<Positive>,
    /// Texts that must not be taken for the page's own message of this problem.
    #[serde(default)]
    pub negative: Vec<Negative>,
}

/// How bad a problem is.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// The task goes on, but not as intended.
    Warning,
    /// The task has stopped.
    Error,
}

/// Pages on which a message can be the page's own.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// A host name; `*.example.com` for all below.
    pub host: String,
    /// What the path begins with.
    #[serde(default = "root")]
    pub path: String,
}

fn root() -> String {
    "/".to_owned()
}

/// A message of the product, in the product's words.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// Its language.
    pub language: Tongue,
    /// What must be there; `{name:type}` for a variable part.
    pub text: String,
    /// What may follow.
    pub continues: Option<String>,
    /// Count it only as a whole sentence.
    #[serde(default)]
    pub sentence: bool,
    /// It is a code: capitals count, and `_` joins it to what it touches.
    #[serde(default)]
    pub exact: bool,
    /// Words of which one must stand near, because other products show the message, too. Not asked for on the
    /// problem's own places.
    #[serde(default)]
    pub near: Vec<String>,
    /// By itself never the page's own.
    #[serde(default)]
    pub weak: bool,
    /// `assumed` for a wording that nobody has seen; it is weak, too.
    pub evidence: Option<Evidence>,
}

/// An address that the product opens only when the problem has occurred.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signal {
    /// A host name; `*.example.com` for all below.
    pub host: String,
    /// What the path begins with, in whole segments.
    #[serde(default = "root")]
    pub path: String,
    /// What its parameters must say, in plain words or in Base64; the value's words, or a part of them.
    #[serde(default)]
    pub parameters: BTreeMap<String, String>,
}

/// A text that must be found.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Positive {
    /// The text, a block a line.
    #[serde(default)]
    pub text: String,
    /// The page's address; without one, the text stands alone.
    pub url: Option<String>,
    /// What it must be taken for; by default `here`, and `reported` for a text without an address.
    #[schemars(with = "Option<StandingName>")]
    pub standing: Option<Standing>,
    /// The values that must be captured.
    #[serde(default)]
    pub captures: BTreeMap<String, String>,
    /// Codes of the problems that it must supersede.
    #[serde(default)]
    pub superseded: Vec<String>,
}

/// The names of the standings, for the schema.
#[derive(JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(dead_code, reason = "only its schema is used")]
enum StandingName {
    Here,
    Quoted,
    Reported,
}

/// A text that must not be taken for the page's own message.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Negative {
    /// The text, a block a line.
    pub text: String,
    /// The page's address; by default the problem's first place.
    pub url: Option<String>,
}
