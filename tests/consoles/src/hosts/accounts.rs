//! Google's account chooser and the consent for rakumo.

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Console, account};
use crate::reply::{Answer, Refused};
use crate::store::Shared;
use crate::tenant::{Access, Grant, GrantStatus};

pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/api/view", get(view))
        .route("/api/choose", post(choose))
        .route("/api/consent", post(consent))
        .route("/api/signout", post(sign_out))
}

#[derive(Deserialize)]
struct Choice {
    email: String,
    #[serde(rename = "continue")]
    next: String,
}

#[derive(Deserialize)]
struct Consent {
    allow: bool,
    #[serde(rename = "continue")]
    next: String,
}

async fn view(State(store): State<Shared>) -> Json<Value> {
    let tenant = store.tenant();
    let users = tenant.google.users.iter().filter(|user| !user.suspended);
    let accounts: Vec<_> = users.map(|user| json!({"email": user.email, "name": user.name})).collect();
    Json(json!({
        "account": account(&tenant, tenant.session.signed_in.as_deref()),
        "accounts": accounts,
        "blocked": tenant.google.rakumo_access == Access::Blocked,
    }))
}

async fn choose(State(store): State<Shared>, Json(choice): Json<Choice>) -> Answer {
    let mut tenant = store.tenant();
    let known = tenant.google.user(&choice.email).is_some_and(|user| !user.suspended);
    if !known {
        return Err(Refused::not_found());
    }
    let redirect = checked(choice.next)?;
    tenant.session.signed_in = Some(choice.email);
    Ok(Json(json!({"redirect": redirect})))
}

async fn consent(State(store): State<Shared>, Json(consent): Json<Consent>) -> Answer {
    let mut tenant = store.tenant();
    let email = tenant.session.signed_in.clone().ok_or_else(Refused::signed_out)?;
    let redirect = checked(consent.next)?;
    if consent.allow {
        if tenant.google.rakumo_access == Access::Blocked {
            return Err(Refused::conflict("admin_policy_enforced"));
        }
        tenant.grants.insert(email, Grant { status: GrantStatus::Valid, stale: false });
    }
    Ok(Json(json!({"redirect": redirect})))
}

async fn sign_out(State(store): State<Shared>) -> Json<Value> {
    store.tenant().session.signed_in = None;
    Json(json!({}))
}

/// Only a console may be continued to.
fn checked(next: String) -> Result<String, Refused> {
    let rest = next.strip_prefix("https://").unwrap_or_default();
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    if Console::of(host).is_some() {
        Ok(next)
    } else {
        Err(Refused::new(StatusCode::BAD_REQUEST, "continue: not a console"))
    }
}
