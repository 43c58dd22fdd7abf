//! The endpoints behind the pages of settings, and which page is made with what.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::client::{ADMIN, CLOUD, Consoles, MAIL, MYACCOUNT, RAKUMO, SALESFORCE};

const PROJECT: &str = "/_api/projects/hito-link-2-492011";
const SCOPE: &str = "https://www.googleapis.com/auth/calendar";

async fn put(consoles: &Consoles, host: &str, path: &str, body: Value) {
    consoles.ok(Method::PUT, host, path, Some(body)).await;
}

async fn post(consoles: &Consoles, host: &str, path: &str, body: Value) {
    consoles.ok(Method::POST, host, path, Some(body)).await;
}

async fn state(consoles: &Consoles) -> Value {
    consoles.ok(Method::GET, "127.0.0.1", "/__sim/state", None).await
}

#[tokio::test]
async fn the_state_chooses_what_a_page_is_made_with() {
    let consoles = Consoles::start().await;
    let pages = [
        ("plain", ADMIN, "/ac/groups", "admin.js"),
        ("plain", ADMIN, "/ac/owl/settings", "material.js"),
        ("plain", SALESFORCE, "/lightning/setup/EmailToCase/home", "slds.js"),
        ("material", ADMIN, "/u/0/ac/groups", "material.js"),
        ("angular", ADMIN, "/ac/owl/list?tab=services", "angular.js"),
        ("angular", ADMIN, "/ac/home", "admin.js"),
        ("angular", CLOUD, "/apis/api/calendar-json.googleapis.com/metrics?project=x", "angular.js"),
        ("angular", MAIL, "/mail/u/0/", "angular.js"),
        ("angular", MYACCOUNT, "/signinoptions/twosv", "angular.js"),
        ("angular", MYACCOUNT, "/security", "myaccount.js"),
        ("angular", SALESFORCE, "/lightning/setup/EmailToCase/home", "slds.js"),
        ("lightning", SALESFORCE, "/lightning/setup/OrgEmailSettings/home", "lightning.js"),
        ("lightning", ADMIN, "/ac/groups", "admin.js"),
        ("material", RAKUMO, "/admin", "material.js"),
    ];
    for (rendering, host, path, script) in pages {
        consoles.patch(json!({"session": {"rendering": rendering}})).await;
        let html = consoles.get(host, path).await.text().await.unwrap();
        assert!(html.contains(&format!("/_assets/{script}\"")), "{rendering} {host}{path}");
    }
}

#[tokio::test]
async fn only_angular_may_compile_in_the_browser() {
    let consoles = Consoles::start().await;
    for (rendering, eval) in [("angular", true), ("material", false)] {
        consoles.patch(json!({"session": {"rendering": rendering}})).await;
        let answer = consoles.get(ADMIN, "/ac/groups").await;
        let policy = answer.headers()["content-security-policy"].to_str().unwrap();
        assert_eq!(policy.contains("'unsafe-eval'"), eval, "{policy}");
        assert!(policy.contains("require-trusted-types-for"), "{policy}");
    }
}

#[tokio::test]
async fn a_hito_link_set_up_from_nothing() {
    let consoles = Consoles::start().await;
    let project = json!({"id": "hito-link-2-492011", "name": "hito-link-2", "in_organisation": true});
    post(&consoles, CLOUD, "/_api/projects", project).await;
    put(&consoles, CLOUD, &format!("{PROJECT}/apis"), json!({"api": "calendar-json.googleapis.com", "enabled": true}))
        .await;
    post(&consoles, CLOUD, &format!("{PROJECT}/accounts"), json!({"name": "HITO-Link", "id": "hito-link"})).await;

    let made = state(&consoles).await["cloud"]["projects"][3].clone();
    let account = &made["accounts"][0];
    let id = account["id"].as_str().unwrap();
    assert_eq!(id.len(), 21);
    assert_eq!(account["email"], "hito-link@hito-link-2-492011.iam.gserviceaccount.com");

    let root = format!("{PROJECT}/accounts/{id}");
    post(&consoles, CLOUD, &format!("{root}/keys"), json!({"kind": "p12"})).await;
    let mailbox = json!({"email": "saiyo@example.co.jp", "role": "editor"});
    post(&consoles, CLOUD, &format!("{root}/principals"), mailbox).await;
    let client = json!({"client_id": id, "scopes": [SCOPE], "overwrite": false});
    post(&consoles, ADMIN, "/ac/api/delegation", client.clone()).await;
    let again = consoles.refused(Method::POST, ADMIN, "/ac/api/delegation", client).await;
    assert_eq!((again.0, again.1["error"].as_str().unwrap()), (StatusCode::CONFLICT, "exists"));

    let state = state(&consoles).await;
    let made = &state["cloud"]["projects"][3];
    assert_eq!(made["apis"], json!(["calendar-json.googleapis.com"]));
    assert_eq!(made["accounts"][0]["keys"][0]["kind"], "p12");
    assert_eq!(made["accounts"][0]["keys"][0]["id"].as_str().unwrap().len(), 40);
    assert_eq!(made["accounts"][0]["principals"][0]["kind"], "user");
    assert_eq!(state["cloud"]["chosen"], "hito-link-2-492011");
    let clients = state["google"]["settings"]["delegation"].as_array().unwrap();
    assert_eq!(clients[2], json!({"name": "HITO-Link", "client_id": id, "scopes": [SCOPE]}));
}

#[tokio::test]
async fn the_policy_forbids_keys() {
    let consoles = Consoles::start().await;
    let root = "/_api/projects/hito-link-492101";
    put(&consoles, CLOUD, &format!("{root}/keys-forbidden"), json!({"forbidden": true})).await;
    let keys = format!("{root}/accounts/108234567890123456789/keys");
    let refused = consoles.refused(Method::POST, CLOUD, &keys, json!({"kind": "p12"})).await;
    assert_eq!(refused.1["error"], "keys_forbidden");
}

#[tokio::test]
async fn a_group_is_known_as_one() {
    let consoles = Consoles::start().await;
    let path = "/_api/projects/hito-link-492101/accounts/108234567890123456789/principals";
    post(&consoles, CLOUD, path, json!({"email": "sales@example.co.jp", "role": "editor"})).await;
    let principals = state(&consoles).await["cloud"]["projects"][0]["accounts"][0]["principals"].clone();
    assert_eq!(principals[2]["kind"], "group");
}

#[tokio::test]
async fn settings_are_saved_and_wrong_ones_refused() {
    let consoles = Consoles::start().await;
    put(&consoles, ADMIN, "/ac/api/settings/block_all_api", json!(true)).await;
    put(&consoles, ADMIN, "/ac/api/settings/web_session", json!("8h")).await;
    put(&consoles, ADMIN, "/ac/api/gmail", json!({"unit": "/営業部", "status": "off"})).await;
    put(&consoles, MAIL, "/_api/own", json!({"pop": "off"})).await;
    put(&consoles, SALESFORCE, "/_api/salesforce", json!({"deliverability": "system"})).await;
    let state = state(&consoles).await;
    assert_eq!(state["google"]["settings"]["block_all_api"], true);
    assert_eq!(state["google"]["settings"]["web_session"], "8h");
    assert_eq!(state["google"]["settings"]["gmail"], json!({"off_for": ["/営業部"]}));
    assert_eq!(state["own"]["pop"], "off");
    assert_eq!(state["salesforce"]["deliverability"], "system");

    for (path, body) in [("web_session", json!("2h")), ("services", json!({"calendar": "restricted"}))] {
        let refused = consoles.refused(Method::PUT, ADMIN, &format!("/ac/api/settings/{path}"), body).await;
        assert_eq!(refused.0, StatusCode::BAD_REQUEST, "{path}");
    }
    let unknown = consoles.refused(Method::PUT, ADMIN, "/ac/api/settings/delegation", json!([])).await;
    assert_eq!(unknown.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn only_an_admin_changes_settings() {
    let consoles = Consoles::start().await;
    consoles.patch(json!({"session": {"signed_in": "hanako.sato@example.co.jp"}})).await;
    let change = consoles.refused(Method::PUT, ADMIN, "/ac/api/settings/block_all_api", json!(true)).await;
    assert_eq!(change.0, StatusCode::FORBIDDEN);
    let project = json!({"id": "x", "name": "x", "in_organisation": true});
    assert_eq!(consoles.refused(Method::POST, CLOUD, "/_api/projects", project).await.0, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn unknown_keys_of_the_new_state_are_refused() {
    let consoles = Consoles::start().await;
    for patch in [
        json!({"session": {"view": {"colapsed": true}}}),
        json!({"session": {"rendering": "react"}}),
        json!({"cloud": {"project": []}}),
        json!({"google": {"settings": {"sso": {"mask": ""}}}}),
    ] {
        let refused = consoles.refused(Method::PATCH, "127.0.0.1", "/__sim/state", patch.clone()).await;
        assert_eq!(refused.0, StatusCode::BAD_REQUEST, "{patch}");
    }
}
