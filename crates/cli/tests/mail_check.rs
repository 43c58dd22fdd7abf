//! `shirube mail check`, run as a program.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

use serde_json::Value;

const RIGHT: &[&str] = &[
    "--protocol",
    "imap",
    "--host",
    "imap.gmail.com",
    "--port",
    "993",
    "--encryption",
    "SSL/TLS",
    "--spa",
    "off",
    "--authentication",
    "OAuth2",
];

fn check(arguments: &[&str], stdin: &[u8], locale: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shirube"));
    command
        .args(["mail", "check"])
        .args(arguments)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env_remove("COLUMNS");
    command.env("LANG", locale).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that does not read its input may be gone before.
    let _ = child.stdin.take().unwrap().write_all(stdin);
    child.wait_with_output().unwrap()
}

/// Exit status and both outputs.
fn said(output: &Output) -> (Option<i32>, &str, &str) {
    let text = |bytes| std::str::from_utf8(bytes).unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

fn json(arguments: &[&str], stdin: &[u8]) -> Value {
    let output = check(&[&["--format", "json"], arguments].concat(), stdin, "C");
    serde_json::from_str(said(&output).1).unwrap()
}

#[test]
fn right_settings_end_with_0_and_wrong_ones_with_1() {
    let output = check(RIGHT, b"", "C");
    let (status, out, err) = said(&output);
    assert_eq!((status, err), (Some(0), ""), "{out}");
    assert!(out.contains("Nothing to change.") && !out.contains("  wrong  "), "{out}");
    let wrong =
        [RIGHT, &["--user", "taro@example.co.jp"]].concat().into_iter().map(|a| if a == "993" { "143" } else { a });
    let output = check(&wrong.collect::<Vec<_>>(), b"", "C");
    let (status, out, err) = said(&output);
    assert_eq!((status, err), (Some(1), ""), "{out}");
    assert!(out.contains("  wrong  port: 143\n") && out.contains("    write: 993\n"), "{out}");
}

#[test]
fn the_language_is_that_of_the_environment_or_the_one_asked_for() {
    for (locale, lang, words) in [
        ("ja_JP.UTF-8", None, "直すところはありません。"),
        ("C", None, "Nothing to change."),
        ("C", Some("ja"), "直すところはありません。"),
        ("ja_JP.UTF-8", Some("en"), "Nothing to change."),
    ] {
        let lang = lang.map(|lang| ["--lang", lang]);
        let arguments = [RIGHT, lang.as_ref().map_or(&[][..], |lang| &lang[..])].concat();
        let output = check(&arguments, b"", locale);
        assert!(said(&output).1.contains(words), "{locale} {lang:?}");
    }
}

#[test]
fn a_file_or_standard_input_may_hold_several_servers() {
    let text = "受信サーバー (IMAP): imap.gmail.com\nポート: 993\nSSL: はい\n送信サーバー (SMTP): smtp.gmail.com\nポート: 25\n";
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mail_check");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("settings.txt");
    let (shift_jis, ..) = encoding_rs::SHIFT_JIS.encode(text);
    fs::write(&file, shift_jis).unwrap();
    for (argument, stdin) in [("-", text), (file.to_str().unwrap(), "")] {
        let answer = json(&[argument], stdin.as_bytes());
        assert_eq!(answer.as_array().unwrap().len(), 2, "{answer}");
        assert_eq!((&answer[0]["protocol"], &answer[1]["protocol"]), (&"imap".into(), &"smtp".into()));
        assert_eq!(answer[1]["settings"]["port"], "25");
        let wrong = |server: &Value| {
            let remarks = server["remarks"].as_array().unwrap();
            remarks.iter().filter(|r| r["weight"] == "wrong").map(|r| r["correction"].clone()).collect::<Vec<_>>()
        };
        assert_eq!((wrong(&answer[0]), wrong(&answer[1])), (vec![], vec!["587".into()]));
        assert_eq!(said(&check(&[argument], stdin.as_bytes(), "C")).0, Some(1));
    }
}

#[test]
fn an_autoconfig_file_is_read() {
    let xml = "<?xml version='1.0'?><clientConfig><emailProvider><incomingServer type='pop3'><hostname>pop.gmail.com</hostname>\
        <port>995</port><socketType>SSL</socketType><authentication>OAuth2</authentication></incomingServer></emailProvider></clientConfig>";
    let answer = json(&["-"], xml.as_bytes());
    assert_eq!((&answer[0]["protocol"], &answer[0]["settings"]["port"]), (&"pop".into(), &"995".into()));
    assert_eq!(said(&check(&["-"], xml.as_bytes(), "C")).0, Some(0));
}

#[test]
fn bad_input_gets_one_sentence_with_an_example() {
    for (arguments, stdin, named) in [
        (&[][..], &b""[..], "--host imap.gmail.com"),
        (&["-"], b"nothing here", "Server: imap.gmail.com"),
        (&["-"], b"<clientConfig>", "Server: imap.gmail.com"),
        (&["-"], b"\0\x01\x02\0\0\xff", "no text"),
        (&["no-such-file"], b"", "no such file"),
        (&["."], b"", "directory"),
        (&["--protocol", "nntp"], b"", "[possible values: imap, pop, smtp]"),
        (&["x", "--host", "y"], b"", "--host"),
    ] {
        let output = check(arguments, stdin, "C");
        let (status, out, err) = said(&output);
        assert_eq!((status, out, err.lines().count()), (Some(2), "", 1), "{arguments:?}: {err}");
        assert!(err.starts_with("shirube: ") && err.contains(named), "{err}");
    }
    let japanese = check(&[], b"", "ja_JP.UTF-8");
    assert!(said(&japanese).2.contains("設定を指定してください"));
}

#[test]
fn what_was_typed_cannot_move_the_cursor() {
    let output = check(&["--host", "imap.gmail.com\u{1b}[2J", "--port", "\u{202e}993"], b"", "C");
    assert!(!said(&output).1.contains(['\u{1b}', '\u{202e}']));
}

#[test]
fn any_input_is_answered() {
    for bytes in [&[0xff; 4096][..], &[b'<'; 4096], "ポート: ".repeat(3000).as_bytes(), &[b'a'; (1 << 20) + 1]] {
        let output = check(&["-"], bytes, "C");
        assert!(matches!(output.status.code(), Some(0..=2)), "{:?}", said(&output).2);
    }
}
