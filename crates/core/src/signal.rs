//! Signals: addresses that a product opens only when something has gone wrong.
//!
//! Google's consent page packs what happened into its `authError` parameter, in Base64; Salesforce writes it into
//! `error` and `error_description`. An address cannot be quoted by accident, so it is a stronger sign than any text.

use std::borrow::Cow;

use base64::{
    Engine as _, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use percent_encoding::percent_decode_str;

use crate::{
    fold::fold,
    knowledge::{Problem, Signal},
    standing::{host_and_path, is_at},
};

/// What an address says of a problem: the words of its first telling parameter, or the address without parameters.
/// `None` if it says nothing of it.
pub fn of(problem: &Problem, url: &str) -> Option<String> {
    let (host, path) = host_and_path(url);
    let parameters = parameters(url);
    let given = |signal: &Signal| {
        is_at(&signal.place, host, path)
            && signal
                .parameters
                .iter()
                .all(|(name, says)| parameters.iter().any(|(n, value)| n == name && is_said(value, says)))
    };
    let signal = problem.signals.iter().find(|signal| given(signal))?;
    let said = signal.parameters.first().map(|(_, says)| says.clone());
    Some(said.unwrap_or_else(|| format!("{host}{path}")))
}

/// The parameters of an address, also those behind its `#`, decoded.
fn parameters(url: &str) -> Vec<(Cow<'_, str>, String)> {
    let pairs = url.split(['?', '#']).skip(1).flat_map(|part| part.split('&')).filter_map(|pair| pair.split_once('='));
    pairs
        .map(|(name, value)| {
            let value = value.replace('+', " ");
            (percent_decode_str(name).decode_utf8_lossy(), percent_decode_str(&value).decode_utf8_lossy().into_owned())
        })
        .collect()
}

/// Whether a value says some words, plainly or in Base64. Neither may they be a part of longer ones.
fn is_said(value: &str, words: &str) -> bool {
    let words = fold(words);
    contains_whole(&fold(value), &words) || decoded(value).is_some_and(|text| contains_whole(&fold(&text), &words))
}

fn contains_whole(text: &str, words: &str) -> bool {
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
    text.match_indices(words)
        .any(|(at, _)| !joins(text[..at].chars().next_back()) && !joins(text[at + words.len()..].chars().next()))
}

/// The bytes behind Base64 in either alphabet, as text. Lengths and tags of a packed message become other characters.
fn decoded(value: &str) -> Option<String> {
    const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    // A plus was read as a space above.
    let plain = value.trim().replace(' ', "+").replace('+', "-").replace('/', "_");
    let bytes = GeneralPurpose::new(&alphabet::URL_SAFE, LENIENT).decode(plain).ok()?;
    Some(String::from_utf8_lossy(&bytes).chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_plainly_and_packed() {
        assert!(is_said("disabled_client", "disabled_client"));
        assert!(is_said("app must be installed into org", "app must be installed into org"));
        assert!(!is_said("disabled_client_x", "disabled_client"));
        // A field of 21 letters and one of text, as the consent page packs them.
        let packed = "ChVhZG1pbl9wb2xpY3lfZW5mb3JjZWQSB0FjY2Vzcw";
        assert!(is_said(packed, "admin_policy_enforced"));
        assert!(!is_said(packed, "policy_enforced"));
        assert!(!is_said("%%%", "admin_policy_enforced"));
    }

    #[test]
    fn parameters_are_decoded() {
        let all = parameters("https://x.example/p?error=a%20b&error_description=end-user+denied#error=c");
        let all: Vec<_> = all.iter().map(|(n, v)| format!("{n}={v}")).collect();
        assert_eq!(all, ["error=a b", "error_description=end-user denied", "error=c"]);
    }
}
