//! SSO explainer: somebody opens an address of Google. Are they sent to the company's SSO page, or does Google ask for its
//! own password?
//!
//! Google's table of users and networks answers that for some addresses. An answer names the rows that say so, by their
//! numbers among the facts of the requirement documents (`N06` to `N14`); where the table says nothing, neither do we.
//! What happens when a session ends (`N16` to `N19`) is told by topics of the knowledge, which the answer names.

mod address;
mod remarks;
mod table;

use serde::{Deserialize, Serialize};

use self::address::Address;
use super::{
    Remark, Rests,
    masks::{self, Inside, Masks, NoAddress},
};
use crate::knowledge::Both;

/// The facts of the requirement documents that this checker covers, rows of the table among them. `N16` to
/// `N19` are covered by topics, which the answer only names.
pub const FACTS: &[&str] = &["N02", "N05", "N06", "N07", "N08", "N09", "N10", "N11", "N12", "N13", "N14", "N15"];

/// Who opens what from where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Question {
    /// The address that is opened.
    pub url: String,
    /// Who opens it.
    pub who: Who,
    /// What stands in the field of the network masks, if they are used.
    pub masks: Option<String>,
    /// The IP address from which it is opened, if it is known.
    pub address: Option<String>,
    /// How SSO is set up.
    pub profile: Profile,
}

/// Who somebody is to Google Workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Who {
    /// A super administrator.
    SuperAdmin,
    /// An administrator who is none.
    DelegatedAdmin,
    /// Somebody without any administrator role.
    User,
}

/// The kind of SSO profile. Network masks belong to the legacy one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Profile {
    /// The one profile for the whole organisation.
    Legacy,
    /// One that is assigned to units and groups.
    New,
    /// Nobody has looked yet.
    Unknown,
}

/// What happens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Answer {
    /// One, or two if nobody said from where the address is opened and that decides.
    pub cases: Vec<Case>,
    /// What else is to be said.
    pub remarks: Vec<Remark>,
    /// Ids of topics of the knowledge that tell more.
    pub topics: Vec<String>,
    /// What the answer rests on.
    pub rests: Vec<Rests>,
}

/// What happens in one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Case {
    /// When it is the case, if there are several.
    pub when: Option<Both<String>>,
    /// Where it ends.
    pub outcome: Outcome,
    /// What happens, one after the other.
    pub steps: Vec<Both<String>>,
    /// The rows that say so, such as `N12`, or `E14` for what has changed since; none if it is not documented.
    pub rows: Vec<String>,
}

/// Who asks for a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Outcome {
    /// The company's SSO page.
    Sso,
    /// Google, and nobody else.
    Google,
    /// Google first, then the company's SSO page.
    GoogleThenSso,
    /// The table says nothing about it.
    NotDocumented,
}

/// Why a question cannot be answered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "field", rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[error("{}", self.sentence().en)]
pub enum BadQuestion {
    /// No URL.
    Url {
        /// What was typed.
        typed: String,
    },
    /// Nothing that could be a network mask.
    Masks {
        /// What was typed.
        typed: String,
    },
    /// No IP address.
    Address(NoAddress),
}

impl BadQuestion {
    /// What to do about it: names the field and shows an example.
    pub fn sentence(&self) -> Both<String> {
        match self {
            Self::Url { typed } => Both {
                ja: format!(
                    "url: 「{typed}」は URL として読めません。https://mail.google.com/a/example.com のように書いてください。"
                ),
                en: format!("url: “{typed}” is no URL; write one like https://mail.google.com/a/example.com"),
            },
            Self::Masks { typed } => Both {
                ja: format!(
                    "masks: 「{typed}」にはネットワーク マスクがありません。64.233.187.0/24 のように書いてください。"
                ),
                en: format!("masks: “{typed}” holds no network mask; write one like 64.233.187.0/24"),
            },
            Self::Address(error) => error.sentence(),
        }
    }
}

impl From<NoAddress> for BadQuestion {
    fn from(error: NoAddress) -> Self {
        Self::Address(error)
    }
}

/// Where somebody stands, as far as network masks go.
enum Networks {
    /// There are no masks.
    None,
    /// There are, and nobody said from where the address is opened.
    Somewhere(Masks),
    /// There are, and it is known.
    Known(Masks, Inside),
}

impl Networks {
    fn read(question: &Question) -> Result<Self, BadQuestion> {
        let masks = question.masks.as_ref().map(|text| {
            let masks = masks::check(text);
            let any = masks.entries.iter().any(|entry| !entry.networks.is_empty());
            if any { Ok(masks) } else { Err(BadQuestion::Masks { typed: text.clone() }) }
        });
        Ok(match (masks.transpose()?, &question.address) {
            (Some(masks), Some(address)) => {
                let inside = masks.contains(address)?;
                Self::Known(masks, inside)
            }
            (Some(masks), None) => Self::Somewhere(masks),
            (None, Some(address)) => {
                masks::check("").contains(address)?;
                Self::None
            }
            (None, None) => Self::None,
        })
    }
}

/// Explains what happens.
pub fn explain(question: &Question) -> Result<Answer, BadQuestion> {
    let (address, opened) =
        address::read(&question.url).ok_or_else(|| BadQuestion::Url { typed: question.url.clone() })?;
    let networks = Networks::read(question)?;
    let topics: &[&str] = match networks {
        Networks::None => &["sso-without-masks"],
        _ => &["sso-with-masks", "network-masks", "sso-session-end", "sso-back-in", "sso-maintenance"],
    };
    let mut remarks = remarks::remarks(&address, question, &networks);
    remarks.extend(opened.as_deref().map(remarks::opened_before));
    Ok(Answer {
        cases: table::cases(&address, question, &networks),
        remarks,
        topics: topics.iter().map(|&topic| topic.to_owned()).collect(),
        rests: rests(),
    })
}

fn rests() -> Vec<Rests> {
    [
        ("support.google.com 6369487", "https://support.google.com/a/answer/6369487?hl=ja"),
        ("support.google.com 6341409", "https://support.google.com/a/answer/6341409?hl=ja"),
    ]
    .map(|(title, url)| Rests { title: title.into(), url: url.into(), verified_on: "2026-11-22".into() })
    .into()
}
