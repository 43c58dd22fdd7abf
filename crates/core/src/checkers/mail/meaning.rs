//! What the words mean that mail programs, manuals and people use for one setting.

use super::Protocol;
use crate::fold::fold;

/// A type of encryption.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encryption {
    /// From the first byte on.
    Ssl,
    /// After a plain greeting.
    StartTls,
    /// "TLS" alone: some programs mean the one, some the other.
    Tls,
    /// Whatever the program finds.
    Automatic,
    /// None.
    Off,
}

/// What a type of encryption means.
pub(super) fn encryption(typed: &str) -> Option<Encryption> {
    let folded = fold(typed);
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    Some(if has(&["starttls"]) {
        Encryption::StartTls
    } else if has(&["自動", "auto"]) {
        Encryption::Automatic
    } else if has(&["plain", "暗号化なし", "暗号化しない", "保護なし", "none", "使用しない", "nossl", "平文"])
        || switch(typed) == Some(false)
    {
        Encryption::Off
    } else if has(&["ssl"]) || switch(typed) == Some(true) {
        Encryption::Ssl
    } else if has(&["tls"]) {
        Encryption::Tls
    } else {
        return None;
    })
}

/// What on and off are called.
pub(super) fn switch(typed: &str) -> Option<bool> {
    const ON: &[&str] = &[
        "on",
        "yes",
        "true",
        "はい",
        "オン",
        "有効",
        "必要",
        "する",
        "使用する",
        "あり",
        "required",
        "enabled",
        "1",
        "☑",
        "✓",
        "✔",
    ];
    const OFF: &[&str] = &[
        "off",
        "no",
        "false",
        "いいえ",
        "オフ",
        "無効",
        "不要",
        "しない",
        "使用しない",
        "なし",
        "none",
        "disabled",
        "0",
        "☐",
        "□",
    ];
    let folded = fold(typed);
    let word = folded.split(['(', '（', '。']).next().unwrap_or_default();
    if ON.contains(&word) {
        Some(true)
    } else if OFF.contains(&word) {
        Some(false)
    } else {
        None
    }
}

/// A way of signing in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Authentication {
    /// Through Google's own page.
    OAuth,
    /// A password made for one program.
    AppPassword,
    /// There is one; which, is not said.
    Some,
    /// A password.
    Password,
    /// A password that is not sent as it is, SPA among them.
    Encrypted,
    /// None.
    Off,
}

/// What a way of signing in means; of several the one that Gmail likes best.
pub(super) fn authentication(typed: &str) -> Option<Authentication> {
    typed.split([',', '、', '，']).filter_map(one_authentication).min()
}

fn one_authentication(typed: &str) -> Option<Authentication> {
    let folded = fold(typed);
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    Some(if has(&["oauth", "先進認証", "modernauth", "googleでログイン", "signinwithgoogle"]) {
        Authentication::OAuth
    } else if has(&["アプリパスワード", "apppassword"]) {
        Authentication::AppPassword
    } else if has(&[
        "暗号化されたパスワード",
        "password-encrypted",
        "encryptedpassword",
        "cram",
        "digest",
        "md5",
        "ntlm",
        "kerberos",
        "gssapi",
        "apop",
        "spa",
        "セキュリティで保護されたパスワード",
        "securepassword",
    ]) || folded == "secure"
    {
        Authentication::Encrypted
    } else if has(&["パスワード", "password", "basic", "基本認証", "plain", "login", "cleartext"]) {
        Authentication::Password
    } else if has(&["認証なし", "noauth", "client-ip-address"]) {
        Authentication::Off
    } else {
        match switch(typed)? {
            true => Authentication::Some,
            false => Authentication::Off,
        }
    })
}

/// The protocol that a name speaks of.
pub(super) fn protocol(typed: &str) -> Option<Protocol> {
    let folded = fold(typed);
    let named = [(Protocol::Imap, "imap"), (Protocol::Pop, "pop"), (Protocol::Smtp, "smtp")];
    let mut found = named.iter().filter(|(_, name)| folded.contains(name)).map(|&(protocol, _)| protocol);
    match (found.next(), found.next()) {
        (Some(only), None) => Some(only),
        (None, _) if ["送信", "outgoing"].iter().any(|word| folded.contains(word)) => Some(Protocol::Smtp),
        _ => None,
    }
}

/// The protocol that a port belongs to, as a rule.
pub(super) fn protocol_of_port(port: &str) -> Option<Protocol> {
    match port {
        "143" | "993" => Some(Protocol::Imap),
        "110" | "995" => Some(Protocol::Pop),
        "25" | "465" | "587" | "2525" => Some(Protocol::Smtp),
        _ => None,
    }
}

/// A host and the port behind it, folded, without scheme, path and dot at the end.
pub(super) fn host_and_port(typed: &str) -> (String, Option<String>) {
    let folded = fold(typed);
    let rest = folded.split_once("://").map_or(&*folded, |(_, rest)| rest);
    let rest = rest.split('/').next().unwrap_or_default();
    let (host, port) = match rest.split_once(':') {
        Some((host, port)) => (host, Some(port.to_owned()).filter(|port| !port.is_empty())),
        None => (rest, None),
    };
    (host.trim_end_matches('.').to_owned(), port)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_programs_words_for_encryption() {
        for (words, meant) in [
            (
                &["SSL/TLS", "SSL", "ssl", "ＳＳＬ", "SSL 3.0/TLS", "はい", "オン", "Required"][..],
                Some(Encryption::Ssl),
            ),
            (&["STARTTLS", "starttls", "TLS (STARTTLS)", "TLS/STARTTLS", "Start TLS"], Some(Encryption::StartTls)),
            (&["TLS", "ＴＬＳ", "TLS 1.2"], Some(Encryption::Tls)),
            (&["自動", "Auto", "自動検出"], Some(Encryption::Automatic)),
            (&["なし", "None", "plain", "接続の保護なし", "いいえ", "使用しない"], Some(Encryption::Off)),
            (&["", "?", "標準"], None),
        ] {
            for word in words {
                assert_eq!(encryption(word), meant, "{word}");
            }
        }
    }

    #[test]
    fn every_programs_words_for_signing_in() {
        for (words, meant) in [
            (
                &["OAuth2", "OAuth 2.0", "oauth2, password-cleartext", "先進認証", "通常のパスワード認証、OAuth2"][..],
                Some(Authentication::OAuth),
            ),
            (&["アプリ パスワード", "App password"], Some(Authentication::AppPassword)),
            (
                &["通常のパスワード認証", "Normal password", "password-cleartext", "基本認証", "PLAIN", "LOGIN"],
                Some(Authentication::Password),
            ),
            (
                &["暗号化されたパスワード", "password-encrypted", "CRAM-MD5", "NTLM", "Kerberos / GSSAPI", "SPA"],
                Some(Authentication::Encrypted),
            ),
            (&["はい", "on", "必要"], Some(Authentication::Some)),
            (&["いいえ", "なし", "認証なし", "none"], Some(Authentication::Off)),
            (&["", "?"], None),
        ] {
            for word in words {
                assert_eq!(authentication(word), meant, "{word}");
            }
        }
    }

    #[test]
    fn a_host_may_bring_its_port() {
        for (typed, host, port) in [
            ("imap.gmail.com", "imap.gmail.com", None),
            ("imap.gmail.com:993", "imap.gmail.com", Some("993")),
            ("imaps://IMAP.gmail.com:９９３/", "imap.gmail.com", Some("993")),
            (" imap.gmail.com. ", "imap.gmail.com", None),
            ("imap.gmail.com:", "imap.gmail.com", None),
        ] {
            assert_eq!(host_and_port(typed), (host.to_owned(), port.map(str::to_owned)), "{typed}");
        }
    }
}
