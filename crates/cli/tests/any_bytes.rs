//! Whatever a file holds: it is read or refused, and nothing panics.

use proptest::prelude::*;
use shirube_cli::{read::read, scan::engine};

/// Pieces that files are made of, so that chance meets the interesting places.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<div role=alert>",
        "<x-a><template shadowrootmode=open>",
        "<slot name=s>",
        "</template>",
        "<table><tr><th>",
        "<td>",
        "<h2>",
        "</h2>",
        "<details>",
        "<summary>",
        "<iframe srcdoc='<p>a'>",
        "<a href='http://['>",
        "<code>",
        "<br>",
        "<svg><p>",
        "<span style='left:-1e999px;position:x;clip:rect('>",
        "<b aria-labelledby='a b'>",
        "<i id=a>",
        "<main><header>",
        "<select>",
        "<frameset>",
        "<plaintext>",
        "&#x110000;",
        "\u{feff}",
        "「",
        "\u{1b}$B",
        "\0",
        "From: a\r\nSubject: =?iso-2022-jp?B?GyRC?=\r\n",
        "Content-Type: multipart/mixed; boundary=b\r\n",
        "\r\n--b\r\n",
        "--b--",
        "Content-Type: message/rfc822\r\n\r\n",
        "Content-Transfer-Encoding: base64\r\n",
        "Content-Type: text/html; charset=shift_jis\r\n\r\n",
        "=E3=8",
        "> ",
        "\n",
        "グループ「a@example.co.jp」の情報にアクセスできなかったため、処理を中断しました。",
        "未登録の会社IDです。",
        "権限エラーが発生",
    ]);
    let noise = prop::collection::vec(any::<u8>(), 0..12);
    prop::collection::vec(prop_oneof![4 => piece.prop_map(|s: &str| s.as_bytes().to_vec()), 1 => noise], 0..40)
        .prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn reading_arbitrary_bytes_never_panics(
        bytes in prop_oneof![prop::collection::vec(any::<u8>(), 0..400), pieces()],
        extension in prop::sample::select(vec![None, Some("html"), Some("eml"), Some("txt")]),
    ) {
        let _ = read(&bytes, extension, Some("https://a-rakumo.appspot.com/admin"));
    }
}

#[test]
fn scanning_arbitrary_pages_never_panics() {
    let (engine, known) = engine().unwrap();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(200)
    });
    let read_and_scan = |bytes: Vec<u8>| {
        if let Ok(page) = read(&bytes, Some("html"), Some("https://a-rakumo.appspot.com/admin")) {
            let report = engine.scan(&page).report;
            prop_assert!(report.findings.iter().all(|f| engine.explain(&known, &page, f).is_some()));
        }
        Ok(())
    };
    runner.run(&pieces(), read_and_scan).unwrap();
}

#[test]
fn pages_may_nest_deeply() {
    let html = "<div>".repeat(5_000) + "権限エラー";
    assert_eq!(read(html.as_bytes(), None, None).unwrap().passages[0].blocks.len(), 1);
}
