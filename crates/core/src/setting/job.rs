//! Jobs: what the user is at work on. A setting is wrong only for a job; without one, only what is wrong for everybody
//! is shown.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    account,
    fold::fold,
    knowledge::{Both, Place, Statement},
    page::Page,
    standing::{host_and_path, is_at},
};

/// Something that an administrator sets up or puts right, on pages of several consoles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// Its id, such as `hito-link`.
    pub id: String,
    /// What it is called.
    pub title: Both<String>,
    /// Pages on which it is at hand: whoever opens them is at work on it.
    pub begins: Vec<Place>,
    /// What the ids of problems begin with that put it at hand.
    pub problems: Vec<String>,
    /// Its steps, in order.
    pub steps: Vec<JobStep>,
}

/// A step of a job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobStep {
    /// Its id within the job.
    pub id: String,
    /// The checks that must pass for it to be done; none for a step that no page shows.
    pub checks: Vec<String>,
    /// Under which name its value is remembered, to be shown and copied.
    pub value: Option<String>,
}

/// What a tenant's pages showed of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum StepState {
    /// Every check passed.
    Done,
    /// A check failed.
    Wrong,
    /// Not seen yet, or not shown by any page.
    Open,
}

impl JobStep {
    /// What was seen of it.
    pub fn state(&self, seen: &Known) -> StepState {
        let verdict = |check: &String| seen.get(&format!("check:{check}")).and_then(|v| v.first()).map(String::as_str);
        if self.checks.iter().any(|check| verdict(check) == Some("fail")) {
            StepState::Wrong
        } else if !self.checks.is_empty() && self.checks.iter().all(|check| verdict(check) == Some("pass")) {
            StepState::Done
        } else {
            StepState::Open
        }
    }
}

/// What is said of a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobAdvice {
    /// What is to be done.
    pub title: Statement,
    /// How.
    pub text: Vec<Statement>,
    /// Key of the link to the page on which it is done.
    pub link: Option<String>,
    /// Facts of the requirement documents that it covers.
    pub facts: Vec<String>,
}

/// What was seen on a tenant's pages: values by the names under which checks remember them, and the verdict of every
/// check under `check:<id>`.
pub type Known = BTreeMap<String, Vec<String>>;

/// What the user is at work on, and what was seen so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default)]
pub struct Situation {
    /// The jobs at hand.
    pub jobs: Vec<String>,
    /// What was seen, by tenant: the domain of the signed-in account.
    pub seen: BTreeMap<String, Known>,
}

/// The name under which the domains of a tenant are remembered.
const DOMAINS: &str = "domains";

impl Situation {
    /// The tenant whose page this is: the domain of the account on it. A page that shows no account belongs to the tenant
    /// of which it names a domain, if that is only one.
    pub fn tenant(&self, page: &Page) -> Option<String> {
        if let Some(account) = account::seen(page.url.as_deref(), &page.account_names)
            && let Some((_, domain)) = account.rsplit_once('@')
        {
            return Some(domain.to_lowercase());
        }
        let screen = page.screen.as_ref()?;
        let says = |domain: &str| {
            screen.nodes.iter().any(|n| n.name.as_deref().is_some_and(|name| fold(name) == fold(domain)))
        };
        let names_one = |(tenant, known): &(&String, &Known)| {
            says(tenant) || known.get(DOMAINS).is_some_and(|domains| domains.iter().any(|domain| says(domain)))
        };
        let mut named = self.seen.iter().filter(names_one);
        match (named.next(), named.next()) {
            (Some((tenant, _)), None) => Some(tenant.clone()),
            _ => None,
        }
    }
}

impl Situation {
    /// The tenant, where pages of only one were seen.
    pub fn only_tenant(&self) -> Option<String> {
        let mut tenants = self.seen.keys();
        let first = tenants.next()?;
        tenants.next().is_none().then(|| first.clone())
    }
}

impl Job {
    /// Whether opening this address means being at work on it.
    pub fn begins_at(&self, url: &str) -> bool {
        let (host, path) = host_and_path(url);
        self.begins.iter().any(|place| is_at(place, host, path))
    }

    /// Whether meeting this problem means being at work on it.
    pub fn begins_with(&self, problem: &str) -> bool {
        self.problems.iter().any(|prefix| problem.starts_with(prefix.as_str()))
    }
}
