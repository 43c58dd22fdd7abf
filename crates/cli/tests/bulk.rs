//! `shirube scan` on many files.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests are tests")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::Value;

mod tickets;

const MESSAGE: &str = "グループ「eigyo@example.co.jp」の情報にアクセスできなかったため、処理を中断しました。";
const OTHER: &str = "Google からのデータ読み込み時にユーザー認証エラーが発生したため、処理を中断しました。";

/// An empty directory of this test's own.
fn directory(test: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bulk").join(test);
    let _ = fs::remove_dir_all(&directory);
    fs::create_dir_all(&directory).unwrap();
    directory
}

/// Scans in a directory, so that names are short.
fn scan(directory: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shirube"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS"] {
        command.env_remove(name);
    }
    command.arg("scan").args(arguments).current_dir(directory).stdin(Stdio::null()).output().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    stdout(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn files(lines: &[Value]) -> Vec<&str> {
    lines.iter().map(|line| line["file"].as_str().unwrap()).collect()
}

fn codes(line: &Value) -> Vec<&str> {
    line["findings"].as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap()).collect()
}

#[test]
fn files_of_directories_come_in_their_order() {
    let here = directory("order");
    for (name, text) in [
        ("a/2.txt", MESSAGE),
        ("a/10.txt", "nothing"),
        ("a/.hidden.txt", MESSAGE),
        ("a/.git/x.txt", MESSAGE),
        ("a/b/1.txt", OTHER),
        ("z.txt", MESSAGE),
        (".named.txt", OTHER),
    ] {
        fs::create_dir_all(here.join(name).parent().unwrap()).unwrap();
        fs::write(here.join(name), text).unwrap();
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../z.txt", here.join("a/link.txt")).unwrap();
        std::os::unix::fs::symlink("..", here.join("a/loop")).unwrap();
    }
    let output = scan(&here, &["--format", "json", "z.txt", "a", ".named.txt"]);
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
    let lines = lines(&output);
    let sep = std::path::MAIN_SEPARATOR;
    let (ten, two, one) = (format!("a{sep}10.txt"), format!("a{sep}2.txt"), format!("a{sep}b{sep}1.txt"));
    assert_eq!(files(&lines), ["z.txt", ten.as_str(), &two, &one, ".named.txt"]);
    assert_eq!(
        lines.iter().map(codes).collect::<Vec<_>>(),
        [vec!["RK-D"], vec![], vec!["RK-D"], vec!["RK-A"], vec!["RK-A"]]
    );
    // A directory gives lines, however few files it holds.
    let output = scan(&here, &["--format", "json", &format!("a{sep}b")]);
    assert_eq!(files(&self::lines(&output)), [one.as_str()]);
}

#[test]
fn many_files_come_in_their_order_with_every_report() {
    let here = directory("many");
    tickets::write(&here.join("t"), 300, 3_000, &tickets::MESSAGES[..1]).unwrap();
    let all = lines(&scan(&here, &["--format", "json", "t"]));
    assert_eq!(all.len(), 300);
    assert!(files(&all).is_sorted());
    for (number, line) in all.iter().enumerate() {
        assert_eq!(codes(line), if number % 30 == 7 { vec!["RK-D"] } else { vec![] }, "{number}");
    }
}

#[test]
fn people_read_files_with_findings_and_a_table() {
    let here = directory("table");
    fs::write(here.join("a.txt"), format!("{MESSAGE}\n{OTHER}\n")).unwrap();
    fs::write(here.join("b.txt"), "nothing").unwrap();
    fs::write(here.join("c.txt"), OTHER).unwrap();
    fs::write(here.join("d.pdf"), "%PDF-1.7").unwrap();
    let output = scan(&here, &["."]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).lines().count() == 1 && stderr(&output).contains("d.pdf: this is no text (PDF)"));
    let text = stdout(&output);
    let (a, c) = (text.find("a.txt").unwrap(), text.find("c.txt").unwrap());
    assert!(a < c && !text.contains("b.txt") && text.matches("--details").count() == 1, "{text}");
    let table: Vec<&str> = text.lines().rev().take(4).collect();
    assert_eq!(table[0], "3 files read, 2 with findings; 1 could not be read");
    let row = |line: &str| {
        line.split("  ").filter(|cell| !cell.is_empty()).map(|cell| cell.trim().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(row(table[3])[2..], ["here", "reported", "quoted", "files"], "{text}");
    assert_eq!(
        (row(table[2])[0].as_str(), &row(table[2])[2..]),
        ("RK-A", &["0", "2", "0", "2"].map(str::to_owned)[..])
    );
    assert_eq!(
        (row(table[1])[0].as_str(), &row(table[1])[2..]),
        ("RK-D", &["0", "1", "0", "1"].map(str::to_owned)[..])
    );
    let ja = scan(&here, &["--lang", "ja", "b.txt", "c.txt"]);
    assert!(stdout(&ja).ends_with("読み取ったファイル: 2 件 (うち該当あり 1 件)、読み取れなかったファイル: 0 件\n"));
    assert!(stdout(&ja).contains("コード  問題"));
    let none = scan(&here, &["b.txt", "b.txt"]);
    assert_eq!(stdout(&none), "No known error message.\n2 files read, 0 with findings; 0 could not be read\n");
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_named_in_its_place() {
    use std::os::unix::fs::PermissionsExt;
    let here = directory("unread");
    fs::create_dir(here.join("d")).unwrap();
    fs::write(here.join("d/a.png"), b"\x89PNG\r\n").unwrap();
    fs::write(here.join("d/b.txt"), MESSAGE).unwrap();
    fs::write(here.join("d/c.txt"), MESSAGE).unwrap();
    fs::set_permissions(here.join("d/c.txt"), fs::Permissions::from_mode(0o0)).unwrap();
    let may_read_all = fs::read(here.join("d/c.txt")).is_ok();
    let output = scan(&here, &["--format", "json", "--lang", "ja", "d", "missing"]);
    assert_eq!(output.status.code(), Some(2));
    let errors: Vec<&str> = stderr(&output).lines().collect();
    assert!(errors[0].starts_with("shirube: d/a.png: テキストではありません (PNG)。"), "{errors:?}");
    assert!(errors.last().unwrap().starts_with("shirube: missing: ファイルがありません。"), "{errors:?}");
    let read = lines(&output);
    if may_read_all {
        // Whoever may read everything sees the file.
        assert_eq!((errors.len(), files(&read)), (2, vec!["d/b.txt", "d/c.txt"]));
    } else {
        assert!(errors[1].starts_with("shirube: d/c.txt: 読み取る権限がありません。"), "{errors:?}");
        assert_eq!((errors.len(), files(&read)), (3, vec!["d/b.txt"]));
    }
}

#[test]
fn a_mailbox_is_read_mail_by_mail() {
    let here = directory("mailbox");
    let mail = |subject: &str, body: &str| {
        format!(
            "From sato@example.co.jp Sun Nov 22 10:15:00 2026\nFrom: sato@example.co.jp\nSubject: {subject}\nContent-Type: text/plain; charset=utf-8\n\n{body}\n\n"
        )
    };
    let several = mail("a", MESSAGE) + &mail("b", "nothing\n>From here on, all is well.") + &mail("c", OTHER);
    fs::write(here.join("box.mbox"), &several).unwrap();
    fs::write(here.join("one.mbox"), mail("a", MESSAGE)).unwrap();
    let output = scan(&here, &["--format", "json", "box.mbox"]);
    let all = lines(&output);
    assert_eq!(all.iter().map(|line| line["mail"].as_u64().unwrap()).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(all.iter().map(codes).collect::<Vec<_>>(), [vec!["RK-D"], vec![], vec!["RK-A"]]);
    let text = scan(&here, &["box.mbox"]);
    assert!(stdout(&text).contains("box.mbox (mail 3)") && !stdout(&text).contains("(mail 2)"), "{}", stdout(&text));
    assert!(stdout(&text).ends_with("1 file read, 1 with findings; 0 could not be read\n"));
    // One mail is one mail.
    let one: Value = serde_json::from_str(stdout(&scan(&here, &["--format", "json", "one.mbox"]))).unwrap();
    assert_eq!((codes(&one), one.get("mail")), (vec!["RK-D"], None));
}

#[test]
fn a_long_log_is_read_in_windows() {
    let here = directory("long");
    let line = "2026-11-22 10:15 INFO 同期しています: 1,024 users of example.co.jp\n";
    let lines_between = 15_000;
    let mut log = String::new();
    for n in 0..3 {
        log.push_str(&line.repeat(lines_between));
        log.push_str(&format!(
            "ERROR グループ「g{n}@example.co.jp」の情報に\n  アクセスできなかったため、処理を中断しました。\n"
        ));
    }
    log.push_str(&log.clone());
    fs::write(here.join("log.txt"), &log).unwrap();
    let report: Value = serde_json::from_str(stdout(&scan(&here, &["--format", "json", "log.txt"]))).unwrap();
    let groups: Vec<_> =
        report["findings"].as_array().unwrap().iter().map(|f| f["captures"]["group"].as_str().unwrap()).collect();
    assert_eq!(groups, ["g0@example.co.jp", "g1@example.co.jp", "g2@example.co.jp"]);
    let log: Value = serde_json::from_str(stdout(&scan(&here, &["--format", "sarif", "log.txt"]))).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    for (n, result) in results.iter().enumerate() {
        let region = &result["locations"][0]["physicalLocation"]["region"];
        let line = (lines_between as u64 + 2) * (n as u64 + 1) - 1;
        assert_eq!((region["startLine"].as_u64(), region["startColumn"].as_u64()), (Some(line), Some(7)));
        assert_eq!(region["endLine"].as_u64(), Some(line + 1));
        assert_eq!(result["occurrenceCount"], 2);
    }
}

#[test]
fn sarif_is_one_log_of_all_files() {
    let here = directory("sarif");
    fs::create_dir(here.join("障害 1")).unwrap();
    fs::write(here.join("障害 1/a#.txt"), format!("x\r\n\r\n> 😀 {MESSAGE}\n")).unwrap();
    fs::write(here.join("b.html"), format!("<p>{OTHER}</p>")).unwrap();
    fs::write(here.join("c.txt"), "nothing").unwrap();
    fs::write(
        here.join("d.txt"),
        r#"{"message": "\u30b0ループ「eigyo@example.co.jp」の情報にアクセスできなかったため、処理を中断しました。"}"#,
    )
    .unwrap();
    fs::write(here.join("e.pdf"), "%PDF-").unwrap();
    let output = scan(&here, &["--format", "sarif", "."]);
    assert_eq!((output.status.code(), stderr(&output).lines().count()), (Some(2), 1));
    let log: Value = serde_json::from_str(stdout(&output)).unwrap();
    is_sarif(&log);
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect::<Vec<_>>(), ["RK-A", "RK-D"]);
    for rule in rules {
        assert!(rule["help"]["text"].as_str().unwrap().contains("Possible causes"));
        assert!(rule["helpUri"].as_str().unwrap().starts_with("https://"));
    }
    let results = run["results"].as_array().unwrap();
    let place = |i: usize| &results[i]["locations"][0]["physicalLocation"];
    let uris: Vec<_> = (0..results.len()).map(|i| place(i)["artifactLocation"]["uri"].as_str().unwrap()).collect();
    assert_eq!(uris, ["b.html", "d.txt", "%E9%9A%9C%E5%AE%B3%201/a%23.txt"]);
    assert_eq!(place(0).get("region"), None);
    // A line of escapes has no columns that a reader could count.
    assert_eq!(place(1)["region"], serde_json::json!({ "startLine": 1, "endLine": 1 }));
    let width = MESSAGE.encode_utf16().count();
    assert_eq!(
        place(2)["region"],
        serde_json::json!({ "startLine": 3, "startColumn": 6, "endLine": 3, "endColumn": 6 + width })
    );
    for (key, value) in [("standing", "reported"), ("evidence", "seen")] {
        assert_eq!(results[2]["properties"][key], value);
    }
    assert_eq!(results[2]["properties"]["captures"]["group"], "eigyo@example.co.jp");
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    assert_eq!(run["invocations"][0]["toolExecutionNotifications"].as_array().unwrap().len(), 1);
    let empty: Value = serde_json::from_str(stdout(&scan(&here, &["--format", "sarif", "c.txt"]))).unwrap();
    is_sarif(&empty);
    assert_eq!(empty["runs"][0]["results"], serde_json::json!([]));
}

/// What the schema of SARIF 2.1.0 demands of the properties that are used, and that no other is used.
fn is_sarif(log: &Value) {
    let keys = |value: &Value, required: &[&str], optional: &[&str]| {
        let object = value.as_object().unwrap_or_else(|| panic!("{value} is no object"));
        required.iter().for_each(|key| assert!(object.contains_key(*key), "{value} has no {key}"));
        for key in object.keys() {
            assert!(required.contains(&key.as_str()) || optional.contains(&key.as_str()), "{value} has {key}");
        }
    };
    let message = |value: &Value| {
        keys(value, &["text"], &[]);
        assert!(!value["text"].as_str().unwrap().is_empty());
    };
    let level = |value: &Value| assert!(["none", "note", "warning", "error"].contains(&value.as_str().unwrap()));
    let unique = |values: &[Value]| values.iter().enumerate().for_each(|(i, v)| assert!(!values[..i].contains(v)));
    let location = |value: &Value| {
        keys(value, &["physicalLocation"], &[]);
        let physical = &value["physicalLocation"];
        keys(physical, &["artifactLocation"], &["region"]);
        keys(&physical["artifactLocation"], &["uri"], &[]);
        let uri = physical["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~/:%".contains(&b)), "{uri}");
        if let Some(region) = physical.get("region") {
            keys(region, &["startLine", "endLine"], &["startColumn", "endColumn"]);
            let at = |line: &str, column: &str| {
                (region[line].as_u64().unwrap(), region.get(column).map(|c| c.as_u64().unwrap()))
            };
            let (start, end) = (at("startLine", "startColumn"), at("endLine", "endColumn"));
            assert!(start.0 >= 1 && start.1.is_none_or(|c| c >= 1) && start <= end, "{region}");
        }
    };
    keys(log, &["version", "runs"], &["$schema"]);
    assert_eq!(log["version"], "2.1.0");
    for run in log["runs"].as_array().unwrap() {
        keys(run, &["tool", "results"], &["columnKind", "invocations"]);
        assert_eq!(run["columnKind"], "utf16CodeUnits");
        keys(&run["tool"], &["driver"], &[]);
        let driver = &run["tool"]["driver"];
        keys(driver, &["name"], &["semanticVersion", "language", "rules"]);
        assert!(["ja", "en"].contains(&driver["language"].as_str().unwrap()));
        let rules = driver["rules"].as_array().unwrap();
        unique(rules);
        for rule in rules {
            keys(
                rule,
                &["id"],
                &[
                    "name",
                    "shortDescription",
                    "fullDescription",
                    "help",
                    "helpUri",
                    "defaultConfiguration",
                    "properties",
                ],
            );
            ["shortDescription", "fullDescription", "help"].iter().filter_map(|key| rule.get(key)).for_each(message);
            keys(&rule["defaultConfiguration"], &["level"], &[]);
            level(&rule["defaultConfiguration"]["level"]);
        }
        for result in run["results"].as_array().unwrap() {
            keys(result, &["message"], &["ruleId", "level", "locations", "occurrenceCount", "properties"]);
            message(&result["message"]);
            level(&result["level"]);
            assert!(rules.iter().any(|rule| rule["id"] == result["ruleId"]), "{result}");
            result["locations"].as_array().unwrap().iter().for_each(location);
            assert!(result["occurrenceCount"].as_u64().unwrap() >= 1);
            keys(&result["properties"], &["standing", "captures", "refs", "superseded"], &["evidence", "mail"]);
        }
        for invocation in run["invocations"].as_array().unwrap() {
            keys(invocation, &["executionSuccessful"], &["toolExecutionNotifications"]);
            assert!(invocation["executionSuccessful"].is_boolean());
            for notification in invocation["toolExecutionNotifications"].as_array().unwrap() {
                keys(notification, &["message"], &["level", "locations"]);
                message(&notification["message"]);
                level(&notification["level"]);
                notification["locations"].as_array().unwrap().iter().for_each(location);
            }
        }
    }
}

/// The most memory that a scan of these tickets takes, in KiB. It is the child that tells: its output ends with a
/// standard input that is not closed before it was asked.
#[cfg(target_os = "linux")]
fn peak(directory: &Path, arguments: &[&str]) -> u64 {
    use std::io::{BufRead, BufReader};
    let mut child = Command::new(env!("CARGO_BIN_EXE_shirube"))
        .args(["scan", "--format", "json"])
        .args(arguments)
        // The last file is standard input: until it ends, the child lives.
        .arg("-")
        .current_dir(directory)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let expected = fs::read_dir(directory.join(arguments[0])).unwrap().count();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert_eq!(lines.by_ref().take(expected).filter(|line| line.is_ok()).count(), expected);
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    peak.split_whitespace().next().unwrap().parse().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_files() {
    let here = directory("memory");
    tickets::write(&here.join("few"), 200, 20_000, tickets::MESSAGES).unwrap();
    tickets::write(&here.join("many"), 2_000, 20_000, tickets::MESSAGES).unwrap();
    let (few, many) = (peak(&here, &["few"]), peak(&here, &["many"]));
    // 1,800 tickets more are 36 MB more to read.
    assert!((many as f64) < 1.25 * few as f64, "{few} KiB, then {many} KiB");
}

#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_a_file() {
    let here = directory("large");
    let ticket: String = (0..100).map(|n| tickets::ticket(n, 20_000, tickets::MESSAGES)).collect();
    for (name, times) in [("some", 3), ("much", 12)] {
        fs::create_dir(here.join(name)).unwrap();
        fs::write(here.join(name).join("log.txt"), ticket.repeat(times)).unwrap();
    }
    let (some, much) = (peak(&here, &["some"]), peak(&here, &["much"]));
    // 6 MB and 24 MB.
    assert!((much as f64) < 1.25 * some as f64, "{some} KiB, then {much} KiB");
}
