//! Checkers: questions that can be asked directly, without a page. Something typed in, remarks out.
//!
//! Every checker is a pure function from what was typed to a typed answer, whose remarks name the field, quote what was
//! typed and, where there is one right form, give it to be copied. What is remarked on is never lost: the answer keeps
//! each entry as it was typed.

pub mod delegation;
pub mod handover;
pub mod mail;
pub mod masks;
pub mod sso;

use serde::{Deserialize, Serialize};

use crate::knowledge::Both;

/// Something that a checker says about one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Remark {
    /// How much it matters.
    pub weight: Weight,
    /// The field it is about, by the name that the command line and the panel use, such as `port`.
    pub field: String,
    /// What was typed there, if the remark is about a part of the field.
    pub quoted: Option<String>,
    /// What is to be said: one or two sentences.
    pub text: Both<String>,
    /// What to write instead. It is itself free of `Wrong` remarks.
    pub correction: Option<String>,
    /// Facts of the requirement documents that say so, such as `N03`.
    pub facts: Vec<String>,
    /// Concluded by us, not read in a document; shown as such.
    pub assumed: bool,
}

impl Remark {
    /// A remark about a whole field that is read in a document.
    pub(crate) fn new(weight: Weight, field: &str, ja: impl Into<String>, en: impl Into<String>) -> Self {
        let text = Both { ja: ja.into(), en: en.into() };
        let field = field.to_owned();
        Self { weight, field, quoted: None, text, correction: None, facts: Vec::new(), assumed: false }
    }

    /// The same about a part of the field, or about what was typed.
    pub(crate) fn quoting(mut self, typed: &str) -> Self {
        self.quoted = Some(typed.to_owned());
        self
    }

    /// The same with what to write instead.
    pub(crate) fn correcting(mut self, correction: impl Into<String>) -> Self {
        self.correction = Some(correction.into());
        self
    }

    /// The same by these facts of the requirement documents.
    pub(crate) fn by(mut self, facts: &[&str]) -> Self {
        self.rest_on(facts);
        self
    }

    /// Names the facts that say so.
    pub(crate) fn rest_on(&mut self, facts: &[&str]) -> &mut Self {
        self.facts = facts.iter().map(|&fact| fact.to_owned()).collect();
        self
    }

    /// The same as our own conclusion.
    pub(crate) fn concluded(mut self) -> Self {
        self.assumed = true;
        self
    }
}

/// How much a remark matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Weight {
    /// It is right.
    Right,
    /// Worth knowing.
    Note,
    /// It works, but hardly as intended.
    Doubtful,
    /// It cannot work.
    Wrong,
}

/// A document that a checker's answer rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Rests {
    /// Its name.
    pub title: String,
    /// Where it can be read.
    pub url: String,
    /// The day on which the rules were last compared with it, `YYYY-MM-DD`.
    pub verified_on: String,
}
