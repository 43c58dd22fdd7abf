//! The SSO explainer against the table of seed 003: a test for every row, by its number among the facts, and what stands
//! outside the table.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use proptest::prelude::*;
use shirube_core::checkers::{
    Weight,
    sso::{Answer, Case, Outcome, Profile, Question, Who, explain},
};

const EVERYBODY: [Who; 3] = [Who::SuperAdmin, Who::DelegatedAdmin, Who::User];
const OTHERS: [Who; 2] = [Who::DelegatedAdmin, Who::User];
const MASKS: Option<&str> = Some("64.233.187.0/24, 2400:4000::/32");
const INSIDE: Option<&str> = Some("64.233.187.77");
const OUTSIDE: Option<&str> = Some("64.233.188.77");
const HINTED: &str = "https://accounts.google.com/o/oauth2/v2/auth?client_id=x&login_hint=sato@example.com&scope=y";
const OF_DOMAIN: [&str; 3] = [
    "https://mail.google.com/a/example.com",
    "drive.google.com/a/example.co.jp/",
    "https://calendar.google.com/a/example.com",
];

fn ask(url: &str, who: Who, masks: Option<&str>, address: Option<&str>, profile: Profile) -> Answer {
    let question = Question {
        url: url.into(),
        who,
        masks: masks.map(str::to_owned),
        address: address.map(str::to_owned),
        profile,
    };
    explain(&question).unwrap()
}

/// What happens with the legacy profile.
fn case(url: &str, who: Who, masks: Option<&str>, address: Option<&str>) -> Case {
    let mut answer = ask(url, who, masks, address, Profile::Legacy);
    assert_eq!(answer.cases.len(), 1, "{url}");
    assert_eq!(
        answer.cases,
        ask(url, who, masks, address, Profile::Unknown).cases,
        "the table as long as nobody knows"
    );
    answer.cases.remove(0)
}

#[track_caller]
fn says(case: &Case, row: &str, outcome: Outcome) {
    assert_eq!((case.rows.first().map(String::as_str), case.outcome), (Some(row), outcome));
    assert!(!case.steps.is_empty() && case.steps.iter().all(|step| step.ja.ends_with('。') && step.en.ends_with('.')));
}

fn facts(answer: &Answer) -> Vec<&str> {
    answer.remarks.iter().flat_map(|remark| &remark.facts).map(String::as_str).collect()
}

#[test]
fn n02_masks_redirect_only_addresses_of_a_domain() {
    for who in EVERYBODY {
        let answer = ask("https://mail.google.com/mail/u/0/", who, MASKS, INSIDE, Profile::Legacy);
        assert!(answer.cases[0].outcome != Outcome::Sso && facts(&answer).contains(&"N02"));
    }
}

#[test]
fn n05_without_masks_others_than_super_admins_must_be_at_the_idp() {
    for url in ["https://accounts.google.com/", "https://admin.google.com/"] {
        for who in EVERYBODY {
            let answer = ask(url, who, None, None, Profile::Legacy);
            assert_eq!(facts(&answer).contains(&"N05"), who != Who::SuperAdmin);
        }
        assert!(!facts(&ask(url, Who::User, MASKS, None, Profile::Legacy)).contains(&"N05"));
    }
}

#[test]
fn n06_no_masks_accounts_super_admin() {
    let case = case("https://accounts.google.com/", Who::SuperAdmin, None, None);
    says(&case, "N06", Outcome::Google);
    assert!(case.steps[1].en.contains("Admin console"));
}

#[test]
fn n07_no_masks_accounts_user() {
    for who in OTHERS {
        says(&case("https://accounts.google.com/", who, None, INSIDE), "N07", Outcome::Sso);
    }
}

#[test]
fn n08_no_masks_admin_super_admin() {
    says(&case("https://admin.google.com/ac/users", Who::SuperAdmin, None, None), "N08", Outcome::Google);
}

#[test]
fn n09_no_masks_admin_others() {
    for who in OTHERS {
        let case = case("admin.google.com", who, None, None);
        says(&case, "N09", Outcome::GoogleThenSso);
        assert_eq!(case.steps.len(), 2);
    }
}

#[test]
fn n10_masks_oauth_with_login_hint() {
    for who in EVERYBODY {
        for address in [None, INSIDE, OUTSIDE] {
            says(&case(HINTED, who, MASKS, address), "N10", Outcome::Sso);
        }
    }
}

#[test]
fn n11_masks_service() {
    for who in EVERYBODY {
        for address in [None, INSIDE, OUTSIDE] {
            let case = case("https://drive.google.com/drive/my-drive", who, MASKS, address);
            says(&case, "N11", Outcome::Google);
            assert!(case.steps[0].en.contains("accounts.google.com"));
        }
    }
}

#[test]
fn n12_masks_service_of_a_domain_inside() {
    for url in OF_DOMAIN {
        for who in EVERYBODY {
            for address in [INSIDE, Some("2400:4000::7"), Some("::ffff:64.233.187.1")] {
                says(&case(url, who, MASKS, address), "N12", Outcome::Sso);
            }
        }
    }
}

#[test]
fn n13_masks_service_of_a_domain_outside() {
    for url in OF_DOMAIN {
        for who in EVERYBODY {
            for address in [OUTSIDE, Some("2400:4001::7")] {
                says(&case(url, who, MASKS, address), "N13", Outcome::Google);
            }
        }
    }
}

#[test]
fn n14_masks_a_request_without_sign_in_is_judged_by_its_address() {
    let inside = case(OF_DOMAIN[0], Who::User, MASKS, INSIDE);
    assert_eq!((inside.rows, inside.outcome), (vec!["N12".into(), "N14".into()], Outcome::Sso));
    assert!(inside.steps[0].en.contains("IP address") && inside.steps[1].en.contains("64.233.187.0/24"));
    let outside = case(OF_DOMAIN[0], Who::User, MASKS, OUTSIDE);
    assert_eq!((outside.rows, outside.outcome), (vec!["N13".into(), "N14".into()], Outcome::Google));
    assert!(outside.steps[2].en.contains("user name and then for the Google password"));
    for who in EVERYBODY {
        for url in ["https://accounts.google.com/", "https://accounts.google.com/v3/signin/identifier"] {
            says(&case(url, who, MASKS, INSIDE), "N14", Outcome::Google);
        }
    }
}

#[test]
fn without_an_address_both_cases_are_told() {
    let answer = ask(OF_DOMAIN[0], Who::User, MASKS, None, Profile::Legacy);
    let told: Vec<_> = answer.cases.iter().map(|c| (c.outcome, c.rows[0].as_str(), c.when.is_some())).collect();
    assert_eq!(told, [(Outcome::Sso, "N12", true), (Outcome::Google, "N13", true)]);
}

#[test]
fn n15_not_every_service_has_addresses_of_a_domain() {
    for (url, doubtful) in OF_DOMAIN.into_iter().zip([false, false, true]) {
        let answer = ask(url, Who::User, MASKS, INSIDE, Profile::Legacy);
        assert_eq!(facts(&answer).contains(&"N15"), doubtful, "{url}");
        assert!(facts(&answer).contains(&"E15"));
    }
}

#[test]
fn n16_to_n19_are_told_by_topics() {
    let with = ask(OF_DOMAIN[0], Who::User, MASKS, None, Profile::Legacy).topics;
    assert!(["sso-session-end", "sso-back-in", "sso-maintenance"].iter().all(|topic| with.contains(&(*topic).into())));
    // N16: it happens only where there are masks.
    assert_eq!(ask(OF_DOMAIN[0], Who::User, None, None, Profile::Legacy).topics, ["sso-without-masks"]);
}

#[test]
fn a_sign_in_page_is_answered_for_what_was_opened_before() {
    let url =
        "https://accounts.google.com/v3/signin/identifier?continue=https%3A%2F%2Fmail.google.com%2Fa%2Fexample.com";
    says(&case(url, Who::User, MASKS, INSIDE), "N12", Outcome::Sso);
    let answer = ask(url, Who::User, MASKS, INSIDE, Profile::Legacy);
    let remark = answer.remarks.last().unwrap();
    assert_eq!(remark.quoted.as_deref(), Some("https://mail.google.com/a/example.com"));
}

#[test]
fn outside_the_table_nothing_is_guessed() {
    let oauth = "https://accounts.google.com/o/oauth2/v2/auth?client_id=x";
    for (url, masks) in [
        (oauth, None),
        (oauth, MASKS),
        (HINTED, None),
        ("https://admin.google.com/", MASKS),
        ("https://mail.google.com/", None),
        (OF_DOMAIN[0], None),
        ("https://accounts.google.com/logout", None),
        ("https://accounts.google.com/logout", MASKS),
        ("https://myaccount.google.com/", MASKS),
        ("https://www.google.com/a/example.com", MASKS),
        ("https://mail.google.com/a/", MASKS),
        ("https://example.com/", None),
        ("https://mail.google.com.example.com/a/example.com", MASKS),
    ] {
        for who in EVERYBODY {
            for address in [None, INSIDE, OUTSIDE] {
                let case = case(url, who, masks, address);
                assert_eq!((case.outcome, case.rows.len()), (Outcome::NotDocumented, 0), "{url}");
            }
        }
    }
}

#[test]
fn e14_the_table_is_about_the_legacy_profile() {
    for who in EVERYBODY {
        for url in [OF_DOMAIN[0], "https://accounts.google.com/", "https://admin.google.com/", HINTED] {
            for masks in [None, MASKS] {
                let new = ask(url, who, masks, INSIDE, Profile::New);
                let never = who == Who::SuperAdmin && url.ends_with("google.com/");
                let outcome = if never { Outcome::Google } else { Outcome::NotDocumented };
                assert_eq!(new.cases.iter().map(|case| case.outcome).collect::<Vec<_>>(), [outcome], "{url}");
                assert!(facts(&new).contains(&"E14"));
                assert_eq!(
                    new.remarks[0].weight >= Weight::Doubtful,
                    masks.is_some() || (who == Who::SuperAdmin && url == OF_DOMAIN[0])
                );
                assert!(facts(&ask(url, who, masks, INSIDE, Profile::Unknown)).contains(&"E14"));
            }
        }
    }
    assert!(
        facts(&ask("https://accounts.google.com/", Who::User, None, None, Profile::Legacy)).iter().all(|f| *f != "E14")
    );
}

#[test]
fn what_is_wrong_with_the_masks_or_the_address_is_said() {
    let answer = ask(OF_DOMAIN[0], Who::User, Some("64.233.187.77"), INSIDE, Profile::Legacy);
    assert_eq!((answer.cases[0].outcome, answer.remarks[0].weight), (Outcome::Google, Weight::Wrong));
    assert!(answer.cases[0].steps[1].en.contains("once “64.233.187.77” is corrected"));
    let answer = ask(OF_DOMAIN[0], Who::User, MASKS, Some("192.168.1.5"), Profile::Legacy);
    assert_eq!((answer.remarks[0].field.as_str(), answer.remarks[0].weight), ("address", Weight::Doubtful));
}

#[test]
fn bad_input_names_its_field_and_shows_an_example() {
    for (url, masks, address, field, example) in [
        ("gmail", None, None, "url: ", "https://mail.google.com/a/example.com"),
        ("", MASKS, None, "url: ", "https://mail.google.com/a/example.com"),
        (OF_DOMAIN[0], Some("office"), None, "masks: ", "64.233.187.0/24"),
        (OF_DOMAIN[0], Some(""), INSIDE, "masks: ", "64.233.187.0/24"),
        (OF_DOMAIN[0], MASKS, Some("home"), "address: ", "64.233.187.10"),
        (OF_DOMAIN[0], None, Some("home"), "address: ", "64.233.187.10"),
    ] {
        let question = Question {
            url: url.into(),
            who: Who::User,
            masks: masks.map(str::to_owned),
            address: address.map(str::to_owned),
            profile: Profile::Unknown,
        };
        let error = explain(&question).unwrap_err();
        for sentence in [error.sentence().ja, error.sentence().en, error.to_string()] {
            assert!(sentence.starts_with(field) && sentence.contains(example), "{sentence}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn whatever_is_asked_is_answered_or_refused(
        url in r"(\PC|https://|(mail|accounts|admin)\.google\.com|/a/|[?&]continue=|[?&]login_hint=|%|@|example\.com){0,9}",
        masks in prop::option::of(r"(\PC|/24|64\.0\.0\.0| ){0,9}"),
        address in prop::option::of(r"\PC{0,9}|64\.0\.0\.1"),
    ) {
        for profile in [Profile::Legacy, Profile::New, Profile::Unknown] {
            let question = Question { url: url.clone(), who: Who::SuperAdmin, masks: masks.clone(), address: address.clone(), profile };
            match explain(&question) {
                Ok(answer) => prop_assert!(answer.cases.iter().all(|c| c.rows.is_empty() == (c.outcome == Outcome::NotDocumented))),
                Err(error) => prop_assert!(error.to_string().contains(": “")),
            }
        }
    }
}
