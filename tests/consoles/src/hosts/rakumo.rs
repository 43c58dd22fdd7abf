//! rakumo's admin console.

use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{delete, get, post, put};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::account;
use crate::login;
use crate::reply::{Answer, Refused};
use crate::store::{Run, Shared};
use crate::sync::{Outcome, outcome};
use crate::tenant::{GroupMode, Tenant};

pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/admin/api/view", get(view))
        .route("/admin/api/company", post(company))
        .route("/admin/api/session", post(session))
        .route("/admin/api/logout", post(logout))
        .route("/admin/api/sync", get(result).post(sync))
        .route("/admin/api/domains/{name}", delete(delete_domain))
        .route("/admin/api/groups", put(groups))
        .route("/admin/api/admins", post(add_admin))
        .route("/admin/api/admins/{email}", delete(delete_admin))
}

/// The company ID as typed.
#[derive(Deserialize)]
pub(super) struct Company {
    pub company_id: String,
}

#[derive(Deserialize)]
struct Groups {
    mode: GroupMode,
    named: Vec<String>,
}

#[derive(Deserialize)]
struct Admin {
    email: String,
}

fn seen(tenant: &Tenant) -> Value {
    let session = &tenant.session;
    json!({
        "admin": account(tenant, session.rakumo_admin.as_deref()),
        "google_account": account(tenant, session.signed_in.as_deref()),
        "rakumo": tenant.rakumo,
    })
}

/// Who is logged in, or the refusal that sends the page back to its login.
fn logged_in(tenant: &Tenant) -> Result<String, Refused> {
    tenant.session.rakumo_admin.clone().ok_or_else(Refused::signed_out)
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
        .and_then(|()| login::admin(&tenant, &email))
        .map_err(|no| Refused::saying(no.message()))?;
    tenant.session.rakumo_admin = Some(email);
    Ok(Json(seen(&tenant)))
}

async fn logout(State(store): State<Shared>) -> Json<Value> {
    let mut tenant = store.tenant();
    tenant.session.rakumo_admin = None;
    Json(seen(&tenant))
}

async fn sync(State(store): State<Shared>) -> Answer {
    let mut tenant = store.tenant();
    let runner = logged_in(&tenant)?;
    let outcome = outcome(&tenant, &runner);
    match outcome {
        Outcome::ConsentNeeded => return Ok(Json(json!({"consent": true}))),
        Outcome::Done => tenant.rakumo.synced_users = synced(&tenant),
        _ => {}
    }
    let run = Run::new(runner, outcome, Duration::from_millis(tenant.sync_ms));
    let shown = show(&tenant, Some(&run));
    drop(tenant);
    *store.run() = Some(run);
    Ok(Json(shown))
}

/// The users that a successful sync brings.
fn synced(tenant: &Tenant) -> Vec<String> {
    let wanted = |domain: &str| tenant.rakumo.sync_domains.iter().any(|name| name == domain);
    let users = tenant.google.users.iter().filter(|user| !user.suspended && wanted(user.domain()));
    users.map(|user| user.email.clone()).collect()
}

async fn result(State(store): State<Shared>) -> Answer {
    logged_in(&store.tenant())?;
    let run = store.run().clone();
    Ok(Json(show(&store.tenant(), run.as_ref())))
}

fn show(tenant: &Tenant, run: Option<&Run>) -> Value {
    let Some(run) = run else { return json!({"status": "none"}) };
    let runner = account(tenant, Some(&run.runner));
    if !run.ended() {
        return json!({"status": "running", "runner": runner, "started_ms": run.started_ms});
    }
    json!({
        "status": "ended",
        "runner": runner,
        "started_ms": run.started_ms,
        "kind": run.outcome.kind(),
        "message": run.outcome.message(),
    })
}

async fn delete_domain(State(store): State<Shared>, Path(name): Path<String>) -> Answer {
    let mut tenant = store.tenant();
    logged_in(&tenant)?;
    tenant.rakumo.sync_domains.retain(|domain| *domain != name);
    Ok(Json(seen(&tenant)))
}

async fn groups(State(store): State<Shared>, Json(groups): Json<Groups>) -> Answer {
    let mut tenant = store.tenant();
    logged_in(&tenant)?;
    tenant.rakumo.group_mode = groups.mode;
    tenant.rakumo.named_groups = groups.named;
    Ok(Json(seen(&tenant)))
}

async fn add_admin(State(store): State<Shared>, Json(admin): Json<Admin>) -> Answer {
    let mut tenant = store.tenant();
    logged_in(&tenant)?;
    if !admin.email.contains('@') {
        return Err(Refused::new(StatusCode::BAD_REQUEST, "no_address"));
    }
    if !tenant.rakumo.admins.contains(&admin.email) {
        tenant.rakumo.admins.push(admin.email);
    }
    Ok(Json(seen(&tenant)))
}

async fn delete_admin(State(store): State<Shared>, Path(email): Path<String>) -> Answer {
    let mut tenant = store.tenant();
    logged_in(&tenant)?;
    tenant.rakumo.admins.retain(|admin| *admin != email);
    Ok(Json(seen(&tenant)))
}
