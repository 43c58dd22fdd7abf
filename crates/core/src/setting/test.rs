//! Tests of texts that a person typed or copied.

use crate::setting::{Test, job::Known, judge::Reason};

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
pub fn run(test: &Test, texts: &[String], known: &Known, _wanted: bool) -> Result<Option<Failed>, Reason> {
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
        Test::ClientId | Test::Scopes(_) | Test::Masks => Ok(None),
    }
}
