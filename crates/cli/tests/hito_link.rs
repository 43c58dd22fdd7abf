//! `shirube hito-link check`, run as a program.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::process::{Command, Output};

use serde_json::Value;

const KEY: &str = "project-123-0123456789ab.p12";
const ACCOUNT: &str = "hito-link@project-123.iam.gserviceaccount.com";
const SENDER: &str = "saiyo@example.co.jp";

fn check(arguments: &[&str], locale: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shirube"));
    command.args(["hito-link", "check"]).args(arguments).env_remove("LC_ALL").env_remove("LC_MESSAGES");
    command.env_remove("COLUMNS").env("LANG", locale).output().unwrap()
}

/// Exit status and both outputs.
fn said(output: &Output) -> (Option<i32>, &str, &str) {
    let text = |bytes| std::str::from_utf8(bytes).unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn right_values_end_with_0_and_with_how_to_send_them() {
    for (locale, all_right, private) in
        [("C", "Nothing to change.", "private key"), ("ja_JP.UTF-8", "直すところはありません。", "秘密の鍵")]
    {
        let output = check(&["--key", KEY, "--account", ACCOUNT, "--sender", SENDER], locale);
        let (status, out, err) = said(&output);
        assert_eq!((status, err), (Some(0), ""));
        assert!(out.contains(all_right) && out.contains(private), "{out}");
        assert!(out.contains("https://www.hito-link.jp/ja/knowledge/manual-ca/p233\n"), "{out}");
    }
}

#[test]
fn a_wrong_value_ends_with_1_and_what_to_write() {
    let account = format!("mailto:{ACCOUNT}");
    for (key, account, sender, field, correction) in [
        ("project-123-0123456789ab.json", ACCOUNT, SENDER, "key", Value::Null),
        ("other-project-0123456789ab.p12", ACCOUNT, SENDER, "key", Value::Null),
        (KEY, &account, SENDER, "account", ACCOUNT.into()),
        (KEY, ACCOUNT, "saiyo@gmail.com", "sender", Value::Null),
    ] {
        let output = check(&["--key", key, "--account", account, "--sender", sender, "--format", "json"], "C");
        let (status, out, err) = said(&output);
        assert_eq!((status, err), (Some(1), ""));
        let answer: Value = serde_json::from_str(out).unwrap();
        let wrong: Vec<_> = answer["remarks"].as_array().unwrap().iter().filter(|r| r["weight"] == "wrong").collect();
        assert_eq!(
            (wrong.len(), &wrong[0]["field"], &wrong[0]["correction"]),
            (1, &field.into(), &correction),
            "{out}"
        );
        assert_eq!(answer["values"]["account"], account);
    }
}

#[test]
fn a_missing_value_is_named_with_an_example() {
    for (arguments, named) in [
        (&[][..], "--key project-123-0123456789ab.p12"),
        (&["--key", KEY], "--account hito-link@project-123.iam.gserviceaccount.com"),
        (&["--key", KEY, "--account", ACCOUNT], "--sender saiyo@example.co.jp"),
    ] {
        for (locale, words) in [("C", "is missing"), ("ja_JP.UTF-8", "を指定してください")] {
            let output = check(arguments, locale);
            let (status, out, err) = said(&output);
            assert_eq!((status, out, err.lines().count()), (Some(2), "", 1));
            assert!(err.contains(named) && err.contains(words), "{err}");
        }
    }
    // An empty value is a value: it is judged.
    assert_eq!(said(&check(&["--key", "", "--account", ACCOUNT, "--sender", SENDER], "C")).0, Some(1));
}
