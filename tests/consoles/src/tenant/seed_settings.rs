//! The settings that the consoles start with: everything is as every job needs it.

use super::{
    ApiClient, Assignment, Calendar, Cloud, Deliverability, EndUser, Key, KeyKind, MailClients, Own, Pop, Principal,
    PrincipalKind, Project, Restriction, Role, Routing, Salesforce, ServiceAccount, ServiceUrls, Services, Settings,
    Sso, WebSession,
};

/// The scope that reads and writes calendars.
const SCOPE: &str = "https://www.googleapis.com/auth/calendar";
const ACCOUNT: &str = "108234567890123456789";

pub(super) fn google() -> Settings {
    Settings {
        gmail: Calendar::On,
        block_all_api: false,
        services: Services {
            calendar: Restriction::Unrestricted,
            gmail: Restriction::Unrestricted,
            drive: Restriction::Restricted,
        },
        delegation: vec![
            ApiClient { name: "hito-link".into(), client_id: ACCOUNT.into(), scopes: vec![SCOPE.into()] },
            ApiClient {
                name: "サンプル勤怠".into(),
                client_id: "110000000000000000021".into(),
                scopes: vec!["https://www.googleapis.com/auth/admin.directory.user.readonly".into()],
            },
        ],
        sso: Sso {
            third_party: true,
            masks: "192.0.2.0/24; 198.51.100.0/24".into(),
            assignments: vec![
                Assignment { unit: "/".into(), profile: "legacy".into() },
                Assignment { unit: "/営業部".into(), profile: "none".into() },
            ],
            service_urls: ServiceUrls::Username,
        },
        web_session: WebSession::Days14,
        end_user: EndUser { imap: true, clients: MailClients::Any, pop: true },
    }
}

pub(super) fn cloud() -> Cloud {
    let project = |id: &str, name: &str, in_organisation| Project {
        id: id.into(),
        name: name.into(),
        in_organisation,
        apis: vec![],
        accounts: vec![],
        keys_forbidden: false,
    };
    let mut linked = project("hito-link-492101", "hito-link", true);
    linked.apis.push("calendar-json.googleapis.com".into());
    linked.accounts.push(ServiceAccount {
        id: ACCOUNT.into(),
        name: "hito-link".into(),
        email: "hito-link@hito-link-492101.iam.gserviceaccount.com".into(),
        enabled: true,
        keys: vec![Key {
            id: "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c".into(),
            kind: KeyKind::P12,
            active: true,
            created: "2026-04-01".into(),
            expires: "9999-12-31".into(),
        }],
        principals: vec![
            principal(PrincipalKind::User, "saiyo@example.co.jp", "採用担当", Role::Editor),
            principal(PrincipalKind::User, "admin@example.co.jp", "山田 太郎", Role::Owner),
        ],
    });
    Cloud {
        organisation: "example.co.jp".into(),
        chosen: "hito-link-492101".into(),
        projects: vec![
            linked,
            project("sample-kintai", "サンプル勤怠連携", true),
            project("my-first-project-3310", "My First Project", false),
        ],
    }
}

fn principal(kind: PrincipalKind, email: &str, name: &str, role: Role) -> Principal {
    Principal { kind, email: email.into(), name: name.into(), role }
}

pub(super) fn own() -> Own {
    Own { two_step: true, connections: vec!["サンプル勤怠".into(), "経費メモ".into()], pop: Pop::All }
}

pub(super) fn salesforce() -> Salesforce {
    Salesforce {
        email_to_case: true,
        on_demand: true,
        routing: vec![Routing {
            name: "サポート".into(),
            email: "support@example.co.jp".into(),
            verified: true,
            service_address: "support@0-example.case.salesforce.example".into(),
        }],
        deliverability: Deliverability::All,
    }
}
