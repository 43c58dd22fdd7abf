//! rakumo for users: the login with its messages, and a small page behind it.

use axum::extract::State;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};

use super::account;
use super::rakumo::Company;
use crate::login;
use crate::reply::{Answer, Refused};
use crate::store::Shared;
use crate::tenant::Tenant;

pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/api/view", get(view))
        .route("/api/company", post(company))
        .route("/api/session", post(session))
        .route("/api/logout", post(logout))
}

fn seen(tenant: &Tenant) -> Value {
    let session = &tenant.session;
    json!({
        "user": account(tenant, session.rakumo_user.as_deref()),
        "google_account": account(tenant, session.signed_in.as_deref()),
        "rakumo": {"company_id": tenant.rakumo.company_id},
    })
}

async fn view(State(store): State<Shared>) -> Json<Value> {
    Json(seen(&store.tenant()))
}

async fn company(State(store): State<Shared>, Json(typed): Json<Company>) -> Answer {
    login::company(&store.tenant(), &typed.company_id).map_err(|no| Refused::saying(no.message()))?;
    Ok(Json(json!({})))
}

async fn session(State(store): State<Shared>, Json(typed): Json<Company>) -> Answer {
    let mut tenant = store.tenant();
    let email = tenant.session.signed_in.clone().ok_or_else(Refused::signed_out)?;
    login::company(&tenant, &typed.company_id)
        .and_then(|()| login::user(&tenant, &typed.company_id, &email))
        .map_err(|no| Refused::saying(no.message()))?;
    tenant.session.rakumo_user = Some(email);
    Ok(Json(seen(&tenant)))
}

async fn logout(State(store): State<Shared>) -> Json<Value> {
    let mut tenant = store.tenant();
    tenant.session.rakumo_user = None;
    Json(seen(&tenant))
}
