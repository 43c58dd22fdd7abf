//! Checkers: questions that can be asked directly, without a page. Something typed in, remarks out.
//!
//! Every checker is a pure function from what was typed to a typed answer, whose remarks name the field, quote what was
//! typed and, where there is one right form, give it to be copied. What is remarked on is never lost: the answer keeps
//! each entry as it was typed.
//!
//! Each checker names the facts of the requirement documents that it covers, in a `FACTS` of its own. [`facts`] gathers
//! them for the generated table of covered facts; a test holds them to what the checkers really say.

pub mod delegation;
pub mod handover;
pub mod mail;
pub mod masks;
pub mod sso;

use serde::{Deserialize, Serialize};

use crate::knowledge::Both;

/// Every fact of the requirement documents that a checker covers, with the name of the checker.
pub fn facts() -> impl Iterator<Item = (&'static str, &'static str)> {
    let checkers = [
        ("delegation", delegation::FACTS),
        ("handover", handover::FACTS),
        ("mail", mail::FACTS),
        ("masks", masks::FACTS),
        ("sso", sso::FACTS),
    ];
    checkers.into_iter().flat_map(|(checker, facts)| facts.iter().map(move |&fact| (fact, checker)))
}

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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// What is said of these by each checker, and the rows of the table that `sso` names.
    fn said_by(checker: &str) -> BTreeSet<String> {
        let (remarks, rows) = match checker {
            "delegation" => {
                ([delegation::client_id(""), delegation::scopes("", &[delegation::CALENDAR])].concat(), Vec::new())
            }
            "handover" => (of_handover(), Vec::new()),
            "mail" => (of_mail(), Vec::new()),
            "masks" => (of_masks(), Vec::new()),
            "sso" => of_sso(),
            _ => panic!("{checker} is no checker"),
        };
        remarks.into_iter().flat_map(|remark| remark.facts).chain(rows).collect()
    }

    fn of_handover() -> Vec<Remark> {
        const ACCOUNT: &str = "hito-link@project-123.iam.gserviceaccount.com";
        let values = [
            ("project-123-0123456789ab.json", "123456789012345678901", "saiyo@gmail.com"),
            ("project-123-0123456789ab.p12", ACCOUNT, "saiyo@example.co.jp"),
            ("", "", ACCOUNT),
        ];
        let check = |(key, account, sender): (&str, &str, &str)| {
            let (key, account, sender) = (key.to_owned(), account.to_owned(), sender.to_owned());
            handover::check(&handover::HandOver { key, account, sender, ..Default::default() }).remarks
        };
        values.into_iter().flat_map(check).collect()
    }

    fn of_mail() -> Vec<Remark> {
        let servers = ["imap.gmail.com", "pop.gmail.com", "smtp.gmail.com"];
        let check = |host: &str| {
            let settings = |authentication: &str| mail::Settings {
                host: Some(host.to_owned()),
                port: Some("1".to_owned()),
                authentication: Some(authentication.to_owned()),
                ..Default::default()
            };
            ["OAuth2", "password"].map(|way| mail::check(&settings(way)).remarks).concat()
        };
        servers.into_iter().flat_map(check).collect()
    }

    fn of_masks() -> Vec<Remark> {
        let masks = masks::check("64.233.187.0/24 2400:4000::/32");
        let inside = masks.contains("192.168.0.1").unwrap();
        masks.entries.into_iter().flat_map(|entry| entry.remarks).chain(inside.remarks).collect()
    }

    /// Remarks, and rows of the table.
    fn of_sso() -> (Vec<Remark>, Vec<String>) {
        use sso::{Profile, Question, Who};

        let urls = [
            "https://accounts.google.com/",
            "https://admin.google.com/",
            "https://accounts.google.com/o/oauth2/v2/auth?login_hint=sato@example.com",
            "https://drive.google.com/drive/my-drive",
            "https://calendar.google.com/a/example.com",
        ];
        let (mut remarks, mut rows) = (Vec::new(), Vec::new());
        for (url, who, masks) in urls.into_iter().flat_map(|url| {
            [(url, Who::SuperAdmin, None), (url, Who::User, None), (url, Who::User, Some("64.233.187.0/24"))]
        }) {
            let (url, masks) = (url.to_owned(), masks.map(str::to_owned));
            let answer = sso::explain(&Question { url, who, masks, address: None, profile: Profile::Legacy }).unwrap();
            remarks.extend(answer.remarks);
            rows.extend(answer.cases.into_iter().flat_map(|case| case.rows));
        }
        // What changed since the table was written is told by rows of the error collection, which are no such facts.
        remarks.iter_mut().for_each(|remark| remark.facts.retain(|fact| !fact.starts_with('E')));
        (remarks, rows)
    }

    #[test]
    fn each_checker_covers_the_facts_that_it_names_and_no_others() {
        let checkers: BTreeSet<&str> = facts().map(|(_, checker)| checker).collect();
        assert_eq!(checkers.len(), 5);
        for checker in checkers {
            let named: Vec<_> = facts().filter(|(_, of)| *of == checker).map(|(fact, _)| fact.to_owned()).collect();
            assert!(named.is_sorted());
            assert_eq!(Vec::from_iter(said_by(checker)), named, "{checker}");
        }
    }
}
