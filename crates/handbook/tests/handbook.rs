//! The handbook as a whole: what comes with Shirube, and a made-up family that has everything.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests are tests")]

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use scraper::{ElementRef, Html, Selector};
use serde_json::Value;
use shirube_handbook::{HandbookError, handbook};
use shirube_packs::{Knowledge, PackFile, builtin, load};

/// The made-up family.
fn sample() -> Knowledge {
    let read = |name: &'static str| (name, std::fs::read_to_string(Path::new("tests/packs").join(name)).unwrap());
    let texts = [read("shared/shared.toml"), read("families/sample.toml")];
    load(&texts.iter().map(|(name, text)| PackFile { name, text }).collect::<Vec<_>>()).unwrap()
}

/// The files of a handbook by their path.
struct Site(BTreeMap<String, String>);

impl Site {
    fn of(knowledge: &Knowledge) -> Self {
        let files = handbook(&knowledge.catalogue, &knowledge.explanations).unwrap();
        let count = files.len();
        let files: BTreeMap<_, _> =
            files.into_iter().map(|file| (file.path, String::from_utf8(file.content).unwrap())).collect();
        assert_eq!(files.len(), count, "no file stands twice");
        Self(files)
    }

    fn pages(&self) -> impl Iterator<Item = (&str, Html)> {
        self.0
            .iter()
            .filter(|(path, _)| path.ends_with(".html"))
            .map(|(path, text)| (path.as_str(), Html::parse_document(text)))
    }

    fn page(&self, path: &str) -> Html {
        Html::parse_document(self.0.get(path).unwrap_or_else(|| panic!("there is no {path}")))
    }

    fn index(&self, language: &str) -> Value {
        let script = &self.0[&format!("{language}/search-index.js")];
        let json = script.strip_prefix("globalThis.shirubeIndex=").unwrap().trim_end().strip_suffix(';').unwrap();
        serde_json::from_str(json).unwrap()
    }
}

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef) -> String {
    element.text().collect()
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    select(page, selector).into_iter().map(text).collect()
}

fn both(check: impl Fn(&Knowledge, &Site)) {
    for knowledge in [builtin().unwrap(), sample()] {
        let site = Site::of(&knowledge);
        check(&knowledge, &site);
    }
}

#[test]
fn every_problem_and_topic_has_its_page_in_both_languages() {
    both(|knowledge, site| {
        assert!(site.0.contains_key("index.html"));
        for language in ["ja", "en"] {
            let codes = knowledge.catalogue.problems.iter().map(|problem| problem.code.to_lowercase());
            let topics = knowledge.explanations.topics.keys().cloned();
            for name in codes.chain(topics).chain(["index".to_owned(), "changes".to_owned()]) {
                let page =
                    site.0.get(&format!("{language}/{name}.html")).unwrap_or_else(|| panic!("no {language}/{name}"));
                assert!(page.starts_with(&format!("<!doctype html>\n<html lang=\"{language}\">")));
                assert_eq!(page.matches("<h1>").count(), 1, "{language}/{name}");
            }
        }
    });
}

#[test]
fn the_index_names_every_problem_in_its_family() {
    both(|knowledge, site| {
        for language in ["ja", "en"] {
            let page = site.page(&format!("{language}/index.html"));
            let listed: BTreeSet<String> = texts(&page, "[data-family] .code").into_iter().collect();
            let known: BTreeSet<String> = knowledge.catalogue.problems.iter().map(|it| it.code.clone()).collect();
            assert_eq!(listed, known);
            for section in select(&page, "[data-family]") {
                let letters = section.attr("data-family").unwrap();
                let codes = Selector::parse(".code").unwrap();
                assert!(section.select(&codes).all(|code| text(code).starts_with(&format!("{letters}-"))));
            }
        }
    });
    let page = Site::of(&sample()).page("ja/index.html");
    let names = texts(&page, "[data-family] h3");
    assert_eq!(
        names,
        ["Google の同意とアプリのアクセス 2 件", "ZZ 1 件"],
        "a family without a name is called by its letters"
    );
}

/// Each page is read once: reading is what takes the time.
#[test]
fn every_page_is_sound_and_every_link_within_leads_somewhere() {
    both(|_, site| {
        let mut titles = BTreeSet::new();
        let mut anchors = BTreeMap::new();
        let mut links = Vec::new();
        for (path, page) in site.pages() {
            let title = texts(&page, "title").concat();
            assert!(titles.insert(title.clone()), "{path}: another page has the title “{title}”");
            anchors.insert(path.to_owned(), unique_ids(path, &page));
            headings_in_order(path, &page);
            nothing_inline(path, &page);
            links.extend(links_within(path, &page));
        }
        assert!(links.len() > 200, "it did look");
        for (from, file, anchor) in links {
            assert!(site.0.contains_key(&file), "{from}: there is no {file}");
            assert!(anchor.is_empty() || anchors[&file].contains(&anchor), "{from}: there is no {file}#{anchor}");
        }
    });
}

fn unique_ids(path: &str, page: &Html) -> BTreeSet<String> {
    let all = select(page, "[id]");
    let ids: BTreeSet<String> = all.iter().filter_map(|it| it.attr("id")).map(str::to_owned).collect();
    assert_eq!(ids.len(), all.len(), "{path}: {ids:?}");
    ids
}

fn headings_in_order(path: &str, page: &Html) {
    let mut before = 0;
    for heading in select(page, "h1, h2, h3, h4, h5, h6") {
        let level: u32 = heading.value().name()[1..].parse().unwrap();
        assert!(level <= before + 1, "{path}: h{level} after h{before}: {}", text(heading));
        before = level;
    }
}

/// Nothing that the extension's policy would stop, and nothing to press.
fn nothing_inline(path: &str, page: &Html) {
    assert!(select(page, "style, [style], button, iframe, object, base").is_empty(), "{path}");
    assert!(select(page, "script").iter().all(|it| it.attr("src").is_some() && text(*it).is_empty()), "{path}");
    assert!(!select(page, "*").iter().any(|it| it.value().attrs().any(|(name, _)| name.starts_with("on"))), "{path}");
    assert!(select(page, "input:not([type=search])").is_empty(), "{path}: boxes stand on paper only");
    assert!(select(page, "var, .value").iter().all(|it| !text(*it).is_empty()), "{path}: a value without a name");
}

/// The links to other files of the handbook: from where, to which file, to which part. Those that leave are safe.
fn links_within(path: &str, page: &Html) -> Vec<(String, String, String)> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut links = Vec::new();
    for element in select(page, "[href], [src]") {
        let address = element.attr("href").or(element.attr("src")).unwrap();
        if address.contains(':') {
            assert!(address.starts_with("https://"), "{path}: {address}");
            let slots = ["{", "%E3%80%88", "%E2%80%B9"];
            assert!(!slots.iter().any(|slot| address.contains(slot)), "{path}: a placeholder in {address}");
            assert_eq!((element.attr("rel"), element.attr("target")), (Some("noopener noreferrer"), Some("_blank")));
            continue;
        }
        let (file, anchor) = address.split_once('#').unwrap_or((address, ""));
        let file = match (file, file.strip_prefix("../")) {
            ("", _) => path.to_owned(),
            (_, Some(above)) => above.to_owned(),
            _ if folder.is_empty() => file.to_owned(),
            _ => format!("{folder}/{file}"),
        };
        links.push((path.to_owned(), file, anchor.to_owned()));
    }
    links
}

#[test]
fn words_that_look_like_markup_stay_words() {
    let site = Site::of(&sample());
    let page = site.page("ja/go-a.html");
    assert!(select(&page, "main script, main img, main b:not(.label), main i").is_empty());
    assert!(texts(&page, "#cause-markup h3")[0].contains("<script>alert(1)</script> & \"値\" が入っている"));
    let source = &site.0["ja/go-a.html"];
    assert!(source.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;値&quot;"));
    assert!(source.contains("href=\"https://support.google.com/a/answer/1?hl=ja&amp;x=1\""));
}

#[test]
fn a_value_is_named_where_it_would_stand() {
    let site = Site::of(&sample());
    let ja = site.page("ja/zz-1.html");
    assert_eq!(texts(&ja, "h1"), ["グループ 〈グループ〉 を読み込めない"]);
    assert_eq!(
        texts(&ja, "#messages blockquote"),
        ["グループ「〈グループ〉」の情報にアクセスできなかったため、処理を中断しました。"],
        "messages that look alike stand once"
    );
    assert_eq!(select(&ja, "#messages .note").len(), 1);
    let en = site.page("en/zz-1.html");
    assert_eq!(texts(&en, "title"), ["ZZ-1 The group ‹group› cannot be read — Shirube Handbook"]);
    assert_eq!(texts(&en, "#messages blockquote[lang=ja] var[lang=en]"), ["‹group›"]);
    assert!(texts(&en, ".cause h3")[0].contains("The group ‹group› cannot be read"));
    // A parameter without a value is left out, a path without one leads nowhere.
    let urls: Vec<_> = select(&en, "a.open").into_iter().filter_map(|it| it.attr("href")).collect();
    assert_eq!(urls, ["https://admin.google.com/ac/groups"]);
    let urls: BTreeSet<_> = texts_of_links(&site.page("en/go-a.html"));
    assert_eq!(urls.into_iter().collect::<Vec<_>>(), ["https://admin.google.com/ac/users"]);
}

fn texts_of_links(page: &Html) -> BTreeSet<String> {
    select(page, "a.open").into_iter().filter_map(|it| it.attr("href")).map(str::to_owned).collect()
}

#[test]
fn a_page_says_everything() {
    let site = Site::of(&sample());
    let page = site.page("en/go-a.html");
    let all = texts(&page, "main").concat();
    for said in [
        "Error",
        "GO-A",
        "You could not sign in to ‹app name›.",
        "A super admin",
        "accounts.google.com",
        "*.example.com/admin",
        "What older instructions get wrong",
        "2024-03-13",
        "In Japanese",
        "In English",
        "Your administrator has blocked the app ‹app name› for now",
        "This wording is not confirmed by any public document.",
        "What may follow",
        "詳しくは管理者にお尋ねください。",
        "(most likely first)",
        "Why",
        "How to tell",
        "Super admin",
        "Business Plus or higher",
        "up to 24 hours",
        "Option 2",
        "All data is deleted.",
        "Connect again",
        "“一括同期する”",
        "(formerly “People”)",
        "Do not make everybody a super admin.",
        "Ask, and give the message.",
        "What the levels of access are",
        "GO-B",
        "support.google.com 1",
        "checked on 2026-11-22",
    ] {
        assert!(all.contains(said), "{said}");
    }
    assert_eq!(select(&page, "#messages figure").len(), 2);
    assert_eq!(select(&page, ".cause[id] .panel").len(), 2, "every cause is open");
    assert_eq!(select(&page, ".label[lang=ja]").len(), 2, "Japanese labels say so");
    let any = site.page("ja/go-b.html");
    assert_eq!(
        texts(&any, "[data-part=signal] code"),
        ["https://accounts.google.com/signin/oauth/error?…authError=access_denied"]
    );
    assert_eq!(texts(&any, "#related .code"), ["GO-A"], "from either side");
}

#[test]
fn changes_stand_newest_first_with_whom_they_concern() {
    let site = Site::of(&sample());
    let page = site.page("ja/changes.html");
    assert_eq!(texts(&page, ".since"), ["2026-10", "2024-03-13", "2019"]);
    assert_eq!(texts(&page, "h2"), ["2026", "2024", "2019"]);
    assert_eq!(texts(&page, "#change-levels .code"), ["GO-A"]);
    assert!(select(&page, "#change-older .code").is_empty());
    assert!(texts(&page, "#change-older .sources")[0].contains("お知らせ一覧 · 確認日 2026-11-22"));
    assert_eq!(select(&site.page("en/changes.html"), "#change-older .sources [lang=ja]").len(), 1);
}

#[test]
fn a_topic_has_its_text_its_steps_and_whom_it_concerns() {
    let site = Site::of(&sample());
    let page = site.page("ja/access-levels.html");
    assert_eq!(texts(&page, "h1"), ["アクセス権の段階とは"]);
    assert_eq!(select(&page, ".prose > p").len(), 2);
    assert_eq!(texts(&page, "h3.procedure"), ["接続し直す"]);
    assert_eq!(select(&page, ".steps > li").len(), 3);
    assert_eq!(texts(&page, "#main .problems .code"), ["GO-A"]);
    assert!(select(&site.page("ja/plain.html"), ".steps, .problems").is_empty());
}

#[test]
fn the_search_index_is_folded_and_speaks_both_languages() {
    let site = Site::of(&builtin().unwrap());
    for language in ["ja", "en"] {
        let index = site.index(language);
        let entry = index["entries"].as_array().unwrap().iter().find(|entry| entry["code"] == "RK-B").unwrap().clone();
        assert_eq!(entry["href"], "rk-b.html");
        let names = entry["names"].as_str().unwrap();
        for name in ["rk-b", "rkb", "googleからの読み込みで権限が足りない", "rakumomaynotreadfromgoogle"]
        {
            assert!(names.split(' ').any(|it| it == name), "{name}: {names}");
        }
        assert_eq!(
            entry["messages"][0],
            "googleからのデータ読み込み時に権限エラーが発生したため、処理を中断しました。"
        );
        let rest = entry["rest"].as_str().unwrap();
        assert!(rest.contains("google同期は途中で止まり") && rest.contains("thesyncalsoreadscalendarpermissions"));
        let causes = entry["causes"].as_str().unwrap();
        assert!(
            causes.contains("プライマリドメインの特権管理者ではない")
                && causes.contains("superadminoftheprimarydomain")
        );
    }
    let index = Site::of(&sample()).index("en");
    let hrefs: Vec<_> =
        index["entries"].as_array().unwrap().iter().map(|entry| entry["href"].as_str().unwrap()).collect();
    assert_eq!(hrefs, ["go-a.html", "go-b.html", "zz-1.html", "access-levels.html", "plain.html"]);
    assert_eq!(
        index["entries"][2]["messages"][0],
        "グループ「 」の情報にアクセスできなかったため、処理を中断しました。"
    );
    assert_eq!(index["entries"][0]["title"], "The use of ‹app name› was stopped");
}

#[test]
fn names_that_clash_or_are_no_names_are_refused() {
    for (id, error) in [
        ("go-a", HandbookError::Taken("go-a".into())),
        ("changes", HandbookError::Taken("changes".into())),
        ("../evil", HandbookError::Name("../evil".into())),
    ] {
        let mut knowledge = sample();
        let topics = &mut knowledge.explanations.topics;
        let topic = topics["plain"].clone();
        topics.insert(id.to_owned(), topic);
        assert_eq!(handbook(&knowledge.catalogue, &knowledge.explanations).unwrap_err(), error);
    }
}
