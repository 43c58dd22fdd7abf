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
            // A cell may say more than the address or domain that was remembered from it.
            let known = values.iter().flat_map(|value| value.split_whitespace().chain([value.as_str()]));
            let is_known = |text: &str| known.clone().any(|value| value.eq_ignore_ascii_case(text.trim()));
            // An address can be missing among addresses, a domain among domains; anything else says nothing.
            let shape = |text: &str| (text.contains('@'), text.contains('.'), text.contains(char::is_whitespace));
            let is_kin = |text: &str| known.clone().any(|value| shape(value) == shape(text.trim()));
            let unknown: Vec<usize> = (0..texts.len()).filter(|&i| !is_known(&texts[i])).collect();
            match unknown.iter().find(|&&i| is_kin(&texts[i])) {
                None if !unknown.is_empty() => Err(Reason::Unknown),
                first => Ok(first.copied().map(failed)),
            }
        }
        Test::DomainKnown(name) => {
            let values = known.get(name).ok_or(Reason::NotSeen)?;
            let is_known = |text: &String| {
                let (_, domain) = text.trim().rsplit_once('@').filter(|(name, _)| !name.contains([' ', '@']))?;
                Some(values.iter().flat_map(|v| v.split_whitespace()).any(|value| value.eq_ignore_ascii_case(domain)))
            };
            // What is no address has no domain.
            let answers: Option<Vec<bool>> = texts.iter().map(is_known).collect();
            Ok(answers.ok_or(Reason::Unknown)?.iter().position(|known| !known).map(failed))
        }
        Test::ClientId | Test::Scopes(_) | Test::Masks => Ok(None),
    }
}
