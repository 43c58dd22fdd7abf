//! The Google Admin console.

use std::collections::BTreeSet;

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::routing::{delete, get, post, put};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Acting, RAKUMO_CLIENT_ID, account};
use crate::reply::{Answer, Refused};
use crate::store::Shared;
use crate::tenant::{Access, Calendar, Domain, DomainKind, Google, Tenant};

pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/ac/api/view", get(view))
        .route("/ac/api/users/{id}", put(user))
        .route("/ac/api/apps/{client_id}", put(app))
        .route("/ac/api/calendar", put(calendar))
        .route("/ac/api/domains", post(add_domain))
        .route("/ac/api/domains/{name}", delete(delete_domain))
        .route("/ac/api/domains/{name}/primary", post(make_primary))
        .route("/ac/api/groups", post(add_group))
        .route("/ac/api/groups/{email}", delete(delete_group))
}

#[derive(Deserialize)]
struct UserChange {
    super_admin: Option<bool>,
    licence: Option<bool>,
    cloud_identity: Option<bool>,
}

#[derive(Deserialize)]
struct AppChange {
    access: Access,
}

#[derive(Deserialize)]
pub(super) struct StatusChange {
    unit: String,
    status: Status,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Status {
    On,
    Off,
    Inherit,
}

#[derive(Deserialize)]
struct Group {
    email: String,
}

fn seen(tenant: &Tenant, acting: &Acting) -> Value {
    let user = acting.user(tenant).ok();
    let google = &tenant.google;
    json!({
        "account": account(tenant, user.map(|user| user.email.as_str())),
        "allowed": user.is_some_and(|user| user.super_admin),
        "google": if user.is_some_and(|user| user.super_admin) { json!(google) } else { Value::Null },
        "units": units(google),
        "calendar": {"everyone": google.calendar.everyone(), "overridden": google.calendar.overridden()},
        "rakumo_client_id": RAKUMO_CLIENT_ID,
    })
}

/// The top unit and every unit that has users or lies above one that has.
pub(super) fn units(google: &Google) -> BTreeSet<String> {
    let mut units = BTreeSet::from(["/".to_owned()]);
    for user in &google.users {
        let ends = user.org_unit.match_indices('/').map(|(at, _)| at).skip(1);
        units.extend(ends.map(|end| user.org_unit[..end].to_owned()));
        units.insert(user.org_unit.clone());
    }
    units
}

/// Changes Google's side if the acting account may, and shows what became of it.
fn change(store: &Shared, acting: &Acting, act: impl FnOnce(&mut Google) -> Result<(), Refused>) -> Answer {
    let mut tenant = store.tenant();
    if !acting.user(&tenant)?.super_admin {
        return Err(Refused::forbidden());
    }
    tenant.change_google(act)?;
    Ok(Json(seen(&tenant, acting)))
}

async fn view(State(store): State<Shared>, Query(acting): Query<Acting>) -> Json<Value> {
    Json(seen(&store.tenant(), &acting))
}

async fn user(
    State(store): State<Shared>,
    Query(acting): Query<Acting>,
    Path(id): Path<String>,
    Json(wanted): Json<UserChange>,
) -> Answer {
    change(&store, &acting, |google| {
        let user = google.users.iter_mut().find(|user| user.id == id).ok_or_else(Refused::not_found)?;
        user.super_admin = wanted.super_admin.unwrap_or(user.super_admin);
        user.licence = wanted.licence.unwrap_or(user.licence);
        user.cloud_identity = wanted.cloud_identity.unwrap_or(user.cloud_identity);
        Ok(())
    })
}

async fn app(
    State(store): State<Shared>,
    Query(acting): Query<Acting>,
    Path(client_id): Path<String>,
    Json(wanted): Json<AppChange>,
) -> Answer {
    change(&store, &acting, |google| {
        if client_id == RAKUMO_CLIENT_ID {
            google.rakumo_access = wanted.access;
            return Ok(());
        }
        let app = google.other_apps.iter_mut().find(|app| app.client_id == client_id);
        app.ok_or_else(Refused::not_found)?.access = wanted.access;
        Ok(())
    })
}

async fn calendar(
    State(store): State<Shared>,
    Query(acting): Query<Acting>,
    Json(wanted): Json<StatusChange>,
) -> Answer {
    change(&store, &acting, |google| {
        let known = units(google);
        set_status(&mut google.calendar, &known, &wanted)
    })
}

/// Turns a service on or off for everyone or for a unit.
pub(super) fn set_status(
    service: &mut Calendar,
    units: &BTreeSet<String>,
    wanted: &StatusChange,
) -> Result<(), Refused> {
    if !units.contains(&wanted.unit) {
        return Err(Refused::not_found());
    }
    match (wanted.unit.as_str(), wanted.status) {
        ("/", Status::Inherit) => return Err(Refused::new(StatusCode::BAD_REQUEST, "nothing_to_inherit")),
        ("/", status) => service.set_everyone(status == Status::On),
        (unit, Status::Inherit) => service.set_unit(unit, service.everyone()),
        (unit, status) => service.set_unit(unit, status == Status::On),
    }
    Ok(())
}

async fn add_domain(State(store): State<Shared>, Query(acting): Query<Acting>, Json(domain): Json<Domain>) -> Answer {
    change(&store, &acting, |google| {
        if !domain.name.contains('.') || domain.kind == DomainKind::Primary {
            return Err(Refused::new(StatusCode::BAD_REQUEST, "no_domain"));
        }
        if google.has_domain(&domain.name) {
            return Err(Refused::conflict("exists"));
        }
        google.domains.push(domain);
        Ok(())
    })
}

async fn delete_domain(State(store): State<Shared>, Query(acting): Query<Acting>, Path(name): Path<String>) -> Answer {
    change(&store, &acting, |google| {
        if name == google.primary_domain {
            return Err(Refused::conflict("primary"));
        }
        if google.users.iter().any(|user| user.domain() == name) {
            return Err(Refused::conflict("in_use"));
        }
        google.domains.retain(|domain| domain.name != name);
        Ok(())
    })
}

async fn make_primary(State(store): State<Shared>, Query(acting): Query<Acting>, Path(name): Path<String>) -> Answer {
    change(&store, &acting, |google| {
        let secondary = |domain: &Domain| domain.name == name && domain.kind == DomainKind::Secondary;
        if !google.domains.iter().any(secondary) {
            return Err(Refused::not_found());
        }
        google.set_primary(&name);
        Ok(())
    })
}

async fn add_group(State(store): State<Shared>, Query(acting): Query<Acting>, Json(group): Json<Group>) -> Answer {
    change(&store, &acting, |google| {
        if !group.email.contains('@') {
            return Err(Refused::new(StatusCode::BAD_REQUEST, "no_address"));
        }
        if google.groups.contains(&group.email) {
            return Err(Refused::conflict("exists"));
        }
        google.groups.push(group.email);
        Ok(())
    })
}

async fn delete_group(State(store): State<Shared>, Query(acting): Query<Acting>, Path(email): Path<String>) -> Answer {
    change(&store, &acting, |google| {
        google.groups.retain(|group| *group != email);
        Ok(())
    })
}
