//! `shirube packs new`.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// A copy of the packs.
fn packs(test: &str) -> PathBuf {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs");
    let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join("skeleton").join(test);
    let _ = fs::remove_dir_all(&to);
    for part in ["families", "shared"] {
        fs::create_dir_all(to.join(part)).unwrap();
        for entry in fs::read_dir(from.join(part)).unwrap().flatten() {
            fs::copy(entry.path(), to.join(part).join(entry.file_name())).unwrap();
        }
    }
    to
}

fn shirube(packs: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shirube"));
    command.arg("packs").arg(arguments[0]).arg("--dir").arg(packs).args(&arguments[1..]).output().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn new(packs: &Path, family: &str, code: &str, id: &str, message: &str) -> Output {
    shirube(packs, &["new", "--family", family, "--code", code, "--id", id, "--message", message])
}

#[test]
fn a_skeleton_loads_and_lint_names_what_is_left() {
    let packs = packs("new");
    let message = "グループ「{group:email}」のメンバーが {limit:digits} 名を超えたため、\"同期\"できません。";
    let output = new(&packs, "rakumo", "RK-99", "rakumo.made.up", message);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(stdout(&output).starts_with("families/rakumo.toml: RK-99 is at the end"));
    assert_eq!(shirube(&packs, &["test"]).status.code(), Some(0));
    let lint = shirube(&packs, &["lint"]);
    let written = fs::read_to_string(packs.join("families/rakumo.toml")).unwrap();
    assert_eq!(lint.status.code(), Some(1));
    assert_eq!(stdout(&lint).matches("TODO").count(), written.matches("TODO").count(), "{}", stdout(&lint));
    assert!(written.contains("captures = { group = \"sato@example.co.jp\", limit = \"42\" }"));
    assert!(written.contains("language = \"ja\""));
    // What follows is another one.
    assert_eq!(
        new(&packs, "rakumo", "RK-98", "rakumo.made-up", "Something {{odd}} has happened").status.code(),
        Some(0)
    );
    assert_eq!(shirube(&packs, &["test"]).status.code(), Some(0));
}

#[test]
fn what_cannot_be_taken_is_refused_in_one_sentence() {
    let packs = packs("refused");
    let before = fs::read_to_string(packs.join("families/rakumo.toml")).unwrap();
    let message = "グループを同期できませんでした。";
    for (family, code, id, message, why) in [
        ("rakumo", "RK-D", "rakumo.new", message, "the code RK-D is taken"),
        (
            "rakumo",
            "RK-99",
            "rakumo.sync.group-inaccessible",
            message,
            "the id rakumo.sync.group-inaccessible is taken (RK-D",
        ),
        ("none", "RK-99", "rakumo.new", message, "there is no families/none.toml"),
        ("rakumo", "nonsense", "rakumo.new", message, "“nonsense” is no code"),
        ("rakumo", "RK-99", "nonsense", message, "“nonsense” is no id"),
        ("rakumo", "RK-99", "rakumo.new", "{a}", "cannot be searched for"),
        ("rakumo", "RK-99", "rakumo.new", "短い", "too short"),
    ] {
        let output = new(&packs, family, code, id, message);
        let error = std::str::from_utf8(&output.stderr).unwrap();
        assert_eq!((output.status.code(), error.lines().count()), (Some(2), 1), "{error}");
        assert!(error.contains(why), "{error}");
    }
    assert_eq!(fs::read_to_string(packs.join("families/rakumo.toml")).unwrap(), before);
}
