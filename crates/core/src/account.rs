//! Which Google account is at work on a page: what a link's `authuser` should say.

use percent_encoding::percent_decode_str;

/// The account seen on a page: an address, or Google's index of the signed-in account (`0`, `1` …).
///
/// Sources, strongest first: the `authuser` parameter, a `/u/N/` segment of a Google address, and the account button,
/// whose accessible name reads 「Google アカウント: 名前 (address)」 or "Google Account: Name (address)".
pub fn seen(url: Option<&str>, account_names: &[String]) -> Option<String> {
    url.and_then(in_url).or_else(|| account_names.iter().find_map(|name| in_name(name)))
}

fn in_url(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    if host != "google.com" && !host.ends_with(".google.com") {
        return None;
    }
    let before_fragment = rest.split('#').next()?;
    let (path, query) = before_fragment.split_once('?').unwrap_or((before_fragment, ""));
    let parameter = query.split('&').find_map(|p| p.strip_prefix("authuser="));
    let value = match parameter {
        Some(value) => percent_decode_str(value).decode_utf8().ok()?.into_owned(),
        None => path.split("/u/").nth(1)?.split('/').next()?.to_owned(),
    };
    (is_index(&value) || is_address(&value)).then_some(value)
}

fn in_name(name: &str) -> Option<String> {
    let label = name.split([':', '：']).next()?.replace([' ', '\u{a0}', '\u{3000}'], "").to_lowercase();
    if label != "googleアカウント" && label != "googleaccount" {
        return None;
    }
    let inside = name.rsplit_once(['(', '（'])?.1.split([')', '）']).next()?.trim();
    is_address(inside).then(|| inside.to_owned())
}

fn is_index(value: &str) -> bool {
    (1..=2).contains(&value.len()) && value.bytes().all(|b| b.is_ascii_digit())
}

/// A rough shape is enough: the value is only ever used as an encoded parameter.
fn is_address(value: &str) -> bool {
    let Some((local, domain)) = value.split_once('@') else { return false };
    let fine =
        |s: &str| !s.is_empty() && !s.contains(['@', '/', '\\', '<', '>', '"', ' ']) && !s.contains(char::is_control);
    fine(local) && fine(domain) && domain.contains('.') && value.len() <= 254
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|&n| n.to_owned()).collect()
    }

    #[test]
    fn from_the_address() {
        let none = names(&[]);
        assert_eq!(seen(Some("https://admin.google.com/u/1/ac/users"), &none).as_deref(), Some("1"));
        assert_eq!(
            seen(Some("https://admin.google.com/ac/users?hl=ja&authuser=a%40example.co.jp#x"), &none).as_deref(),
            Some("a@example.co.jp")
        );
        assert_eq!(seen(Some("https://a-rakumo.appspot.com/u/1/x?authuser=2"), &none), None);
        assert_eq!(seen(Some("https://admin.google.com/ac/users?authuser=javascript:alert(1)"), &none), None);
        assert_eq!(seen(None, &none), None);
    }

    #[test]
    fn from_the_account_button() {
        let found = names(&["メニュー", "Google アカウント: 山田 太郎\u{a0}(taro@example.co.jp)"]);
        assert_eq!(seen(Some("https://a-rakumo.appspot.com/admin"), &found).as_deref(), Some("taro@example.co.jp"));
        let found = names(&["Google Account: Taro (x) Yamada  \n(taro@example.com)"]);
        assert_eq!(seen(None, &found).as_deref(), Some("taro@example.com"));
        assert_eq!(seen(None, &names(&["お問い合わせ: (help@example.com)"])), None);
    }
}
