//! `shirube packs docs`, run as a program.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};

const PACKS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../handbook/tests/packs");

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("docs").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn docs(arguments: &[&str], locale: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shirube"));
    command.args(["packs", "docs"]).args(arguments).env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", locale);
    command.output().unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn the_handbook_is_written_and_replaced_and_other_files_stay() {
    let folder = folder("written");
    let out = folder.join("new/site");
    let out_path = out.to_str().unwrap();
    for (locale, words) in [("ja_JP.UTF-8", "ページを書き出しました"), ("C", "pages written: ")] {
        let output = docs(&["--out", out_path, "--dir", PACKS], locale);
        assert_eq!((output.status.code(), said(&output.stderr).as_str()), (Some(0), ""));
        assert!(said(&output.stdout).contains(words));
        assert!(fs::read_to_string(out.join("ja/go-a.html")).unwrap().starts_with("<!doctype html>"));
        fs::write(out.join("ja/go-a.html"), "old").unwrap();
        fs::write(out.join("ja/mine.html"), "mine").unwrap();
    }
    docs(&["--out", out_path, "--dir", PACKS], "C");
    assert_ne!(fs::read_to_string(out.join("ja/go-a.html")).unwrap(), "old");
    assert_eq!(fs::read_to_string(out.join("ja/mine.html")).unwrap(), "mine");
}

#[test]
fn the_packs_that_come_with_shirube_need_no_directory() {
    let folder = folder("own");
    let output = docs(&["--out", folder.to_str().unwrap()], "C");
    assert_eq!(output.status.code(), Some(0));
    assert!(folder.join("en/rk-b.html").exists());
}

#[test]
fn what_goes_wrong_is_one_sentence_in_the_users_language() {
    let folder = folder("wrong");
    let file = folder.join("file");
    fs::write(&file, "").unwrap();
    let broken = folder.join("broken");
    for part in ["shared", "families"] {
        fs::create_dir_all(broken.join(part)).unwrap();
    }
    fs::write(broken.join("families/x.toml"), "x = 1").unwrap();
    let (file, broken) = (file.to_str().unwrap(), broken.to_str().unwrap());
    let site = folder.join("site");
    let site = site.to_str().unwrap();
    for (arguments, ja, en) in [
        (["--out", file, "--dir", PACKS], "書き込めません", "cannot write"),
        (["--out", site, "--dir", "/nowhere"], "パックを読み込めません", "cannot read the packs"),
        (["--out", site, "--dir", broken], "手引きを書き出せません", "no handbook is written"),
    ] {
        for (locale, words) in [("ja_JP.UTF-8", ja), ("C", en)] {
            let output = docs(&arguments, locale);
            let errors = said(&output.stderr);
            assert_eq!((output.status.code(), said(&output.stdout).as_str()), (Some(2), ""), "{errors}");
            let last = errors.lines().last().unwrap();
            assert!(last.starts_with("shirube: ") && last.contains(words), "{errors}");
            // The mistakes of packs have a line each before it.
            assert_eq!(errors.lines().count(), if arguments[3] == broken { 2 } else { 1 }, "{errors}");
        }
    }
    assert!(!PathBuf::from(site).exists(), "nothing is half written");
}
