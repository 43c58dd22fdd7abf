//! The settings in a text: what a mail program shows, a manual prints or somebody writes in a mail.

use super::{
    Protocol, Settings, autoconfig,
    meaning::{self, host_and_port, switch},
};
use crate::fold::{fold, is_ignored};

/// The longest label, in folded characters; what is longer is prose.
const LONGEST_LABEL: usize = 40;

/// The longest label and the longest value, in bytes: however long a line is, reading it takes no longer than its length.
const LONGEST: usize = 400;

/// The settings in a text, server by server: in an autoconfig file, or behind labels in Japanese or English. Values
/// stay as typed.
pub fn read(text: &str) -> Vec<Settings> {
    if let Some(settings) = autoconfig::read(text) {
        return settings;
    }
    let mut reader = Reader::default();
    text.lines().for_each(|line| reader.line(line));
    reader.finish();
    reader.done
}

/// A field that a label names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Protocol,
    Host,
    Port,
    Encryption,
    Spa,
    Authentication,
    User,
}

/// The field that a label names. A heading, such as "Incoming (IMAP)", counts as one for the server's name.
fn field(label: &str) -> Option<Field> {
    if label.len() > LONGEST {
        return None;
    }
    let folded = fold(label);
    if folded.is_empty() || folded.chars().count() > LONGEST_LABEL || folded.contains('。') || holds_host(label) {
        return None;
    }
    let lower = label.to_lowercase();
    let has = |parts: &[&str]| parts.iter().any(|part| folded.contains(part));
    let word = |words: &[&str]| lower.split(|c: char| !c.is_ascii_alphanumeric()).any(|token| words.contains(&token));
    let port =
        ["サポート", "レポート", "インポート", "エクスポート"].iter().fold(folded.clone(), |t, w| t.replace(w, ""));
    Some(if has(&["セキュリティで保護されたパスワード", "securepassword"]) || word(&["spa"]) {
        Field::Spa
    } else if has(&["認証", "authenticat"]) || word(&["auth"]) {
        Field::Authentication
    } else if has(&["ユーザー名", "ユーザ名", "username", "アカウント名", "ログイン名", "loginname"]) || word(&["user"])
    {
        Field::User
    } else if port.contains("ポート") || word(&["port", "ports"]) {
        Field::Port
    } else if has(&["暗号", "接続の保護", "接続のセキュリティ", "connectionsecurity", "securitytype"])
        || word(&["ssl", "tls", "starttls", "encryption", "sockettype"])
        || matches!(&*folded, "security" | "セキュリティ")
    {
        Field::Encryption
    } else if has(&["プロトコル", "protocol", "アカウントの種類", "accounttype", "サーバーの種類", "servertype"])
    {
        Field::Protocol
    } else if has(&["サーバ", "ホスト", "受信", "送信"])
        || word(&["server", "host", "hostname", "incoming", "outgoing", "imap", "pop", "pop3", "smtp"])
    {
        Field::Host
    } else {
        return None;
    })
}

/// Whether a name with dots stands in a text.
fn holds_host(text: &str) -> bool {
    text.split(is_ignored).any(is_host)
}

/// Whether this has the form of a server's name, perhaps with its port.
fn is_host(token: &str) -> bool {
    let (host, _) = host_and_port(token);
    let is_label = |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    host.contains('.') && host.split('.').all(is_label) && host.contains(|c: char| c.is_ascii_alphabetic())
}

/// Whether this is the name of a mail server, even without a label.
fn is_mail_host(token: &str) -> bool {
    let folded = fold(token);
    let starts = ["imap", "pop", "smtp", "mail.", "outlook."].iter().any(|start| folded.starts_with(start));
    is_host(token) && (starts || host_and_port(token).0.ends_with(".gmail.com"))
}

/// Whether a value fits a field even without a colon between.
fn is_plausible(field: Field, value: &str) -> bool {
    if value.len() > LONGEST || value.contains('。') {
        return false;
    }
    match field {
        Field::Protocol => meaning::protocol(value).is_some(),
        Field::Host => tokens(value).next().is_some_and(is_host),
        Field::Port => value.starts_with(is_digit) || value.starts_with('「'),
        Field::Encryption => meaning::encryption(value).is_some(),
        Field::Spa => switch(value).is_some(),
        Field::Authentication => meaning::authentication(value).is_some(),
        Field::User => value.contains(['@', '＠', '%']),
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let between = |c: char| {
        is_ignored(c) || matches!(c, '(' | ')' | '（' | '）' | '「' | '」' | ',' | '、' | '／' | '|' | '"' | '\'')
    };
    text.split(between).filter(|token| !token.is_empty())
}

/// The type of encryption that a text names in passing.
fn encryption_in(text: &str) -> Option<&'static str> {
    let folded = fold(text);
    let names = [("starttls", "STARTTLS"), ("ssl/tls", "SSL/TLS"), ("ssl", "SSL"), ("tls", "TLS")];
    names.iter().find(|(name, _)| folded.contains(name)).map(|&(_, called)| called)
}

/// The ports in a text, each with the type of encryption behind it.
fn ports(text: &str) -> Vec<(String, Option<&'static str>)> {
    let mut found: Vec<(String, &str)> = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_digit) {
        let from = &rest[start..];
        let end = from.find(|c| !is_digit(c)).unwrap_or(from.len());
        let (digits, behind) = from.split_at(end);
        let of_version = rest[..start].ends_with('.') || behind.starts_with('.');
        if (2..=5).contains(&digits.chars().count()) && !of_version {
            found.push((digits.to_owned(), behind));
        }
        rest = behind;
    }
    let ends: Vec<usize> = found.iter().skip(1).map(|(port, behind)| behind.len() + port.len()).chain([0]).collect();
    let between = |(port, behind): (String, &str), end: usize| {
        let encryption = encryption_in(&behind[..behind.len().saturating_sub(end)]);
        (port, encryption)
    };
    found.into_iter().zip(ends).map(|(port, end)| between(port, end)).collect()
}

/// Reads line by line.
#[derive(Default)]
struct Reader {
    done: Vec<Settings>,
    /// Where in `done` the other ways to the current server begin.
    ways: usize,
    current: Settings,
    /// The protocol that a heading spoke of.
    hint: Option<Protocol>,
    /// A label whose value is expected on the next line.
    pending: Option<Field>,
}

impl Reader {
    fn line(&mut self, line: &str) {
        let cells: Vec<&str> = line.split(['|', '\t']).map(str::trim).filter(|cell| !cell.is_empty()).collect();
        match cells[..] {
            [] => {}
            [label, value] if field(label).is_some() => self.labelled(label, value),
            [text] => self.text(text),
            _ => self.text(&cells.join(" ")),
        }
    }

    fn text(&mut self, line: &str) {
        let mut line = line;
        while let Some((label, value)) = split_at_colon(line).filter(|(label, _)| field(label).is_some()) {
            let (value, next) = until_next_label(value);
            self.labelled(label, value);
            match next {
                Some(next) => line = next,
                None => return,
            }
        }
        let spaces = line.char_indices().take_while(|(at, _)| *at <= LONGEST).filter(|(_, c)| is_ignored(*c));
        for (label, value) in spaces.map(|(at, _)| (&line[..at], line[at..].trim())) {
            if field(label).is_some_and(|field| is_plausible(field, value)) {
                return self.labelled(label, value);
            }
        }
        if let Some(host) = tokens(line).find(|token| is_mail_host(token)) {
            return self.bare_host(line, host);
        }
        match (self.pending.take(), field(line)) {
            // A value may be called as its label is, such as "SSL".
            (Some(pending), own) if own.is_none_or(|own| own == pending) && is_plausible(pending, line) => {
                self.set(pending, "", line);
            }
            _ => self.labelled(line, ""),
        }
    }

    /// A line with a server's name and perhaps more, but without a label.
    fn bare_host(&mut self, line: &str, host: &str) {
        let at = line.find(host).unwrap_or_default();
        if let Some(protocol) = meaning::protocol(&line[..at]) {
            self.section(protocol);
        }
        self.pending = None;
        self.set(Field::Host, "", &line[at..]);
    }

    fn labelled(&mut self, label: &str, value: &str) {
        let Some(field) = field(label) else { return };
        self.pending = None;
        let protocol = meaning::protocol(label);
        if let Some(protocol) = protocol {
            self.section(protocol);
        }
        let value = value.trim();
        if value.is_empty() {
            self.pending = Some(field);
        } else if field == Field::Host && !tokens(value).next().is_some_and(is_host) && switch(value).is_some() {
            // "IMAP: on" names no server.
        } else {
            self.set(field, label, value);
            if field == Field::Host && protocol.is_some() {
                self.current.protocol = protocol;
            }
        }
    }

    /// What follows is about this protocol.
    fn section(&mut self, protocol: Protocol) {
        let host = self.current.host.as_deref().and_then(|host| meaning::protocol(&host_and_port(host).0));
        let current = self.current.protocol.or(host).or(self.hint);
        if current.is_some_and(|current| current != protocol) {
            self.finish();
        }
        self.hint = Some(protocol);
    }

    fn set(&mut self, field: Field, label: &str, value: &str) {
        if value.len() > LONGEST {
            return;
        }
        match field {
            Field::Protocol => {
                if self.current.protocol.is_some() || self.current.host.is_some() {
                    self.finish();
                }
                self.current.protocol = meaning::protocol(value);
            }
            Field::Host => self.set_host(value),
            Field::Port => {
                let found = ports(without_default(value));
                if found.is_empty() {
                    self.set_port(value.to_owned(), encryption_in(label));
                }
                for (port, encryption) in found {
                    self.set_port(port, encryption.or_else(|| encryption_in(label)));
                }
            }
            Field::Encryption => {
                let on = switch(value) == Some(true);
                if !(on && self.current.encryption.is_some()) {
                    let named = encryption_in(value).or_else(|| encryption_in(label)).filter(|_| on);
                    let named = named.unwrap_or_else(|| without_ruled_out(value));
                    self.current.encryption = Some(named.to_owned());
                }
            }
            Field::Spa => self.current.spa = Some(value.to_owned()),
            Field::Authentication => {
                // That there is one says less than which.
                if !(switch(value) == Some(true) && self.current.authentication.is_some()) {
                    self.current.authentication = Some(value.to_owned());
                }
            }
            Field::User => self.current.user = Some(value.to_owned()),
        }
    }

    fn set_host(&mut self, value: &str) {
        if self.current.host.is_some() {
            self.finish();
        }
        let host = tokens(value).find(|token| is_host(token)).unwrap_or(value);
        self.current.host = Some(host.to_owned());
        let behind = value.find(host).map_or("", |at| &value[at + host.len()..]);
        for (port, encryption) in ports(behind) {
            self.set_port(port, encryption);
        }
        if self.current.encryption.is_none() {
            self.current.encryption = encryption_in(behind).map(str::to_owned);
        }
    }

    /// A second port is a second way to the same server.
    fn set_port(&mut self, port: String, encryption: Option<&str>) {
        if self.current.port.as_ref().is_some_and(|known| *known != port) {
            let next = Settings { port: None, encryption: None, ..self.current.clone() };
            self.done.push(std::mem::replace(&mut self.current, next));
        }
        self.current.port = Some(port);
        if let Some(encryption) = encryption {
            self.current.encryption = Some(encryption.to_owned());
        }
    }

    fn finish(&mut self) {
        let mut settings = std::mem::take(&mut self.current);
        let hint = self.hint.take();
        self.pending = None;
        let named = settings.host.is_some() || settings.port.is_some();
        let told = settings.host.as_deref().and_then(|host| meaning::protocol(&host_and_port(host).0));
        if settings.protocol.is_none() && told.is_none() {
            settings.protocol = hint;
        }
        // What stands below two ports holds for both.
        for way in self.done.iter_mut().skip(self.ways) {
            way.protocol = way.protocol.or(settings.protocol);
            way.spa = way.spa.take().or_else(|| settings.spa.clone());
            way.authentication = way.authentication.take().or_else(|| settings.authentication.clone());
            way.user = way.user.take().or_else(|| settings.user.clone());
        }
        let spoken = settings.encryption.is_some() || settings.authentication.is_some() || settings.spa.is_some();
        if named || (spoken && settings.protocol.is_some()) {
            self.done.push(settings);
        }
        self.ways = self.done.len();
    }
}

/// A value without a bracket that says what is not to be chosen.
fn without_ruled_out(value: &str) -> &str {
    match value.split_once(['(', '（']) {
        Some((before, bracket)) if bracket.contains("不可") || bracket.contains("not ") => before.trim(),
        _ => value,
    }
}

/// A port without the usual one that a program names beside it.
fn without_default(value: &str) -> &str {
    let start = ["既定", "デフォルト", "規定", "default", "Default"].iter().filter_map(|word| value.find(word)).min();
    &value[..start.unwrap_or(value.len())]
}

/// What stands between a label and its value.
const COLONS: [char; 4] = [':', '：', '=', '＝'];

/// A line at its first colon, unless that belongs to an address.
fn split_at_colon(line: &str) -> Option<(&str, &str)> {
    let at = line.find(COLONS)?;
    let value = line[at..].trim_start_matches(COLONS);
    (!value.starts_with("//")).then(|| (line[..at].trim(), value.trim()))
}

/// A value up to where the next label begins, and the rest of the line.
fn until_next_label(value: &str) -> (&str, Option<&str>) {
    let between = |c: char| is_ignored(c) || matches!(c, ',' | '、' | '／' | ';' | '；');
    let mut from = 0;
    while let Some(colon) = value[from..].find(COLONS).map(|at| from + at) {
        let boundaries = value[from..colon].char_indices().filter(|(_, c)| between(*c));
        let starts: Vec<usize> = boundaries.map(|(at, c)| from + at + c.len_utf8()).collect();
        if let Some(&start) = starts.iter().rev().find(|&&start| field(&value[start..colon]).is_some()) {
            return (value[..start].trim_end_matches(between), Some(&value[start..]));
        }
        from = colon + value[colon..].chars().next().map_or(1, char::len_utf8);
    }
    (value, None)
}
