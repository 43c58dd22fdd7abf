//! The test API under `/__sim/`, the same on every host.

use std::collections::HashMap;

use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::error::StateError;
use crate::front::host_of;
use crate::reply::Refused;
use crate::shell;
use crate::store::Shared;
use crate::tenant::Tenant;

/// The largest body that a test may send.
const LARGEST_BODY: usize = 64 << 20;

/// A page that a test registered.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Page {
    url: String,
    body: String,
    #[serde(default = "html")]
    content_type: String,
    #[serde(default)]
    headers: HashMap<String, String>,
    #[serde(default = "ok")]
    status: u16,
}

fn html() -> String {
    "text/html; charset=utf-8".into()
}

fn ok() -> u16 {
    200
}

impl Page {
    /// The page as a response; its headers were checked when it was registered.
    pub fn answer(&self) -> Response {
        let mut headers = HeaderMap::new();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        let own = self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        for (name, value) in own.chain([("content-type", self.content_type.as_str())]) {
            if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
                headers.insert(name, value);
            }
        }
        (StatusCode::from_u16(self.status).unwrap_or_default(), headers, self.body.clone()).into_response()
    }

    /// `host/path`, with `?query` if the address has one; a port and a hash do not count.
    fn key(&self) -> Result<String, Refused> {
        let wrong = |why: &str| Refused::new(StatusCode::BAD_REQUEST, format!("page: {why}"));
        let rest = self.url.strip_prefix("https://").ok_or_else(|| wrong("url must begin with https://"))?;
        let rest = rest.split('#').next().unwrap_or_default();
        let (authority, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
        let host = authority.split(':').next().unwrap_or_default();
        if host.is_empty() {
            return Err(wrong("url has no host"));
        }
        StatusCode::from_u16(self.status).map_err(|_| wrong("status is no HTTP status"))?;
        for (name, value) in &self.headers {
            if HeaderName::try_from(name).is_err() || HeaderValue::try_from(value).is_err() {
                return Err(wrong(&format!("header {name:?} cannot be sent")));
            }
        }
        let slash = if path.starts_with('/') { "" } else { "/" };
        Ok(format!("{}{slash}{path}", host.to_lowercase()))
    }
}

/// The routes of the test API, and the pages' own files.
pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/__sim/state", get(read_state).put(write_state).patch(patch_state))
        .route("/__sim/reset", post(reset))
        .route("/__sim/reports", get(reports).delete(forget_reports))
        .route(crate::csp::REPORT_PATH, post(report))
        .route("/__sim/page", put(register))
        .route("/__sim/pages", get(registered).delete(forget_pages))
        .route("/__sim/{*rest}", axum::routing::any(|| async { Refused::not_found() }))
        .route("/_assets/{name}", get(asset))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
}

impl From<StateError> for Refused {
    fn from(error: StateError) -> Self {
        Self::new(StatusCode::BAD_REQUEST, error.to_string())
    }
}

async fn asset(State(store): State<Shared>, Path(name): Path<String>) -> Response {
    shell::asset(&name, store.bundles.as_deref())
}

async fn read_state(State(store): State<Shared>) -> Json<Tenant> {
    Json(store.tenant().clone())
}

/// Reads a body as JSON, whatever its content type.
fn json_of(body: &str) -> Result<Value, Refused> {
    serde_json::from_str(body).map_err(|error| Refused::new(StatusCode::BAD_REQUEST, format!("JSON: {error}")))
}

async fn write_state(State(store): State<Shared>, body: String) -> Result<Json<Tenant>, Refused> {
    let state = Tenant::from_json(json_of(&body)?)?;
    *store.tenant() = state.clone();
    Ok(Json(state))
}

async fn patch_state(State(store): State<Shared>, body: String) -> Result<Json<Tenant>, Refused> {
    let patch = json_of(&body)?;
    let mut tenant = store.tenant();
    *tenant = tenant.patched(&patch)?;
    Ok(Json(tenant.clone()))
}

async fn reset(State(store): State<Shared>) -> Json<Tenant> {
    store.reset();
    Json(store.tenant().clone())
}

async fn reports(State(store): State<Shared>) -> Json<Vec<Value>> {
    Json(store.reports().clone())
}

async fn forget_reports(State(store): State<Shared>) -> StatusCode {
    store.reports().clear();
    StatusCode::NO_CONTENT
}

/// Takes both forms: one report by `report-uri`, a list by `report-to`.
async fn report(State(store): State<Shared>, headers: HeaderMap, body: String) -> StatusCode {
    let host = host_of(&headers);
    let via = match headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()) {
        Some(kind) if kind.contains("reports+json") => "report-to",
        _ => "report-uri",
    };
    let sent = serde_json::from_str(&body).unwrap_or(Value::String(body));
    let each = match sent {
        Value::Array(list) => list,
        one => vec![one],
    };
    let named = each.into_iter().map(|report| json!({"host": host, "via": via, "report": report}));
    store.reports().extend(named);
    StatusCode::NO_CONTENT
}

async fn register(State(store): State<Shared>, body: String) -> Result<StatusCode, Refused> {
    let page: Page =
        serde_json::from_str(&body).map_err(|error| Refused::new(StatusCode::BAD_REQUEST, format!("page: {error}")))?;
    let key = page.key()?;
    store.pages().insert(key, page);
    Ok(StatusCode::NO_CONTENT)
}

async fn registered(State(store): State<Shared>) -> Json<Vec<String>> {
    let mut keys: Vec<_> = store.pages().keys().cloned().collect();
    keys.sort();
    Json(keys)
}

async fn forget_pages(State(store): State<Shared>) -> StatusCode {
    store.pages().clear();
    StatusCode::NO_CONTENT
}
