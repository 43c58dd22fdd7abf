//! The address of the service account and that of the sender.

use super::{ACCOUNT, HandOver, Remark, SENDER, Weight, is_domain, is_name};
use crate::{
    checkers::delegation::{CLIENT_ID_DIGITS, PROJECT_NUMBER_DIGITS},
    fold::fold,
};

/// How every service account's address ends, behind the project.
const SERVICE_ACCOUNTS: &str = ".iam.gserviceaccount.com";

/// Checks the service account's address; returns its project.
pub(super) fn check_account(typed: &str, remarks: &mut Vec<Remark>) -> Option<String> {
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
pub(super) fn check_sender(values: &HandOver, remarks: &mut Vec<Remark>) {
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
            "これはグループのアドレスです。グループではなく、カレンダーのあるユーザーのアドレスを渡します。",
            "This is the address of a group. Hand over that of a user who has a calendar.",
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
        "サービス アカウントに編集者として登録したアドレスを使います。",
        "Use the address that was added to the service account as an editor.",
        &["H16"],
    ));
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

fn is_local(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"._%+-'&!#$*/=?^`{|}~".contains(&b))
}
