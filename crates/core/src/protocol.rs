//! The messages between the content script, the background and the card.
//!
//! The TypeScript side is generated from these types (`extension/src/protocol.ts`); a test keeps the two equal.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    explain::{ExplainedJob, Explanation},
    knowledge::{Both, Language, Severity},
    page::Page,
    report::{Mark, Report, Spot},
    setting::check::{Learnt, SettingReport},
};

/// What the content script asks of the background.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Request {
    /// Look for known messages in these passages. Answered with [`Sighting`].
    Scan {
        /// The passages around everything that looked familiar; none when nothing is left on the page.
        page: Page,
        /// The user asked about this page: what it only speaks about is shown as well.
        asked: bool,
    },
    /// A card is about to open. Answered with its one-time token, a string.
    OpenCard {
        /// The same passages as in the last scan.
        page: Page,
        /// As in the last scan.
        asked: bool,
        /// The finding to show first: index into the report's findings.
        selected: u32,
    },
}

/// What the background tells the content script.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Notice {
    /// The user asked for the card: by the keyboard.
    OpenFirst,
    /// The user asked about the page: look at it now, and mark what it only speaks about as well. Answered with the
    /// [`Page`] that was read.
    Look,
    /// What the user is at work on has changed: a page with settings is to ask anew.
    Again,
    /// Something happened in the card.
    Card {
        /// The token with which the card was opened.
        token: String,
        /// What happened.
        event: CardEvent,
    },
}

/// What the card asks of the background.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum CardRequest {
    /// The card has opened. Answered with [`Claim`].
    Claim {
        /// The token with which it was opened; it is good for one claim.
        token: String,
    },
    /// Something happened in the card: the background remembers it and tells the content script.
    Tell {
        /// What happened.
        event: CardEvent,
        /// What the card was given when it opened.
        address: CardAddress,
    },
}

/// What the popup asks of the background.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum PopupRequest {
    /// Explain a text. Answered with [`CardContent`]. Nothing of it is kept.
    Explain {
        /// The text, as it was pasted.
        text: String,
    },
    /// Look at a tab's page, once. Answered with [`CardContent`]; with `null` if the browser lets no extension look.
    Look {
        /// The tab.
        tab: i32,
    },
    /// The user chose a language.
    Speak {
        /// The language.
        language: Language,
    },
}

/// What the side panel asks of the background.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum PanelRequest {
    /// What is there to show beside a tab? Answered with [`PanelContent`].
    Show {
        /// The tab.
        tab: i32,
    },
    /// The user is at work on a job, or no longer.
    Choose {
        /// The job's id.
        job: String,
        /// Whether it is at hand.
        chosen: bool,
    },
    /// A step was ticked or unticked. A job spans tabs, and so do its ticks.
    Tick {
        /// The step's id.
        step: String,
        /// Whether it is done.
        done: bool,
    },
    /// The user chose a language.
    Speak {
        /// The language.
        language: Language,
    },
}

/// What the side panel shows beside a tab.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PanelContent {
    /// The address of the page, if anything is known of it.
    pub url: Option<String>,
    /// What its settings say; `null` for a page without any.
    pub settings: Option<SettingReport>,
    /// How many errors stand on it.
    pub errors: u32,
    /// The codes of the problems that were found on it, by their ids.
    pub codes: BTreeMap<String, String>,
    /// The jobs, those at hand first.
    pub jobs: Vec<ExplainedJob>,
    /// Ids of the steps that are ticked.
    pub ticked: Vec<String>,
    /// The language the user chose, or the browser's.
    pub language: Language,
}

/// Where a card belongs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CardAddress {
    /// The token with which it was opened.
    pub token: String,
    /// The frame of the tab whose content script opened it.
    pub frame: u32,
    /// The address of the page that it explains.
    pub url: Option<String>,
}

/// What a card gets for its token.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Claim {
    /// What it shows.
    pub content: CardContent,
    /// Where it belongs.
    pub address: CardAddress,
}

/// For how long a problem stays out of sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum DismissScope {
    /// Until the message appears anew.
    Once,
    /// On this page, for good.
    Page,
    /// Everywhere, for a week.
    Week,
}

/// What the background answers to a scan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Sighting {
    /// The report.
    pub report: Report,
    /// Where the findings stand.
    pub marks: Vec<Mark>,
    /// Where the failing settings stand.
    pub spots: Vec<Spot>,
    /// What the background remembers for the tenant's other pages.
    pub learnt: Learnt,
    /// What the pills say: one for each finding that is to be shown, in the order of the page.
    pub pills: Vec<Pill>,
    /// The language the user chose, or the browser's.
    pub language: Language,
}

/// What the pill beside a message says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Pill {
    /// Index into the report's findings.
    pub finding: u32,
    /// The problem's id.
    pub problem: String,
    /// Its short code.
    pub code: String,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in a few words.
    pub title: Both<String>,
    /// How many causes are known.
    pub causes: u32,
}

/// What the card shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CardContent {
    /// The findings of the page that are to be shown.
    pub explanations: Vec<Explanation>,
    /// The one to show first: index into `explanations`.
    pub selected: u32,
    /// Ids of the steps that are ticked.
    pub ticked: Vec<String>,
    /// The language the user chose, or the browser's.
    pub language: Language,
}

/// What the card tells the page and the background.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum CardEvent {
    /// It would like to be this high, in CSS pixels.
    Resize {
        /// The height of its content.
        height: f64,
    },
    /// It shows another finding now.
    Select {
        /// The problem's id.
        problem: String,
    },
    /// The user closed it.
    Close,
    /// The user does not want to see this problem.
    Dismiss {
        /// The problem's id.
        problem: String,
        /// For how long.
        scope: DismissScope,
    },
    /// A step was ticked or unticked.
    Tick {
        /// The step's id.
        step: String,
        /// Whether it is done.
        done: bool,
    },
    /// The user chose a language.
    Speak {
        /// The language.
        language: Language,
    },
}
