//! The state that the consoles start with: a healthy tenant whose sync succeeds.

use std::collections::BTreeMap;

use super::{
    Access, App, Calendar, Domain, DomainKind, Google, Grant, GrantStatus, GroupMode, Language, Rakumo, Rendering,
    Session, Tenant, User, View, seed_settings,
};
use crate::csp::CspMode;

const ADMIN: &str = "admin@example.co.jp";

impl Default for Tenant {
    fn default() -> Self {
        let google = google();
        Self {
            rakumo: Rakumo {
                company_id: "example.co.jp".into(),
                registered_primary_domain: "example.co.jp".into(),
                sync_domains: vec!["example.co.jp".into(), "example.jp".into()],
                group_mode: GroupMode::All,
                named_groups: vec!["sales@example.co.jp".into(), "soumu@example.co.jp".into()],
                admins: vec![ADMIN.into(), "hanako.sato@example.co.jp".into()],
                synced_users: google.users.iter().take(4).map(|user| user.email.clone()).collect(),
                opening: false,
            },
            google,
            grants: BTreeMap::from(
                [ADMIN, "ichiro.suzuki@example.jp", "hanako.sato@example.co.jp"]
                    .map(|email| (email.to_owned(), Grant { status: GrantStatus::Valid, stale: false })),
            ),
            cloud: seed_settings::cloud(),
            own: seed_settings::own(),
            salesforce: seed_settings::salesforce(),
            session: Session {
                signed_in: Some(ADMIN.into()),
                rakumo_admin: None,
                rakumo_user: None,
                hl: Language::Ja,
                rendering: Rendering::Plain,
                view: View::default(),
            },
            delay_ms: 150,
            sync_ms: 600,
            csp: CspMode::TrustedTypes,
        }
    }
}

fn google() -> Google {
    Google {
        primary_domain: "example.co.jp".into(),
        domains: vec![
            Domain { name: "example.co.jp".into(), kind: DomainKind::Primary },
            Domain { name: "example.jp".into(), kind: DomainKind::Secondary },
            Domain { name: "example.com".into(), kind: DomainKind::Alias },
        ],
        users: vec![
            user("100000000000000000001", ADMIN, "山田 太郎", "/情報システム部", true),
            user("100000000000000000002", "hanako.sato@example.co.jp", "佐藤 花子", "/総務部", false),
            user("100000000000000000003", "ichiro.suzuki@example.jp", "鈴木 一郎", "/営業部", true),
            user("100000000000000000004", "misaki.takahashi@example.co.jp", "高橋 美咲", "/営業部/東京", false),
            user("100000000000000000005", "mirai.tanaka@example.co.jp", "田中 未来", "/営業部", false),
        ],
        groups: ["all@example.co.jp", "sales@example.co.jp", "soumu@example.co.jp", "tokyo@example.jp"]
            .map(str::to_owned)
            .into(),
        calendar: Calendar::On,
        rakumo_access: Access::Trusted,
        other_apps: vec![
            app("サンプル勤怠", "110000000000000000021.apps.example", Access::Trusted),
            app("経費メモ", "110000000000000000034.apps.example", Access::Limited),
            app("Salesforce", "110000000000000000055.apps.example", Access::Trusted),
        ],
        settings: seed_settings::google(),
    }
}

fn user(id: &str, email: &str, name: &str, org_unit: &str, super_admin: bool) -> User {
    User {
        id: id.into(),
        email: email.into(),
        name: name.into(),
        org_unit: org_unit.into(),
        super_admin,
        licence: true,
        cloud_identity: false,
        suspended: false,
    }
}

fn app(name: &str, client_id: &str, access: Access) -> App {
    App { name: name.into(), client_id: client_id.into(), access }
}
