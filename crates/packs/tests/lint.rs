//! The packs that come with Shirube have nothing that the linter names.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests are tests")]

use shirube_packs::{FILES, PackFile, builtin, lint, load};

/// Facts grow old with the calendar, not with the code: the day of the last comparison stands in for today.
const TODAY: &str = "2026-11-22";

#[test]
fn the_linter_has_nothing_to_say() {
    let knowledge = builtin().unwrap();
    let mistakes = lint(FILES, &knowledge, TODAY);
    assert!(mistakes.is_empty(), "{}", mistakes.iter().map(|m| format!("{m}\n")).collect::<String>());
}

#[test]
fn every_problem_says_when_to_call_support() {
    let known = builtin().unwrap().explanations;
    let silent: Vec<&String> = known.advice.iter().filter(|(_, a)| a.support.is_none()).map(|(id, _)| id).collect();
    assert!(silent.is_empty(), "{silent:?}");
}

/// A complete pack of two problems of which the linter has nothing to say.
const SOUND: &str = r#"
[origin]
source = "s"
verified_on = "2026-11-22"
evidence = "seen"
[hosts]
linked = ["a.example"]
help = []
[source.s]
title = "S"
[label.save]
ja = "保存"
en = "Save"
older = { ja = ["記録"], en = ["Store"] }
[label.editor]
ja = "編集ツール"
en = "Editor"
program = true
[link.page]
url = "https://a.example/"
ja = "開く"
en = "Open"
evidence = "seen"
[procedure.save]
title = { ja = "保存する", en = "Save" }
steps = [{ ja = "{@save}を押します。", en = "Press {@save}." }]
[change.c]
since = "2026"
text = { ja = "以前は違いました。", en = "It was different before." }
[topic.t]
title = { ja = "読み物", en = "To read" }
text = [{ ja = "本文です。", en = "Some text." }]
[cause.c]
title = { ja = "原因", en = "A cause" }
why = []
ways = [
  { steps = [{ procedure = "save" }, { ja = "画面を開きます。", en = "Open the page.", link = "page" }] },
  { steps = [{ ja = "{@editor}を開きます。", en = "Open the {@editor}." }] },
]
[[problem]]
id = "a.long"
code = "AB-1"
severity = "error"
supersedes = ["a.short"]
messages = [{ language = "ja", text = "権限がないため処理を中断しました。" }]
title = { ja = "題", en = "Title" }
what = []
fixer = { ja = "誰か", en = "Somebody" }
causes = ["c"]
changes = ["c"]
topics = ["t"]
positive = [{ text = "権限がないため処理を中断しました。" }]
negative = [{ text = "権限" }]
[[problem]]
id = "a.short"
code = "AB-2"
severity = "error"
messages = [{ language = "ja", text = "処理を中断しました。" }]
title = { ja = "題", en = "Title" }
what = []
fixer = { ja = "誰か", en = "Somebody" }
causes = ["c"]
positive = [{ text = "処理を中断しました。" }]
negative = [{ text = "処理" }]
"#;

fn said(text: &str, today: &str) -> Vec<String> {
    let files = [PackFile { name: "x.toml", text }];
    let knowledge = load(&files).unwrap_or_else(|error| panic!("{error}"));
    lint(&files, &knowledge, today).iter().map(ToString::to_string).collect()
}

/// What the linter says once a piece of the sound pack is another.
fn changed(from: &str, to: &str) -> Vec<String> {
    assert!(SOUND.contains(from), "{from}");
    said(&SOUND.replacen(from, to, 1), TODAY)
}

#[track_caller]
fn says(mistakes: &[String], key: &str, words: &str) {
    let is_it = |mistake: &String| mistake.contains(&format!(": {key}: ")) && mistake.contains(words);
    assert!(mistakes.len() == 1 && mistakes.iter().any(is_it), "expected only {key}: {words}, found {mistakes:#?}");
}

#[test]
fn a_sound_pack_is_passed_in_silence() {
    assert_eq!(said(SOUND, TODAY), [] as [&str; 0]);
}

#[test]
fn a_missing_translation_is_named() {
    says(&changed("ja = \"原因\"", "ja = \"A cause\""), "cause.c", "“A cause” is not Japanese");
    says(&changed("en = \"A cause\"", "en = \"原因\""), "cause.c", "“原因” is not English");
    says(&changed("en = \"It was different before.\"", "en = \"以前\""), "change.c", "is not English");
    says(&changed("en = \"Some text.\"", "en = \"本文\""), "topic.t", "is not English");
    says(&changed("ja = \"題\"", "ja = \"Title\""), "problem[0]", "is not Japanese");
    // A label is a word in every language.
    assert_eq!(changed("ja = \"{@save}を押します。\"", "ja = \"{@save}\""), [] as [&str; 0]);
}

#[test]
fn a_dead_alias_is_named() {
    says(&changed("ja = [\"記録\"]", "ja = [\"保存\"]"), "label.save.older.ja", "remove the alias");
    says(&changed("en = [\"Store\"]", "en = [\"Store\", \"Save\"]"), "label.save.older.en", "remove the alias");
}

#[test]
fn a_dead_id_is_named() {
    for (table, key) in [
        ("[label.dead]\nja = \"x\"\nen = \"x\"\n", "label"),
        ("[link.dead]\nurl = \"https://a.example/\"\nja = \"x\"\nen = \"x\"\nevidence = \"seen\"\n", "link"),
        ("[source.dead]\ntitle = \"x\"\n", "source"),
        (
            "[cause.dead]\ntitle = { ja = \"原因\", en = \"x\" }\nwhy = []\nways = [{ steps = [{ ja = \"手順\", en = \"x\" }] }]\n",
            "cause",
        ),
        (
            "[procedure.dead]\ntitle = { ja = \"手順\", en = \"x\" }\nsteps = [{ ja = \"手順\", en = \"x\" }]\n",
            "procedure",
        ),
        ("[change.dead]\nsince = \"2026\"\ntext = { ja = \"変更\", en = \"x\" }\n", "change"),
        ("[topic.dead]\ntitle = { ja = \"話題\", en = \"x\" }\ntext = []\n", "topic"),
    ] {
        let mistakes = changed("[[problem]]", &format!("{table}[[problem]]"));
        says(&mistakes, &format!("{key}.dead"), &format!("nothing uses this {key}"));
    }
}

#[test]
fn a_shadowed_message_is_named() {
    let mistakes = changed("supersedes = [\"a.short\"]\n", "");
    says(&mistakes, "problem[0].messages[0]", "add “a.short” to supersedes");
    // Folded, two spellings are one; a message with values is looked for by them.
    let wide = changed("text = \"処理を中断しました。\" }]\ntitle", "text = \"処理を 中断しました\" }]\ntitle");
    assert_eq!(wide, [] as [&str; 0]);
}

#[test]
fn an_identical_message_is_named() {
    let mistakes = changed(
        "text = \"処理を中断しました。\" }]\ntitle",
        "text = \"処理を中断しました。\" }, { language = \"ja\", text = \"権限がないため 処理を中断しました\" }]\ntitle",
    );
    says(&mistakes, "problem[1].messages[1]", "AB-1 has the same message");
    let twice = changed(
        "text = \"処理を中断しました。\" }]\ntitle",
        "text = \"処理を中断しました。\" }, { language = \"ja\", text = \"処理を中断 しました\" }]\ntitle",
    );
    says(&twice, "problem[1].messages[1]", "the same message stands here twice");
}

#[test]
fn a_way_without_a_link_is_named() {
    let mistakes = changed(
        ", link = \"page\" }] },",
        " }] },\n  { steps = [{ ja = \"開きます。\", en = \"Open it.\", link = \"page\" }] },",
    );
    says(&mistakes, "cause.c.ways[0]", "no step has a link");
    // How to tell the cause may lead there, too.
    let checked =
        changed("why = []\nways", "why = []\ncheck = [{ ja = \"見ます。\", en = \"Look.\", link = \"page\" }]\nways");
    assert_eq!(checked, [] as [&str; 0]);
}

#[test]
fn a_statement_older_than_a_year_is_named() {
    let of = |day: &str| format!("ja = \"以前は違いました。\", verified_on = \"{day}\"");
    let old = changed("ja = \"以前は違いました。\"", &of("2025-11-21"));
    says(&old, "change.c", "verified on 2025-11-21, more than a year ago");
    assert_eq!(changed("ja = \"以前は違いました。\"", &of("2025-11-22")), [] as [&str; 0]);
    assert!(said(SOUND, "2027-11-23").len() > 5);
}

#[test]
fn a_raw_label_in_quotes_is_named() {
    for (open, close) in [("「", "」"), ("“", "”"), ("［", "］"), ("\\\"", "\\\"")] {
        let mistakes = changed("ja = \"本文です。\"", &format!("ja = \"{open}保存{close}を押します。\""));
        says(&mistakes, "topic.t", "“保存” is a label: write {@save}");
    }
    says(&changed("en = \"Some text.\"", "en = \"Press “Store” now.\""), "topic.t", "“Store” is a label");
    assert_eq!(changed("ja = \"本文です。\"", "ja = \"「本文」です。\""), [] as [&str; 0]);
}

#[test]
fn an_unknown_label_in_brackets_is_named() {
    let mistakes = changed("ja = \"本文です。\"", "ja = \"［削除］を押します。\"");
    says(&mistakes, "topic.t", "no table knows the label “削除”");
    says(&changed("en = \"Some text.\"", "en = \"Press [Delete].\""), "topic.t", "no table knows the label “Delete”");
}

#[test]
fn what_is_left_to_be_written_is_named() {
    let mistakes = changed("why = []", "why = [{ ja = \"TODO: 理由\", en = \"TODO: why\" }] # TODO check");
    let line = SOUND[..SOUND.find("why = []").unwrap()].matches('\n').count() + 1;
    let expected = ["TODO: 理由", "TODO: why", "TODO check"]
        .map(|words| format!("x.toml:{line}: “{words}” is left to be written"));
    assert_eq!(mistakes, expected);
}
