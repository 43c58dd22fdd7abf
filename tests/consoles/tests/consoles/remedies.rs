//! Every remedy of the help article, carried out through the endpoints behind the pages, cures the sync.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::client::{ACCOUNTS, ADMIN, Consoles, MYACCOUNT, RAKUMO};

const RUNNER: &str = "admin@example.co.jp";
const RAKUMO_APP: &str = "/ac/api/apps/110000000000000000008.apps.example";

/// Disconnects rakumo in the Google account and allows it again, as the article says.
async fn reconnect(consoles: &Consoles) {
    consoles.ok(Method::POST, RAKUMO, "/admin/api/logout", None).await;
    consoles.ok(Method::DELETE, MYACCOUNT, "/api/connections/rakumo", None).await;
    assert_eq!(consoles.sync().await, "consent");
    let back = "https://a-rakumo.appspot.com/admin#/sync/run";
    let choice = json!({"email": RUNNER, "continue": "https://accounts.google.com/signin/oauth/consent"});
    consoles.ok(Method::POST, ACCOUNTS, "/api/choose", Some(choice)).await;
    let answer =
        consoles.ok(Method::POST, ACCOUNTS, "/api/consent", Some(json!({"allow": true, "continue": back}))).await;
    assert_eq!(answer["redirect"], back);
}

async fn broken(patch: Value, kind: &str) -> Consoles {
    let consoles = Consoles::start().await;
    consoles.patch(patch).await;
    assert_eq!(consoles.sync().await, kind);
    consoles
}

#[tokio::test]
async fn a_reconnecting_renews_an_expired_grant() {
    let consoles = broken(json!({"grants": {RUNNER: "expired"}}), "a").await;
    consoles.ok(Method::POST, RAKUMO, "/admin/api/logout", None).await;
    assert_eq!(consoles.sync().await, "a", "logging in again is not enough");
    reconnect(&consoles).await;
    assert_eq!(consoles.sync().await, "done");
}

#[tokio::test]
async fn a_an_admin_of_the_primary_domain_can_sync() {
    let consoles = broken(json!({"session": {"signed_in": "ichiro.suzuki@example.jp"}}), "a").await;
    let choice = json!({"email": RUNNER, "continue": "https://a-rakumo.appspot.com/admin"});
    consoles.ok(Method::POST, ACCOUNTS, "/api/choose", Some(choice)).await;
    assert_eq!(consoles.sync().await, "done");
}

#[tokio::test]
async fn b_the_role_of_super_admin() {
    let hanako = "hanako.sato@example.co.jp";
    let consoles = broken(json!({"session": {"signed_in": hanako}}), "b").await;
    let id = "/ac/api/users/100000000000000000002";
    let role = Some(json!({"super_admin": true}));
    let own = consoles.refused(Method::PUT, ADMIN, id, json!({"super_admin": true})).await;
    assert_eq!(own.0, StatusCode::FORBIDDEN);
    consoles.ok(Method::PUT, ADMIN, &format!("{id}?authuser={RUNNER}"), role).await;
    assert_eq!(consoles.sync().await, "done");
}

#[tokio::test]
async fn b_trusting_rakumo() {
    let consoles = broken(json!({"google": {"rakumo_access": "limited"}}), "b").await;
    consoles.ok(Method::PUT, ADMIN, RAKUMO_APP, Some(json!({"access": "trusted"}))).await;
    assert_eq!(consoles.sync().await, "done");
}

#[tokio::test]
async fn b_a_licence_and_a_new_connection() {
    let consoles = Consoles::start().await;
    let id = "/ac/api/users/100000000000000000001";
    consoles.ok(Method::PUT, ADMIN, id, Some(json!({"licence": false}))).await;
    assert_eq!(consoles.sync().await, "b");
    consoles.ok(Method::PUT, ADMIN, id, Some(json!({"licence": true}))).await;
    assert_eq!(consoles.sync().await, "b", "the grant is older than the licence");
    reconnect(&consoles).await;
    assert_eq!(consoles.sync().await, "done");
}

#[tokio::test]
async fn b_calendar_for_the_unit_and_a_new_connection() {
    let consoles = broken(json!({"google": {"calendar": "off"}}), "b").await;
    let change = json!({"unit": "/情報システム部", "status": "on"});
    consoles.ok(Method::PUT, ADMIN, "/ac/api/calendar", Some(change)).await;
    assert_eq!(consoles.sync().await, "b", "the grant is older than the service");
    reconnect(&consoles).await;
    assert_eq!(consoles.sync().await, "done");
}

#[tokio::test]
async fn b_the_former_primary_domain() {
    let consoles = broken(json!({"google": {"primary_domain": "example.jp"}}), "b").await;
    consoles.ok(Method::POST, ADMIN, "/ac/api/domains/example.co.jp/primary", None).await;
    assert_eq!(consoles.sync().await, "done");
}

#[tokio::test]
async fn c_deleting_the_dead_domain() {
    let consoles = broken(json!({"rakumo": {"sync_domains": ["example.co.jp", "old.example"]}}), "c").await;
    consoles.ok(Method::DELETE, RAKUMO, "/admin/api/domains/old.example", None).await;
    assert_eq!(consoles.sync().await, "done");
}

#[tokio::test]
async fn d_deleting_the_dead_group() {
    let consoles = Consoles::start().await;
    consoles.patch(json!({"rakumo": {"group_mode": "named"}})).await;
    consoles.ok(Method::DELETE, ADMIN, "/ac/api/groups/sales@example.co.jp", None).await;
    assert_eq!(consoles.sync().await, "d");
    let saved = json!({"mode": "named", "named": ["soumu@example.co.jp"]});
    consoles.ok(Method::PUT, RAKUMO, "/admin/api/groups", Some(saved)).await;
    assert_eq!(consoles.sync().await, "done");
}

#[tokio::test]
async fn a_sync_brings_the_users_who_can_then_log_in() {
    let consoles = Consoles::start().await;
    consoles.patch(json!({"session": {"signed_in": "mirai.tanaka@example.co.jp"}})).await;
    let company = json!({"company_id": "example.co.jp"});
    let before = consoles.refused(Method::POST, RAKUMO, "/api/session", company.clone()).await;
    assert_eq!(before.1["message"], "会社ID: 未登録のユーザーです。");
    consoles.patch(json!({"session": {"signed_in": RUNNER}})).await;
    assert_eq!(consoles.sync().await, "done");
    consoles.patch(json!({"session": {"signed_in": "mirai.tanaka@example.co.jp"}})).await;
    consoles.ok(Method::POST, RAKUMO, "/api/session", Some(company)).await;
}

#[tokio::test]
async fn only_consoles_may_be_continued_to_and_a_blocked_app_gets_no_consent() {
    let consoles = Consoles::start().await;
    let away = json!({"email": RUNNER, "continue": "https://elsewhere.example/"});
    assert_eq!(consoles.refused(Method::POST, ACCOUNTS, "/api/choose", away).await.0, StatusCode::BAD_REQUEST);
    consoles.patch(json!({"google": {"rakumo_access": "blocked"}, "grants": {RUNNER: null}})).await;
    assert_eq!(consoles.sync().await, "consent");
    let consent = json!({"allow": true, "continue": "https://a-rakumo.appspot.com/admin"});
    let refused = consoles.refused(Method::POST, ACCOUNTS, "/api/consent", consent).await;
    assert_eq!(refused.1["error"], "admin_policy_enforced");
}
