use proptest::prelude::*;

use super::{
    super::{Mail, Protocol, Settings, check},
    settings,
};
use crate::checkers::{Remark, Weight};

const IMAP: [&str; 5] = ["imap.gmail.com", "993", "SSL/TLS", "off", "OAuth2"];
const POP: [&str; 5] = ["pop.gmail.com", "995", "SSL/TLS", "off", "OAuth2"];
const SMTP: [&str; 5] = ["smtp.gmail.com", "587", "STARTTLS", "off", "OAuth2"];
const SMTP_465: [&str; 5] = ["smtp.gmail.com", "465", "SSL/TLS", "off", "OAuth2"];

/// The fields in the order of the tables.
const FIELDS: [&str; 5] = ["host", "port", "encryption", "spa", "authentication"];

fn checked(protocol: Protocol, values: [&str; 5]) -> Mail {
    check(&settings(Some(protocol), values))
}

/// The weightiest remark on a field.
fn on<'a>(mail: &'a Mail, field: &str) -> &'a Remark {
    mail.remarks.iter().filter(|r| r.field == field).max_by_key(|r| r.weight).unwrap()
}

/// Each value of a row is right, named by its fact, and each of the others is not, with this correction.
fn row(protocol: Protocol, fact: &str, right: [&str; 5], field: usize, others: &[(&str, Weight, Option<&str>)]) {
    let name = FIELDS[field];
    let mail = checked(protocol, right);
    assert_eq!((on(&mail, name).weight, on(&mail, name).facts[0].as_str()), (Weight::Right, fact), "{fact} {name}");
    for &(other, weight, correction) in others {
        let mut values = right;
        values[field] = other;
        let mail = checked(protocol, values);
        let remark = on(&mail, name);
        let said = (remark.weight, remark.correction.as_deref(), remark.facts[0].as_str());
        assert_eq!(said, (weight, correction, fact), "{fact} {name} {other}");
    }
}

#[test]
fn m12_imap_server() {
    row(
        Protocol::Imap,
        "M12",
        IMAP,
        0,
        &[
            ("pop.gmail.com", Weight::Wrong, Some(IMAP[0])),
            ("smtp.gmail.com", Weight::Wrong, Some(IMAP[0])),
            ("imap.google.com", Weight::Wrong, Some(IMAP[0])),
            ("gmail.com", Weight::Wrong, Some(IMAP[0])),
            ("imap.gmail.co.jp", Weight::Wrong, Some(IMAP[0])),
            ("imap.mail.yahoo.co.jp", Weight::Wrong, Some(IMAP[0])),
            ("smtp-relay.gmail.com", Weight::Wrong, Some(IMAP[0])),
            ("imap.googlemail.com", Weight::Doubtful, Some(IMAP[0])),
            ("imap.gmail.com:993", Weight::Doubtful, Some(IMAP[0])),
            ("ｉｍａｐ．gmail.com", Weight::Doubtful, Some(IMAP[0])),
            ("", Weight::Note, Some(IMAP[0])),
            ("IMAP.GMAIL.COM", Weight::Right, None),
        ],
    );
}

#[test]
fn m12_imap_port() {
    row(
        Protocol::Imap,
        "M12",
        IMAP,
        1,
        &[
            ("143", Weight::Wrong, Some("993")),
            ("995", Weight::Wrong, Some("993")),
            ("587", Weight::Wrong, Some("993")),
            ("99３", Weight::Doubtful, Some("993")),
            ("x", Weight::Wrong, Some("993")),
            ("", Weight::Note, Some("993")),
        ],
    );
}

#[test]
fn m12_imap_encryption() {
    row(
        Protocol::Imap,
        "M12",
        IMAP,
        2,
        &[
            ("STARTTLS", Weight::Wrong, Some("SSL/TLS")),
            ("なし", Weight::Wrong, Some("SSL/TLS")),
            ("TLS", Weight::Doubtful, Some("SSL/TLS")),
            ("自動", Weight::Doubtful, Some("SSL/TLS")),
            ("?", Weight::Doubtful, Some("SSL/TLS")),
            ("", Weight::Note, Some("SSL/TLS")),
            ("SSL", Weight::Right, None),
        ],
    );
}

#[test]
fn m12_imap_spa() {
    row(Protocol::Imap, "M12", IMAP, 3, &spa());
}

#[test]
fn m13_pop_server() {
    row(
        Protocol::Pop,
        "M13",
        POP,
        0,
        &[
            ("imap.gmail.com", Weight::Wrong, Some(POP[0])),
            ("smtp.gmail.com", Weight::Wrong, Some(POP[0])),
            ("pop3.gmail.com", Weight::Wrong, Some(POP[0])),
            ("outlook.office365.com", Weight::Wrong, Some(POP[0])),
            ("", Weight::Note, Some(POP[0])),
        ],
    );
}

#[test]
fn m13_pop_port() {
    row(
        Protocol::Pop,
        "M13",
        POP,
        1,
        &[("110", Weight::Wrong, Some("995")), ("993", Weight::Wrong, Some("995")), ("", Weight::Note, Some("995"))],
    );
}

#[test]
fn m13_pop_encryption() {
    row(
        Protocol::Pop,
        "M13",
        POP,
        2,
        &[
            ("STARTTLS", Weight::Wrong, Some("SSL/TLS")),
            ("None", Weight::Wrong, Some("SSL/TLS")),
            ("", Weight::Note, Some("SSL/TLS")),
        ],
    );
}

#[test]
fn m13_pop_spa() {
    row(Protocol::Pop, "M13", POP, 3, &spa());
}

#[test]
fn m14_smtp_server() {
    row(
        Protocol::Smtp,
        "M14",
        SMTP,
        0,
        &[
            ("imap.gmail.com", Weight::Wrong, Some(SMTP[0])),
            ("pop.gmail.com", Weight::Wrong, Some(SMTP[0])),
            ("smtp.google.com", Weight::Wrong, Some(SMTP[0])),
            ("smtp.office365.com", Weight::Wrong, Some(SMTP[0])),
            ("", Weight::Note, Some(SMTP[0])),
        ],
    );
}

#[test]
fn m14_smtp_port_and_encryption() {
    row(
        Protocol::Smtp,
        "M14",
        SMTP,
        1,
        &[
            ("25", Weight::Wrong, Some("587")),
            ("993", Weight::Wrong, Some("587")),
            ("2525", Weight::Wrong, Some("587")),
            ("", Weight::Note, Some("587")),
        ],
    );
    row(
        Protocol::Smtp,
        "M14",
        SMTP,
        2,
        &[
            ("TLS", Weight::Right, None),
            ("SSL", Weight::Wrong, Some("STARTTLS")),
            ("SSL/TLS", Weight::Wrong, Some("STARTTLS")),
            ("なし", Weight::Wrong, Some("STARTTLS")),
            ("", Weight::Note, Some("STARTTLS")),
        ],
    );
    row(Protocol::Smtp, "M14", SMTP_465, 1, &[("25", Weight::Wrong, Some("465")), ("", Weight::Note, Some("465"))]);
    row(
        Protocol::Smtp,
        "M14",
        SMTP_465,
        2,
        &[
            ("STARTTLS", Weight::Wrong, Some("SSL/TLS")),
            ("なし", Weight::Wrong, Some("SSL/TLS")),
            ("TLS", Weight::Doubtful, Some("SSL/TLS")),
        ],
    );
}

#[test]
fn m14_smtp_authentication() {
    let mut on_alone = SMTP;
    on_alone[4] = "はい";
    row(
        Protocol::Smtp,
        "M14",
        on_alone,
        4,
        &[
            ("いいえ", Weight::Wrong, Some("OAuth2")),
            ("none", Weight::Wrong, Some("OAuth2")),
            ("", Weight::Note, Some("OAuth2")),
        ],
    );
}

#[test]
fn m14_smtp_spa() {
    row(Protocol::Smtp, "M14", SMTP, 3, &spa());
}

/// SPA is off in each of the three tables.
fn spa() -> [(&'static str, Weight, Option<&'static str>); 6] {
    [
        ("いいえ", Weight::Right, None),
        ("オフ", Weight::Right, None),
        ("はい", Weight::Wrong, Some("off")),
        ("on", Weight::Wrong, Some("off")),
        ("?", Weight::Doubtful, Some("off")),
        ("", Weight::Note, Some("off")),
    ]
}

#[test]
fn what_is_all_right_has_nothing_to_correct() {
    for (protocol, values) in
        [(Protocol::Imap, IMAP), (Protocol::Pop, POP), (Protocol::Smtp, SMTP), (Protocol::Smtp, SMTP_465)]
    {
        let mail = checked(protocol, values);
        assert!(mail.remarks.iter().all(|r| r.weight <= Weight::Note && r.correction.is_none()), "{mail:?}");
        for field in FIELDS {
            assert_eq!(on(&mail, field).weight, Weight::Right, "{field}");
        }
    }
}

/// M12, M13, M14.
#[test]
fn what_is_not_filled_in_is_suggested() {
    for (protocol, values) in [(Protocol::Imap, IMAP), (Protocol::Pop, POP), (Protocol::Smtp, SMTP)] {
        let mail = checked(protocol, [""; 5]);
        let suggested = FIELDS.map(|field| on(&mail, field).correction.clone().unwrap());
        assert_eq!(suggested, values);
    }
}

/// M04, M06 and what ended in 2025.
#[test]
fn signing_in_as_it_is_today() {
    for (typed, weight, fact) in [
        ("OAuth2", Weight::Right, "M04"),
        ("oauth2, password-cleartext", Weight::Right, "M04"),
        ("アプリ パスワード", Weight::Right, "M06"),
        ("通常のパスワード認証", Weight::Doubtful, "M06"),
        ("暗号化されたパスワード", Weight::Wrong, "M12"),
        ("はい", Weight::Note, "M06"),
    ] {
        let mut values = IMAP;
        values[4] = typed;
        let mail = checked(Protocol::Imap, values);
        let remark = on(&mail, "authentication");
        assert!(remark.weight == weight && remark.facts.iter().any(|f| f == fact), "{typed}: {remark:?}");
        assert!(weight < Weight::Doubtful || remark.correction.as_deref() == Some("OAuth2"));
    }
    let mut values = IMAP;
    values[4] = "password";
    assert!(on(&checked(Protocol::Imap, values), "authentication").text.en.contains("1 May 2025"));
    assert!(mail_rests(&checked(Protocol::Imap, IMAP)).contains("000006971"));
}

fn mail_rests(mail: &Mail) -> String {
    mail.rests.iter().map(|rest| rest.url.as_str()).collect::<Vec<_>>().join(" ")
}

/// M07: who allows IMAP and POP today.
#[test]
fn the_administrators_switch_is_named() {
    for (protocol, values, named) in
        [(Protocol::Imap, IMAP, "January 2025"), (Protocol::Pop, POP, "Forwarding and POP/IMAP")]
    {
        let mail = checked(protocol, values);
        let note = on(&mail, "protocol");
        assert!(note.facts == ["M07"] && note.text.en.contains(named) && note.text.en.contains("administrator"));
    }
    assert!(checked(Protocol::Smtp, SMTP).remarks.iter().all(|r| r.facts != ["M07"]));
}

/// M11: how such a mistake shows.
#[test]
fn a_wrong_server_port_or_encryption_shows_as_a_time_out() {
    for field in 0..3 {
        let mut values = IMAP;
        values[field] = ["imap.google.com", "143", "STARTTLS"][field];
        let mail = checked(Protocol::Imap, values);
        let notes: Vec<_> = mail.remarks.iter().filter(|r| r.facts == ["M11"]).collect();
        assert!(notes.len() == 1 && notes[0].field == FIELDS[field] && notes[0].weight == Weight::Note);
    }
    assert!(checked(Protocol::Imap, IMAP).remarks.iter().all(|r| r.facts != ["M11"]));
}

#[test]
fn the_protocol_is_told_by_the_host_or_else_by_the_port() {
    for (host, port, protocol) in [
        ("imap.gmail.com", "", Some(Protocol::Imap)),
        ("pop.gmail.com", "993", Some(Protocol::Pop)),
        ("smtp.googlemail.com", "", Some(Protocol::Smtp)),
        ("pop3.gmail.com", "", Some(Protocol::Pop)),
        ("gmail.com", "995", Some(Protocol::Pop)),
        ("", "143", Some(Protocol::Imap)),
        ("", "５８７", Some(Protocol::Smtp)),
        ("gmail.com:465", "", Some(Protocol::Smtp)),
        ("gmail.com", "80", None),
        ("", "", None),
    ] {
        let mail = check(&settings(None, [host, port, "", "", ""]));
        assert_eq!(mail.protocol, protocol, "{host} {port}");
        assert!(mail.remarks.iter().any(|r| r.field == "protocol"), "{host} {port}");
    }
}

#[test]
fn of_another_providers_server_only_the_name_is_judged() {
    for host in ["imap.mail.yahoo.co.jp", "outlook.office365.com", "mail.example.com"] {
        let mail = check(&settings(None, [host, "143", "なし", "on", "?"]));
        assert_eq!((mail.remarks.len(), mail.remarks[0].weight), (1, Weight::Wrong));
        assert!(mail.remarks[0].text.en.contains("not Gmail's server"));
    }
}

#[test]
fn of_the_relay_only_what_is_documented_is_said() {
    let relay = |port| check(&settings(None, ["smtp-relay.gmail.com", port, "", "", ""]));
    assert_eq!(on(&relay("587"), "port").weight, Weight::Right);
    assert_eq!(on(&relay("25"), "port").weight, Weight::Note);
    assert_eq!(on(&relay("2525"), "port").weight, Weight::Doubtful);
    assert!(relay("587").remarks.iter().all(|r| r.weight < Weight::Doubtful));
    assert!(mail_rests(&relay("587")).contains("2956491"));
}

#[test]
fn the_user_name_is_the_whole_address() {
    for (typed, weight, correction) in [
        ("taro@example.co.jp", Weight::Right, None),
        ("%EMAILADDRESS%", Weight::Right, None),
        ("taro", Weight::Doubtful, None),
        ("%EMAILLOCALPART%", Weight::Doubtful, Some("%EMAILADDRESS%")),
    ] {
        let mail = check(&Settings { user: Some(typed.to_owned()), ..settings(Some(Protocol::Imap), IMAP) });
        let remark = on(&mail, "user");
        assert_eq!((remark.weight, remark.correction.as_deref()), (weight, correction), "{typed}");
        assert!(remark.assumed, "the requirement documents do not say so");
    }
}

/// The settings with a value put into a field.
fn corrected(settings: &Settings, field: &str, value: String) -> Settings {
    let mut settings = settings.clone();
    let place = match field {
        "host" => &mut settings.host,
        "port" => &mut settings.port,
        "encryption" => &mut settings.encryption,
        "spa" => &mut settings.spa,
        "authentication" => &mut settings.authentication,
        "user" => &mut settings.user,
        other => panic!("{other} has a correction"),
    };
    *place = Some(value);
    settings
}

fn typed(values: Vec<&'static str>) -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        2 => Just(None),
        8 => prop::sample::select(values).prop_map(|value| Some(value.to_owned())),
        1 => any::<String>().prop_map(Some),
    ]
}

prop_compose! {
    fn any_settings()(
        protocol in prop::option::of(prop::sample::select(vec![Protocol::Imap, Protocol::Pop, Protocol::Smtp])),
        host in typed(vec!["imap.gmail.com", "pop.gmail.com", "smtp.gmail.com", "smtp-relay.gmail.com", "gmail.com:465",
            "imap.mail.yahoo.co.jp", "pop.googlemail.com", "smtp.gmail.com:25", "ｉmap.gmail.com", "example.com"]),
        port in typed(vec!["993", "995", "587", "465", "25", "143", "110", "９９３", "x", " 587"]),
        encryption in typed(vec!["SSL", "SSL/TLS", "STARTTLS", "TLS", "なし", "自動", "?"]),
        spa in typed(vec!["on", "off", "はい", "?"]),
        authentication in typed(vec!["OAuth2", "password", "SPA", "はい", "なし", "?"]),
        user in typed(vec!["taro", "taro@example.co.jp", "%EMAILLOCALPART%"]),
    ) -> Settings {
        Settings { protocol, host, port, encryption, spa, authentication, user }
    }
}

proptest! {
    #[test]
    fn every_correction_is_right_in_its_field(settings in any_settings()) {
        for remark in check(&settings).remarks {
            let Some(correction) = remark.correction else { continue };
            let again = check(&corrected(&settings, &remark.field, correction));
            let wrong: Vec<_> = again.remarks.iter().filter(|r| r.field == remark.field && r.weight == Weight::Wrong).collect();
            prop_assert!(wrong.is_empty(), "{:?}", wrong);
        }
    }

    /// As long as there is something to correct, correcting it all leads to what is right: at most twice, because only
    /// a server of Gmail's own is looked at more closely.
    #[test]
    fn all_corrections_together_are_right(settings in any_settings()) {
        let mut settings = settings;
        for _ in 0..2 {
            for remark in check(&settings).remarks {
                if let Some(correction) = remark.correction {
                    settings = corrected(&settings, &remark.field, correction);
                }
            }
        }
        let again = check(&settings);
        prop_assert!(again.remarks.iter().all(|r| r.correction.is_none()), "{:?}", again);
    }
}
