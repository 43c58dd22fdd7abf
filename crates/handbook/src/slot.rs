//! Slots: the variable parts of messages. A handbook has no values for them, so it names what stands there.

use shirube_core::knowledge::{Both, Language};

/// What slots of these names hold.
const NAMES: [(&str, &str, &str); 44] = [
    ("account", "アカウント", "account"),
    ("address", "アドレス", "address"),
    ("alert", "警告", "alert"),
    ("api", "API の名前", "API name"),
    ("app", "アプリ名", "app name"),
    ("brand", "サービス名", "brand name"),
    ("calendar", "カレンダー", "calendar"),
    ("client", "クライアント ID", "client ID"),
    ("client_id", "クライアント ID", "client ID"),
    ("code", "コード", "code"),
    ("count", "件数", "number"),
    ("credential", "認証情報の名前", "credential name"),
    ("date", "日付", "date"),
    ("detail", "詳細", "details"),
    ("details", "詳細", "details"),
    ("domain", "ドメイン", "domain"),
    ("email", "メール アドレス", "email address"),
    ("field", "項目名", "field name"),
    ("gap", "…", "…"),
    ("group", "グループ", "group"),
    ("host", "ホスト名", "host name"),
    ("id", "ID", "ID"),
    ("ip", "IP アドレス", "IP address"),
    ("limit", "上限", "limit"),
    ("mydomain", "[私のドメイン] の名前", "My Domain name"),
    ("name", "名前", "name"),
    ("object", "オブジェクト名", "object name"),
    ("param", "パラメータ名", "parameter name"),
    ("permission", "権限", "permission"),
    ("port", "ポート番号", "port number"),
    ("project", "プロジェクト", "project"),
    ("reason", "理由", "reason"),
    ("reply", "サーバーの応答", "the server's reply"),
    ("scope", "スコープ", "scope"),
    ("scopes", "スコープ", "scopes"),
    ("server", "サーバー名", "server name"),
    ("service", "サービス名", "service name"),
    ("session", "セッション", "session"),
    ("time", "時刻", "time"),
    ("token", "トークン", "token"),
    ("tracking", "追跡番号", "tracking number"),
    ("uri", "URI", "URI"),
    ("user", "ユーザー", "user"),
    ("value", "画面の値", "what the page says"),
];

/// What slots of these types hold, for a name that says nothing to us.
const TYPES: [(&str, &str, &str); 5] = [
    ("email", "メール アドレス", "email address"),
    ("domain", "ドメイン", "domain"),
    ("client_id", "クライアント ID", "client ID"),
    ("digits", "数字", "number"),
    ("text", "文字列", "text"),
];

/// What stands in the place of a slot's value: its meaning in angle brackets.
pub fn placeholder(name: &str, kind: &str, language: Language) -> String {
    let known = |table: &[(&str, &'static str, &'static str)], key: &str| {
        let row = table.iter().find(|(known, ..)| *known == key);
        row.map(|(_, ja, en)| Both { ja: *ja, en: *en })
    };
    let meaning = known(&NAMES, name).or_else(|| known(&TYPES, kind));
    let meaning = meaning.map_or(name, |meaning| *meaning.get(language));
    match language {
        Language::Ja => format!("〈{meaning}〉"),
        Language::En => format!("‹{meaning}›"),
    }
}

/// A piece of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// The product's words.
    Words(&'a str),
    /// A variable part: its name and its type.
    Slot(&'a str, &'a str),
}

/// A message as it is written in a pack, in pieces. See [`shirube_core::pattern`] for the notation.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (words, tail) = rest.split_at(at);
        pieces.push(Piece::Words(words));
        if tail.starts_with("{{") || tail.starts_with("}}") {
            pieces.push(Piece::Words(&tail[..1]));
            rest = &tail[2..];
            continue;
        }
        match tail[1..].split_once('}').filter(|_| tail.starts_with('{')) {
            Some((slot, after)) => {
                let (name, kind) = slot.split_once(':').unwrap_or((slot, ""));
                pieces.push(Piece::Slot(name, kind));
                rest = after;
            }
            // The loader refuses such a message.
            None => {
                rest = tail;
                break;
            }
        }
    }
    pieces.push(Piece::Words(rest));
    pieces.retain(|piece| *piece != Piece::Words(""));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_in_pieces() {
        assert_eq!(
            pieces("グループ「{group:email}」の {{x}}"),
            [
                Piece::Words("グループ「"),
                Piece::Slot("group", "email"),
                Piece::Words("」の "),
                Piece::Words("{"),
                Piece::Words("x"),
                Piece::Words("}"),
            ]
        );
        assert_eq!(pieces("a {b"), [Piece::Words("a "), Piece::Words("{b")]);
    }

    #[test]
    fn a_slot_is_called_by_its_name_then_by_its_type() {
        assert_eq!(placeholder("group", "email", Language::Ja), "〈グループ〉");
        assert_eq!(placeholder("group", "text", Language::En), "‹group›");
        assert_eq!(placeholder("tenant_owner", "email", Language::Ja), "〈メール アドレス〉");
        assert_eq!(placeholder("tenant_owner", "email", Language::En), "‹email address›");
    }
}
