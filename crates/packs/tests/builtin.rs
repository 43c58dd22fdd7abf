//! The pack files that come with Shirube, and the loader's words for mistakes.

use shirube_packs::{PackFile, builtin, load};

#[test]
fn the_packs_load_and_their_examples_hold() {
    let knowledge = builtin().unwrap_or_else(|error| panic!("\n{error}"));
    assert!(knowledge.catalogue.problems.len() >= 8);
    assert!(knowledge.examples.len() >= 20);
}

#[test]
fn every_sentence_is_in_both_languages() {
    let knowledge = builtin().unwrap();
    for cause in knowledge.explanations.causes.values() {
        assert_ne!(cause.title.text.ja, cause.title.text.en);
    }
}

/// A complete small pack.
const SMALL: &str = r#"
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
[link.page]
url = "https://a.example/{code}?authuser={account}"
ja = "開く"
en = "Open"
evidence = "seen"
[cause.c]
title = { ja = "原因", en = "Cause" }
why = []
ways = [{ steps = [{ ja = "{@save}を押します。", en = "Press {@save}.", link = "page" }] }]
[[problem]]
id = "a.b"
code = "AB-1"
severity = "error"
places = [{ host = "a.example" }]
messages = [{ language = "ja", text = "エラー {code:digits} が発生しました。" }]
title = { ja = "題", en = "Title" }
what = []
fixer = { ja = "誰か", en = "Somebody" }
causes = ["c"]
positive = [{ text = "エラー 42 が発生しました。", captures = { code = "42" } }]
negative = [{ text = "エラーは発生しませんでした。" }]
"#;

fn mistakes(text: &str) -> String {
    match load(&[PackFile { name: "x.toml", text }]) {
        Ok(_) => String::new(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn a_complete_pack_loads() {
    assert_eq!(mistakes(SMALL), "");
}

#[test]
fn mistakes_are_named_with_file_line_and_key() {
    let cases = [
        ("severity = \"error\"", "severity = \"bad\"", "x.toml:LINE: unknown variant `bad`"),
        ("code = \"AB-1\"", "code = \"nonsense\"", "x.toml:LINE: problem[0].code: “nonsense” is no code"),
        ("causes = [\"c\"]", "causes = [\"d\"]", "x.toml:LINE: problem[0].causes[0]: there is no cause “d”"),
        ("https://a.example/", "http://a.example/", "x.toml:LINE: link.page.url: “http://a.example/"),
        ("https://a.example/", "https://b.example/", "x.toml:LINE: link.page.url: links to b.example are not allowed"),
        ("{@save}を", "{@safe}を", "there is no label “safe”"),
        ("{code:digits}", "{code}", "x.toml:LINE: problem[0].messages[0].text: “{code}” is no slot"),
        ("{code:digits}", "{number:digits}", "“{code}” is used but not captured"),
        ("en = \"Cause\"", "en = \"\"", "x.toml:LINE: cause.c.title.en: the sentence is empty"),
        ("evidence = \"seen\"\n[hosts]", "[hosts]", "no evidence: give one here or in [origin]"),
        ("2026-11-22", "22.11.2026", "is no date: write YYYY-MM-DD"),
        (
            "captures = { code = \"42\" }",
            "captures = { code = \"43\" }",
            "x.toml:LINE: problem[0].positive[0]: the example captures",
        ),
        (
            "エラーは発生しませんでした。",
            "エラー 7 が発生しました。",
            "x.toml:LINE: problem[0].negative[0]: the counter-example is taken",
        ),
        ("link = \"page\"", "link = \"side\"", "there is no link “side”"),
        ("[cause.c]", "[cause.c]\nwhom = 1", "unknown field `whom`"),
    ];
    for (from, to, expected) in cases {
        assert!(SMALL.contains(from), "{from}");
        let line = SMALL[..SMALL.find(from).unwrap()].matches('\n').count() + 1;
        let expected = expected.replace("LINE", &line.to_string());
        let found = mistakes(&SMALL.replacen(from, to, 1));
        assert!(found.contains(&expected), "{to}: expected “{expected}”, found “{found}”");
    }
}
