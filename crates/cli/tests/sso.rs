//! `shirube sso`, run as a program.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use serde_json::Value;

const MAIL: &str = "https://mail.google.com/a/example.com";

fn shirube(arguments: &[&str], stdin: &[u8], locale: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shirube"));
    command.arg("sso").args(arguments).env_remove("LC_ALL").env_remove("LC_MESSAGES").env_remove("COLUMNS");
    command.env("LANG", locale).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // It need not be read.
    let _ = child.stdin.take().unwrap().write_all(stdin);
    child.wait_with_output().unwrap()
}

fn said(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// The exit status and standard output, where nothing goes wrong.
fn answer(arguments: &[&str], locale: &str) -> (i32, String) {
    let output = shirube(arguments, b"", locale);
    assert_eq!(said(&output.stderr), "", "{arguments:?}");
    (output.status.code().unwrap(), said(&output.stdout).to_owned())
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&answer(&[arguments, &["--format", "json"]].concat(), "C").1).unwrap()
}

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("sso").join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn masks_are_checked_and_written_as_they_should_be() {
    let (status, text) = answer(&["masks", "64.233.187.0/24"], "C");
    assert_eq!(status, 0);
    assert!(text.contains("right: The lower 8 bits are ignored") && !text.contains("as it should be"), "{text}");
    let (status, text) = answer(&["masks", "64.233.187.5/24, １９.0.0.1 64.233.187.9/32"], "C");
    assert_eq!(status, 1);
    assert!(text.contains("The list as it should be:\n  64.233.187.0/24\n  19.0.0.1/32\n\n"), "{text}");
    // A very wide range of one's own is only noted.
    assert_eq!(answer(&["masks", "64.0.0.0/8"], "C").0, 0);
}

#[test]
fn the_language_is_that_of_the_environment_or_the_one_asked_for() {
    let masks = &["masks", "64.233.187.5/24"];
    assert!(answer(masks, "ja_JP.UTF-8").1.contains("要確認: ビット数より後ろ"));
    assert!(answer(masks, "C").1.contains("doubtful: Bits behind the prefix"));
    assert!(answer(&[&masks[..], &["--lang", "en"]].concat(), "ja_JP.UTF-8").1.contains("doubtful: "));
    let explain = &["explain", "--url", MAIL, "--who", "user"];
    assert!(answer(explain, "ja_JP.UTF-8").1.contains("表に載っていません"));
    assert!(answer(&[&explain[..], &["--lang", "ja"]].concat(), "C").1.contains("表に載っていません"));
}

#[test]
fn masks_come_from_a_file_or_from_standard_input() {
    let file = folder("file").join("masks.txt");
    let (shift_jis, _, _) = encoding_rs::SHIFT_JIS.encode("６４.233.187.0/24、\r\n19.0.0.0/16");
    fs::write(&file, shift_jis).unwrap();
    let file = file.to_str().unwrap();
    let corrected = "64.233.187.0/24\n19.0.0.0/16";
    assert_eq!(json(&["masks", file])["corrected"], corrected);
    for arguments in [&["masks"][..], &["masks", "-"]] {
        let output = shirube(&[arguments, &["--format", "json"]].concat(), b"64.233.187.0/24\n19.0.0.0/16", "C");
        let read: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((read["corrected"].as_str(), output.status.code()), (Some(corrected), Some(0)));
    }
    let asked = ["explain", "--url", MAIL, "--who", "user", "--address", "64.233.187.9", "--masks"];
    for masks in [format!("@{file}"), "64.233.187.0/24".into()] {
        let answer = json(&[&asked[..], &[&masks]].concat());
        assert_eq!(
            answer["cases"][0]["outcome"],
            if masks.starts_with('@') { "google" } else { "sso" },
            "Google reads no 全角"
        );
    }
}

#[test]
fn an_address_is_inside_or_not() {
    let asked = ["masks", "64.233.187.0/24", "--inside"];
    let ask = |address: &'static str| [&asked[..], &[address]].concat();
    assert!(
        answer(&ask("64.233.187.255"), "C").1.starts_with("64.233.187.255 is inside the masks (64.233.187.0/24).\n")
    );
    assert!(answer(&ask("64.233.188.0"), "ja_JP.UTF-8").1.starts_with("64.233.188.0 はマスクの外です。\n"));
    let (status, text) = answer(&ask("192.168.0.1"), "C");
    assert!(status == 0 && text.contains("  doubtful: This is a private address"), "{text}");
    assert_eq!(json(&ask("64.233.187.1"))["inside"]["entries"], serde_json::json!([0]));
    assert!(json(&asked[..2]).get("inside").is_none());
}

#[test]
fn numbers_that_javascript_cannot_hold_are_texts() {
    assert_eq!(
        json(&["masks", "::/0"])["entries"][0]["covers"]["addresses"],
        "340282366920938463463374607431768211456"
    );
}

#[test]
fn the_ranges_are_drawn() {
    let file = folder("svg").join("masks.svg");
    let path = file.to_str().unwrap();
    assert_eq!(answer(&["masks", "64.233.187.0/24", "--svg", path, "--lang", "ja"], "C").0, 0);
    let drawn = fs::read_to_string(&file).unwrap();
    assert!(drawn.starts_with("<svg ") && drawn.contains("<title>ネットワーク マスクの範囲</title>"));
}

#[test]
fn what_happens_is_explained_with_the_rows_that_say_so() {
    let inside = ["--masks", "64.233.187.0/24", "--address", "64.233.187.1", "--profile", "legacy"];
    let asked = [&["explain", "--url", MAIL, "--who", "user"][..], &inside].concat();
    let (status, text) = answer(&asked, "C");
    assert_eq!(status, 0, "{text}");
    for words in
        ["  SSO\n", "1. If nobody is signed in yet", "Rows of the table: N12, N14", "(sso-session-end)", "6369487"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
    // With a new profile the masks do nothing.
    let (status, text) = answer(&[&asked[..asked.len() - 1], &["new"]].concat(), "C");
    assert!(status == 0 && text.contains("  doubtful  SSO profile\n    Network masks work"), "{text}");
    let answer = json(&["explain", "--url", "accounts.google.com", "--who", "super-admin"]);
    assert_eq!((&answer["cases"][0]["outcome"], &answer["cases"][0]["rows"][0]), (&"google".into(), &"N06".into()));
    let answer = json(&["explain", "--url", "admin.google.com", "--who", "delegated-admin"]);
    assert_eq!(
        (&answer["cases"][0]["outcome"], &answer["cases"][0]["rows"][0]),
        (&"google-then-sso".into(), &"N09".into())
    );
}

#[test]
fn every_topic_that_is_named_is_in_the_packs() {
    let knowledge = shirube_packs::builtin_untried().unwrap();
    for masks in [&[][..], &["--masks", "64.233.187.0/24"]] {
        let asked = [&["explain", "--url", MAIL, "--who", "user"][..], masks].concat();
        for topic in json(&asked)["topics"].as_array().unwrap() {
            assert!(knowledge.explanations.topics.contains_key(topic.as_str().unwrap()), "{topic}");
        }
    }
}

#[test]
fn what_is_not_right_is_one_sentence_in_the_users_language() {
    let user = |rest: &[&'static str]| [&["explain", "--who", "user"][..], rest].concat();
    for (arguments, ja, en) in [
        (user(&["--url", "gmail"]), "url: 「gmail」", "url: “gmail” is no URL"),
        (user(&["--url", MAIL, "--masks", "office"]), "masks: ", "masks: “office” holds no network mask"),
        (user(&["--url", MAIL, "--address", "home"]), "address: ", "address: “home” is no IP address"),
        (user(&["--url", MAIL, "--masks", "@/nowhere"]), "ファイルがありません", "no such file"),
        (user(&[]), "指定に誤りがあります", "--url"),
        (vec!["explain", "--url", MAIL, "--who", "boss"], "boss", "boss"),
        (vec!["masks", "64.0.0.1/32", "--inside", "\u{1b}x"], "address: 「x」", "address: “x”"),
        (vec!["masks", "64.0.0.1/32", "--svg", "/nowhere/x.svg"], "書き込めません", "cannot write"),
    ] {
        for (locale, words) in [("ja_JP.UTF-8", ja), ("C", en)] {
            let output = shirube(&arguments, b"", locale);
            let error = said(&output.stderr);
            assert_eq!(
                (output.status.code(), said(&output.stdout), error.lines().count()),
                (Some(2), "", 1),
                "{error}"
            );
            assert!(error.starts_with("shirube: ") && error.contains(words), "{error}");
        }
    }
}
