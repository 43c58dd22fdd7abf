//! Settings: what a console's own pages show, compared with what a job needs.
//!
//! A pack declares pages, what to read on them and how to judge it. [`read`] takes values from a [`crate::screen::Screen`];
//! [`judge`] says pass, fail or *cannot tell, because …*, and never guesses; [`check`] puts both together and turns what
//! fails into findings. [`job`] says what the user is at work on: a setting is wrong only for a job.

pub mod check;
pub mod job;
pub mod judge;
pub mod read;
mod rows;
mod table;
mod test;
pub mod words;

use serde::{Deserialize, Serialize};

use crate::knowledge::{Both, Place};
use words::Words;

/// A page of a console on which settings are read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingPage {
    /// Its id, such as `admin-calendar`.
    pub id: String,
    /// What it is called.
    pub title: Both<String>,
    /// Where it is. A segment `*` in a path stands for any one; what follows `#` must follow it in the address, too.
    pub places: Vec<Place>,
    /// Words of which one must stand on the page, where the address alone does not tell it.
    pub signs: Words,
    /// What is read on it.
    pub checks: Vec<Check>,
}

/// One thing that is read and judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Its id, such as `service.calendar`.
    pub id: String,
    /// What is right if it passes, in a few words.
    pub title: Both<String>,
    /// The jobs for which it matters; none if it matters always.
    pub jobs: Vec<String>,
    /// Where the value is found.
    pub read: Read,
    /// What it means.
    pub judge: Judge,
    /// Where this holds, it is as it should be, whatever else the page says.
    pub unless: Option<Unless>,
    /// Under which name the value is remembered for the tenant's other pages.
    pub remember: Option<String>,
    /// Facts of the requirement documents that it covers.
    pub facts: Vec<String>,
}

/// What settles a check: a failure counts only if this does not hold. Where the page does not say whether it holds, a
/// failure cannot be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unless {
    /// The label with which it stands.
    pub label: Words,
    /// The heading, region or dialog that it stands in, if the label alone is not enough.
    pub under: Words,
    /// Its value is one of these; with none, it is a field in which nothing is written.
    pub is: Words,
}

/// Where a value is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Read {
    /// What stands with a label: the state of its control, the cell beside it, the text behind it.
    Value {
        /// The label.
        label: Words,
        /// The heading, region or dialog that it stands in, if the label alone is not enough.
        under: Words,
        /// The user types it: its text is read while it is written, as a form would check it.
        typed: bool,
    },
    /// Which of several words stand on the page, each by itself: a button, a status line.
    Words {
        /// The heading, region or dialog that they stand in.
        under: Words,
    },
    /// Rows of a table, or entries of a list.
    Rows(RowsRead),
    /// The segment of the address behind another one.
    Segment {
        /// The segment before it; `?name` for the parameter of that name.
        behind: String,
        /// Labels of the same value on the page: both must agree.
        label: Words,
    },
}

/// Which rows count, and what is read of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowsRead {
    /// The heading, region or dialog that the table stands in; none if its columns tell it.
    pub under: Words,
    /// What a row must say to count.
    pub filters: Vec<Filter>,
    /// The column whose cells are read; empty for the whole row.
    pub column: Words,
    /// What the page says when there are no rows at all.
    pub empty: Words,
    /// In a tree: not the row itself is read, but what stands first in the one that it belongs to.
    pub above: bool,
}

/// What a row must say in one of its columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// The column; empty for any.
    pub column: Words,
    /// One of these words.
    pub is: Words,
    /// None of these words.
    pub is_not: Words,
    /// It begins with one of these.
    pub begins: Words,
    /// It ends with one of these. `{name}` stands for that parameter of the address; without it, what follows counts.
    pub ends: Words,
    /// The cell lists several things, separated by commas: each counts by itself, too.
    pub listed: bool,
    /// The cell must say something: if it is empty, nothing can be told of the row.
    pub told: bool,
    /// The cell says nothing. A table without that column fits, too.
    pub vacant: bool,
    /// It is one of the values remembered under this name.
    pub known: Option<String>,
    /// While nothing is remembered, every row counts; otherwise nothing can be told.
    pub lenient: bool,
    /// The control in it is on, or off.
    pub on: Option<bool>,
}

/// What a value means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Judge {
    /// The first case that fits decides.
    Cases {
        /// The cases.
        cases: Vec<Case>,
        /// What several rows that count mean together.
        several: Several,
        /// No row counts, although the list is complete.
        none: Option<Outcome>,
    },
    /// How many rows count.
    Count {
        /// None, although the list is complete.
        none: Outcome,
        /// One.
        one: Outcome,
        /// More.
        many: Outcome,
    },
    /// Every row counts that the table has; if not, `wrong` holds. `none` holds for a table without rows.
    Every {
        /// A row does not count.
        wrong: Outcome,
        /// There is no row.
        none: Outcome,
    },
    /// A test of the text, or of the texts of all rows.
    Test {
        /// The test.
        test: Test,
        /// Whether one row that passes is enough.
        several: Several,
        /// It failed.
        wrong: Outcome,
        /// There is nothing to test.
        none: Outcome,
    },
}

/// What several rows mean together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Several {
    /// They must mean the same; otherwise nothing can be told. A test looks at all of them together.
    #[default]
    Same,
    /// One that passes is enough.
    Any,
    /// One that fails is enough.
    All,
}

/// A value, and what it means. A case that asks for nothing fits every value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// The value is one of these.
    pub is: Words,
    /// The value holds one of these. Of words that stand on the page by themselves: they name what follows a colon, as in
    /// 「現在のプロジェクト: 連携用」.
    pub has: Words,
    /// The control is on, or off.
    pub on: Option<bool>,
    /// What that means.
    pub outcome: Outcome,
}

/// A verdict with what is said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The verdict.
    pub verdict: Verdict,
    /// The problem that explains a failure.
    pub problem: Option<String>,
    /// Why it cannot be told, where the page shows why.
    pub reason: Option<Both<String>>,
}

/// What a check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Verdict {
    /// As it should be.
    Pass,
    /// Not as it should be.
    Fail,
    /// The page does not say.
    CannotTell,
}

/// A test of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Test {
    /// A client ID: 21 digits. See [`crate::checkers::delegation::client_id`].
    ClientId,
    /// OAuth scopes, separated by commas, these among them. See [`crate::checkers::delegation::scopes`].
    Scopes(Vec<String>),
    /// Network masks. See [`crate::checkers::masks`].
    Masks,
    /// No two rows say the same.
    Unique,
    /// Each is among the values remembered under this name.
    Known(String),
    /// The domain of an address is the one remembered under this name.
    DomainKnown(String),
}
