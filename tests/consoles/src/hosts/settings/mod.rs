//! The JSON endpoints behind the pages of settings, below `/ac/api/` on the Admin console and `/_api/` elsewhere.
//!
//! `GET frame` tells who is signed in and what of the page is seen at first; `GET settings` is what the page shows. It
//! never answers if the state says that the page goes on loading. What changes something answers `{}`; the page then
//! reads again.

mod admin;
mod cloud;
mod people;

use axum::extract::{Query, State};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

use super::{Acting, Console, RAKUMO_CLIENT_ID, account, admin::units};
use crate::reply::{Answer, Refused};
use crate::store::Shared;
use crate::tenant::{Calendar, GrantStatus, Tenant};

pub(super) fn admin_routes() -> Router<Shared> {
    common("/ac/api").merge(admin::routes())
}

pub(super) fn cloud_routes() -> Router<Shared> {
    common("/_api").merge(cloud::routes())
}

pub(super) fn people_routes() -> Router<Shared> {
    common("/_api").merge(people::routes())
}

pub(super) fn rakumo_routes() -> Router<Shared> {
    common("/_api")
}

fn common(root: &str) -> Router<Shared> {
    Router::new().route(&format!("{root}/frame"), get(frame)).route(&format!("{root}/settings"), get(settings))
}

async fn frame(State(store): State<Shared>, Query(acting): Query<Acting>) -> Json<Value> {
    let tenant = store.tenant();
    let user = acting.user(&tenant).ok();
    Json(json!({
        "account": account(&tenant, user.map(|user| user.email.as_str())),
        "admin": user.is_some_and(|user| user.super_admin),
        "view": tenant.session.view,
    }))
}

async fn settings(State(store): State<Shared>, Query(acting): Query<Acting>) -> Answer {
    if store.tenant().session.view.loading {
        std::future::pending::<()>().await;
    }
    let tenant = store.tenant();
    let email = acting.user(&tenant)?.email.clone();
    let google = &tenant.google;
    Ok(Json(json!({
        "google": google,
        "units": units(google),
        "calendar": status(&google.calendar),
        "gmail": status(&google.settings.gmail),
        "rakumo_client_id": RAKUMO_CLIENT_ID,
        "rakumo": tenant.rakumo,
        "cloud": tenant.cloud,
        "own": tenant.own,
        "connected": tenant.grant(&email).status != GrantStatus::None,
        "salesforce": tenant.salesforce,
    })))
}

fn status(service: &Calendar) -> Value {
    json!({"everyone": service.everyone(), "overridden": service.overridden()})
}

/// Changes the tenant if the acting account is an admin.
fn change(store: &Shared, acting: &Acting, act: impl FnOnce(&mut Tenant) -> Result<(), Refused>) -> Answer {
    let mut tenant = store.tenant();
    if !acting.user(&tenant)?.super_admin {
        return Err(Refused::forbidden());
    }
    act(&mut tenant)?;
    Ok(Json(json!({})))
}

/// Whether an address is a page of settings, and whether there is a plain page for it too. `query` is without its `?`.
pub(crate) fn page(console: Console, path: &str, query: &str) -> Option<Plain> {
    use Plain::{Exists, Missing};
    let below = |root: &str| path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    match console {
        Console::Admin => match path.trim_end_matches('/') {
            "/ac/owl/list" if query.contains("tab=services") => Some(Missing),
            "/ac/owl/list" | "/ac/groups" | "/ac/domains/manage" => Some(Exists),
            "/ac/owl/settings"
            | "/ac/owl/domainwidedelegation"
            | "/ac/security/sso"
            | "/ac/security/session"
            | "/ac/apps/gmail/enduseraccess" => Some(Missing),
            _ if below("/ac/appsettings/435070579839") || below("/ac/managedsettings/435070579839") => Some(Exists),
            _ if below("/ac/appsettings/740348119625") => Some(Missing),
            _ => path.strip_prefix("/ac/users/").is_some_and(|id| id.len() >= 21).then_some(Exists),
        },
        Console::Cloud | Console::Mail | Console::Salesforce => Some(Missing),
        Console::MyAccount if path == "/connections" => Some(Exists),
        Console::MyAccount if path.starts_with("/signinoptions/") => Some(Missing),
        Console::Rakumo if below("/admin") => Some(Exists),
        _ => None,
    }
}

/// Whether a page of settings has a plain form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plain {
    /// It has.
    Exists,
    /// It is made with a library only.
    Missing,
}
