//! The front door: every request comes in here and goes on by its `Host` header.

use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use tower::ServiceExt;

use crate::hosts::Console;
use crate::store::Shared;
use crate::{shell, sim};

/// The whole application.
pub(crate) fn application(store: Shared) -> Router {
    sim::routes().fallback(dispatch).with_state(store)
}

/// The host that a request is for, in lower case and without a port.
pub(crate) fn host_of(headers: &HeaderMap) -> String {
    let authority = authority_of(headers);
    authority.split(':').next().unwrap_or_default().to_lowercase()
}

fn authority_of(headers: &HeaderMap) -> &str {
    headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default()
}

/// Registered pages first, then the consoles.
async fn dispatch(State(store): State<Shared>, mut request: Request) -> Response {
    let host = host_of(request.headers());
    if let Some(answer) = registered_page(&store, &host, request.uri()) {
        return answer;
    }
    let Some(console) = Console::of(&host) else {
        return (StatusCode::NOT_FOUND, format!("{host}: no such console, and no page was registered here\n"))
            .into_response();
    };
    if let Some(uri) = without_account_prefix(request.uri()) {
        *request.uri_mut() = uri;
    }
    let path = request.uri().path();
    if console.has_endpoint(path) {
        let delay = store.tenant().delay_ms;
        tokio::time::sleep(Duration::from_millis(delay)).await;
        return match console.api().with_state(store).oneshot(request).await {
            Ok(answer) => answer,
            Err(never) => match never {},
        };
    }
    if !console.has_page(path) {
        return (StatusCode::NOT_FOUND, "this page is not part of the simulation\n").into_response();
    }
    let tenant = store.tenant().clone();
    shell::page(&tenant, console, authority_of(request.headers()), request.uri())
}

fn registered_page(store: &Shared, host: &str, uri: &Uri) -> Option<Response> {
    let pages = store.pages();
    let path = format!("{host}{}", uri.path());
    let exact = uri.query().and_then(|query| pages.get(&format!("{path}?{query}")));
    exact.or_else(|| pages.get(&path)).map(crate::sim::Page::answer)
}

/// Google's `/u/1/` before a path picks one of several accounts; here there is one, so it is dropped.
fn without_account_prefix(uri: &Uri) -> Option<Uri> {
    let rest = uri.path().strip_prefix("/u/")?;
    let (number, rest) = rest.split_once('/').unwrap_or((rest, ""));
    if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let path: PathAndQuery = format!("/{rest}{query}").parse().ok()?;
    Some(path.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_account_prefix_is_dropped() {
        let cut = |path: &'static str| without_account_prefix(&Uri::from_static(path)).map(|uri| uri.to_string());
        assert_eq!(cut("/u/1/ac/owl?hl=en").as_deref(), Some("/ac/owl?hl=en"));
        assert_eq!(cut("/u/0").as_deref(), Some("/"));
        assert_eq!(cut("/users/1"), None);
        assert_eq!(cut("/u/x/ac"), None);
    }
}
