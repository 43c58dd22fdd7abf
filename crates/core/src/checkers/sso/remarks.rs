//! What is to be said beside the table: conditions, and what has changed since it was written.

use super::{Address, Networks, Profile, Question, Who};
use crate::checkers::{Remark, Weight};

/// Services that the table names as having addresses of a domain.
const NAMED: &[&str] = &["mail.google.com", "drive.google.com"];

/// All remarks, the weightiest first.
pub fn remarks(address: &Address, question: &Question, networks: &Networks) -> Vec<Remark> {
    let mut remarks = Vec::new();
    remarks.extend(on_profile(question, networks));
    remarks.extend(on_url(address, question, networks));
    remarks.extend(on_networks(address, question, networks));
    remarks.sort_by_key(|remark| std::cmp::Reverse(remark.weight));
    remarks
}

/// The URL is that of a sign-in page, on which Google put somebody who had opened another.
pub fn opened_before(opened: &str) -> Remark {
    let ja = "これはログイン画面の URL です。その前に開かれたアドレスについて答えています。";
    let en = "This is the URL of a sign-in page. The answer is about the address that was opened before.";
    Remark::new(Weight::Note, "url", ja, en).quoting(opened).concluded()
}

fn on_profile(question: &Question, networks: &Networks) -> Option<Remark> {
    let has_masks = !matches!(networks, Networks::None);
    let is_super = question.who == Who::SuperAdmin;
    let (weight, ja, en) = match (question.profile, has_masks, is_super) {
        (Profile::Legacy, ..) => return None,
        (Profile::Unknown, ..) => (
            Weight::Note,
            "この答えは、以前の SSO プロファイルを使っている場合のものです。新しいプロファイルが割り当てられていないかを、先に確かめてください。",
            "This holds with the legacy SSO profile. Look first whether a new profile is assigned.",
        ),
        (Profile::New, true, _) => (
            Weight::Doubtful,
            "ネットワーク マスクが効くのは、以前の SSO プロファイルだけです。新しいプロファイルには、この表は当てはまりません。特権管理者が SSO に送られることもありません。",
            "Network masks work with the legacy SSO profile only. The table does not hold for new profiles, and these never send super administrators to SSO.",
        ),
        (Profile::New, false, true) => (
            Weight::Note,
            "新しい SSO プロファイルは、特権管理者を SSO に送りません。特権管理者の SSO は、以前のプロファイルの一部の場合だけです。",
            "New SSO profiles never send super administrators to SSO. That exists in some cases of the legacy profile only.",
        ),
        (Profile::New, false, false) => (
            Weight::Note,
            "この表は、以前の SSO プロファイルのものです。新しいプロファイルでは、その人の組織部門かグループへの割り当てで決まります。",
            "The table is about the legacy SSO profile. With new profiles the assignment to the person's unit or group decides.",
        ),
    };
    Some(Remark::new(weight, "profile", ja, en).by(&["E14"]))
}

fn on_url(address: &Address, question: &Question, networks: &Networks) -> Vec<Remark> {
    let has_masks = !matches!(networks, Networks::None);
    let mut remarks = Vec::new();
    let mut say = |weight, (ja, en): (&str, &str), facts: &[&str]| {
        remarks.push(Remark::new(weight, "url", ja, en).quoting(question.url.trim()).by(facts));
    };
    match address {
        Address::OfDomain { host } => {
            if !NAMED.contains(&host.as_str()) {
                say(
                    Weight::Doubtful,
                    (
                        "このサービスが /a/ドメインの形に対応しているかは、載っていません。対応していると分かっているのは、Gmail や Google ドライブです。",
                        "It is not said whether this service has addresses with /a/ and a domain. Gmail and Google Drive do.",
                    ),
                    &["N15"],
                );
            }
            say(
                Weight::Note,
                (
                    "この形のアドレスの行き先は、今は管理コンソールの［ドメイン固有のサービス URL］の設定でも変わります。その設定も確かめてください。",
                    "Where such an address leads is now also decided by [Domain-specific service URLs] in the Admin console. Look at that setting, too.",
                ),
                &["E15"],
            );
            if question.who == Who::SuperAdmin {
                say(Weight::Doubtful, super_admin_of_domain(question.profile), &["E14", "E15"]);
            }
        }
        Address::Service if has_masks && question.profile != Profile::New => say(
            Weight::Note,
            (
                "ネットワーク マスクで SSO に送られるのは、mail.google.com/a/example.com のような、ドメインを含むアドレスだけです。",
                "Network masks send people to SSO from addresses with a domain only, such as mail.google.com/a/example.com.",
            ),
            &["N02"],
        ),
        Address::Service if question.profile != Profile::New => say(
            Weight::Note,
            (
                "新しい版の Google の説明によると、特権管理者は Google のメール アドレスとパスワードを聞かれ、ほかの人はメール アドレスを聞かれた後で SSO に送られます。",
                "A later version of Google's article says: super administrators are asked for the Google address and password, others for the address, and are then sent to SSO.",
            ),
            &[],
        ),
        _ => {}
    }
    remarks
}

fn super_admin_of_domain(profile: Profile) -> (&'static str, &'static str) {
    match profile {
        Profile::New => (
            "新しい SSO プロファイルでは、特権管理者はこのアドレスから SSO でログインできません。設定が IdP への送信になっていると、エラーになります。",
            "With a new SSO profile super administrators cannot sign in through SSO here. If the setting redirects to the IdP, they get an error.",
        ),
        _ => (
            "特権管理者が SSO に送られるのは、今は、以前の SSO プロファイルを使い、［ドメイン固有のサービス URL］がそのプロファイルの IdP に送る設定の場合だけです。",
            "Today super administrators are sent to SSO only with the legacy SSO profile, and only if [Domain-specific service URLs] redirects to the IdP of that profile.",
        ),
    }
}

fn on_networks(address: &Address, question: &Question, networks: &Networks) -> Vec<Remark> {
    let decides = matches!(address, Address::OfDomain { .. }) && question.profile != Profile::New;
    match networks {
        Networks::None => {
            let asked = matches!(address, Address::Accounts | Address::Admin) && question.profile != Profile::New;
            let (ja, en) = (
                "特権管理者ではない人は、IdP に登録されている必要があります。登録がないと、ログインできません。",
                "Whoever is no super administrator has to be registered at the IdP, or cannot sign in.",
            );
            let registered = Remark::new(Weight::Note, "who", ja, en).by(&["N05"]);
            (asked && question.who != Who::SuperAdmin).then_some(registered).into_iter().collect()
        }
        Networks::Somewhere(masks) | Networks::Known(masks, _) if decides => {
            let of_masks = masks.entries.iter().flat_map(|entry| &entry.remarks);
            let of_address = match networks {
                Networks::Known(_, inside) => &inside.remarks[..],
                _ => &[],
            };
            of_masks.chain(of_address).filter(|remark| remark.weight >= Weight::Doubtful).cloned().collect()
        }
        _ => Vec::new(),
    }
}
