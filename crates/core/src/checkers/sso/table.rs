//! The table: who is asked for which password, with the rows that say so.

use super::{Address, Case, Networks, Outcome, Profile, Question, Who};
use crate::knowledge::Both;

/// What happens: one case, or two.
pub fn cases(address: &Address, question: &Question, networks: &Networks) -> Vec<Case> {
    let is_super = question.who == Who::SuperAdmin;
    match (question.profile, address) {
        // A new profile never sends super administrators to SSO (E14). The table is about the legacy one.
        (Profile::New, Address::Accounts | Address::Admin) if is_super => vec![google_only("E14")],
        (Profile::New, _) => vec![not_documented()],
        _ => match (networks, address) {
            (Networks::None, _) => vec![without_masks(address, is_super)],
            (Networks::Known(_, inside), Address::OfDomain { .. }) => {
                vec![of_domain(inside.is_inside(), Some(inside.text.clone()))]
            }
            (Networks::Somewhere(_), Address::OfDomain { .. }) => {
                [true, false].map(|inside| Case { when: Some(when(inside)), ..of_domain(inside, None) }).into()
            }
            _ => vec![with_masks(address)],
        },
    }
}

fn without_masks(address: &Address, is_super: bool) -> Case {
    match (address, is_super) {
        (Address::Accounts, true) => google_only("N06"),
        (Address::Accounts, false) => case(Outcome::Sso, &["N07"], vec![to_sso()]),
        (Address::Admin, true) => google_only("N08"),
        (Address::Admin, false) => {
            let asked = both("Google アカウントを聞かれます。", "Google asks for the Google account.");
            case(Outcome::GoogleThenSso, &["N09"], vec![asked, to_sso()])
        }
        _ => not_documented(),
    }
}

/// The same for everybody, super administrator or not, wherever they are.
fn with_masks(address: &Address) -> Case {
    match address {
        Address::Hinted => {
            let hinted = both(
                "アドレスの login_hint で、だれがログインするかが伝わります。",
                "The login_hint in the address says who signs in.",
            );
            case(Outcome::Sso, &["N10"], vec![hinted, to_sso()])
        }
        Address::Service => {
            let sent = both("accounts.google.com に送られます。", "Google leads to accounts.google.com.");
            let asked = both(
                "Google のメール アドレスとパスワードを聞かれます。SSO には送られません。",
                "It asks for the Google address and password. SSO plays no part.",
            );
            case(Outcome::Google, &["N11"], vec![sent, asked])
        }
        Address::Accounts => case(Outcome::Google, &["N14"], vec![user_name_and_password()]),
        _ => not_documented(),
    }
}

fn of_domain(inside: bool, where_from: Option<Both<String>>) -> Case {
    let looked = both(
        "まだログインしていなければ、アクセス元の IP アドレスが調べられます。",
        "If nobody is signed in yet, Google looks at the IP address from which the request comes.",
    );
    let steps = |last| [Some(looked), where_from, Some(last)].into_iter().flatten().collect();
    if inside {
        case(Outcome::Sso, &["N12", "N14"], steps(to_sso()))
    } else {
        case(Outcome::Google, &["N13", "N14"], steps(user_name_and_password()))
    }
}

fn when(inside: bool) -> Both<String> {
    if inside {
        both("ネットワーク マスクの中から開いた場合", "Opened from inside the network masks")
    } else {
        both("ネットワーク マスクの外から開いた場合", "Opened from outside the network masks")
    }
}

/// A super administrator, who goes straight to the Admin console.
fn google_only(row: &str) -> Case {
    let asked = both(
        "Google のメール アドレス（@ とドメインまで）とパスワードを聞かれます。",
        "Google asks for the whole Google address, with @ and domain, and the password.",
    );
    let opens = both("管理コンソールが開きます。SSO には送られません。", "The Admin console opens. SSO plays no part.");
    case(Outcome::Google, &[row], vec![asked, opens])
}

fn to_sso() -> Both<String> {
    both("SSO のログイン ページに送られます。", "The SSO sign-in page opens.")
}

fn user_name_and_password() -> Both<String> {
    both(
        "ユーザー名を聞かれ、次に Google のパスワードを聞かれます。SSO には送られません。",
        "Google asks for the user name and then for the Google password. SSO plays no part.",
    )
}

fn not_documented() -> Case {
    let unknown = both(
        "この組み合わせでどうなるかは、表に載っていません。",
        "The table does not say what happens in this combination.",
    );
    case(Outcome::NotDocumented, &[], vec![unknown])
}

fn case(outcome: Outcome, rows: &[&str], steps: Vec<Both<String>>) -> Case {
    Case { when: None, outcome, steps, rows: rows.iter().map(|&row| row.to_owned()).collect() }
}

fn both(ja: &str, en: &str) -> Both<String> {
    Both { ja: ja.to_owned(), en: en.to_owned() }
}
