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

/// Words in a heading or an address that announce explanations rather than events. Folded.
const EXPLAINING: &[&str] = &[
    "ヘルプ", "よくある", "faq", "q&a", "お知らせ", "リリースノート", "更新履歴", "障害情報", "障害履歴", "過去の障害", "メンテナンス情報",
    "エラーメッセージ一覧", "エラー一覧", "メッセージ一覧", "表示されるエラー", "表示されるメッセージ", "トラブル", "使い方", "マニュアル",
    "検索結果", "原因と対処", "対処方法", "対処法", "解決方法", "表示される場合", "と表示され", "説明", "意味", "手順", "事例", "チャット", "会話",
    "コメント", "文字起こし", "字幕", "研修", "searchresult", "helpcenter", "helpcentre", "troubleshoot", "releasenote", "knownissue", "announcement",
    "whatitmeans", "meaning", "howtofix", "transcript", "changelog",
];

/// Segments of an address that hold explanations. Whole segments only.
const EXPLAINING_SEGMENTS: &[&str] =
    &["help", "faq", "support", "docs", "doc", "manual", "news", "announcements", "notices", "release-notes", "blog", "search", "kb", "training"];

/// What follows a message that is spoken about. Folded, at the very beginning.
const SPOKEN_OF: &[&str] = &[
    "と表示", "と出", "という", "との", "といった", "とい", "とあり", "とある", "と書", "と記", "と言", "と通知", "などと", "から始ま", "で始ま",
    "が表示", "が出", "の場合", "のエラー", "のメッセージ", "のような", "のように", "について", "とは", "の原因", "の対処", "の意味", "を確認する方法",
    "と返", "と見え", "と聞", "と報告", "と連絡", "エラーが", "エラーの", "エラーは", "appears", "isshown", "isdisplayed", "means",
];

/// What the same or the next block says of a message that is spoken about. Folded, anywhere.
const CONDITIONAL: &[&str] = &[
    "と表示される", "と表示された", "が表示される場合", "が表示された場合", "が表示されるとき", "が表示された際", "と出た場合", "と出る場合", "上記エラー",
    "上記のエラー", "上記メッセージ", "上記のメッセージ", "このようなエラーが表示", "ifyousee", "whenyousee", "thismessageappears", "thiserrorappears",
];

/// What stands directly before a message that is spoken about. Folded, at the very end.
const INTRODUCED: &[&str] = &[
    "例:", "例)", "例えば", "次のエラー", "次のエラー:", "以下のエラー", "以下のエラー:", "次のメッセージ", "次のメッセージ:", "以下のメッセージ",
    "以下のメッセージ:", "表示されるエラーメッセージ", "表示されるエラーメッセージ:", "表示されるメッセージ:", "表示されます:", "ように表示されます", "e.g.",
    "thefollowingerror:", "thefollowingmessage:", "forexample:", "forexample,",
];

/// Decides the standing of a message.
pub fn standing(catalogue: &Catalogue, problem: &Problem, around: &Surroundings) -> Standing {
    let Some(url) = &around.page.url else { return Standing::Reported };
    let (host, path) = host_and_path(url);
    let elsewhere = catalogue.help_hosts.iter().any(|help| host_matches(help, host))
        || !problem.places.iter().any(|place| is_at(place, host, path))
        || path.split('/').any(|segment| EXPLAINING_SEGMENTS.contains(&segment.to_ascii_lowercase().as_str()));
    match elsewhere || is_spoken_of(around) || is_passed_on(around) {
        true => Standing::Quoted,
        false => Standing::Here,
    }
}

/// The words around a message make it a quotation, wherever it stands.
fn is_spoken_of(around: &Surroundings) -> bool {
    let opened = |open: char, close: char| {
        let count = |c: char| around.before.chars().filter(|&x| x == c).count();
        count(open) > count(close)
    };
    let odd_quote = around.before.matches('"').count() % 2 == 1;
    let bracketed = opened('「', '」') || opened('『', '』') || opened('“', '”') || odd_quote;
    let behind = around.after.trim_start_matches(['。', '.', '」', '』', '"', '\'', '…', ')', '】']);
    let next = around.next.map(|b| fold(&b.text)).unwrap_or_default();
    let previous = around.previous.map(|b| fold(&b.text)).unwrap_or_default();
    bracketed
        || SPOKEN_OF.iter().any(|&words| behind.starts_with(words))
        || CONDITIONAL.iter().any(|&words| behind.contains(words) || next.starts_with(words) || around.before.contains(words))
        || INTRODUCED.iter().any(|&words| around.before.ends_with(words) || (around.before.is_empty() && previous.ends_with(words)))
}

/// What a message stands in makes it somebody else's words.
fn is_passed_on(around: &Surroundings) -> bool {
    let within = |kind: Within| around.blocks.iter().any(|b| b.within.contains(&kind));
    if within(Within::Conversation) {
        return true;
    }
    if within(Within::Alert) {
        return false;
    }
    let in_quotation = around.blocks.first().is_some_and(|block| {
        block.quoting.iter().any(|&(from, to)| from <= around.in_first.start && around.in_first.end <= to)
    });
    in_quotation
        || [Within::Article, Within::Quotation, Within::Search, Within::Aside].into_iter().any(within)
        || around.blocks.iter().flat_map(|b| &b.headings).any(|heading| {
            let heading = fold(heading);
            EXPLAINING.iter().any(|&words| heading.contains(words))
        })
}

fn host_and_path(url: &str) -> (&str, &str) {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    (host.split(':').next().unwrap_or_default(), if path.is_empty() { "/" } else { path })
}

fn is_at(place: &Place, host: &str, path: &str) -> bool {
    let prefix = place.path.trim_end_matches('/');
    host_matches(&place.host, host) && path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn host_matches(pattern: &str, host: &str) -> bool {
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

    #[test]
    fn the_lists_are_folded() {
        for words in [EXPLAINING, SPOKEN_OF, CONDITIONAL, INTRODUCED].concat() {
            assert_eq!(fold(words), words);
        }
    }
}
