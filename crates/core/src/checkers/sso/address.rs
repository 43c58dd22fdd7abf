//! Which of the addresses of the table a URL is.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::standing::host_and_path;

/// An address as the table of seed 003 tells them apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// `accounts.google.com`, opened directly to sign in.
    Accounts,
    /// `admin.google.com`.
    Admin,
    /// `accounts.google.com/o/oauth2/v2/auth` with a `login_hint` that is a mail address.
    Hinted,
    /// `[service].google.com`.
    Service,
    /// `[service].google.com/a/[domain]`.
    OfDomain {
        /// The service's host, such as `mail.google.com`.
        host: String,
    },
    /// Any other page of Google.
    Google,
    /// Not Google at all.
    Elsewhere,
}

/// The services of Google Workspace that have a host of their own.
const SERVICES: &[&str] = &[
    "calendar",
    "chat",
    "classroom",
    "contacts",
    "docs",
    "drive",
    "forms",
    "groups",
    "keep",
    "mail",
    "meet",
    "script",
    "sheets",
    "sites",
    "slides",
    "tasks",
    "vault",
    "voice",
];

/// Pages of `accounts.google.com` on which one signs in.
const SIGN_IN: &[&str] = &["", "/signin", "/v2/signin", "/v3/signin", "/servicelogin", "/login"];

/// Reads a URL: what was opened, and where it says so if not in its own place; `None` if it is none.
///
/// A sign-in page names in `continue` what was opened before Google led there.
pub fn read(url: &str) -> Option<(Address, Option<String>)> {
    let address = read_itself(url)?;
    if address != Address::Accounts {
        return Some((address, None));
    }
    let opened = parameter(url, "continue").and_then(|opened| Some((read_itself(&opened)?, opened)));
    Some(match opened {
        Some((Address::Accounts | Address::Google, _)) | None => (Address::Accounts, None),
        Some((address, opened)) => (address, Some(opened)),
    })
}

fn read_itself(url: &str) -> Option<Address> {
    let url = url.trim();
    if url.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\') {
        return None;
    }
    let begins_with = |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let url = match begins_with("https://") || begins_with("http://") {
        true => Cow::Borrowed(url),
        // What people copy from an address bar has no scheme, but it must not have another.
        false if url.split(['/', '?', '#']).next()?.contains(':') => return None,
        false => Cow::Owned(format!("https://{url}")),
    };
    let (host, path) = host_and_path(&url);
    let host = host.to_ascii_lowercase();
    let named = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    if !host.contains('.') || !host.split('.').all(named) {
        return None;
    }
    Some(of_host(&host, path, &url))
}

fn of_host(host: &str, path: &str, url: &str) -> Address {
    let Some(name) = host.strip_suffix(".google.com") else {
        return if host == "google.com" { Address::Google } else { Address::Elsewhere };
    };
    match name {
        "admin" => Address::Admin,
        "accounts" if path.trim_end_matches('/') == "/o/oauth2/v2/auth" => {
            if is_hinted(url) {
                Address::Hinted
            } else {
                Address::Google
            }
        }
        "accounts" if is_sign_in(path) => Address::Accounts,
        name if !SERVICES.contains(&name) => Address::Google,
        _ => match path.strip_prefix("/a/").map(|rest| rest.split('/').next().unwrap_or_default()) {
            Some(domain) if is_domain(domain) => Address::OfDomain { host: host.to_owned() },
            Some(_) => Address::Google,
            None => Address::Service,
        },
    }
}

fn is_sign_in(path: &str) -> bool {
    let path = path.trim_end_matches('/').to_ascii_lowercase();
    SIGN_IN.iter().any(|&page| {
        path.strip_prefix(page).is_some_and(|rest| rest.is_empty() || (!page.is_empty() && rest.starts_with('/')))
    })
}

/// Whether the query names a mail address as `login_hint`.
fn is_hinted(url: &str) -> bool {
    let hint = parameter(url, "login_hint").unwrap_or_default();
    hint.split_once('@').is_some_and(|(user, domain)| !user.is_empty() && is_domain(domain))
}

/// The value of a parameter of the query.
fn parameter(url: &str, name: &str) -> Option<String> {
    let query = url.split('#').next()?.split_once('?')?.1;
    let mut parameters = query.split('&').filter_map(|parameter| parameter.split_once('='));
    let (_, value) = parameters.find(|(given, _)| *given == name)?;
    Some(percent_decode_str(value).decode_utf8().ok()?.into_owned())
}

/// A domain as it stands behind `/a/`.
fn is_domain(text: &str) -> bool {
    let named = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-') && !label.starts_with('-')
    };
    text.contains('.') && text.split('.').all(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_table() {
        let mail = || Address::OfDomain { host: "mail.google.com".into() };
        for (url, address) in [
            ("https://accounts.google.com", Address::Accounts),
            ("accounts.google.com/", Address::Accounts),
            ("https://accounts.google.com/v3/signin/identifier?continue=x", Address::Accounts),
            ("accounts.google.com/ServiceLogin?continue=https://myaccount.google.com/", Address::Accounts),
            ("https://accounts.google.com/ServiceLogin", Address::Accounts),
            ("https://accounts.google.com/signinx", Address::Google),
            ("https://accounts.google.com/logout", Address::Google),
            ("https://accounts.google.com/o/oauth2/v2/auth?a=b&login_hint=sato@example.com", Address::Hinted),
            ("https://accounts.google.com/o/oauth2/v2/auth?login_hint=sato%40example.com", Address::Hinted),
            ("https://accounts.google.com/o/oauth2/v2/auth?login_hint=123", Address::Google),
            ("https://accounts.google.com/o/oauth2/v2/auth", Address::Google),
            ("https://accounts.google.com/o/oauth2/v2/auth#?login_hint=sato@example.com", Address::Google),
            ("https://accounts.google.com/?login_hint=sato@example.com", Address::Accounts),
            ("https://ADMIN.google.com/ac/users", Address::Admin),
            ("https://mail.google.com/mail/u/0/#inbox", Address::Service),
            ("https://mail.google.com/a/example.com", mail()),
            ("mail.google.com/a/example.com/u/0/?x=/y", mail()),
            ("https://drive.google.com/a/example.co.jp/", Address::OfDomain { host: "drive.google.com".into() }),
            ("https://mail.google.com/a/", Address::Google),
            ("https://mail.google.com/a/example", Address::Google),
            ("https://mail.google.com/ab/example.com", Address::Service),
            ("https://foo.google.com/a/example.com", Address::Google),
            ("https://www.google.com/a/example.com", Address::Google),
            ("https://google.com/", Address::Google),
            ("https://mail.google.com.example.com/a/example.com", Address::Elsewhere),
            ("https://examplegoogle.com/", Address::Elsewhere),
            ("https://日本語.jp/", Address::Elsewhere),
            ("example.com/://mail.google.com/a/example.com", Address::Elsewhere),
            ("https://mail.google.com@example.com/a/example.com", Address::Elsewhere),
            ("https://example.com/?mail.google.com/a/example.com", Address::Elsewhere),
        ] {
            assert_eq!(read(url), Some((address, None)), "{url}");
        }
    }

    #[test]
    fn a_sign_in_page_names_what_was_opened() {
        let page = "https://accounts.google.com/v3/signin/identifier?hl=ja&continue=";
        for (opened, address) in [
            ("https://mail.google.com/a/example.com", Address::OfDomain { host: "mail.google.com".into() }),
            ("https%3A%2F%2Fmail.google.com%2Fmail%2F", Address::Service),
            ("https%3A%2F%2Fadmin.google.com", Address::Admin),
            ("https://example.com/", Address::Elsewhere),
        ] {
            let (read, from) = read(&format!("{page}{opened}&x=y")).unwrap();
            assert_eq!((read, from.is_some()), (address, true), "{opened}");
        }
        // It is followed once: whatever is nested, the stack holds.
        assert_eq!(read(&page.repeat(10_000)), Some((Address::Accounts, None)));
    }

    #[test]
    fn what_is_no_url() {
        for url in [
            "",
            "gmail",
            "mail google.com",
            "ftp://mail.google.com/",
            "javascript:mail.google.com",
            "https://",
            "https:\\\\mail.google.com",
            "https://mail..google.com/",
        ] {
            assert_eq!(read(url), None, "{url}");
        }
    }
}
