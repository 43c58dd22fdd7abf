//! The report: what was found, the same for the browser and the command line (`shirube.report/1`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    knowledge::{Evidence, Severity},
    setting::check::{Learnt, SettingReport},
};

/// The name of the report's format.
pub const SCHEMA: &str = "shirube.report/1";

/// Everything found on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Report {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// The page's address; `null` for a text.
    pub url: Option<String>,
    /// The findings, in the order of the page; failing settings come last.
    pub findings: Vec<Finding>,
    /// What the page's settings say, if it is one that has any.
    pub settings: Option<SettingReport>,
}

/// A known message on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Finding {
    /// The problem's id.
    pub problem: String,
    /// Its short code.
    pub code: String,
    /// Rows of the error collection that it covers.
    pub refs: Vec<String>,
    /// Whose words these are.
    pub standing: Standing,
    /// How bad it is.
    pub severity: Severity,
    /// The message as it stands on the page, white space tidied. For a problem known by the page's address only: what
    /// the address says, or the address without its parameters.
    pub message: String,
    /// Whether the wording of the message was seen or is assumed.
    pub evidence: Evidence,
    /// Codes of findings that say less about the same event and stand back for this one.
    pub superseded: Vec<String>,
    /// The variable parts of the message, by slot.
    pub captures: BTreeMap<String, String>,
    /// The causes, the likeliest first.
    pub causes: Vec<CauseState>,
}

/// Whose words a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Standing {
    /// The page only speaks about it.
    Quoted,
    /// Somebody reports it in a text with no page around it; or it stands on the right page, but is too weak a sign by
    /// itself.
    Reported,
    /// The page itself says so.
    Here,
}

/// What is known of one cause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CauseState {
    /// The cause's id.
    pub id: String,
    /// How far it is established.
    pub status: CauseStatus,
}

/// How far a cause is established.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum CauseStatus {
    /// Nothing speaks for or against it.
    Unknown,
}

/// A report, and where on the page its findings stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Scan {
    /// The report.
    pub report: Report,
    /// One entry for each place at which a finding stands.
    pub marks: Vec<Mark>,
    /// One entry for each setting that fails.
    pub spots: Vec<Spot>,
    /// What the page tells about its tenant.
    pub learnt: Learnt,
}

/// A setting on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Spot {
    /// Index into [`Report::findings`].
    pub finding: u32,
    /// Index into the screen's nodes.
    pub node: u32,
}

/// A place on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Mark {
    /// Index into [`Report::findings`].
    pub finding: u32,
    /// Index of the passage.
    pub passage: u32,
    /// Where the message begins.
    pub start: Position,
    /// Where it ends.
    pub end: Position,
}

/// A place in the text of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Position {
    /// Index of the block in its passage.
    pub block: u32,
    /// UTF-16 offset in the block's text.
    pub offset: u32,
}
