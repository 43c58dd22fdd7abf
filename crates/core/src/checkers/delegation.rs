//! What is typed into the form of domain-wide delegation: the client ID and the list of scopes.

use unicode_normalization::UnicodeNormalization;

use super::{Remark, Rests, Weight};
use crate::fold::{fold, is_ignored};

/// The facts of the requirement documents that this checker covers.
pub const FACTS: &[&str] = &["H20", "H21"];

/// The one scope that HITO-Link asks for.
pub const CALENDAR: &str = "https://www.googleapis.com/auth/calendar";

/// How many digits a service account's client ID has.
pub(crate) const CLIENT_ID_DIGITS: usize = 21;

/// How many digits the number of a Cloud project usually has.
pub(crate) const PROJECT_NUMBER_DIGITS: usize = 12;

/// How scopes begin.
const SCOPE: &str = "https://www.googleapis.com/auth/";

/// Scopes that are no addresses.
const SHORT: [&str; 3] = ["openid", "email", "profile"];

/// The documents that the answers rest on.
pub fn rests() -> Vec<Rests> {
    let rest = |title: &str, url: &str| Rests {
        title: title.to_owned(),
        url: url.to_owned(),
        verified_on: "2026-11-22".to_owned(),
    };
    vec![
        rest("www.hito-link.jp manual-ca p233", "https://www.hito-link.jp/ja/knowledge/manual-ca/p233"),
        rest(
            "knowledge.workspace.google.com domain-wide delegation",
            "https://knowledge.workspace.google.com/admin/apps/control-api-access-with-domain-wide-delegation?hl=ja",
        ),
    ]
}

/// Whether this is the client ID of a service account. The remarks are about the field `client_id`.
pub fn client_id(text: &str) -> Vec<Remark> {
    let wrong = |ja: &str, en: &str| vec![Remark::new(Weight::Wrong, "client_id", ja, en).by(&["H20"])];
    let folded = fold(text);
    if folded.bytes().all(|b| b.is_ascii_digit()) && folded.len() == CLIENT_ID_DIGITS && folded == text {
        let right =
            Remark::new(Weight::Right, "client_id", "クライアント ID は 21 桁です。", "The client ID has 21 digits.");
        return vec![right.by(&["H20"])];
    }
    if folded.is_empty() {
        return wrong(
            "クライアント ID を入力してください (例: 123456789012345678901)。",
            "Enter the client ID, for example 123456789012345678901.",
        );
    }
    if folded.contains('@') {
        return wrong(
            "これはメール アドレスです。サービス アカウントの詳細に表示される 21 桁の数字を入力します。",
            "This is an e-mail address. Enter the 21 digits that the service account's details show.",
        );
    }
    if folded.ends_with(".apps.googleusercontent.com") {
        return wrong(
            "これは OAuth クライアントの ID です。サービス アカウントのクライアント ID (21 桁の数字) を入力します。",
            "This is the ID of an OAuth client. Enter the client ID of the service account, 21 digits.",
        );
    }
    if let Some(digits) = digits_within(&folded) {
        let mut remarks = wrong(
            "21 桁の半角数字だけを入力します。空白、記号、全角数字は使えません。",
            "Enter the 21 digits alone: no spaces, no signs, no full-width digits.",
        );
        remarks.iter_mut().for_each(|remark| remark.correction = Some(digits.clone()));
        return remarks;
    }
    if !folded.bytes().all(|b| b.is_ascii_digit()) {
        return wrong(
            "クライアント ID は数字だけです (例: 123456789012345678901)。",
            "A client ID consists of digits, for example 123456789012345678901.",
        );
    }
    if folded.len() == PROJECT_NUMBER_DIGITS {
        let remarks = wrong(
            "12 桁なので、プロジェクト番号のようです。サービス アカウントのクライアント ID (21 桁) を入力します。",
            "With 12 digits this looks like the project number. Enter the service account's client ID, 21 digits.",
        );
        return remarks.into_iter().map(Remark::concluded).collect();
    }
    let count = folded.len();
    wrong(
        &format!("{count} 桁入力されています。クライアント ID は 21 桁です。コピーし直してください。"),
        &format!("There are {count} digits; a client ID has 21. Copy it again."),
    )
}

/// The only 21 digits in a folded text, such as one with hyphens or with its label.
fn digits_within(folded: &str) -> Option<String> {
    let bare = folded.replace(['-', ',', '.', '\'', '"', '_'], "");
    let mut runs = bare.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == CLIENT_ID_DIGITS);
    let run = runs.next()?;
    runs.next().is_none().then(|| run.to_owned())
}

/// Whether this list of scopes holds the wanted ones, each exactly. The remarks are about the field `scopes`; a
/// correction is the whole list, to be put in its place.
pub fn scopes(text: &str, wanted: &[&str]) -> Vec<Remark> {
    let (entries, parted) = entries(text);
    let corrected = corrected(&entries, wanted);
    let mut remarks = Vec::new();
    let mut say = |weight: Weight, quoted: Option<&str>, ja: &str, en: &str| {
        let mut remark = Remark::new(weight, "scopes", ja, en).by(&["H21"]);
        remark.quoted = quoted.map(str::to_owned);
        remark.correction = Some(corrected.clone()).filter(|list| !list.is_empty());
        remarks.push(remark);
    };
    if entries.is_empty() && wanted.is_empty() {
        say(
            Weight::Wrong,
            None,
            &format!("スコープを入力してください (例: {CALENDAR})。"),
            &format!("Enter a scope, for example {CALENDAR}."),
        );
    }
    match parted {
        Parted::Well => {}
        Parted::Spaced => say(
            Weight::Doubtful,
            None,
            "カンマの前後に空白や余分なカンマがあります。取り除いてください。",
            "There are spaces or spare commas in the list. Remove them.",
        ),
        Parted::Badly => say(
            Weight::Wrong,
            None,
            "スコープは半角カンマで区切ります。空白、改行、全角の記号では区切れません。",
            "Separate scopes with commas, not with spaces, line breaks or other signs.",
        ),
    }
    for entry in &entries {
        if let Some((ja, en)) = slip(entry) {
            say(Weight::Wrong, Some(entry), ja, en);
        }
    }
    let repaired: Vec<_> = entries.iter().filter_map(|entry| repair(entry)).collect();
    for &scope in wanted.iter().filter(|&&scope| !repaired.iter().any(|r| r == scope)) {
        match entries.iter().find(|entry| repair(entry).is_some_and(|r| is_narrower(&r, scope))) {
            Some(entry) => say(
                Weight::Wrong,
                Some(entry),
                &format!("これは一部だけを許可するスコープです。{scope} が必要です。"),
                &format!("This scope allows only a part. {scope} is needed."),
            ),
            None => say(Weight::Wrong, None, &format!("{scope} が入っていません。"), &format!("{scope} is missing.")),
        }
    }
    if remarks.is_empty() {
        let right = Remark::new(
            Weight::Right,
            "scopes",
            "スコープは正しく書かれています。",
            "The scopes are written correctly.",
        );
        remarks.push(right.by(&["H21"]));
    }
    remarks
}

/// How the entries of a list are parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Parted {
    Well,
    Spaced,
    Badly,
}

/// The entries as typed, without the white space around them. A piece that does not begin as a scope does belongs to
/// what stands before it: it was torn off by a space.
fn entries(text: &str) -> (Vec<String>, Parted) {
    let mut entries: Vec<String> = Vec::new();
    let mut parted = Parted::Well;
    let mut items = text.split(is_comma).peekable();
    let mut end = 0;
    while let Some(item) = items.next() {
        end += item.len();
        let comma = text.get(end..).and_then(|rest| rest.chars().next());
        end += comma.map_or(0, char::len_utf8);
        if items.peek().is_some() && comma != Some(',') {
            parted = Parted::Badly;
        }
        let bare = item.trim_matches(is_ignored);
        if bare != item || (bare.is_empty() && !text.is_empty()) {
            parted = parted.max(Parted::Spaced);
        }
        let from = entries.len();
        for piece in bare.split_inclusive(is_ignored) {
            match entries.get_mut(from..).and_then(<[_]>::last_mut) {
                Some(entry) if !begins_scope(piece) => entry.push_str(piece),
                _ => entries.push(piece.to_owned()),
            }
        }
        if entries.len() > from + 1 {
            parted = Parted::Badly;
        }
    }
    entries.iter_mut().for_each(|entry| *entry = entry.trim_matches(is_ignored).to_owned());
    entries.retain(|entry| !entry.is_empty());
    (entries, parted)
}

fn is_comma(c: char) -> bool {
    std::iter::once(c).nfkc().any(|c| matches!(c, ',' | '、' | ';'))
}

fn begins_scope(piece: &str) -> bool {
    let folded = fold(piece);
    let folded = folded.trim_start_matches(is_wrapping);
    ["http", "www.", "googleapis."].iter().any(|start| folded.starts_with(start))
}

/// The whole list as it should be.
fn corrected(entries: &[String], wanted: &[&str]) -> String {
    let mut list: Vec<String> = Vec::new();
    for scope in entries.iter().filter_map(|entry| repair(entry)) {
        let missing = |w: &&&str| is_narrower(&scope, w) && !entries.iter().any(|e| repair(e).as_deref() == Some(**w));
        let scope = wanted.iter().find(missing).map_or(scope.clone(), |w| (*w).to_owned());
        if !list.contains(&scope) {
            list.push(scope);
        }
    }
    for scope in wanted {
        if !list.iter().any(|listed| listed == scope) {
            list.push((*scope).to_owned());
        }
    }
    list.join(",")
}

fn is_narrower(scope: &str, wanted: &str) -> bool {
    scope.strip_prefix(wanted).is_some_and(|rest| rest.starts_with('.'))
}

/// The scope that an entry means, if it can be told.
fn repair(entry: &str) -> Option<String> {
    let folded = fold(entry);
    let bare = folded.trim_matches(is_wrapping);
    if SHORT.contains(&bare) {
        return Some(bare.to_owned());
    }
    let scheme = ["https", "http"].iter().find_map(|scheme| bare.strip_prefix(scheme));
    let rest = scheme.unwrap_or(bare).trim_start_matches([':', '/']);
    let host = rest.strip_prefix("www.").unwrap_or(rest);
    let path = match host.strip_prefix("googleapis.com") {
        Some(path) => path.trim_start_matches('/').strip_prefix("auth"),
        None => host.strip_prefix("auth/"),
    };
    let scope = match path {
        Some(path) => {
            let name = path.trim_start_matches('/').trim_end_matches(|c| c == '/' || is_wrapping(c));
            (!name.is_empty()).then(|| format!("{SCOPE}{}", name.replace("calender", "calendar")))
        }
        None => scheme.filter(|_| !rest.is_empty()).map(|_| format!("https://{rest}")),
    };
    scope.filter(|scope| scope.is_ascii())
}

/// Quotes, brackets and stops around an entry.
fn is_wrapping(c: char) -> bool {
    matches!(c, '\'' | '"' | '「' | '」' | '『' | '』' | '<' | '>' | '(' | ')' | '[' | ']' | '.' | '。')
}

/// What is wrong with the spelling of an entry.
fn slip(entry: &str) -> Option<(&'static str, &'static str)> {
    let Some(repaired) = repair(entry) else {
        return Some(("これはスコープではありません。", "This is not a scope."));
    };
    if repaired == entry {
        return None;
    }
    let lower = entry.to_lowercase();
    Some(if entry.contains(is_ignored) {
        ("途中に空白や見えない文字があります。", "There is a space or an invisible character in it.")
    } else if !entry.is_ascii() {
        ("全角の文字や記号があります。半角で書きます。", "There are full-width characters in it. Write plain ones.")
    } else if entry.starts_with(is_wrapping) || entry.ends_with(is_wrapping) {
        ("引用符や括弧は付けません。", "Write it without quotes, brackets or a stop.")
    } else if entry != lower {
        ("すべて小文字で書きます。", "Write it in small letters.")
    } else if lower.starts_with("http:") {
        ("http ではなく https で始めます。", "It begins with https, not http.")
    } else if !lower.starts_with("http") {
        ("https:// から書きます。", "Write it from https:// on.")
    } else if lower.ends_with('/') {
        ("最後のスラッシュは付けません。", "Write it without the slash at the end.")
    } else if lower.contains("calender") {
        ("つづりは calendar です。", "It is spelt calendar.")
    } else {
        ("スラッシュやホスト名が正しくありません。", "Its slashes or its host are not right.")
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ID: &str = "123456789012345678901";

    fn worst(remarks: &[Remark]) -> Weight {
        remarks.iter().map(|remark| remark.weight).max().unwrap()
    }

    /// H20.
    #[test]
    fn a_client_id_has_21_digits() {
        assert_eq!(worst(&client_id(ID)), Weight::Right);
        assert_eq!(client_id(ID)[0].facts, ["H20"]);
        for wrong in ["", "  ", "12345678901234567890", "1234567890123456789012", "abc", "１２３"] {
            assert_eq!(worst(&client_id(wrong)), Weight::Wrong, "{wrong}");
            assert_eq!(client_id(wrong)[0].correction, None, "{wrong}");
        }
    }

    #[test]
    fn what_is_typed_in_place_of_a_client_id_is_named() {
        for (typed, named) in [
            ("sa@project-1.iam.gserviceaccount.com", "e-mail"),
            ("123456789012", "project number"),
            ("123456789012-abcdef.apps.googleusercontent.com", "OAuth client"),
        ] {
            assert!(client_id(typed)[0].text.en.contains(named), "{typed}");
        }
    }

    #[test]
    fn a_client_id_typed_otherwise_is_corrected() {
        for typed in [
            " 123456789012345678901",
            "123456789012345678901\n",
            "１２３４５６７８９０１２３４５６７８９０１",
            "12345 67890 12345 67890 1",
            "1234-5678-9012-3456-7890-1",
            "クライアント ID: 123456789012345678901",
        ] {
            let remarks = client_id(typed);
            assert_eq!((worst(&remarks), remarks[0].correction.as_deref()), (Weight::Wrong, Some(ID)), "{typed}");
        }
        assert_eq!(client_id(&format!("{ID} {ID}a"))[0].correction, None, "which of the two?");
    }

    /// H21.
    #[test]
    fn the_calendar_scope_is_right_only_as_it_stands() {
        let right = scopes(CALENDAR, &[CALENDAR]);
        assert_eq!((worst(&right), &right[0].facts[..]), (Weight::Right, &["H21".to_owned()][..]));
        for (typed, named) in [
            ("http://www.googleapis.com/auth/calendar", "https, not http"),
            ("https:/www.googleapis.com/auth/calendar", "slashes"),
            ("https//www.googleapis.com/auth/calendar", "slashes"),
            ("https://www.googleapis.com/authcalendar", "slashes"),
            ("https://www.googleapis.com/auth/ calendar", "space"),
            ("https://www.googleapis.com /auth/calendar", "space"),
            ("https://www.googleapis.com/auth/\u{200b}calendar", "invisible"),
            ("https://www.googleapis.com/auth/calendar/", "slash at the end"),
            ("https://www.googleapis.com/auth/Calendar", "small letters"),
            ("www.googleapis.com/auth/calendar", "from https://"),
            ("googleapis.com/auth/calendar", "from https://"),
            ("auth/calendar", "from https://"),
            ("ｈｔｔｐｓ://www.googleapis.com/auth/calendar", "full-width"),
            ("「https://www.googleapis.com/auth/calendar」", "full-width"),
            ("\"https://www.googleapis.com/auth/calendar\"", "quotes"),
            ("\"https://www.googleapis.com/auth/calendar\"/", "quotes"),
            ("https://www.googleapis.com/auth/calender", "spelt"),
            ("https://www.googleapis.com/auth/calendar.readonly", "only a part"),
            ("https://www.googleapis.com/auth/calendar.events", "only a part"),
            ("https://www.googleapis.com/auth/calendar.events.readonly", "only a part"),
            ("", "missing"),
        ] {
            let remarks = scopes(typed, &[CALENDAR]);
            assert_eq!(worst(&remarks), Weight::Wrong, "{typed}");
            assert!(remarks[0].text.en.contains(named), "{typed}: {}", remarks[0].text.en);
            assert_eq!(remarks[0].correction.as_deref(), Some(CALENDAR), "{typed}");
        }
    }

    #[test]
    fn a_list_is_parted_by_commas() {
        let drive = "https://www.googleapis.com/auth/drive";
        let both = format!("{CALENDAR},{drive}");
        assert_eq!(worst(&scopes(&both, &[CALENDAR, drive])), Weight::Right);
        for between in [" ", "\n", "\r\n", "、", "，", ";"] {
            let remarks = scopes(&format!("{CALENDAR}{between}{drive}"), &[CALENDAR]);
            assert_eq!((remarks.len(), worst(&remarks)), (1, Weight::Wrong), "{between:?}");
            assert_eq!(remarks[0].correction.as_deref(), Some(&*both), "{between:?}");
        }
        for list in
            [format!("{CALENDAR}, {drive}"), format!(" {both}"), format!("{CALENDAR},,{drive}"), format!("{both},")]
        {
            let remarks = scopes(&list, &[CALENDAR]);
            assert_eq!((remarks.len(), worst(&remarks)), (1, Weight::Doubtful), "{list}");
            assert_eq!(remarks[0].correction.as_deref(), Some(&*both), "{list}");
        }
    }

    #[test]
    fn scopes_of_another_form_are_left_alone() {
        for scope in ["https://mail.google.com/", "openid", "https://www.google.com/m8/feeds/"] {
            assert_eq!(worst(&scopes(scope, &[])), Weight::Right, "{scope}");
        }
        for no_scope in ["カレンダー", "calendar", "https://www.googleapis.com/auth/", "https://", "https://日本/"]
        {
            assert_eq!(worst(&scopes(no_scope, &[])), Weight::Wrong, "{no_scope}");
        }
        // What is wanted besides does no harm.
        let more = format!("{CALENDAR},{CALENDAR}.readonly");
        assert_eq!(worst(&scopes(&more, &[CALENDAR])), Weight::Right);
    }

    /// Scopes as people mistype them.
    fn mistyped() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "https",
            "http",
            ":",
            "/",
            "//",
            "www.",
            "googleapis.com",
            "auth",
            "calendar",
            "calender",
            ".readonly",
            ".events",
            " ",
            "\n",
            "　",
            ",",
            "、",
            "，",
            ";",
            "\"",
            "「",
            ".",
            "Ａ",
            "X",
            "drive",
            "openid",
            "\u{200b}",
            "mail.google.com/",
            CALENDAR,
        ]);
        prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn every_correction_of_a_client_id_is_clean(text in prop_oneof![any::<String>(), "[0-9０-９ -]{18,30}"]) {
            for correction in client_id(&text).into_iter().filter_map(|remark| remark.correction) {
                prop_assert_eq!(worst(&client_id(&correction)), Weight::Right);
            }
        }

        #[test]
        fn every_correction_of_scopes_is_clean(text in prop_oneof![any::<String>(), mistyped()], wanted in any::<bool>()) {
            let wanted: &[&str] = if wanted { &[CALENDAR] } else { &[] };
            for correction in scopes(&text, wanted).into_iter().filter_map(|remark| remark.correction) {
                let again = scopes(&correction, wanted);
                prop_assert_eq!(worst(&again), Weight::Right, "{} → {}: {:?}", text, correction, again);
            }
        }
    }
}
