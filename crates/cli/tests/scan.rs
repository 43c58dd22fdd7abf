//! The binary, from end to end.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use encoding_rs::{EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS};
use serde_json::{Value, json};

const MESSAGE: &str = "グループ「eigyo@example.co.jp」の情報にアクセスできなかったため、処理を中断しました。";
const CONSOLE: &str = "https://a-rakumo.appspot.com/admin#/sync";
const PAGE: &str = "<!DOCTYPE html><meta charset=utf-8><title>x</title><h1>Google 同期</h1><p role=alert>グループ「eigyo@example.co.jp」の情報にアクセスできなかったため、処理を中断しました。</p>";

/// A directory of this test's own.
fn directory(test: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    fs::create_dir_all(&directory).unwrap();
    directory
}

fn file(test: &str, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = directory(test).join(name);
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

fn shirube(arguments: &[&str], stdin: &[u8], environment: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shirube"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS"] {
        command.env_remove(name);
    }
    command
        .args(arguments)
        .envs(environment.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(stdin).unwrap();
    child.wait_with_output().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn json_of(arguments: &[&str], stdin: &[u8]) -> Value {
    let output = shirube(&[&["scan", "--format", "json"], arguments].concat(), stdin, &[]);
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
    serde_json::from_str(stdout(&output)).unwrap()
}

/// Problem, standing and captured group of the only finding.
fn finding(report: &Value) -> (String, String, String) {
    let findings = report["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 1, "{report}");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    (text(&findings[0]["problem"]), text(&findings[0]["standing"]), text(&findings[0]["captures"]["group"]))
}

fn group(standing: &str) -> (String, String, String) {
    ("rakumo.sync.group-inaccessible".into(), standing.into(), "eigyo@example.co.jp".into())
}

#[test]
fn a_report_has_exactly_these_keys() {
    let path = file("keys", "page.html", PAGE);
    let report = json_of(&["--url", CONSOLE, &path], b"");
    let mut expected = json!({
        "schema": "shirube.report/1",
        "url": CONSOLE,
        "findings": [{
            "problem": "rakumo.sync.group-inaccessible",
            "code": "RK-D",
            "refs": ["rakumo-D"],
            "standing": "here",
            "severity": "error",
            "message": "グループ「eigyo@example.co.jp」の情報にアクセスできなかったため、処理を中断しました。",
            "evidence": "seen",
            "superseded": [],
            "captures": { "group": "eigyo@example.co.jp" },
            "causes": [],
        }],
        "settings": null,
    });
    let causes = report["findings"][0]["causes"].clone();
    for cause in causes.as_array().unwrap() {
        assert_eq!(cause.as_object().unwrap().keys().collect::<Vec<_>>(), ["id", "status"]);
        assert!(cause["id"].is_string() && cause["status"] == "unknown");
    }
    assert!(!causes.as_array().unwrap().is_empty());
    expected["findings"][0]["causes"] = causes;
    assert_eq!(report, expected);
}

#[test]
fn without_its_address_a_page_only_reports() {
    let path = file("no-url", "page.html", PAGE);
    let report = json_of(&[&path], b"");
    assert_eq!(finding(&report), group("reported"));
    assert_eq!(report["url"], Value::Null);
}

#[test]
fn a_dash_is_standard_input() {
    assert_eq!(finding(&json_of(&["-"], MESSAGE.as_bytes())), group("reported"));
    assert_eq!(finding(&json_of(&["--url", CONSOLE, "-"], PAGE.as_bytes())), group("here"));
}

#[test]
fn several_files_give_a_line_each() {
    let html = file("several", "page.html", PAGE);
    let text = file("several", "log.txt", "ok\n");
    let output = shirube(&["scan", "--format", "json", "--url", CONSOLE, &html, &text, "-"], MESSAGE.as_bytes(), &[]);
    assert_eq!(output.status.code(), Some(0));
    let lines: Vec<Value> = stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(
        lines.iter().map(|l| l["file"].as_str().unwrap()).collect::<Vec<_>>(),
        [html.as_str(), text.as_str(), "-"]
    );
    assert_eq!(finding(&lines[0]), group("here"));
    assert_eq!(
        lines[1],
        json!({ "file": text, "schema": "shirube.report/1", "url": null, "findings": [], "settings": null })
    );
    assert_eq!(finding(&lines[2]), group("reported"));
}

#[test]
fn people_read_it_in_their_language() {
    let path = file("human", "page.html", PAGE);
    let arguments = ["scan", "--url", CONSOLE, &path];
    let ja = shirube(&arguments, b"", &[("LANG", "ja_JP.UTF-8")]);
    let en = shirube(&arguments, b"", &[("LANG", "C.UTF-8")]);
    for (output, words) in [
        (
            &ja,
            [
                "RK-D  指定したグループの情報を読み込めない",
                "このページで実際に発生しています。",
                "考えられる原因",
                "--details",
            ],
        ),
        (
            &en,
            ["RK-D  A named group cannot be read", "The page itself shows this error.", "Possible causes", "--details"],
        ),
    ] {
        let text = stdout(output);
        for word in words.into_iter().chain(["group: eigyo@example.co.jp", "1. ", path.as_str()]) {
            assert!(text.contains(word), "{word} is not in\n{text}");
        }
        assert!(!text.contains('\u{1b}'));
        assert_eq!(output.status.code(), Some(0));
    }
    let overridden = shirube(&[&arguments[..], &["--lang", "en"]].concat(), b"", &[("LC_ALL", "ja_JP.UTF-8")]);
    assert_eq!(overridden.stdout, en.stdout);
    let precedence = shirube(&arguments, b"", &[("LC_ALL", "C"), ("LANG", "ja_JP.UTF-8")]);
    assert_eq!(precedence.stdout, en.stdout);
}

#[test]
fn lines_keep_to_the_width() {
    let path = file("width", "page.html", PAGE);
    let output = shirube(&["scan", "--details", "--lang", "ja", "--url", CONSOLE, &path], b"", &[("COLUMNS", "60")]);
    let text = stdout(&output).replace(path.as_str(), "page.html");
    for line in text.lines().filter(|line| !line.contains("https://")) {
        let width: usize = line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
        assert!(width <= 60, "{line}");
    }
    assert!(text.contains("確かめ方:") && text.contains("https://"));
}

#[test]
fn nothing_found_is_no_failure() {
    for (language, words) in [("ja", "既知のエラー メッセージはありません。"), ("en", "No known error message.")]
    {
        let output = shirube(&["scan", "--lang", language, "-"], b"all is well", &[]);
        assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
        assert!(stdout(&output).contains(words));
    }
    assert_eq!(json_of(&["-"], b"")["findings"], json!([]));
    let empty = file("nothing", "empty.html", "");
    assert_eq!(json_of(&[&empty], b"")["findings"], json!([]));
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_read() {
    let text = file("unread", "log.txt", MESSAGE);
    let noise = file("unread", "noise.bin", (0..5000u32).map(|i| (i * i % 251) as u8).collect::<Vec<_>>());
    let pdf = file("unread", "a.pdf", "%PDF-1.7\n");
    let folder = directory("unread").to_str().unwrap().to_owned();
    let missing = format!("{folder}/missing.html");
    for (path, why) in [(&missing, "no such file"), (&noise, "no text (binary data)"), (&pdf, "no text (PDF)")] {
        let output = shirube(&["scan", "--format", "json", path, &text], b"", &[]);
        assert_eq!(output.status.code(), Some(2));
        let error = stderr(&output);
        assert!(
            error.ends_with('\n') && error.lines().count() == 1 && error.contains(path.as_str()) && error.contains(why),
            "{error}"
        );
        assert_eq!(finding(&serde_json::from_str(stdout(&output)).unwrap()), group("reported"));
    }
    let output = shirube(&["scan", "--lang", "ja", &missing], b"", &[]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(2), ""));
    assert_eq!(stderr(&output), format!("shirube: {missing}: ファイルがありません。パスを確かめてください。\n"));
}

#[cfg(unix)]
#[test]
fn a_name_cannot_write_on_the_terminal() {
    let output = shirube(&["scan", "a\u{1b}[2J\nb"], b"", &[]);
    assert_eq!((output.status.code(), stderr(&output).lines().count()), (Some(2), 1));
    assert!(!stderr(&output).contains('\u{1b}'));
}

#[test]
fn mistakes_of_usage_take_one_line() {
    for arguments in
        [&[][..], &["scan"], &["scan", "--format", "xml", "-"], &["scan", "--url", "example.com", "-"], &["look"]]
    {
        let output = shirube(arguments, b"", &[]);
        assert_eq!(
            (output.status.code(), stdout(&output), stderr(&output).lines().count()),
            (Some(2), "", 1),
            "{arguments:?} {}",
            stderr(&output)
        );
    }
    let help = shirube(&["scan", "--help"], b"", &[]);
    assert_eq!(help.status.code(), Some(0));
    assert!(stdout(&help).contains("--url"));
}

#[test]
fn japanese_encodings_are_read() {
    let text = format!("次のように表示されました。\r\n{MESSAGE}\r\nよろしくお願いいたします。\r\n");
    let page = |encoding: &str| PAGE.replace("utf-8", encoding);
    let mut files = Vec::new();
    for encoding in [SHIFT_JIS, EUC_JP, ISO_2022_JP] {
        let encode = |encoding: &'static Encoding, text: &str| encoding.encode(text).0.into_owned();
        files.push((format!("{}.txt", encoding.name()), encode(encoding, &text)));
        files.push((format!("{}.html", encoding.name()), encode(encoding, &page(encoding.name()))));
        files.push((format!("{}-silent.html", encoding.name()), encode(encoding, &page("x-unknown"))));
    }
    for (name, text) in [("utf-16.txt", text.as_str()), ("utf-16.html", PAGE)] {
        let units = || std::iter::once(0xfeff).chain(text.encode_utf16());
        files.push((format!("le-{name}"), units().flat_map(u16::to_le_bytes).collect()));
        files.push((format!("be-{name}"), units().flat_map(u16::to_be_bytes).collect()));
        files.push((format!("silent-{name}"), units().skip(1).flat_map(u16::to_le_bytes).collect()));
    }
    files.push(("utf-8-mark.txt".into(), format!("\u{feff}{text}").into_bytes()));
    files.push(("utf-8-under-another-name.html".into(), page("shift_jis").into_bytes()));
    files.push(("cut.txt".into(), text.as_bytes()[..text.len() - 5].to_vec()));
    for (name, bytes) in files {
        let path = file("encodings", &name, bytes);
        let standing = if name.ends_with("html") { "here" } else { "reported" };
        assert_eq!(finding(&json_of(&["--url", CONSOLE, &path], b"")), group(standing), "{name}");
    }
}

#[test]
fn mails_are_read_in_every_wrapping() {
    let header = |kind: &str, transfer: &str| {
        format!(
            "From: Sato <sato@example.co.jp>\r\nSubject: =?ISO-2022-JP?B?GyRCRjE0fBsoQg==?=\r\nMIME-Version: 1.0\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n"
        )
    };
    let body = format!("同期すると\r\n> {}\r\n> {}\r\nと出ます。\r\n", &MESSAGE[..61], &MESSAGE[61..]);
    let html = format!("<html><body><p>同期すると</p><blockquote>{MESSAGE}</blockquote></body></html>");
    let with = |head: String, body: &[u8]| [head.into_bytes(), body.to_vec()].concat();
    let mails = [
        ("base64-jis", with(header("text/plain; charset=ISO-2022-JP", "base64"), base64(&ISO_2022_JP.encode(&body).0).as_bytes())),
        ("quoted-printable", with(header("text/plain; charset=UTF-8", "quoted-printable"), quoted_printable(body.as_bytes()).as_bytes())),
        ("7bit-jis", with(header("text/plain; charset=iso-2022-jp", "7bit"), &ISO_2022_JP.encode(&body).0)),
        ("8bit-sjis", with(header("text/plain; charset=Shift_JIS", "8bit"), &SHIFT_JIS.encode(&body).0)),
        ("silent-sjis", with(header("text/plain", "8bit"), &SHIFT_JIS.encode(&body).0)),
        ("silent-jis", with(header("text/plain", "7bit"), &ISO_2022_JP.encode(&body).0)),
        ("html", with(header("text/html; charset=UTF-8", "quoted-printable"), quoted_printable(html.as_bytes()).as_bytes())),
        ("html-base64", with(header("text/html; charset=EUC-JP", "base64"), base64(&EUC_JP.encode(&html).0).as_bytes())),
        (
            "alternative",
            with(
                header("multipart/alternative; boundary=b", "7bit"),
                format!(
                    "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHTML mail\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n--b--\r\n",
                    base64(html.as_bytes())
                )
                .as_bytes(),
            ),
        ),
        (
            "forwarded",
            with(
                header("multipart/mixed; boundary=b", "7bit"),
                format!("--b\r\n\r\nsee below\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: a@example.com\r\nSubject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{MESSAGE}\r\n--b--\r\n").as_bytes(),
            ),
        ),
    ];
    for (name, bytes) in mails {
        assert!(!name.contains("quoted") || bytes.split(|&b| b == b'\n').all(|line| line.len() <= 77));
        let path = file("mails", &format!("{name}.eml"), &bytes);
        assert_eq!(finding(&json_of(&["--url", CONSOLE, &path], b"")), group("reported"), "{name}");
        // Without its name, a mail is known by its header.
        assert_eq!(finding(&json_of(&["-"], &bytes)), group("reported"), "{name}");
    }
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut letters = Vec::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().chain([0, 0].iter()).take(3).fold(0u32, |bits, &b| bits << 8 | u32::from(b));
        for i in 0..4 {
            letters.push(if i <= chunk.len() { LETTERS[(bits >> (18 - 6 * i) & 63) as usize] } else { b'=' });
        }
    }
    letters.chunks(76).map(|line| String::from_utf8_lossy(line).into_owned() + "\r\n").collect()
}

fn quoted_printable(bytes: &[u8]) -> String {
    let mut text = String::new();
    let mut column = 0;
    for &byte in bytes {
        let piece = match byte {
            b'\r' | b'\n' => char::from(byte).to_string(),
            b'!'..=b'<' | b'>'..=b'~' | b' ' => char::from(byte).to_string(),
            _ => format!("={byte:02X}"),
        };
        if byte == b'\n' {
            column = 0;
        } else if column + piece.len() > 75 {
            text.push_str("=\r\n");
            column = piece.len();
        } else {
            column += piece.len();
        }
        text.push_str(&piece);
    }
    text
}

#[test]
fn a_reader_that_stops_is_no_failure() {
    let path = file("pipe", "page.html", PAGE);
    let files = vec![path.as_str(); 200];
    let mut child = Command::new(env!("CARGO_BIN_EXE_shirube"))
        .arg("scan")
        .args(files)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
}

#[test]
fn big_pages_take_linear_time() {
    let rows = |n: usize| {
        let row = "<section><h2>見出し</h2><table><tr><th>日時<th>結果<tr><td>2026/11/22<td>完了しました</table><p>段落 <a href=/x>リンク</a></p></section>";
        format!("<h1>Google 同期</h1>{}<p role=alert>{MESSAGE}</p>", row.repeat(n))
    };
    let path = file("big", "page.html", rows(20_000));
    let from = std::time::Instant::now();
    assert_eq!(finding(&json_of(&["--url", CONSOLE, &path], b"")), group("here"));
    // A build without optimisation takes a few seconds; anything quadratic takes minutes.
    assert!(from.elapsed().as_secs() < 60, "{:?}", from.elapsed());
}
