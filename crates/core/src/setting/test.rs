//! Tests of texts that a person typed or copied.

use crate::{
    checkers::{Remark, Weight, delegation, masks},
    setting::{Test, job::Known, judge::Reason},
};

/// A text that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    /// Which one.
    pub index: usize,
    /// What is wrong about it, in its own words.
    pub value: String,
    /// What it should be, if there is one right form.
    pub correction: Option<String>,
}

/// Runs a test over texts; `None` if all pass. `wanted`: the job that needs it is at hand.
pub fn run(test: &Test, texts: &[String], known: &Known, wanted: bool) -> Result<Option<Failed>, Reason> {
    let failed = |index: usize| Failed { index, value: texts[index].clone(), correction: None };
    match test {
        Test::Unique => {
            let repeats = |i: &usize| texts[..*i].iter().any(|other| other.trim() == texts[*i].trim());
            Ok((1..texts.len()).find(repeats).map(failed))
        }
        Test::Known(name) => {
            let values = known.get(name).ok_or(Reason::NotSeen)?;
            let is_known = |text: &str| values.iter().any(|value| value.eq_ignore_ascii_case(text.trim()));
            Ok(texts.iter().position(|text| !is_known(text)).map(failed))
        }
        Test::DomainKnown(name) => {
            let values = known.get(name).ok_or(Reason::NotSeen)?;
            let domain = |text: &str| text.trim().rsplit('@').next().unwrap_or_default().to_lowercase();
            Ok(texts.iter().position(|text| !values.iter().any(|v| v.to_lowercase() == domain(text))).map(failed))
        }
        Test::ClientId => Ok(by_remarks(texts, delegation::client_id)),
        Test::Scopes(scopes) => {
            // Other products need other scopes: only for the job at hand must they be these.
            let scopes: Vec<&str> = scopes.iter().filter(|_| wanted).map(String::as_str).collect();
            Ok(by_remarks(texts, |text| delegation::scopes(text, &scopes)))
        }
        Test::Masks => Ok(by_remarks(texts, |text| {
            let masks = masks::check(text);
            let corrected = Some(masks.corrected.clone()).filter(|corrected| !corrected.is_empty());
            let remarks = masks.entries.into_iter().flat_map(|entry| entry.remarks);
            remarks.map(|remark| Remark { correction: corrected.clone(), ..remark }).collect()
        })),
    }
}

/// The first text of which a checker says that it cannot work.
fn by_remarks(texts: &[String], check: impl Fn(&str) -> Vec<Remark>) -> Option<Failed> {
    texts.iter().enumerate().find_map(|(index, text)| {
        let wrong = check(text).into_iter().find(|remark| remark.weight == Weight::Wrong)?;
        let value = wrong.quoted.unwrap_or_else(|| text.clone());
        Some(Failed { index, value, correction: wrong.correction })
    })
}
