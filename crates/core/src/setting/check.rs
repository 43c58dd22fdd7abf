//! Checking a page: which page it is, what its settings say, and which of them are findings.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    account,
    knowledge::{Both, Catalogue, Place},
    page::Page,
    screen::Screen,
    setting::{
        Read, SettingPage, Verdict,
        job::{Known, Situation},
        judge::{Judged, Reason, judge},
        read,
    },
    standing::{host_and_path, host_matches},
};

/// What a page's settings say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SettingReport {
    /// The page's id.
    pub page: String,
    /// What it is called.
    pub title: Both<String>,
    /// Its checks, in the order of the pack.
    pub checks: Vec<CheckState>,
    /// None of the labels that should be here is: the console has changed this page.
    pub drifted: bool,
    /// The account that is signed in, if the page shows it.
    pub account: Option<String>,
    /// The tenant whose page this is, if that can be told.
    pub tenant: Option<String>,
}

/// What one check says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CheckState {
    /// Its id.
    pub check: String,
    /// What is right if it passes.
    pub title: Both<String>,
    /// Its verdict.
    pub verdict: Verdict,
    /// Why it cannot be told.
    pub reason: Option<Reason>,
    /// What was read, as it stands on the page.
    pub values: Vec<String>,
    /// The problem that explains a failure.
    pub problem: Option<String>,
    /// It matters for what the user is at work on.
    pub wanted: bool,
}

/// What is learnt from a page for the other pages of its tenant.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Learnt {
    /// The tenant; `null` if the page does not tell it, and then nothing is learnt.
    pub tenant: Option<String>,
    /// Values and verdicts by name. See [`Known`].
    pub known: Known,
    /// Jobs that are at hand from now on.
    pub jobs: Vec<String>,
}

/// A check's answer, with its index on the page.
pub struct Checked {
    /// The report.
    pub report: SettingReport,
    /// The answers, in the same order.
    pub judged: Vec<Judged>,
    /// What to remember.
    pub known: Known,
}

/// Checks a page; `None` if no pack knows it.
pub fn check(catalogue: &Catalogue, page: &Page, situation: &Situation) -> Option<Checked> {
    let (url, screen) = (page.url.as_deref()?, page.screen.as_ref()?);
    let setting_page = find(&catalogue.pages, url, screen)?;
    let nothing = Known::new();
    let tenant = situation.tenant(page);
    let known = tenant.as_ref().and_then(|tenant| situation.seen.get(tenant)).unwrap_or(&nothing);
    // What one check of the page tells, the next ones know.
    let mut known = known.clone();
    let mut report = SettingReport {
        page: setting_page.id.clone(),
        title: setting_page.title.clone(),
        checks: Vec::new(),
        drifted: false,
        account: account::seen(page.url.as_deref(), &page.account_names),
        tenant,
    };
    let (mut answers, mut learnt) = (Vec::new(), Known::new());
    for check in &setting_page.checks {
        let wanted = check.jobs.is_empty() || check.jobs.iter().any(|job| situation.jobs.contains(job));
        let answer = judge(check, screen, url, &known, wanted);
        if answer.verdict != Verdict::CannotTell {
            let verdict = if answer.verdict == Verdict::Pass { "pass" } else { "fail" };
            learnt.insert(format!("check:{}", check.id), vec![verdict.to_owned()]);
            // What is half right or wrong must not be carried to another page.
            if let Some(name) = &check.remember
                && answer.verdict == Verdict::Pass
            {
                learnt.insert(name.clone(), answer.values.clone());
                known.insert(name.clone(), answer.values.clone());
            }
        }
        report.checks.push(CheckState {
            check: check.id.clone(),
            title: check.title.clone(),
            verdict: answer.verdict,
            reason: answer.reason.clone(),
            values: answer.values.clone(),
            problem: answer.problem.clone(),
            wanted,
        });
        answers.push(answer);
    }
    // A form that is closed is missing by rights.
    let missing = |(check, answer): (&crate::setting::Check, &Judged)| {
        answer.reason == Some(Reason::NoLabel) || matches!(check.read, Read::Value { typed: true, .. })
    };
    let all_missing = !setting_page.checks.is_empty() && setting_page.checks.iter().zip(&answers).all(missing);
    // What stands below the page's own address may be another page.
    let depth = |path: &str| path.split('/').filter(|segment| !segment.is_empty()).count();
    let own = segments(url).len();
    let is_own =
        |place: &Place| is_place(place, url) && depth(place.path.split(['?', '#']).next().unwrap_or_default()) == own;
    report.drifted = all_missing && setting_page.places.iter().any(is_own);
    Some(Checked { report, judged: answers, known: learnt })
}

/// The page that an address means: the most exact place counts. Where the address is shared, its signs must be there.
fn find<'p>(pages: &'p [SettingPage], url: &str, screen: &Screen) -> Option<&'p SettingPage> {
    let fits = |page: &&SettingPage| {
        let has_sign = page.signs.is_empty()
            || screen.nodes.iter().any(|n| n.name.as_deref().is_some_and(|name| page.signs.are(name)))
            || read::standing(screen, &page.signs, &Default::default()).is_some();
        has_sign && page.places.iter().any(|place| is_place(place, url))
    };
    let exactness = |page: &&SettingPage| {
        let places = page.places.iter().filter(|place| is_place(place, url));
        let of = |place: &Place| {
            let segments: Vec<&str> = place.path.split(['/', '?', '#']).filter(|s| !s.is_empty()).collect();
            (segments.len(), segments.iter().filter(|&&s| s != "*").count())
        };
        (places.map(of).max(), !page.signs.is_empty())
    };
    pages.iter().filter(fits).max_by_key(exactness)
}

/// Whether an address is at a place. `*` stands for one number or address, `/u/N` before a Google path does not count, and what
/// the place says behind `?` (one parameter) and `#` must stand there in the address.
pub fn is_place(place: &Place, url: &str) -> bool {
    let (host, _) = host_and_path(url);
    if !host_matches(&place.host, host) {
        return false;
    }
    let (wanted, fragment) = place.path.split_once('#').unwrap_or((&place.path, ""));
    let (wanted, tab) = wanted.split_once('?').unwrap_or((wanted, ""));
    let (address, own) = url.split_once('#').unwrap_or((url, ""));
    let query = address.split_once('?').map_or("", |(_, query)| query);
    let segments = segments(url);
    let wanted: Vec<&str> = wanted.split('/').filter(|s| !s.is_empty()).collect();
    own.starts_with(fragment)
        && (tab.is_empty() || query.split('&').any(|parameter| parameter == tab))
        && wanted.len() <= segments.len()
        && wanted.iter().zip(&segments).all(|(want, have)| if *want == "*" { is_id(have) } else { want == have })
}

/// The segments of an address's path, without a `/u/N` before them.
fn segments(url: &str) -> Vec<&str> {
    let (_, path) = host_and_path(url);
    let mut segments: Vec<&str> = path.split('/').filter(|s| !s.is_empty()).collect();
    if let ["u", n, ..] = segments.as_slice()
        && n.bytes().all(|b| b.is_ascii_digit())
    {
        segments.drain(..2);
    }
    segments
}

/// Whether a segment can name one of many things: a number or an address, but not `new`.
fn is_id(segment: &str) -> bool {
    segment.bytes().any(|b| b.is_ascii_digit() || b == b'@')
}

/// What the explanation of a failing setting can name: `value` is what was read.
pub fn captures(answer: &Judged) -> BTreeMap<String, String> {
    let mut captures = answer.captures.clone();
    captures.entry("value".into()).or_insert_with(|| answer.values.join(", "));
    captures
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_one_page_of_many_or_a_tab_of_one() {
        let is_at = |path: &str, url: &str| is_place(&Place { host: "a.example".into(), path: path.into() }, url);
        assert!(is_at("/ac/users/*", "https://a.example/ac/users/1234"));
        assert!(is_at("/ac/users/*", "https://a.example/u/1/ac/users/x@b.example?hl=ja"));
        assert!(!is_at("/ac/users/*", "https://a.example/ac/users/new"));
        assert!(!is_at("/ac/users/*", "https://a.example/ac/users"));
        assert!(!is_at("/ac/users", "https://b.example/ac/users"));
        assert!(is_at("/ac/owl/list?tab=apps", "https://a.example/ac/owl/list?hl=en&tab=apps"));
        assert!(!is_at("/ac/owl/list?tab=apps", "https://a.example/ac/owl/list?tab=services"));
        assert!(is_at("/mail#settings/pop", "https://a.example/mail/u/0/#settings/pop"));
        assert!(!is_at("/mail#settings/pop", "https://a.example/mail/u/0/#inbox"));
    }
}
