//! The user's own account and mailbox, and Salesforce.

use axum::extract::{Path, Query, State};
use axum::routing::{delete, put};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::json;

use crate::hosts::Acting;
use crate::reply::Answer;
use crate::store::Shared;
use crate::tenant::{Deliverability, Pop, Tenant};

pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/_api/own", put(own))
        .route("/_api/connections/{name}", delete(disconnect))
        .route("/_api/salesforce", put(salesforce))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnChange {
    two_step: Option<bool>,
    pop: Option<Pop>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SalesforceChange {
    email_to_case: Option<bool>,
    on_demand: Option<bool>,
    deliverability: Option<Deliverability>,
}

/// Changes what the acting account may change of its own.
fn change(store: &Shared, acting: &Acting, act: impl FnOnce(&mut Tenant, String)) -> Answer {
    let mut tenant = store.tenant();
    let email = acting.user(&tenant)?.email.clone();
    act(&mut tenant, email);
    Ok(Json(json!({})))
}

async fn own(State(store): State<Shared>, Query(acting): Query<Acting>, Json(wanted): Json<OwnChange>) -> Answer {
    change(&store, &acting, |tenant, _| {
        tenant.own.two_step = wanted.two_step.unwrap_or(tenant.own.two_step);
        tenant.own.pop = wanted.pop.unwrap_or(tenant.own.pop);
    })
}

async fn disconnect(State(store): State<Shared>, Query(acting): Query<Acting>, Path(name): Path<String>) -> Answer {
    change(&store, &acting, |tenant, email| {
        if name == "rakumo" {
            tenant.grants.remove(&email);
        } else {
            tenant.own.connections.retain(|one| *one != name);
        }
    })
}

async fn salesforce(
    State(store): State<Shared>,
    Query(acting): Query<Acting>,
    Json(wanted): Json<SalesforceChange>,
) -> Answer {
    change(&store, &acting, |tenant, _| {
        let now = &mut tenant.salesforce;
        now.email_to_case = wanted.email_to_case.unwrap_or(now.email_to_case);
        now.on_demand = wanted.on_demand.unwrap_or(now.on_demand);
        now.deliverability = wanted.deliverability.unwrap_or(now.deliverability);
    })
}
