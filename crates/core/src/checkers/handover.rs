//! What a customer hands over to HITO-Link: the name of the key file, the service account's address and the address
//! that invitations are sent from.

mod addresses;
mod key;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::{Remark, Rests, Weight};
use crate::fold::is_ignored;

/// The facts of the requirement documents that this checker covers.
pub const FACTS: &[&str] = &["H03", "H12", "H13", "H14", "H15", "H16", "H17", "H23", "H24", "H25"];

const KEY: &str = "key";
const ACCOUNT: &str = "account";
const SENDER: &str = "sender";

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
    let in_key = key::check(&values.key, &mut remarks);
    let project = addresses::check_account(&values.account, &mut remarks);
    if let (Some(a), Some(b)) = (&in_key, &project)
        && !key::is_same_project(a, b)
    {
        let ja = format!(
            "鍵ファイルのプロジェクト ({a}) が、サービス アカウントのプロジェクト ({b}) と違います。そのサービス アカウントで作った鍵を渡してください。"
        );
        let en = format!(
            "The key file is of project {a}, the service account of project {b}. Hand over a key made for this service account."
        );
        remarks.push(Remark::new(Weight::Wrong, KEY, ja, en).quoting(&values.key).by(&["H23", "H24"]));
    }
    addresses::check_sender(values, &mut remarks);
    remarks.extend(how_to_send());
    let rests = Rests {
        title: "www.hito-link.jp manual-ca p233".to_owned(),
        url: "https://www.hito-link.jp/ja/knowledge/manual-ca/p233".to_owned(),
        verified_on: "2026-11-22".to_owned(),
    };
    Handed { values: values.clone(), project, remarks, rests: vec![rests] }
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

/// A project or an account: 6 to 30 small letters, digits and hyphens, a letter first and no hyphen last.
fn is_name(text: &str) -> bool {
    (6..=30).contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && !text.ends_with('-')
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// A domain with a dot, folded.
fn is_domain(text: &str) -> bool {
    let is_label = |label: &str| {
        let fits = |c: char| c.is_alphanumeric() || c == '-';
        !label.is_empty() && !label.starts_with('-') && !label.ends_with('-') && label.chars().all(fits)
    };
    text.contains('.') && text.split('.').all(is_label) && !text.contains(is_ignored)
}
