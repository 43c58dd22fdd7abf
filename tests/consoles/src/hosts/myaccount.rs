//! The Google account of a user: its connections to third-party apps.

use axum::extract::{Query, State};
use axum::routing::{delete, get};
use axum::{Json, Router};
use serde_json::{Value, json};

use super::{Acting, account};
use crate::reply::Answer;
use crate::store::Shared;
use crate::tenant::{GrantStatus, Tenant};

pub(super) fn routes() -> Router<Shared> {
    Router::new().route("/api/view", get(view)).route("/api/connections/rakumo", delete(disconnect))
}

fn seen(tenant: &Tenant, email: &str) -> Value {
    let connected = tenant.grant(email).status != GrantStatus::None;
    let connections: &[&str] = if connected { &["rakumo"] } else { &[] };
    json!({"account": account(tenant, Some(email)), "connections": connections})
}

async fn view(State(store): State<Shared>, Query(acting): Query<Acting>) -> Answer {
    let tenant = store.tenant();
    let email = &acting.user(&tenant)?.email;
    Ok(Json(seen(&tenant, email)))
}

async fn disconnect(State(store): State<Shared>, Query(acting): Query<Acting>) -> Answer {
    let mut tenant = store.tenant();
    let email = acting.user(&tenant)?.email.clone();
    tenant.grants.remove(&email);
    Ok(Json(seen(&tenant, &email)))
}
