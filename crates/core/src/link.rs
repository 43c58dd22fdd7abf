//! Links: addresses of console pages with typed slots.
//!
//! A link is written as `https://admin.google.com/ac/users?authuser={account}`. A slot stands for one value, percent
//! encoded. Query parameters whose value is not known are left out; a link whose path needs an unknown value is not
//! offered at all. Page text thereby reaches a link only as an encoded value, never as a host or a path.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Left as they are in a value: what RFC 3986 calls unreserved, and the `@` of an address.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'@');

/// What is wrong with a link.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// Not `https://`.
    #[error("“{0}” does not begin with https://")]
    NotHttps(String),
    /// The host has a slot, a port, a user or strange characters.
    #[error("“{0}” is no plain host name")]
    Host(String),
    /// A slot that is not closed, is empty or has other letters than a–z and `_`.
    #[error("a slot in “{0}” is not written as {{name}}")]
    Slot(String),
}

/// A link's address, parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkTemplate<'a> {
    /// The host.
    pub host: &'a str,
    path: &'a str,
    query: &'a str,
    fragment: &'a str,
}

impl<'a> LinkTemplate<'a> {
    /// Parses an address.
    pub fn parse(url: &'a str) -> Result<Self, LinkError> {
        let rest = url.strip_prefix("https://").ok_or_else(|| LinkError::NotHttps(url.to_owned()))?;
        let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let plain = host.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-');
        if !plain || !host.contains('.') || host.starts_with('.') || host.ends_with('.') {
            return Err(LinkError::Host(host.to_owned()));
        }
        let link = Self { host, path, query, fragment };
        let named = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        let fine = link.slots().all(named) && url.matches('{').count() == url.matches('}').count();
        if fine { Ok(link) } else { Err(LinkError::Slot(url.to_owned())) }
    }

    /// The names of all slots.
    pub fn slots(&self) -> impl Iterator<Item = &'a str> {
        [self.path, self.query, self.fragment].into_iter().flat_map(slots)
    }

    /// The address with its slots filled; `None` if a value is missing that cannot be left out.
    pub fn fill(&self, value: impl Fn(&str) -> Option<String>) -> Option<String> {
        let mut url = format!("https://{}{}", self.host, fill(self.path, &value)?);
        let query: Vec<String> =
            self.query.split('&').filter(|p| !p.is_empty()).filter_map(|p| fill(p, &value)).collect();
        if !query.is_empty() {
            url.push('?');
            url.push_str(&query.join("&"));
        }
        if !self.fragment.is_empty() {
            url.push('#');
            url.push_str(&fill(self.fragment, &value)?);
        }
        Some(url)
    }
}

fn slots(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).map(|rest| rest.split_once('}').map_or("", |(name, _)| name))
}

fn fill(text: &str, value: &impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut pieces = text.split('{');
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (name, after) = piece.split_once('}')?;
        out.extend(utf8_percent_encode(&value(name)?, VALUE));
        out.push_str(after);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(url: &str, values: &[(&str, &str)]) -> Option<String> {
        let get = |name: &str| values.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
        LinkTemplate::parse(url).unwrap().fill(get)
    }

    #[test]
    fn values_are_encoded_and_unknown_parameters_left_out() {
        let url = "https://admin.google.com/ac/owl/list?tab=configuredApps&authuser={account}";
        assert_eq!(
            fill(url, &[("account", "山田&x=1@example.co.jp")]).unwrap(),
            "https://admin.google.com/ac/owl/list?tab=configuredApps&authuser=%E5%B1%B1%E7%94%B0%26x%3D1@example.co.jp"
        );
        assert_eq!(fill(url, &[]).unwrap(), "https://admin.google.com/ac/owl/list?tab=configuredApps");
        assert_eq!(fill("https://a.example/x?authuser={account}", &[]).unwrap(), "https://a.example/x");
    }

    #[test]
    fn a_path_needs_its_value() {
        let url = "https://admin.google.com/ac/groups/{group}/members";
        assert_eq!(fill(url, &[]), None);
        assert_eq!(
            fill(url, &[("group", "../../x?y#z")]).unwrap(),
            "https://admin.google.com/ac/groups/..%2F..%2Fx%3Fy%23z/members"
        );
    }

    #[test]
    fn only_plain_https_hosts() {
        assert!(matches!(LinkTemplate::parse("http://a.example/"), Err(LinkError::NotHttps(_))));
        for host in ["{x}.example", "a.example:8443", "u@a.example", "a b.example", "localhost", ".example", "例.jp"] {
            assert!(matches!(LinkTemplate::parse(&format!("https://{host}/")), Err(LinkError::Host(_))), "{host}");
        }
        assert!(matches!(LinkTemplate::parse("https://a.example/{x"), Err(LinkError::Slot(_))));
        assert!(matches!(LinkTemplate::parse("https://a.example/{}"), Err(LinkError::Slot(_))));
    }
}
