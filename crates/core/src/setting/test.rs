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
            // A row may say more than an address or a domain; only the one can be missing among addresses, only the
            // other among domains.
            let shape = |word: &str| (word.contains('@'), word.contains('.'));
            let known = values.iter().flat_map(|value| value.split_whitespace());
            let are_names = known.clone().any(|word| shape(word) != (false, false));
            let known = known.filter(|word| !are_names || shape(word) != (false, false));
            let is_known = |word: &&str| known.clone().any(|value| value.eq_ignore_ascii_case(word));
            let is_kin = |word: &&str| known.clone().any(|value| shape(value) == shape(word));
            let mut unknown = None;
            for (index, text) in texts.iter().enumerate() {
                let mut words = text.split_whitespace().filter(is_kin).peekable();
                words.peek().ok_or(Reason::Unknown)?;
                let missing = words.find(|word| !is_known(word));
                unknown = unknown.or(missing.map(|word| Failed { value: word.to_owned(), ..failed(index) }));
            }
            Ok(unknown)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn told(test: &Test, texts: &[&str], values: &[&str]) -> Result<Option<usize>, Reason> {
        let texts: Vec<String> = texts.iter().map(|&text| text.to_owned()).collect();
        let values = values.iter().map(|&value| value.to_owned()).collect();
        let known = Known::from([("seen".to_owned(), values)]);
        Ok(run(test, &texts, &known, true)?.map(|failed| failed.index))
    }

    #[test]
    fn only_an_address_can_be_missing_among_addresses() {
        let test = Test::Known("seen".to_owned());
        let seen = ["sales@example.jp", "All@example.jp グループ"];
        assert_eq!(told(&test, &["SALES@example.jp ", "all@example.jp"], &seen), Ok(None));
        assert_eq!(told(&test, &["sales@example.jp", "gone@example.jp"], &seen), Ok(Some(1)));
        assert_eq!(told(&test, &["sales@example.jp", "毎日 3 時"], &seen), Err(Reason::Unknown));
        assert_eq!(told(&test, &["毎日"], &["example.jp"]), Err(Reason::Unknown));
        assert_eq!(told(&test, &["example.jp プライマリ", "old.example.jp セカンダリ"], &["example.jp"]), Ok(Some(1)));
        assert_eq!(told(&Test::Known("other".to_owned()), &["a@example.jp"], &seen), Err(Reason::NotSeen));
    }

    #[test]
    fn only_an_address_has_a_domain() {
        let test = Test::DomainKnown("seen".to_owned());
        assert_eq!(told(&test, &["taro@Example.jp"], &["example.jp"]), Ok(None));
        assert_eq!(told(&test, &["taro@sub.example.jp"], &["example.jp"]), Ok(Some(0)));
        assert_eq!(told(&test, &["example.jp"], &["example.jp"]), Err(Reason::Unknown));
        assert_eq!(told(&test, &["a@example.jp b@example.jp"], &["example.jp"]), Err(Reason::Unknown));
    }
}
