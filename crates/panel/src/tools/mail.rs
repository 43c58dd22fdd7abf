//! The settings of a mail program: pasted as they are, or field by field.

use shirube_core::checkers::mail::{self, Mail, Protocol, Settings};
use shirube_ui::parts::{Element, el};

use crate::{
    form::{Field, slot_of},
    remarks::{remarks, rests},
    state::State,
};

const TEXT: &str = "mail.text";
const PROTOCOL: &str = "mail.protocol";
const HOST: &str = "mail.host";
const PORT: &str = "mail.port";
const ENCRYPTION: &str = "mail.encryption";
const SPA: &str = "mail.spa";
const AUTHENTICATION: &str = "mail.authentication";
const USER: &str = "mail.user";

/// The tool.
pub fn draw(state: &State) -> Vec<Element> {
    let text = Field {
        name: TEXT,
        label: state.say("設定を貼り付ける", "Paste the settings"),
        hint: state.say(
            "メール ソフトの設定の文章か、autoconfig の XML。",
            "The settings as words, or an autoconfig file (XML).",
        ),
        said: state.filled(TEXT).map(|text| pasted(state, text)).unwrap_or_default(),
        state,
    };
    let heading = el("h3").text(state.say("または、項目ごとに入力する", "Or field by field"));
    [text.area("5"), heading].into_iter().chain(fields(state)).collect()
}

fn pasted(state: &State, text: &str) -> Vec<Element> {
    let all: Vec<Mail> = mail::read(text).iter().map(mail::check).collect();
    if all.is_empty() {
        return vec![el("p").text(state.say(
            "サーバーやポートの設定が見つかりません。「サーバー: imap.gmail.com」のような行を貼り付けてください。",
            "There are no settings in it. Paste lines such as “Server: imap.gmail.com”.",
        ))];
    }
    let mut seen = Vec::new();
    for rest in all.iter().flat_map(|mail| &mail.rests) {
        if !seen.contains(rest) {
            seen.push(rest.clone());
        }
    }
    all.iter().map(|it| server(state, it)).chain([rests(state, &seen)]).collect()
}

/// What is said of a server, field by field.
fn server(state: &State, mail: &Mail) -> Element {
    let host = mail.settings.host.as_deref().unwrap_or_default();
    let name = match mail.protocol {
        Some(Protocol::Imap) => "IMAP",
        Some(Protocol::Pop) => "POP",
        Some(Protocol::Smtp) => "SMTP",
        None => "",
    };
    let title = [name, host].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ");
    let mut named: Vec<&str> = Vec::new();
    for remark in &mail.remarks {
        if !named.contains(&remark.field.as_str()) {
            named.push(&remark.field);
        }
    }
    let fields = named.iter().map(|&field| {
        let said = mail.remarks.iter().filter(|remark| remark.field == field);
        el("div").child(el("h4").text(label(state, field))).children(remarks(state, "", said))
    });
    el("section").class("server").child(el("h3").text(title)).children(fields)
}

fn label(state: &State, field: &str) -> &'static str {
    match field {
        "protocol" => state.say("用途", "What it is for"),
        "host" => state.say("サーバー", "Server"),
        "port" => state.say("ポート", "Port"),
        "encryption" => state.say("暗号化の種類", "Encryption"),
        "spa" => state.say("セキュリティで保護されたパスワード認証 (SPA)", "Secure Password Authentication (SPA)"),
        "authentication" => state.say("認証の方法", "Way of signing in"),
        _ => state.say("ユーザー名", "User name"),
    }
}

fn fields(state: &State) -> Vec<Element> {
    let own = |name: &str| state.filled(name).map(str::to_owned);
    let protocol = match state.typed(PROTOCOL) {
        "imap" => Some(Protocol::Imap),
        "pop" => Some(Protocol::Pop),
        "smtp" => Some(Protocol::Smtp),
        _ => None,
    };
    let settings = Settings {
        protocol,
        host: own(HOST),
        port: own(PORT),
        encryption: own(ENCRYPTION),
        spa: own(SPA),
        authentication: own(AUTHENTICATION),
        user: own(USER),
    };
    let checked = (settings != Settings::default()).then(|| mail::check(&settings));
    let said = |field: &str| checked.as_ref().map(|mail| super::about(state, field, &mail.remarks)).unwrap_or_default();
    let field = |name: &'static str, key: &str, hint: &'static str| Field {
        name,
        label: label(state, key),
        hint,
        said: said(key),
        state,
    };
    let protocols = [
        ("", state.say("サーバー名から判断する", "Tell it by the server")),
        ("imap", state.say("受信 (IMAP)", "Receiving (IMAP)")),
        ("pop", state.say("受信 (POP)", "Receiving (POP)")),
        ("smtp", state.say("送信 (SMTP)", "Sending (SMTP)")),
    ];
    let spa = [
        ("", state.say("入力しない", "Not stated")),
        ("off", state.say("オフ", "Off")),
        ("on", state.say("オン", "On")),
    ];
    let sources = checked.as_ref().map(|mail| rests(state, &mail.rests));
    vec![
        field(PROTOCOL, "protocol", "").choice(&protocols),
        field(HOST, "host", state.say("例: imap.gmail.com", "Such as imap.gmail.com")).line(),
        field(PORT, "port", state.say("例: 993", "Such as 993")).line(),
        field(ENCRYPTION, "encryption", state.say("例: SSL/TLS", "Such as SSL/TLS")).line(),
        field(SPA, "spa", "").choice(&spa),
        field(AUTHENTICATION, "authentication", state.say("例: OAuth2", "Such as OAuth2")).line(),
        field(USER, "user", state.say("例: yamada@example.co.jp", "Such as yamada@example.com")).line(),
        slot_of("mail.answer", sources.into_iter().collect()),
    ]
}
