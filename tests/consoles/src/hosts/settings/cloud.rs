//! The Cloud console.

use std::hash::{BuildHasher, Hasher, RandomState};

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::routing::{delete, post, put};
use axum::{Json, Router};
use serde::Deserialize;

use super::change;
use crate::hosts::Acting;
use crate::reply::{Answer, Refused};
use crate::store::Shared;
use crate::tenant::{Key, KeyKind, Principal, PrincipalKind, Project, Role, ServiceAccount, Tenant};

pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/_api/projects", post(add_project))
        .route("/_api/chosen", put(choose))
        .route("/_api/projects/{project}/apis", put(api))
        .route("/_api/projects/{project}/keys-forbidden", put(policy))
        .route("/_api/projects/{project}/accounts", post(add_account))
        .route("/_api/projects/{project}/accounts/{id}", put(enable))
        .route("/_api/projects/{project}/accounts/{id}/keys", post(add_key))
        .route("/_api/projects/{project}/accounts/{id}/keys/{key}", delete(delete_key))
        .route("/_api/projects/{project}/accounts/{id}/principals", post(grant))
        .route("/_api/projects/{project}/accounts/{id}/principals/{email}", delete(withdraw))
}

#[derive(Deserialize)]
struct NewProject {
    id: String,
    name: String,
    in_organisation: bool,
}

#[derive(Deserialize)]
struct Chosen {
    project: String,
}

#[derive(Deserialize)]
struct Api {
    api: String,
    enabled: bool,
}

#[derive(Deserialize)]
struct Forbidden {
    forbidden: bool,
}

#[derive(Deserialize)]
struct NewAccount {
    id: String,
    name: String,
}

#[derive(Deserialize)]
struct Enabled {
    enabled: bool,
}

#[derive(Deserialize)]
struct NewKey {
    kind: KeyKind,
}

#[derive(Deserialize)]
struct NewPrincipal {
    email: String,
    role: Role,
}

fn bad(why: &'static str) -> Refused {
    Refused::new(StatusCode::BAD_REQUEST, why)
}

fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

fn project<'t>(tenant: &'t mut Tenant, id: &str) -> Result<&'t mut Project, Refused> {
    tenant.cloud.project(id).ok_or_else(Refused::not_found)
}

fn account<'t>(tenant: &'t mut Tenant, at: &(String, String)) -> Result<&'t mut ServiceAccount, Refused> {
    project(tenant, &at.0)?.account(&at.1).ok_or_else(Refused::not_found)
}

async fn add_project(
    State(store): State<Shared>,
    Query(acting): Query<Acting>,
    Json(wanted): Json<NewProject>,
) -> Answer {
    change(&store, &acting, |tenant| {
        if wanted.name.trim().is_empty() || wanted.id.is_empty() {
            return Err(bad("no_name"));
        }
        if tenant.cloud.project(&wanted.id).is_some() {
            return Err(Refused::conflict("exists"));
        }
        tenant.cloud.chosen.clone_from(&wanted.id);
        tenant.cloud.projects.push(Project {
            id: wanted.id,
            name: wanted.name,
            in_organisation: wanted.in_organisation,
            apis: vec![],
            accounts: vec![],
            keys_forbidden: false,
        });
        Ok(())
    })
}

async fn choose(State(store): State<Shared>, Query(acting): Query<Acting>, Json(wanted): Json<Chosen>) -> Answer {
    change(&store, &acting, |tenant| {
        project(tenant, &wanted.project)?;
        tenant.cloud.chosen = wanted.project;
        Ok(())
    })
}

async fn api(
    State(store): State<Shared>,
    Query(acting): Query<Acting>,
    Path(id): Path<String>,
    Json(wanted): Json<Api>,
) -> Answer {
    change(&store, &acting, |tenant| {
        let apis = &mut project(tenant, &id)?.apis;
        apis.retain(|api| *api != wanted.api);
        if wanted.enabled {
            apis.push(wanted.api);
        }
        Ok(())
    })
}

async fn policy(
    State(store): State<Shared>,
    Query(acting): Query<Acting>,
    Path(id): Path<String>,
    Json(wanted): Json<Forbidden>,
) -> Answer {
    change(&store, &acting, |tenant| {
        project(tenant, &id)?.keys_forbidden = wanted.forbidden;
        Ok(())
    })
}

async fn add_account(
    State(store): State<Shared>,
    Query(acting): Query<Acting>,
    Path(id): Path<String>,
    Json(wanted): Json<NewAccount>,
) -> Answer {
    change(&store, &acting, |tenant| {
        let accounts = &mut project(tenant, &id)?.accounts;
        let email = format!("{}@{id}.iam.gserviceaccount.com", wanted.id);
        if wanted.id.is_empty() {
            return Err(bad("no_name"));
        }
        if accounts.iter().any(|account| account.email == email) {
            return Err(Refused::conflict("exists"));
        }
        let number = format!("1{:020}", random());
        let name = if wanted.name.is_empty() { wanted.id } else { wanted.name };
        accounts.push(ServiceAccount { id: number, name, email, enabled: true, keys: vec![], principals: vec![] });
        Ok(())
    })
}

async fn enable(
    State(store): State<Shared>,
    Query(acting): Query<Acting>,
    Path(at): Path<(String, String)>,
    Json(wanted): Json<Enabled>,
) -> Answer {
    change(&store, &acting, |tenant| {
        account(tenant, &at)?.enabled = wanted.enabled;
        Ok(())
    })
}

async fn add_key(
    State(store): State<Shared>,
    Query(acting): Query<Acting>,
    Path(at): Path<(String, String)>,
    Json(wanted): Json<NewKey>,
) -> Answer {
    change(&store, &acting, |tenant| {
        if project(tenant, &at.0)?.keys_forbidden {
            return Err(Refused::conflict("keys_forbidden"));
        }
        let id = format!("{:016x}{:016x}{:08x}", random(), random(), random() >> 32);
        let (created, expires) = ("2026-11-20".to_owned(), "9999-12-31".to_owned());
        account(tenant, &at)?.keys.push(Key { id, kind: wanted.kind, active: true, created, expires });
        Ok(())
    })
}

async fn delete_key(
    State(store): State<Shared>,
    Query(acting): Query<Acting>,
    Path((project, id, key)): Path<(String, String, String)>,
) -> Answer {
    change(&store, &acting, |tenant| {
        account(tenant, &(project, id))?.keys.retain(|one| one.id != key);
        Ok(())
    })
}

async fn grant(
    State(store): State<Shared>,
    Query(acting): Query<Acting>,
    Path(at): Path<(String, String)>,
    Json(wanted): Json<NewPrincipal>,
) -> Answer {
    change(&store, &acting, |tenant| {
        let NewPrincipal { email, role } = wanted;
        if !email.contains('@') {
            return Err(bad("no_address"));
        }
        let kind = if tenant.google.groups.contains(&email) {
            PrincipalKind::Group
        } else if email.ends_with(".gserviceaccount.com") {
            PrincipalKind::Service
        } else {
            PrincipalKind::User
        };
        let name = tenant.google.user(&email).map_or_else(String::new, |user| user.name.clone());
        let principals = &mut account(tenant, &at)?.principals;
        principals.retain(|one| one.email != email);
        principals.push(Principal { kind, email, name, role });
        Ok(())
    })
}

async fn withdraw(
    State(store): State<Shared>,
    Query(acting): Query<Acting>,
    Path((project, id, email)): Path<(String, String, String)>,
) -> Answer {
    change(&store, &acting, |tenant| {
        account(tenant, &(project, id))?.principals.retain(|one| one.email != email);
        Ok(())
    })
}
