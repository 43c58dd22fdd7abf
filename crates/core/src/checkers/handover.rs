//! What a customer hands over to HITO-Link: the name of the key file, the service account's address and the address
//! that invitations are sent from.

use serde::{Deserialize, Serialize};

use super::{
    Remark, Rests, Weight,
    delegation::{CLIENT_ID_DIGITS, PROJECT_NUMBER_DIGITS},
};
use crate::fold::{fold, is_ignored};

const KEY: &str = "key";
const ACCOUNT: &str = "account";
const SENDER: &str = "sender";

/// How every service account's address ends, behind the project.
const SERVICE_ACCOUNTS: &str = ".iam.gserviceaccount.com";

/// The three values as typed, and what is known of the addresses.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HandOver {
    /// The name of the key file; a path may stand before it.
    pub key: String,
    /// The service account's address.
    pub account: String,
    /// The sender's address.
    pub sender: String,
    /// Addresses that are known to be groups.
    pub known_groups: Vec<String>,
    /// Addresses that are known to be users.
    pub known_users: Vec<String>,
}

/// The answer to a [`HandOver`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Handed {
    /// What was asked.
    pub values: HandOver,
    /// The project that the service account's address names.
    pub project: Option<String>,
    /// What is to be said, field by field: `key`, `account`, `sender`.
    pub remarks: Vec<Remark>,
    /// The documents behind it.
    pub rests: Vec<Rests>,
}

/// Checks the three values.
pub fn check(values: &HandOver) -> Handed {
    let mut remarks = Vec::new();
    let in_key = check_key(&values.key, &mut remarks);
    let project = check_account(&values.account, &mut remarks);
    if let (Some(a), Some(b)) = (&in_key, &project)
        && !same_project(a, b)
    {
        let ja = format!(
            "鍵ファイルのプロジェクト ({a}) が、サービス アカウントのプロジェクト ({b}) と違います。そのサービス アカウントで作った鍵を渡してください。"
        );
        let en = format!(
            "The key file is of project {a}, the service account of project {b}. Hand over a key made for this service account."
        );
        remarks.push(Remark::new(Weight::Wrong, KEY, ja, en).quoting(&values.key).by(&["H23", "H24"]));
    }
    check_sender(values, &mut remarks);
    remarks.extend(how_to_send());
    let rests = Rests {
        title: "www.hito-link.jp manual-ca p233".to_owned(),
        url: "https://www.hito-link.jp/ja/knowledge/manual-ca/p233".to_owned(),
        verified_on: "2026-11-22".to_owned(),
    };
    Handed { values: values.clone(), project, remarks, rests: vec![rests] }
}

/// Checks the key file's name; returns the project in it.
fn check_key(typed: &str, remarks: &mut Vec<Remark>) -> Option<String> {
    let name = typed.rsplit(['/', '\\', '¥']).next().unwrap_or_default();
    let mut say = |weight, ja: &str, en: &str, correction: Option<String>| {
        let mut remark = Remark::new(weight, KEY, ja, en).by(&["H23"]);
        remark.quoted = Some(name.to_owned()).filter(|name| !name.is_empty());
        remark.correction = correction;
        remarks.push(remark);
    };
    let folded = fold(name);
    if folded.is_empty() {
        say(
            Weight::Wrong,
            "鍵ファイルの名前がありません (例: project-123-0123456789ab.p12)。",
            "The name of the key file is missing, for example project-123-0123456789ab.p12.",
            None,
        );
        return None;
    }
    let (stem, kind) = match folded.rsplit_once('.') {
        Some((stem, kind)) if is_file_kind(kind) => (stem, Some(kind)),
        _ => (&*folded, None),
    };
    if kind.is_some_and(|kind| kind != "p12") {
        let (ja, en) = match kind {
            Some("json") => (
                "これは JSON の鍵です。HITO-Link が受け取るのは P12 です。名前を変えるのではなく、キーの種類に P12 を選んで作り直してください。",
                "This is a JSON key; HITO-Link takes P12. Do not rename it: create a new key of the type P12.",
            ),
            Some("crdownload" | "download" | "part" | "tmp") => (
                "ダウンロードが終わっていないファイルです。終わるのを待つか、鍵を作り直してください。",
                "The download has not finished. Wait for it, or create a new key.",
            ),
            _ => (
                "P12 の鍵ではないようです。名前が .p12 で終わるファイルを渡します。",
                "This does not look like a P12 key. The file's name ends with .p12.",
            ),
        };
        say(Weight::Wrong, ja, en, None);
        remarks.iter_mut().for_each(|remark| remark.facts = vec!["H12".to_owned(), "H23".to_owned()]);
        return key_parts(stem).map(|(project, _)| project.to_owned());
    }
    let (stem, copy) = without_copy_number(stem);
    let Some((project, id)) = key_parts(stem) else {
        say(
            Weight::Doubtful,
            "Google が付けた名前ではないようです。<プロジェクト>-<12 桁の英数字>.p12 の形です。名前を変えた場合は、どの鍵かを確かめてください。",
            "This does not look like the name that Google gave: <project>-<12 hexadecimal digits>.p12. If the file was renamed, make sure which key it is.",
            None,
        );
        return None;
    };
    let clean = format!("{project}-{id}.p12");
    if copy {
        say(
            Weight::Doubtful,
            "ブラウザーが番号を付けた、2 つ目のダウンロードです。サービス アカウントの画面に残っている鍵かどうかを確かめてください。",
            "The browser numbered this file: it is a second download. Make sure that the service account still has this key.",
            Some(clean),
        );
    } else if kind.is_none() {
        say(Weight::Doubtful, "名前の最後に .p12 がありません。", "The name does not end with .p12.", Some(clean));
    } else if clean != name {
        say(
            Weight::Doubtful,
            "名前に空白、全角文字、大文字が混じっています。",
            "The name holds spaces, full-width or capital letters.",
            Some(clean),
        );
    } else {
        say(Weight::Right, "P12 の鍵ファイルの名前です。", "This is the name of a P12 key file.", None);
    }
    Some(project.to_owned())
}

/// Whether this is what stands behind a file name's last dot, not part of a project such as `example.com:project`.
fn is_file_kind(kind: &str) -> bool {
    (1..=10).contains(&kind.len()) && kind.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// A name without the ` (1)` that browsers add, folded; and whether it had one.
fn without_copy_number(stem: &str) -> (&str, bool) {
    let number = stem.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    match number {
        Some((before, number)) if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => (before, true),
        _ => (stem, false),
    }
}

/// Project and key ID of a key file's name.
fn key_parts(stem: &str) -> Option<(&str, &str)> {
    let (project, id) = stem.rsplit_once('-')?;
    let is_key_id = id.len() == 12 && id.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    let (domain, name) = project.rsplit_once([':', '_']).unwrap_or(("", project));
    let fits = is_name(name) && (domain.is_empty() || is_domain(domain));
    (is_key_id && fits).then_some((project, id))
}

/// Whether a project of a key file's name is that of an address. A project of a domain (`example.com:project`) stands
/// the other way round in an address (`project.example.com`), and a file name has another sign for the colon.
fn same_project(in_key: &str, in_address: &str) -> bool {
    match in_key.rsplit_once([':', '_']) {
        Some((domain, name)) => format!("{name}.{domain}") == in_address,
        None => in_key == in_address,
    }
}

/// Checks the service account's address; returns its project.
fn check_account(typed: &str, remarks: &mut Vec<Remark>) -> Option<String> {
    let mut say = |weight, ja: &str, en: &str| {
        let mut remark = Remark::new(weight, ACCOUNT, ja, en).by(&["H15", "H24"]);
        remark.quoted = Some(typed.to_owned()).filter(|typed| !typed.is_empty());
        remarks.push(remark);
        remarks.len() - 1
    };
    let address = bare_address(typed);
    let digits = !address.is_empty() && address.bytes().all(|b| b.is_ascii_digit());
    if address.is_empty() {
        say(
            Weight::Wrong,
            "サービス アカウントのメール アドレスがありません (例: hito-link@project-123.iam.gserviceaccount.com)。",
            "The service account's address is missing, for example hito-link@project-123.iam.gserviceaccount.com.",
        );
        return None;
    }
    if digits && address.len() == CLIENT_ID_DIGITS {
        let at = say(
            Weight::Wrong,
            "これはクライアント ID です。API の承認で使う番号で、ここではサービス アカウントのメール アドレスを渡します。",
            "This is the client ID, which the API approval asks for. Here the service account's address is needed.",
        );
        remarks[at].facts = vec!["H14".to_owned(), "H15".to_owned(), "H24".to_owned()];
        return None;
    }
    if digits && address.len() == PROJECT_NUMBER_DIGITS {
        let at = say(
            Weight::Wrong,
            "プロジェクト番号のようです。サービス アカウントのメール アドレスを渡します。",
            "This looks like the project number. The service account's address is needed.",
        );
        remarks[at].assumed = true;
        return None;
    }
    let Some((name, domain)) = address.split_once('@') else {
        say(
            Weight::Wrong,
            "メール アドレスの形ではありません (例: hito-link@project-123.iam.gserviceaccount.com)。",
            "This is not an address, for example hito-link@project-123.iam.gserviceaccount.com.",
        );
        return None;
    };
    let Some(project) = domain.strip_suffix(SERVICE_ACCOUNTS) else {
        if domain.ends_with("gserviceaccount.com") {
            let at = say(
                Weight::Wrong,
                "Google が自動で用意したアカウントのようです。HITO-Link のために作ったサービス アカウント (最後が .iam.gserviceaccount.com) のアドレスを渡します。",
                "This looks like an account that Google made by itself. Hand over the one made for HITO-Link, which ends with .iam.gserviceaccount.com.",
            );
            remarks[at].assumed = true;
        } else {
            say(
                Weight::Wrong,
                "サービス アカウントのアドレスではありません。最後が .iam.gserviceaccount.com のアドレスです。",
                "This is not a service account's address, which ends with .iam.gserviceaccount.com.",
            );
        }
        return None;
    };
    let (short, of_domain) = project.split_once('.').unwrap_or((project, ""));
    if !is_name(short) || !(of_domain.is_empty() || is_domain(of_domain)) {
        say(
            Weight::Wrong,
            "@ の後のプロジェクト ID が正しくありません。英小文字で始まる 6〜30 文字で、英小文字、数字、ハイフンを使います。",
            "The project ID behind the @ is not right: 6 to 30 small letters, digits and hyphens, beginning with a letter.",
        );
        return None;
    }
    if !is_name(name) {
        say(
            Weight::Wrong,
            "@ の前が正しくありません。英小文字で始まる 6〜30 文字で、英小文字、数字、ハイフンを使います。",
            "What stands before the @ is not right: 6 to 30 small letters, digits and hyphens, beginning with a letter.",
        );
    } else if typed.eq_ignore_ascii_case(&address) {
        say(Weight::Right, "サービス アカウントのアドレスです。", "This is a service account's address.");
    } else {
        let at = say(Weight::Wrong, BARE.0, BARE.1);
        remarks[at].correction = Some(address.clone());
    }
    Some(project.to_owned())
}

/// What is said of an address with something around or in it.
const BARE: (&str, &str) = (
    "アドレスだけを半角で書きます。空白、全角文字、mailto:、括弧は付けません。",
    "Write the address alone: no spaces, full-width letters, mailto: or brackets.",
);

/// Checks the address that invitations are sent from.
fn check_sender(values: &HandOver, remarks: &mut Vec<Remark>) {
    let typed = &values.sender;
    let address = bare_address(typed);
    let named = |list: &[String]| list.iter().any(|known| bare_address(known) == address);
    let say = |weight, ja: &str, en: &str, facts: &[&str]| {
        let mut remark = Remark::new(weight, SENDER, ja, en).by(facts);
        remark.quoted = Some(typed.clone()).filter(|typed| !typed.is_empty());
        remark
    };
    if address.is_empty() {
        remarks.push(say(
            Weight::Wrong,
            "送信元のメール アドレスがありません (例: saiyo@example.co.jp)。",
            "The sender's address is missing, for example saiyo@example.co.jp.",
            &["H25"],
        ));
        return;
    }
    let domain = address.split_once('@').filter(|(local, domain)| is_local(local) && is_domain(domain)).map(|(_, d)| d);
    let Some(domain) = domain else {
        remarks.push(say(
            Weight::Wrong,
            "メール アドレスの形ではありません (例: saiyo@example.co.jp)。",
            "This is not an address, for example saiyo@example.co.jp.",
            &["H25"],
        ));
        return;
    };
    if domain.ends_with("gserviceaccount.com") {
        remarks.push(say(
            Weight::Wrong,
            "これはサービス アカウントのアドレスです。送信元には、カレンダーのあるユーザーのアドレスを渡します。",
            "This is a service account's address. The sender is a user who has a calendar.",
            &["H17", "H25"],
        ));
        return;
    }
    if matches!(domain, "gmail.com" | "googlemail.com") {
        remarks.push(say(
            Weight::Wrong,
            "無料の Gmail のアドレスです。有料の Google Workspace のユーザーのアドレスが必要です。",
            "This is an address of free Gmail. A user of a paid Google Workspace is needed.",
            &["H03", "H25"],
        ));
        return;
    }
    if domain.ends_with(".calendar.google.com") {
        let remark = say(
            Weight::Wrong,
            "これはカレンダーの ID です。そのカレンダーを持つユーザーのアドレスを渡します。",
            "This is the ID of a calendar. Hand over the address of a user.",
            &["H17", "H25"],
        );
        remarks.push(remark.concluded());
        return;
    }
    if named(&values.known_groups) {
        remarks.push(say(
            Weight::Wrong,
            "これはグループのアドレスです。グループにはカレンダーがありません。ユーザーのアドレスを渡します。",
            "This is the address of a group, which has no calendar. Hand over the address of a user.",
            &["H17"],
        ));
        return;
    }
    if !typed.eq_ignore_ascii_case(&address) {
        remarks.push(say(Weight::Wrong, BARE.0, BARE.1, &["H25"]).correcting(&address));
    }
    remarks.push(match named(&values.known_users) {
        true => say(Weight::Right, "ユーザーのアドレスです。", "This is the address of a user.", &["H17", "H25"]),
        false => say(
            Weight::Note,
            "グループかどうかは、アドレスからはわかりません。管理コンソールのユーザーの一覧にあり、カレンダーを使えることを確かめてください。",
            "Whether it is a group cannot be told from the address. Check in the Admin console that it is a user who has a calendar.",
            &["H17"],
        ),
    });
    remarks.push(say(
        Weight::Note,
        "このアドレスは、サービス アカウントに編集者として登録したものと同じにします。",
        "It is the same address as the one added to the service account as an editor.",
        &["H16"],
    ));
}

/// How to send a private key.
fn how_to_send() -> [Remark; 2] {
    let note = |ja: &str, en: &str| Remark::new(Weight::Note, KEY, ja, en).by(&["H13"]).concluded();
    [
        note(
            "鍵ファイルは秘密の鍵です。できるだけメールに添付せず、相手だけが開ける共有などで渡します。添付する場合は暗号化し、パスワードは電話など別の方法で伝えます。",
            "The key file is a private key. Rather than attaching it to a mail, share it so that only the recipient can open it. If it is attached, encrypt it and tell the password another way, such as by phone.",
        ),
        note(
            "渡した後は手元のコピーを消し、使わない鍵はサービス アカウントの画面で削除します。",
            "Afterwards delete your copies, and delete keys that are not used from the service account.",
        ),
    ]
}

/// An address without what mail programs and people put around it.
fn bare_address(typed: &str) -> String {
    let folded = fold(typed);
    let inside = match folded.split_once('<') {
        Some((_, rest)) => rest.split('>').next().unwrap_or_default(),
        None => &folded,
    };
    let wrapping = |c: char| matches!(c, '\'' | '"' | '(' | ')' | '「' | '」' | ',' | ';' | '.' | '。' | '、' | ':');
    let mut bare = inside.trim_matches(wrapping);
    while let Some(rest) = bare.strip_prefix("mailto:") {
        bare = rest.trim_matches(wrapping);
    }
    bare.to_owned()
}

/// A project or an account: 6 to 30 small letters, digits and hyphens, a letter first and no hyphen last.
fn is_name(text: &str) -> bool {
    (6..=30).contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && !text.ends_with('-')
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn is_local(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"._%+-'&!#$*/=?^`{|}~".contains(&b))
}

/// A domain with a dot, folded.
fn is_domain(text: &str) -> bool {
    let is_label = |label: &str| {
        let fits = |c: char| c.is_alphanumeric() || c == '-';
        !label.is_empty() && !label.starts_with('-') && !label.ends_with('-') && label.chars().all(fits)
    };
    text.contains('.') && text.split('.').all(is_label) && !text.contains(is_ignored)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const KEY_NAME: &str = "hito-link-123-0123456789ab.p12";
    const ADDRESS: &str = "hito-link@hito-link-123.iam.gserviceaccount.com";
    const FROM: &str = "saiyo@example.co.jp";

    fn with(key: &str, account: &str, sender: &str) -> HandOver {
        HandOver { key: key.to_owned(), account: account.to_owned(), sender: sender.to_owned(), ..HandOver::default() }
    }

    /// What is said of one field, without the notes.
    fn of<'a>(handed: &'a Handed, field: &str) -> Vec<&'a Remark> {
        handed.remarks.iter().filter(|r| r.field == field && r.weight != Weight::Note).collect()
    }

    fn key(name: &str) -> Remark {
        let handed = check(&with(name, ADDRESS, FROM));
        of(&handed, KEY)[0].clone()
    }

    fn account(address: &str) -> Remark {
        let handed = check(&with(KEY_NAME, address, FROM));
        of(&handed, ACCOUNT)[0].clone()
    }

    fn sender(address: &str) -> Remark {
        let handed = check(&with(KEY_NAME, ADDRESS, address));
        handed.remarks.into_iter().filter(|r| r.field == SENDER).max_by_key(|r| r.weight).unwrap()
    }

    /// H23, H24, H25.
    #[test]
    fn the_three_values_of_the_manual_are_right() {
        let values = HandOver { known_users: vec![FROM.to_owned()], ..with(KEY_NAME, ADDRESS, FROM) };
        let handed = check(&values);
        assert_eq!(handed.project.as_deref(), Some("hito-link-123"));
        for (field, fact) in [(KEY, "H23"), (ACCOUNT, "H24"), (SENDER, "H25")] {
            let said = of(&handed, field);
            assert_eq!((said.len(), said[0].weight), (1, Weight::Right), "{field}");
            assert!(said[0].facts.iter().any(|f| f == fact), "{field}");
        }
        assert_eq!(handed.rests[0].url, "https://www.hito-link.jp/ja/knowledge/manual-ca/p233");
    }

    /// H13: how to send a private key is our own advice.
    #[test]
    fn the_advice_on_the_private_key_is_marked_as_ours() {
        let handed = check(&with(KEY_NAME, ADDRESS, FROM));
        let advice: Vec<_> = handed.remarks.iter().filter(|r| r.facts == ["H13"]).collect();
        assert_eq!(advice.len(), 2);
        assert!(advice.iter().all(|r| r.assumed && r.weight == Weight::Note && r.field == KEY));
    }

    /// H12, H23.
    #[test]
    fn slips_in_the_key_file() {
        for (name, weight, correction, named) in [
            ("hito-link-123-0123456789ab.json", Weight::Wrong, None, "JSON"),
            ("hito-link-123-0123456789ab.p12.crdownload", Weight::Wrong, None, "download"),
            ("hito-link-123-0123456789ab.pem", Weight::Wrong, None, "P12"),
            ("", Weight::Wrong, None, "missing"),
            ("C:\\keys\\", Weight::Wrong, None, "missing"),
            ("hito-link-123-0123456789ab (1).p12", Weight::Doubtful, Some(KEY_NAME), "second download"),
            ("hito-link-123-0123456789ab", Weight::Doubtful, Some(KEY_NAME), "does not end"),
            ("ｈito-link-123-0123456789ab.p12", Weight::Doubtful, Some(KEY_NAME), "full-width"),
            (" hito-link-123-0123456789ab.p12", Weight::Doubtful, Some(KEY_NAME), "spaces"),
            ("key.p12", Weight::Doubtful, None, "renamed"),
            ("hito-link-123-0123456789ag.p12", Weight::Doubtful, None, "renamed"),
            ("hito-link-123-0123456789a.p12", Weight::Doubtful, None, "renamed"),
            ("hito-0123456789ab.p12", Weight::Doubtful, None, "renamed"),
            ("C:\\keys\\hito-link-123-0123456789ab.p12", Weight::Right, None, "P12"),
            ("/home/taro/hito-link-123-0123456789ab.p12", Weight::Right, None, "P12"),
        ] {
            let remark = key(name);
            assert_eq!((remark.weight, remark.correction.as_deref()), (weight, correction), "{name}");
            assert!(remark.text.en.contains(named), "{name}: {}", remark.text.en);
        }
        assert!(key("hito-link-123-0123456789ab.json").facts.contains(&"H12".to_owned()));
    }

    #[test]
    fn key_and_account_are_of_one_project() {
        let handed = check(&with("other-project-0123456789ab.p12", ADDRESS, FROM));
        assert_eq!(of(&handed, KEY).iter().map(|r| r.weight).max(), Some(Weight::Wrong));
        for name in ["example.com:hito-link-123-0123456789ab.p12", "example.com_hito-link-123-0123456789ab.p12"] {
            let scoped = check(&with(name, "hito-link@hito-link-123.example.com.iam.gserviceaccount.com", FROM));
            assert!(of(&scoped, KEY).iter().all(|r| r.weight == Weight::Right), "{name}");
            assert_eq!(of(&scoped, ACCOUNT)[0].weight, Weight::Right);
            let other = check(&with(name, ADDRESS, FROM));
            assert!(of(&other, KEY).iter().any(|r| r.weight == Weight::Wrong), "{name}");
        }
    }

    /// H14, H15, H24.
    #[test]
    fn slips_in_the_account() {
        for (typed, named) in [
            ("123456789012345678901", "client ID"),
            ("123456789012", "project number"),
            ("hito-link", "not an address"),
            ("taro@example.co.jp", "not a service account"),
            ("123456789012-compute@developer.gserviceaccount.com", "by itself"),
            ("hito-link-123@appspot.gserviceaccount.com", "by itself"),
            ("hito@hito-link-123.iam.gserviceaccount.com", "before the @"),
            ("1-hito-link@hito-link-123.iam.gserviceaccount.com", "before the @"),
            ("hito-link@hito.iam.gserviceaccount.com", "project ID"),
            ("", "missing"),
        ] {
            let remark = account(typed);
            assert_eq!((remark.weight, remark.correction), (Weight::Wrong, None), "{typed}");
            assert!(remark.text.en.contains(named), "{typed}: {}", remark.text.en);
        }
        assert_eq!(account("123456789012345678901").facts, ["H14", "H15", "H24"]);
        assert!(account("123456789012").assumed);
        for typed in [
            "mailto:hito-link@hito-link-123.iam.gserviceaccount.com",
            "<hito-link@hito-link-123.iam.gserviceaccount.com>",
            "hito-link＠hito-link-123.iam.gserviceaccount.com",
            "hito-link@hito-link-123.iam.gserviceaccount.com ",
        ] {
            let remark = account(typed);
            assert_eq!((remark.weight, remark.correction.as_deref()), (Weight::Wrong, Some(ADDRESS)), "{typed}");
        }
    }

    /// H03, H16, H17, H25.
    #[test]
    fn the_sender_is_a_user_and_no_group() {
        for (typed, named, fact) in [
            ("saiyo@gmail.com", "free Gmail", "H03"),
            (ADDRESS, "service account", "H17"),
            ("saiyo@group.calendar.google.com", "ID of a calendar", "H17"),
            ("saiyo", "not an address", "H25"),
            ("saiyo@example", "not an address", "H25"),
            ("", "missing", "H25"),
        ] {
            let remark = sender(typed);
            assert_eq!(remark.weight, Weight::Wrong, "{typed}");
            assert!(remark.text.en.contains(named) && remark.facts.iter().any(|f| f == fact), "{typed}: {remark:?}");
        }
        for typed in [
            "採用 <saiyo@example.co.jp>",
            "mailto:saiyo@example.co.jp",
            "ｓaiyo@example.co.jp",
            "saiyo@example.co.jp\n",
        ] {
            assert_eq!(sender(typed).correction.as_deref(), Some(FROM), "{typed}");
        }
        // From its spelling nobody can tell a group.
        let unknown = sender(FROM);
        assert_eq!((unknown.weight, unknown.correction), (Weight::Note, None));
        let groups = HandOver { known_groups: vec!["Saiyo@example.co.jp".to_owned()], ..with(KEY_NAME, ADDRESS, FROM) };
        let said = check(&groups).remarks.into_iter().find(|r| r.field == SENDER).unwrap();
        assert_eq!((said.weight, &said.facts[..]), (Weight::Wrong, &["H17".to_owned()][..]));
        assert!(check(&with(KEY_NAME, ADDRESS, FROM)).remarks.iter().any(|r| r.facts == ["H16"]));
    }

    /// A right value with something people do to it.
    fn mistreated(value: &'static str) -> impl Strategy<Value = String> {
        let done = prop::sample::select(vec![
            "", " ", "　", "mailto:", "<", ">", "\"", " (1)", "。", "Ａ", ".p12", "\u{200b}",
        ]);
        (done.clone(), 0..value.len(), done)
            .prop_map(move |(a, at, b)| format!("{a}{}{b}{}", &value[..at], &value[at..]))
    }

    fn typed(value: &'static str) -> impl Strategy<Value = String> {
        prop_oneof![mistreated(value), any::<String>(), Just(value.to_owned())]
    }

    proptest! {
        #[test]
        fn every_correction_is_clean(key in typed(KEY_NAME), account in typed(ADDRESS), sender in typed(FROM)) {
            let values = with(&key, &account, &sender);
            for remark in check(&values).remarks {
                let Some(correction) = remark.correction else { continue };
                let mut values = values.clone();
                match &*remark.field {
                    KEY => values.key = correction,
                    ACCOUNT => values.account = correction,
                    _ => values.sender = correction,
                }
                let again = check(&values);
                let of_field = of(&again, &remark.field);
                // That two projects differ is no matter of spelling.
                let spelling = of_field.iter().filter(|r| r.facts != ["H23", "H24"]);
                prop_assert!(spelling.clone().all(|r| r.weight == Weight::Right), "{values:?}: {of_field:?}");
            }
        }
    }
}
