use proptest::prelude::*;

use super::*;

const KEY_NAME: &str = "hito-link-123-0123456789ab.p12";
const ADDRESS: &str = "hito-link@hito-link-123.iam.gserviceaccount.com";
const FROM: &str = "saiyo@example.co.jp";

fn with(key: &str, account: &str, sender: &str) -> HandOver {
    HandOver { key: key.to_owned(), account: account.to_owned(), sender: sender.to_owned(), ..HandOver::default() }
}

/// What is said of one field, without the notes.
fn of<'a>(handed: &'a Handed, field: &str) -> Vec<&'a Remark> {
    handed.remarks.iter().filter(|r| r.field == field && r.weight != Weight::Note).collect()
}

fn key(name: &str) -> Remark {
    let handed = check(&with(name, ADDRESS, FROM));
    of(&handed, KEY)[0].clone()
}

fn account(address: &str) -> Remark {
    let handed = check(&with(KEY_NAME, address, FROM));
    of(&handed, ACCOUNT)[0].clone()
}

fn sender(address: &str) -> Remark {
    let handed = check(&with(KEY_NAME, ADDRESS, address));
    handed.remarks.into_iter().filter(|r| r.field == SENDER).max_by_key(|r| r.weight).unwrap()
}

/// H23, H24, H25.
#[test]
fn the_three_values_of_the_manual_are_right() {
    let values = HandOver { known_users: vec![FROM.to_owned()], ..with(KEY_NAME, ADDRESS, FROM) };
    let handed = check(&values);
    assert_eq!(handed.project.as_deref(), Some("hito-link-123"));
    for (field, fact) in [(KEY, "H23"), (ACCOUNT, "H24"), (SENDER, "H25")] {
        let said = of(&handed, field);
        assert_eq!((said.len(), said[0].weight), (1, Weight::Right), "{field}");
        assert!(said[0].facts.iter().any(|f| f == fact), "{field}");
    }
    assert_eq!(handed.rests[0].url, "https://www.hito-link.jp/ja/knowledge/manual-ca/p233");
}

/// H13: how to send a private key is our own advice.
#[test]
fn the_advice_on_the_private_key_is_marked_as_ours() {
    let handed = check(&with(KEY_NAME, ADDRESS, FROM));
    let advice: Vec<_> = handed.remarks.iter().filter(|r| r.facts == ["H13"]).collect();
    assert_eq!(advice.len(), 2);
    assert!(advice.iter().all(|r| r.assumed && r.weight == Weight::Note && r.field == KEY));
}

/// H12, H23.
#[test]
fn slips_in_the_key_file() {
    for (name, weight, correction, named) in [
        ("hito-link-123-0123456789ab.json", Weight::Wrong, None, "JSON"),
        ("hito-link-123-0123456789ab.p12.crdownload", Weight::Wrong, None, "download"),
        ("hito-link-123-0123456789ab.pem", Weight::Wrong, None, "P12"),
        ("", Weight::Wrong, None, "missing"),
        ("C:\\keys\\", Weight::Wrong, None, "missing"),
        ("hito-link-123-0123456789ab (1).p12", Weight::Doubtful, Some(KEY_NAME), "second download"),
        ("hito-link-123-0123456789ab", Weight::Doubtful, Some(KEY_NAME), "does not end"),
        ("ｈito-link-123-0123456789ab.p12", Weight::Doubtful, Some(KEY_NAME), "full-width"),
        (" hito-link-123-0123456789ab.p12", Weight::Doubtful, Some(KEY_NAME), "spaces"),
        ("key.p12", Weight::Doubtful, None, "renamed"),
        ("hito-link-123-0123456789ag.p12", Weight::Doubtful, None, "renamed"),
        ("hito-link-123-0123456789a.p12", Weight::Doubtful, None, "renamed"),
        ("hito-0123456789ab.p12", Weight::Doubtful, None, "renamed"),
        ("C:\\keys\\hito-link-123-0123456789ab.p12", Weight::Right, None, "P12"),
        ("/home/taro/hito-link-123-0123456789ab.p12", Weight::Right, None, "P12"),
    ] {
        let remark = key(name);
        assert_eq!((remark.weight, remark.correction.as_deref()), (weight, correction), "{name}");
        assert!(remark.text.en.contains(named), "{name}: {}", remark.text.en);
    }
    assert!(key("hito-link-123-0123456789ab.json").facts.contains(&"H12".to_owned()));
}

#[test]
fn key_and_account_are_of_one_project() {
    let handed = check(&with("other-project-0123456789ab.p12", ADDRESS, FROM));
    assert_eq!(of(&handed, KEY).iter().map(|r| r.weight).max(), Some(Weight::Wrong));
    let scoped = check(&with(KEY_NAME, "hito-link@hito-link-123.example.com.iam.gserviceaccount.com", FROM));
    assert!(
        of(&scoped, KEY).iter().all(|r| r.weight == Weight::Right),
        "the name of the file may leave the domain out"
    );
    for name in ["example.com:hito-link-123-0123456789ab.p12", "example.com_hito-link-123-0123456789ab.p12"] {
        let scoped = check(&with(name, "hito-link@hito-link-123.example.com.iam.gserviceaccount.com", FROM));
        assert!(of(&scoped, KEY).iter().all(|r| r.weight == Weight::Right), "{name}");
        assert_eq!(of(&scoped, ACCOUNT)[0].weight, Weight::Right);
        let other = check(&with(name, ADDRESS, FROM));
        assert!(of(&other, KEY).iter().any(|r| r.weight == Weight::Wrong), "{name}");
    }
}

/// H14, H15, H24.
#[test]
fn slips_in_the_account() {
    for (typed, named) in [
        ("123456789012345678901", "client ID"),
        ("123456789012", "project number"),
        ("hito-link", "not an address"),
        ("taro@example.co.jp", "not a service account"),
        ("123456789012-compute@developer.gserviceaccount.com", "by itself"),
        ("hito-link-123@appspot.gserviceaccount.com", "by itself"),
        ("hito@hito-link-123.iam.gserviceaccount.com", "before the @"),
        ("1-hito-link@hito-link-123.iam.gserviceaccount.com", "before the @"),
        ("hito-link@hito.iam.gserviceaccount.com", "project ID"),
        ("", "missing"),
    ] {
        let remark = account(typed);
        assert_eq!((remark.weight, remark.correction), (Weight::Wrong, None), "{typed}");
        assert!(remark.text.en.contains(named), "{typed}: {}", remark.text.en);
    }
    assert_eq!(account("123456789012345678901").facts, ["H14", "H15", "H24"]);
    assert!(account("123456789012").assumed);
    for typed in [
        "mailto:hito-link@hito-link-123.iam.gserviceaccount.com",
        "mailto: \"mailto:hito-link@hito-link-123.iam.gserviceaccount.com\"",
        "<hito-link@hito-link-123.iam.gserviceaccount.com>",
        "hito-link＠hito-link-123.iam.gserviceaccount.com",
        "hito-link@hito-link-123.iam.gserviceaccount.com ",
    ] {
        let remark = account(typed);
        assert_eq!((remark.weight, remark.correction.as_deref()), (Weight::Wrong, Some(ADDRESS)), "{typed}");
    }
}

/// H03, H16, H17, H25.
#[test]
fn the_sender_is_a_user_and_no_group() {
    for (typed, named, fact) in [
        ("saiyo@gmail.com", "free Gmail", "H03"),
        (ADDRESS, "service account", "H17"),
        ("saiyo@group.calendar.google.com", "ID of a calendar", "H17"),
        ("saiyo", "not an address", "H25"),
        ("saiyo@example", "not an address", "H25"),
        ("", "missing", "H25"),
    ] {
        let remark = sender(typed);
        assert_eq!(remark.weight, Weight::Wrong, "{typed}");
        assert!(remark.text.en.contains(named) && remark.facts.iter().any(|f| f == fact), "{typed}: {remark:?}");
    }
    for typed in
        ["採用 <saiyo@example.co.jp>", "mailto:saiyo@example.co.jp", "ｓaiyo@example.co.jp", "saiyo@example.co.jp\n"]
    {
        assert_eq!(sender(typed).correction.as_deref(), Some(FROM), "{typed}");
    }
    // From its spelling nobody can tell a group.
    let unknown = sender(FROM);
    assert_eq!((unknown.weight, unknown.correction), (Weight::Note, None));
    let groups = HandOver { known_groups: vec!["Saiyo@example.co.jp".to_owned()], ..with(KEY_NAME, ADDRESS, FROM) };
    let said = check(&groups).remarks.into_iter().find(|r| r.field == SENDER).unwrap();
    assert_eq!((said.weight, &said.facts[..]), (Weight::Wrong, &["H17".to_owned()][..]));
    assert!(check(&with(KEY_NAME, ADDRESS, FROM)).remarks.iter().any(|r| r.facts == ["H16"]));
}

/// A right value with something people do to it.
fn mistreated(value: &'static str) -> impl Strategy<Value = String> {
    let done =
        prop::sample::select(vec!["", " ", "　", "mailto:", "<", ">", "\"", " (1)", "。", "Ａ", ".p12", "\u{200b}"]);
    (done.clone(), 0..value.len(), done).prop_map(move |(a, at, b)| format!("{a}{}{b}{}", &value[..at], &value[at..]))
}

fn typed(value: &'static str) -> impl Strategy<Value = String> {
    prop_oneof![mistreated(value), any::<String>(), Just(value.to_owned())]
}

proptest! {
    #[test]
    fn every_correction_is_clean(key in typed(KEY_NAME), account in typed(ADDRESS), sender in typed(FROM)) {
        let values = with(&key, &account, &sender);
        for remark in check(&values).remarks {
            let Some(correction) = remark.correction else { continue };
            let mut values = values.clone();
            match &*remark.field {
                KEY => values.key = correction,
                ACCOUNT => values.account = correction,
                _ => values.sender = correction,
            }
            let again = check(&values);
            let of_field = of(&again, &remark.field);
            // That two projects differ is no matter of spelling.
            let spelling = of_field.iter().filter(|r| r.facts != ["H23", "H24"]);
            prop_assert!(spelling.clone().all(|r| r.weight == Weight::Right), "{values:?}: {of_field:?}");
        }
    }
}
