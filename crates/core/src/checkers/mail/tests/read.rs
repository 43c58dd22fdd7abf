use proptest::prelude::*;

use super::{
    super::{Mail, Protocol, Settings, check, read},
    settings,
};
use crate::checkers::Weight;

/// Protocol, host, port, encryption, SPA, authentication of each server that was read.
fn rows(text: &str) -> Vec<(Option<Protocol>, [String; 5])> {
    let plain = |value: Option<String>| value.unwrap_or_default();
    let row = |s: Settings| (s.protocol, [s.host, s.port, s.encryption, s.spa, s.authentication].map(plain));
    read(text).into_iter().map(row).collect()
}

fn row(protocol: Option<Protocol>, values: [&str; 5]) -> (Option<Protocol>, [String; 5]) {
    (protocol, values.map(str::to_owned))
}

fn worst(mails: &[Mail]) -> Option<Weight> {
    mails.iter().flat_map(|mail| &mail.remarks).map(|remark| remark.weight).max()
}

#[test]
fn labels_of_japanese_programs() {
    let text = "アカウントの種類: IMAP\nサーバー名：　imap.gmail.com\nポート：９９３\n暗号化の種類: SSL/TLS\n\
        セキュリティで保護されたパスワード認証 (SPA) に対応: いいえ\n認証方式: OAuth2\nユーザー名: taro@example.co.jp\n\
        \n送信サーバー (SMTP): smtp.gmail.com\nポート番号: 587\n接続の保護: STARTTLS\n送信サーバーは認証が必要: はい\n";
    assert_eq!(
        rows(text),
        [
            row(Some(Protocol::Imap), ["imap.gmail.com", "９９３", "SSL/TLS", "いいえ", "OAuth2"]),
            row(Some(Protocol::Smtp), ["smtp.gmail.com", "587", "STARTTLS", "", "はい"]),
        ]
    );
    assert_eq!(read(text)[0].user.as_deref(), Some("taro@example.co.jp"));
}

#[test]
fn labels_of_english_programs() {
    let text = "Incoming server (POP3): pop.gmail.com\nPort: 995\nEncryption: SSL/TLS\nAuthentication: Normal password\n\
        Outgoing server\nServer name smtp.gmail.com\nPort 465\nConnection security SSL/TLS\nUser name: taro@example.com";
    assert_eq!(
        rows(text),
        [
            row(Some(Protocol::Pop), ["pop.gmail.com", "995", "SSL/TLS", "", "Normal password"]),
            row(None, ["smtp.gmail.com", "465", "SSL/TLS", "", ""]),
        ]
    );
}

#[test]
fn forms_of_telephones_and_files_of_servers() {
    let phone = "受信メールサーバ\nホスト名 imap.gmail.com\nSSLを使用 オン\n認証 パスワード\nサーバポート 993\n\
        送信メールサーバ\nホスト名 smtp.gmail.com\nSSLを使用 Yes (TLS, required)\nサーバポート 587\n";
    assert_eq!(
        rows(phone),
        [
            row(None, ["imap.gmail.com", "993", "SSL", "", "パスワード"]),
            row(None, ["smtp.gmail.com", "587", "TLS", "", ""])
        ]
    );
    for file in [
        "MAIL_HOST=smtp.gmail.com\nMAIL_PORT=465\nMAIL_ENCRYPTION=ssl\nMAIL_AUTH=on",
        "サーバ:smtp.gmail.com／ポート:465／暗号化:ssl／SMTP認証:on",
    ] {
        assert_eq!(rows(file), [row(None, ["smtp.gmail.com", "465", "ssl", "", "on"])], "{file}");
    }
}

#[test]
fn several_on_one_line_or_a_value_on_the_next() {
    for text in [
        "サーバー: imap.gmail.com ポート: 993 SSL: はい",
        "host: imap.gmail.com, port: 993, encryption: SSL",
        "サーバー名\nimap.gmail.com\n\nポート番号\n993\n暗号化の種類\nSSL",
        "imap.gmail.com 993 SSL",
        "| サーバー名 | imap.gmail.com |\n| ポート | 993 |\n| 暗号化 | SSL |",
        "サーバー名\timap.gmail.com\nポート\t993\nSSL\tはい",
    ] {
        assert_eq!(rows(text), [row(None, ["imap.gmail.com", "993", "SSL", "", ""])], "{text}");
    }
    for text in ["imap.gmail.com:993 (SSL)", "サーバー: imap.gmail.com:993 SSL"] {
        assert_eq!(rows(text), [row(None, ["imap.gmail.com:993", "", "SSL", "", ""])], "{text}");
    }
    assert_eq!(
        rows("IMAP imap.gmail.com 993 SSL/TLS\nSMTP | smtp.gmail.com | 587 | STARTTLS"),
        [
            row(Some(Protocol::Imap), ["imap.gmail.com", "993", "SSL/TLS", "", ""]),
            row(Some(Protocol::Smtp), ["smtp.gmail.com", "587", "STARTTLS", "", ""])
        ]
    );
}

#[test]
fn the_usual_port_beside_the_port_is_none() {
    for text in
        ["ポート(P): 143 既定値: 993", "Port: 143 Default: 993", "ポート: 143 (既定: 993)", "ポート: 143\nポート: 143"]
    {
        let text = format!("サーバー名(S): imap.gmail.com\n{text}\n接続の保護(U): STARTTLS");
        assert_eq!(rows(&text), [row(None, ["imap.gmail.com", "143", "STARTTLS", "", ""])], "{text}");
    }
}

#[test]
fn two_ports_are_two_ways_to_one_server() {
    let text = "Outgoing Mail (SMTP) Server\nsmtp.gmail.com\nRequires SSL: Yes\nRequires TLS: Yes (if available)\n\
        Requires Authentication: Yes\nPort for SSL: 465\nPort for TLS/STARTTLS: 587";
    assert_eq!(
        rows(text),
        [
            row(None, ["smtp.gmail.com", "465", "SSL", "", "Yes"]),
            row(None, ["smtp.gmail.com", "587", "STARTTLS", "", "Yes"])
        ]
    );
}

/// M12, M13, M14: tables laid out as those of the requirement document, whose captions stand below.
#[test]
fn tables_with_their_captions_below_are_read_and_right() {
    let table = |host: &str, ports: &str, more: &str, caption: &str| {
        format!(
            "| 項目 | 内容 |\n|---|---|\n| サーバー名 | {host} |\n| 通信ポート番号{ports} |\n{more}| SPA に対応 | いいえ(オフ) |\n| {caption} | |\n"
        )
    };
    let encryption = "| 暗号化の種類 | 「SSL」のあるもの(「STARTTLS」は不可) |\n";
    let text = [
        table("imap.gmail.com", " | 993", encryption, "IMAPサーバー(受信サーバー)への接続"),
        table("pop.gmail.com", " | 995", encryption, "POPサーバー(受信サーバー)への接続"),
        table(
            "smtp.gmail.com",
            "と暗号化の種類 | 「587」と「TLS」(STARTTLS)、 または「465」と「SSL」",
            "| 認証が必要 | はい(オン) |\n",
            "SMTPサーバー(送信サーバー)への接続",
        ),
    ]
    .concat();
    let mails: Vec<_> = read(&text).iter().map(check).collect();
    let told: Vec<_> = mails.iter().map(|mail| (mail.protocol, mail.settings.port.as_deref())).collect();
    assert_eq!(
        told,
        [
            (Some(Protocol::Imap), Some("993")),
            (Some(Protocol::Pop), Some("995")),
            (Some(Protocol::Smtp), Some("587")),
            (Some(Protocol::Smtp), Some("465"))
        ]
    );
    assert_eq!(worst(&mails), Some(Weight::Note), "{mails:#?}");
    // What stands below the two ports holds for both.
    let said = |mail: &Mail| (mail.settings.spa.is_some(), mail.settings.authentication.is_some());
    assert_eq!(mails.iter().map(said).collect::<Vec<_>>(), [(true, false), (true, false), (true, true), (true, true)]);
}

#[test]
fn an_autoconfig_file() {
    let xml = r#"<?xml version="1.0" encoding="UTF-8"?>
        <!-- for Thunderbird -->
        <clientConfig version="1.1"><emailProvider id="example.co.jp"><domain>example.co.jp</domain>
        <incomingServer type="imap"><hostname>imap.gmail.com</hostname><port>993</port><socketType>SSL</socketType>
        <username>%EMAILADDRESS%</username><authentication>OAuth2</authentication>
        <authentication>password-cleartext</authentication></incomingServer>
        <incomingServer type="pop3"><hostname> pop.gmail.com </hostname><port>995</port><socketType>STARTTLS</socketType></incomingServer>
        <incomingServer type="exchange"><hostname>x.example.com</hostname></incomingServer>
        <outgoingServer type="smtp"><hostname>smtp.gmail.com</hostname><port>25</port><socketType>plain</socketType>
        <authentication>none</authentication></outgoingServer></emailProvider></clientConfig>"#;
    for text in [xml.to_owned(), format!("\u{feff}{xml}")] {
        assert_eq!(
            rows(&text),
            [
                row(Some(Protocol::Imap), ["imap.gmail.com", "993", "SSL", "", "OAuth2, password-cleartext"]),
                row(Some(Protocol::Pop), ["pop.gmail.com", "995", "STARTTLS", "", ""]),
                row(Some(Protocol::Smtp), ["smtp.gmail.com", "25", "plain", "", "none"]),
            ]
        );
    }
    let wrong: Vec<_> = read(xml).iter().map(|settings| worst(&[check(settings)])).collect();
    assert_eq!(wrong, [Some(Weight::Note), Some(Weight::Wrong), Some(Weight::Wrong)]);
}

#[test]
fn a_file_that_declares_entities_is_not_expanded() {
    let bomb = r#"<!DOCTYPE c [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>
        <clientConfig><incomingServer type="imap"><hostname>&b;</hostname></incomingServer></clientConfig>"#;
    assert_eq!(read(bomb), []);
}

#[test]
fn prose_holds_no_settings() {
    for text in [
        "",
        "メールが送信できません。サポートに連絡しました。",
        "Google Workspace: 管理者にお問い合わせください。",
        "<p>x</p>",
        "IMAP: 有効",
    ] {
        assert_eq!(read(text), [], "{text}");
    }
}

#[test]
fn prose_below_settings_does_not_change_them() {
    let text = "サーバー名: imap.gmail.com\nSSL: いいえ\nSSL 2.0 での認証 2.0 に対応していない場合は、アプリ パスワードを使います。\n";
    assert_eq!(rows(text), [row(None, ["imap.gmail.com", "", "いいえ", "", ""])]);
}

#[test]
fn long_lines_and_deep_files_take_linear_time() {
    let from = std::time::Instant::now();
    for piece in ["port: 993 ", "SSL ", "a: ", "host imap.gmail.com ", "imap.gmail.com:", "サーバー", "993 "] {
        read(&piece.repeat(30_000));
    }
    read(&format!("{}{}", "<clientConfig>".repeat(20_000), "</clientConfig>".repeat(20_000)));
    // A build without optimisation takes a few seconds; anything quadratic takes minutes.
    assert!(from.elapsed().as_secs() < 60, "{:?}", from.elapsed());
}

/// Labels as programs print them: protocol, host, port, encryption, SPA, authentication, user.
const LABELS: [[&str; 7]; 3] = [
    [
        "アカウントの種類",
        "サーバー名",
        "ポート番号",
        "暗号化の種類",
        "セキュリティで保護されたパスワード認証 (SPA) に対応",
        "認証方式",
        "ユーザー名",
    ],
    [
        "Protocol",
        "Server name",
        "Port",
        "Connection security",
        "Secure Password Authentication (SPA)",
        "Authentication method",
        "User name",
    ],
    ["プロトコル", "受信サーバー", "ポート", "接続の保護", "SPA", "認証", "アカウント名"],
];

/// Prints settings as a program would.
fn print(settings: &Settings, labels: [&str; 7], colon: &str) -> String {
    let protocol = settings.protocol.map(|protocol| match protocol {
        Protocol::Imap => "IMAP".to_owned(),
        Protocol::Pop => "POP3".to_owned(),
        Protocol::Smtp => "SMTP".to_owned(),
    });
    let Settings { host, port, encryption, spa, authentication, user, .. } = settings.clone();
    let values = [protocol, host, port, encryption, spa, authentication, user];
    let lines = labels.iter().zip(values).filter_map(|(label, value)| Some(format!("{label}{colon}{}\n", value?)));
    lines.collect()
}

prop_compose! {
    fn printable()(
        protocol in prop::sample::select(vec![Protocol::Imap, Protocol::Pop, Protocol::Smtp]),
        host in "(imap|pop|smtp|mx[a-z]{1,5})\\.[a-z]{2,8}\\.(com|co\\.jp)(:[0-9]{3})?",
        port in "[0-9]{2,5}|[０-９]{3}",
        encryption in prop::sample::select(vec!["SSL", "SSL/TLS", "STARTTLS", "TLS", "なし", "None", "自動"]),
        spa in prop::sample::select(vec!["いいえ", "はい", "on", "off"]),
        authentication in prop::sample::select(vec!["OAuth2", "通常のパスワード認証", "Normal password", "はい", "いいえ"]),
        user in "[a-z]{1,8}@[a-z]{2,8}\\.co\\.jp",
        filled in prop::array::uniform5(any::<bool>()),
    ) -> Settings {
        let [port, encryption, spa, authentication, user] =
            [port, encryption.to_owned(), spa.to_owned(), authentication.to_owned(), user];
        let mut settings = settings(Some(protocol), [&host, &port, &encryption, &spa, &authentication]);
        settings.user = Some(user);
        let fields = [&mut settings.port, &mut settings.encryption, &mut settings.spa, &mut settings.authentication, &mut settings.user];
        fields.into_iter().zip(filled).filter(|(_, filled)| !filled).for_each(|(field, _)| *field = None);
        settings
    }
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(
        servers in prop::collection::vec(printable(), 1..4),
        labels in prop::sample::select(LABELS.to_vec()),
        colon in prop::sample::select(vec![": ", "：", "\t", "  : ", " | ", "="]),
    ) {
        let text: String = servers.iter().map(|server| print(server, labels, colon)).collect();
        prop_assert_eq!(read(&text), servers, "{}", text);
    }

    #[test]
    fn no_text_is_too_strange(text in any::<String>()) {
        read(&text).iter().for_each(|settings| drop(check(settings)));
    }

    #[test]
    fn no_mixture_of_labels_is_too_strange(pieces in prop::collection::vec(prop::sample::select(vec![
        "サーバー", "ポート", "port", "SSL", "暗号化", "SPA", "認証", "IMAP", "送信", "imap.gmail.com", "993", "９９", ":", "：", " ", "　",
        "\n", "|", "\t", "「", "」", "(", "不可", ",", "、", "はい", "://", "<", "@", "は", "\u{200b}",
    ]), 0..30)) {
        read(&pieces.concat()).iter().for_each(|settings| drop(check(settings)));
    }
}
