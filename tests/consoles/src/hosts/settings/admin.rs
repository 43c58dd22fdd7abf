//! The Admin console's settings.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::routing::{delete, post, put};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::Value;

use super::change;
use crate::hosts::Acting;
use crate::hosts::admin::{StatusChange, set_status};
use crate::reply::{Answer, Refused};
use crate::store::Shared;
use crate::tenant::ApiClient;

pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/ac/api/settings/{section}", put(section))
        .route("/ac/api/gmail", put(gmail))
        .route("/ac/api/delegation", post(authorise))
        .route("/ac/api/delegation/{index}", delete(remove))
}

/// Replaces one part of the settings by what the page sends.
async fn section(
    State(store): State<Shared>,
    Query(acting): Query<Acting>,
    Path(section): Path<String>,
    Json(value): Json<Value>,
) -> Answer {
    const OPEN: [&str; 5] = ["block_all_api", "services", "sso", "web_session", "end_user"];
    if !OPEN.contains(&section.as_str()) {
        return Err(Refused::not_found());
    }
    change(&store, &acting, |tenant| {
        let wrong = |error: serde_json::Error| Refused::new(StatusCode::BAD_REQUEST, error.to_string());
        let mut whole = serde_json::to_value(&tenant.google.settings).map_err(wrong)?;
        whole[&section] = value;
        tenant.google.settings = serde_json::from_value(whole).map_err(wrong)?;
        Ok(())
    })
}

async fn gmail(State(store): State<Shared>, Query(acting): Query<Acting>, Json(wanted): Json<StatusChange>) -> Answer {
    change(&store, &acting, |tenant| {
        let known = crate::hosts::admin::units(&tenant.google);
        set_status(&mut tenant.google.settings.gmail, &known, &wanted)
    })
}

#[derive(Deserialize)]
struct Authorisation {
    client_id: String,
    scopes: Vec<String>,
    overwrite: bool,
}

async fn authorise(
    State(store): State<Shared>,
    Query(acting): Query<Acting>,
    Json(wanted): Json<Authorisation>,
) -> Answer {
    change(&store, &acting, |tenant| {
        if wanted.client_id.trim().is_empty() {
            return Err(Refused::new(StatusCode::BAD_REQUEST, "no_client"));
        }
        if wanted.scopes.is_empty() {
            return Err(Refused::new(StatusCode::BAD_REQUEST, "no_scope"));
        }
        let accounts = tenant.cloud.projects.iter().flat_map(|project| &project.accounts);
        let name = accounts.into_iter().find(|account| account.id == wanted.client_id);
        let name = name.map_or_else(|| wanted.client_id.clone(), |account| account.name.clone());
        let clients = &mut tenant.google.settings.delegation;
        if clients.iter().any(|client| client.client_id == wanted.client_id) {
            if !wanted.overwrite {
                return Err(Refused::conflict("exists"));
            }
            clients.retain(|client| client.client_id != wanted.client_id);
        }
        clients.push(ApiClient { name, client_id: wanted.client_id, scopes: wanted.scopes });
        Ok(())
    })
}

async fn remove(State(store): State<Shared>, Query(acting): Query<Acting>, Path(index): Path<usize>) -> Answer {
    change(&store, &acting, |tenant| {
        let clients = &mut tenant.google.settings.delegation;
        if index >= clients.len() {
            return Err(Refused::not_found());
        }
        clients.remove(index);
        Ok(())
    })
}
