//! Standing: whether a message is the page's own, or the page only speaks about it.
//!
//! A wrong hint is worse than none, so every sign of quoting counts: the host, the address, what the message stands in,
//! the headings above it, the brackets around it, the words before and behind it. Only a live region outweighs what is
//! around it, because there a program speaks now.

use std::ops::Range;

use crate::{
    fold::fold,
    knowledge::{Catalogue, Place, Problem},
    page::{Block, Page, Within},
    report::Standing,
};

/// An occurrence and what surrounds it.
pub struct Surroundings<'a> {
    /// The page.
    pub page: &'a Page,
    /// The block in which the message begins, and those over which it goes on.
    pub blocks: &'a [Block],
    /// The message in the first block, in UTF-16 code units.
    pub in_first: Range<u32>,
    /// The folded text of these blocks before and behind the message.
    pub before: &'a str,
    /// See `before`.
    pub after: &'a str,
    /// The blocks before and behind.
    pub previous: Option<&'a Block>,
    /// See `previous`.
    pub next: Option<&'a Block>,
}

/// Words in a heading that announce explanations rather than events. Folded, anywhere.
#[rustfmt::skip]
const EXPLAINING: &[&str] = &[
    // Help and documentation
    "ヘルプ", "よくある", "faq", "q&a", "質問", "回答", "使い方", "マニュアル", "ガイド", "リファレンス",
    "チュートリアル", "ナレッジ", "用語集", "説明", "意味", "手順", "事例", "サンプル", "表示例", "エラーの例",
    "見方", "読み方",
    // Errors in general
    "エラーメッセージ一覧", "エラー一覧", "メッセージ一覧", "表示されるエラー", "表示されるメッセージ",
    "エラーについて", "メッセージについて", "事象について", "トラブル", "原因と対処", "対処方法", "対処法",
    "解決方法", "表示される場合", "と表示され", "できないとき", "できない場合", "困ったとき", "困りの",
    "既知の問題", "既知の不具合",
    // News
    "お知らせ", "リリースノート", "更新履歴", "変更履歴", "更新情報", "障害情報", "障害履歴", "障害報告",
    "過去の障害", "メンテナンス情報",
    // What people say and search
    "検索結果", "サポートチャット", "チャットサポート", "チャット履歴", "チャットログ", "チャットボット", "会話",
    "コメント", "投稿", "お問い合わせ内容", "お問い合わせ履歴", "文字起こし", "字幕", "研修", "クイズ", "演習",
    "練習問題",
    // English
    "searchresult", "helpcenter", "helpcentre", "troubleshoot", "releasenote", "knownissue", "announcement",
    "whatitmeans", "meaning", "howtofix", "transcript", "changelog", "frequentlyasked", "commonerror",
    "commonissue", "errormessages", "errorreference", "documentation", "tutorial", "userguide", "comments",
    "examples",
];

/// Headings that announce explanations if they say nothing else: the word alone, but not 「Google チャットの同期」.
const EXPLAINING_ALONE: &[&str] = &["チャット", "質問", "例", "help", "support", "chat", "example", "guide", "guides"];

/// Names of a log that a program writes, not people.
#[rustfmt::skip]
const PROTOCOLS: &[&str] = &[
    "同期ログ", "実行ログ", "処理ログ", "実行履歴", "同期履歴", "実行結果", "処理結果", "進行状況", "処理状況",
    "synclog", "runlog",
];

/// Segments of an address that hold explanations. Whole segments only.
#[rustfmt::skip]
const EXPLAINING_SEGMENTS: &[&str] = &[
    "help", "faq", "support", "docs", "doc", "manual", "news", "announcements", "notices", "release-notes",
    "releases", "blog", "search", "kb", "training", "learn", "guide", "guides", "tutorial", "tutorials",
    "community", "forum", "knowledge", "knowledgebase", "changelog",
];

/// What follows a message that is spoken about. Folded, at the very beginning. No sentence begins like this.
#[rustfmt::skip]
const SPOKEN_OF: &[&str] = &[
    "と表示", "と出", "という", "との", "といった", "とい", "とあり", "とある", "と書", "と記", "と言", "と通知",
    "などと", "から始ま", "で始ま", "が表示", "が出", "の場合", "のエラー", "のメッセージ", "のような", "のように",
    "について", "とは", "の原因", "の対処", "の意味", "を確認する方法", "と返", "と見え", "と聞", "と報告",
    "と連絡", "になった場合", "になる場合",
];

/// The same where nothing ends before it. Behind a full stop, these words begin a sentence of the page's own.
#[rustfmt::skip]
const NAMED: &[&str] = &[
    "エラーが", "エラーの", "エラーは", "エラーを", "メッセージが", "メッセージの", "メッセージは", "appears",
    "isshown", "isdisplayed", "means",
];

/// What the same or the next block says of a message that is spoken about. Folded, anywhere.
#[rustfmt::skip]
const CONDITIONAL: &[&str] = &[
    "と表示される", "と表示された", "が表示される場合", "が表示された場合", "が表示されるとき", "が表示された際",
    "と出た場合", "と出る場合", "上記エラーが表示", "上記のエラーが表示", "上記メッセージが表示",
    "上記のメッセージが表示", "上記エラーの場合", "上記のエラーの場合", "上記エラーの原因", "上記のエラーの原因",
    "このようなエラーが表示", "ifyousee", "whenyousee", "thismessageappears", "thiserrorappears",
];

/// What stands directly before a message that is spoken about. Folded, at the very end.
#[rustfmt::skip]
const INTRODUCED: &[&str] = &[
    "例:", "例)", "例】", "例]", "例えば", "例えば、", "次のエラー", "次のエラー:", "以下のエラー", "以下のエラー:",
    "次のメッセージ", "次のメッセージ:", "以下のメッセージ", "以下のメッセージ:", "表示されるエラーメッセージ",
    "表示されるエラーメッセージ:", "表示されるメッセージ:", "ように表示されます", "e.g.", "thefollowingerror:",
    "thefollowingmessage:", "forexample:", "forexample,",
];

/// How a sentence begins and ends that announces a message in general. One in the past tense tells what happened.
const ANNOUNCING: (&[&str], &[&str]) = (
    &["次の", "以下の", "下記の", "次のような", "以下のような"],
    &[
        "表示されます",
        "表示される",
        "出ます",
        "ことがあります",
        "場合があります",
        "エラーです",
        "メッセージです",
        "エラー",
        "メッセージ",
        "文言",
    ],
);

/// Decides the standing of a message.
pub fn standing(catalogue: &Catalogue, problem: &Problem, weak: bool, around: &Surroundings) -> Standing {
    let Some(url) = &around.page.url else { return Standing::Reported };
    let elsewhere = !is_home(catalogue, problem, url);
    match elsewhere || is_spoken_of(around) || is_passed_on(around, url) {
        true => Standing::Quoted,
        false if weak => Standing::Reported,
        false => Standing::Here,
    }
}

/// Whether a problem's messages can be a page's own words, judged by its address.
pub fn is_home(catalogue: &Catalogue, problem: &Problem, url: &str) -> bool {
    let (host, path) = host_and_path(url);
    problem.places.iter().any(|place| is_at(place, host, path))
        && !catalogue.help_hosts.iter().any(|help| host_matches(help, host))
        && !is_explaining_path(path)
}

/// The words around a message make it a quotation, wherever it stands.
fn is_spoken_of(around: &Surroundings) -> bool {
    // What stands beside a live region is no part of its sentence.
    let live = is_live(around.blocks);
    let neighbour = |block: Option<&Block>| {
        let block = block.filter(|&b| is_live(std::slice::from_ref(b)) == live);
        block.map(|b| fold(&b.text)).unwrap_or_default()
    };
    let previous = if around.before.is_empty() { neighbour(around.previous) } else { String::new() };
    let next = neighbour(around.next);
    let bracketed = is_open(around.before) || previous.ends_with(['「', '『', '"']);
    let behind = around.after.trim_start_matches(CLOSING);
    let behind_block = if behind.is_empty() { next.trim_start_matches(CLOSING) } else { "" };
    let stopped = is_stopped(around);
    bracketed
        || SPOKEN_OF.iter().any(|&words| behind.starts_with(words) || behind_block.starts_with(words))
        || (!stopped && NAMED.iter().any(|&words| behind.starts_with(words)))
        // A live region says what happens now. What it adds on what to do is advice.
        || (!live && CONDITIONAL.iter().any(|&words| behind.contains(words) || next.starts_with(words) || around.before.contains(words)))
        || INTRODUCED.iter().any(|&words| around.before.ends_with(words) || previous.ends_with(words))
        || announces(around.before)
        || announces(&previous)
}

const CLOSING: [char; 10] = ['。', '.', '」', '』', '"', '\'', '…', ')', '】', ']'];

/// Whether a full stop stands between a message and what follows it. It may count as a part of the message.
fn is_stopped(around: &Surroundings) -> bool {
    let stop = |c: char| matches!(c, '。' | '｡' | '.' | '．');
    let last = match around.blocks {
        [only] => {
            let mut offset = 0;
            let inside = only.text.chars().take_while(|c| {
                offset += c.len_utf16() as u32;
                offset <= around.in_first.end
            });
            inside.last()
        }
        // It goes on over several blocks: the last of them begins with the rest of it.
        [.., last] => fold(&last.text).strip_suffix(around.after).and_then(|message| message.chars().next_back()),
        [] => None,
    };
    last.is_some_and(stop) || around.after.starts_with(stop)
}

/// Whether a text leaves a bracket open.
fn is_open(text: &str) -> bool {
    let count = |c: char| text.chars().filter(|&x| x == c).count();
    [('「', '」'), ('『', '』'), ('《', '》'), ('〈', '〉')].into_iter().any(|(open, close)| count(open) > count(close))
        || count('"') % 2 == 1
}

/// Whether the last sentence of a text announces a message.
fn announces(text: &str) -> bool {
    let text = text.trim_end_matches(['。', ':', '.']);
    let sentence = text.rsplit('。').next().unwrap_or_default();
    let (begins, ends) = ANNOUNCING;
    begins.iter().any(|&words| sentence.contains(words)) && ends.iter().any(|&words| sentence.ends_with(words))
}

/// What a message stands in makes it somebody else's words.
fn is_passed_on(around: &Surroundings, url: &str) -> bool {
    let within = |kind: Within| around.blocks.iter().any(|b| b.within.contains(&kind));
    let nearest =
        around.blocks.first().and_then(|b| b.headings.first()).map(|heading| fold(heading)).unwrap_or_default();
    if within(Within::Conversation) && !PROTOCOLS.iter().any(|&words| nearest.contains(words)) {
        return true;
    }
    if within(Within::Alert) {
        return false;
    }
    let in_quotation = around.blocks.first().is_some_and(|block| {
        block.quoting.iter().any(|&(from, to)| from <= around.in_first.start && around.in_first.end <= to)
    });
    // Single-page applications keep their pages in the fragment. It is weaker than a path: they may not keep it true.
    let route = url.split_once('#').map_or("", |(_, fragment)| fragment.strip_prefix('!').unwrap_or(fragment));
    in_quotation
        || [Within::Article, Within::Quotation, Within::Search, Within::Aside].into_iter().any(within)
        || (route.starts_with('/') && is_explaining_path(route.split('?').next().unwrap_or_default()))
        || around.blocks.iter().flat_map(|b| &b.headings).any(|heading| {
            let heading = fold(heading);
            EXPLAINING.iter().any(|&words| heading.contains(words)) || EXPLAINING_ALONE.contains(&heading.as_str())
        })
}

fn is_live(blocks: &[Block]) -> bool {
    blocks.iter().any(|b| b.within.contains(&Within::Alert))
}

fn is_explaining_path(path: &str) -> bool {
    path.split('/').any(|segment| EXPLAINING_SEGMENTS.contains(&segment.to_ascii_lowercase().as_str()))
}

/// The host and the path of an address.
pub fn host_and_path(url: &str) -> (&str, &str) {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    (host.split(':').next().unwrap_or_default(), if path.is_empty() { "/" } else { path })
}

/// Whether a page is at a place.
pub fn is_at(place: &Place, host: &str, path: &str) -> bool {
    let prefix = place.path.trim_end_matches('/');
    host_matches(&place.host, host)
        && path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether a host is the one that a pattern names; `*.example.com` means every host below.
pub fn host_matches(pattern: &str, host: &str) -> bool {
    match pattern.strip_prefix("*.") {
        Some(parent) => host.strip_suffix(parent).is_some_and(|sub| sub.ends_with('.')),
        None => pattern.eq_ignore_ascii_case(host),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_whole_segments() {
        let place = Place { host: "a.example".into(), path: "/admin".into() };
        let at = |url: &str| {
            let (host, path) = host_and_path(url);
            is_at(&place, host, path)
        };
        assert!(at("https://a.example/admin"));
        assert!(at("https://a.example/admin/x?y#z"));
        assert!(at("https://a.example:443/admin#/sync"));
        assert!(!at("https://a.example/administrator"));
        assert!(!at("https://a.example/"));
        assert!(!at("https://b.a.example/admin"));
        assert!(!at("https://a.example.evil.test/admin"));
        assert!(!at("https://evil.test/a.example/admin"));
    }

    #[test]
    fn a_star_means_every_host_below() {
        assert!(host_matches("*.example.com", "a.b.example.com"));
        assert!(!host_matches("*.example.com", "example.com"));
        assert!(!host_matches("*.example.com", "badexample.com"));
    }

    const MESSAGE: &str = "権限エラーが発生したため、処理を中断しました";

    /// The standing of [`MESSAGE`], which stands once in these blocks.
    fn standing_of(url: Option<&str>, blocks: Vec<Block>) -> Standing {
        let at = blocks.iter().position(|b| b.text.contains(MESSAGE)).unwrap();
        let (before, after) = blocks[at].text.split_once(MESSAGE).unwrap();
        // The full stop is a part of the message.
        let stop = after.starts_with('。');
        let after = after.strip_prefix('。').unwrap_or(after);
        let start = before.encode_utf16().count() as u32;
        let (before, after) = (fold(before), fold(after));
        let page = Page { url: url.map(Into::into), ..Page::default() };
        let around = Surroundings {
            page: &page,
            blocks: &blocks[at..=at],
            in_first: start..start + MESSAGE.encode_utf16().count() as u32 + u32::from(stop),
            before: &before,
            after: &after,
            previous: at.checked_sub(1).and_then(|i| blocks.get(i)),
            next: blocks.get(at + 1),
        };
        let problem =
            Problem { places: vec![Place { host: "a.example".into(), path: "/admin".into() }], ..Problem::named("p") };
        let catalogue = Catalogue { help_hosts: vec!["help.example".into()], ..Catalogue::default() };
        standing(&catalogue, &problem, false, &around)
    }

    fn block(text: &str) -> Block {
        Block { text: text.into(), ..Block::default() }
    }

    fn within(kinds: &[Within], headings: &[&str]) -> Block {
        Block { within: kinds.to_vec(), headings: headings.iter().map(|&h| h.into()).collect(), ..block(MESSAGE) }
    }

    const CONSOLE: Option<&str> = Some("https://a.example/admin#/sync");

    fn on_console(blocks: Vec<Block>) -> Standing {
        standing_of(CONSOLE, blocks)
    }

    #[test]
    fn the_address_decides_first() {
        let at = |url| standing_of(url, vec![within(&[Within::Alert], &[])]);
        assert_eq!(at(None), Standing::Reported);
        assert_eq!(at(CONSOLE), Standing::Here);
        assert_eq!(at(Some("https://a.example/")), Standing::Quoted);
        assert_eq!(at(Some("https://a.example/admin/help/3")), Standing::Quoted);
        assert_eq!(at(Some("https://help.example/admin")), Standing::Quoted);
        assert_eq!(at(Some("https://b.example/admin")), Standing::Quoted);
    }

    #[test]
    fn a_route_in_the_fragment_is_like_a_heading() {
        let at = |url, kinds: &[Within]| standing_of(Some(url), vec![within(kinds, &[])]);
        assert_eq!(at("https://a.example/admin#/help/login", &[]), Standing::Quoted);
        assert_eq!(at("https://a.example/admin#!/faq?x=1", &[]), Standing::Quoted);
        assert_eq!(at("https://a.example/admin#/help", &[Within::Alert]), Standing::Here);
        assert_eq!(at("https://a.example/admin#help", &[]), Standing::Here);
        assert_eq!(at("https://a.example/admin#/sync?from=/help", &[]), Standing::Here);
    }

    #[test]
    fn words_around_a_message_quote_it() {
        for (before, after) in [
            ("「", "。」と表示される場合は、管理者に連絡します。"),
            ("", "。と表示されます。"),
            ("", "というエラーが出ます。"),
            ("", "エラーが出たときは"),
            ("例: ", ""),
            ("同期すると次のエラーが表示されます: ", ""),
            ("画面に “", "” と出ました"),
            ("", "。上記のエラーが表示されたら、管理者に連絡します。"),
            ("以前は『", ""),
        ] {
            let text = format!("{before}{MESSAGE}{after}");
            assert_eq!(on_console(vec![block(&text)]), Standing::Quoted, "{text}");
        }
        for (before, after) in [
            ("", "。"),
            ("✕ エラー: ", "。"),
            ("2026/11/22 10:15 ", "。 詳細"),
            ("「全同期」の結果: ", "。「同期の設定」を確認してください。"),
            ("", "。エラーが続く場合は、管理者に連絡してください。"),
            ("", "。上記のエラーが解消しない場合は、サポートに連絡してください。"),
            ("同期中に次のエラーが発生しました: ", ""),
        ] {
            let text = format!("{before}{MESSAGE}{after}");
            assert_eq!(on_console(vec![block(&text)]), Standing::Here, "{text}");
        }
    }

    #[test]
    fn neighbours_quote_a_message_that_stands_alone() {
        let between = |before: &str, after: &str| on_console(vec![block(before), block(MESSAGE), block(after)]);
        assert_eq!(between("「", "」"), Standing::Quoted);
        assert_eq!(between("次のメッセージが表示されることがあります。", "管理者に連絡します。"), Standing::Quoted);
        assert_eq!(between("同期すると", "と表示される場合は"), Standing::Quoted);
        assert_eq!(between("Google 同期", "閉じる"), Standing::Here);
        assert_eq!(between("結果は、同期が終わると下に表示されます。", "更新"), Standing::Here);
    }

    #[test]
    fn what_a_message_stands_in_quotes_it() {
        for kind in [Within::Article, Within::Quotation, Within::Conversation, Within::Search, Within::Aside] {
            assert_eq!(on_console(vec![within(&[kind], &[])]), Standing::Quoted, "{kind:?}");
        }
        for heading in
            ["よくあるご質問", "エラーメッセージ一覧", "Troubleshooting", "チャット", "Ｈｅｌｐ", "同期ログの見方"]
        {
            assert_eq!(on_console(vec![within(&[], &["3 月", heading])]), Standing::Quoted, "{heading}");
        }
        for heading in ["Google 同期", "前回の結果", "Google チャットの同期", "Help desk groups", "同期の例外"]
        {
            assert_eq!(on_console(vec![within(&[], &[heading])]), Standing::Here, "{heading}");
        }
        let linked = Block { quoting: vec![(0, MESSAGE.encode_utf16().count() as u32)], ..block(MESSAGE) };
        assert_eq!(on_console(vec![linked]), Standing::Quoted);
        let partly = Block { quoting: vec![(0, 3)], ..block(MESSAGE) };
        assert_eq!(on_console(vec![partly]), Standing::Here);
    }

    #[test]
    fn a_live_region_outweighs_what_is_around_it() {
        let alert = |kind| within(&[kind, Within::Alert], &["ヘルプ"]);
        assert_eq!(on_console(vec![alert(Within::Article)]), Standing::Here);
        assert_eq!(on_console(vec![alert(Within::Quotation)]), Standing::Here);
        assert_eq!(on_console(vec![alert(Within::Conversation)]), Standing::Quoted);
        // What stands beside it does not belong to it.
        let beside = block("と表示された場合は、管理者に連絡します。");
        assert_eq!(on_console(vec![block("次のメッセージ:"), within(&[Within::Alert], &[]), beside]), Standing::Here);
        // Its advice does not take its message back, but its own quotation marks do.
        let advice = Block {
            text: format!("{MESSAGE}。この画面が表示された場合は、管理者に連絡してください。"),
            ..within(&[Within::Alert], &[])
        };
        assert_eq!(on_console(vec![advice]), Standing::Here);
        let quoting =
            Block { text: format!("「{MESSAGE}」の表示を消しました。"), ..within(&[Within::Alert], &[]) };
        assert_eq!(on_console(vec![quoting]), Standing::Quoted);
    }

    #[test]
    fn a_log_of_a_program_is_no_conversation() {
        assert_eq!(on_console(vec![within(&[Within::Conversation], &["同期ログ", "Google 同期"])]), Standing::Here);
        assert_eq!(
            on_console(vec![within(&[Within::Conversation], &["サポートチャット", "同期ログ"])]),
            Standing::Quoted
        );
        assert_eq!(on_console(vec![within(&[Within::Conversation], &["Google 同期"])]), Standing::Quoted);
    }

    #[test]
    fn the_lists_are_folded() {
        let lists = [
            EXPLAINING,
            EXPLAINING_ALONE,
            PROTOCOLS,
            SPOKEN_OF,
            NAMED,
            CONDITIONAL,
            INTRODUCED,
            ANNOUNCING.0,
            ANNOUNCING.1,
        ];
        for words in lists.concat() {
            assert_eq!(fold(words), words);
        }
    }
}
