//! Refusals as JSON.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// A refused request: a status, a word for the page's script, and (from rakumo) a message to show.
#[derive(Debug)]
pub(crate) struct Refused {
    status: StatusCode,
    error: String,
    message: Option<&'static str>,
}

impl Refused {
    /// Refuses with a status and a word.
    pub fn new(status: StatusCode, error: impl Into<String>) -> Self {
        Self { status, error: error.into(), message: None }
    }

    /// Refuses with a message to show as it is.
    pub fn saying(message: &'static str) -> Self {
        Self { status: StatusCode::FORBIDDEN, error: "refused".into(), message: Some(message) }
    }

    /// Nobody is signed in.
    pub fn signed_out() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "signed_out")
    }

    /// The account may not do this.
    pub fn forbidden() -> Self {
        Self::new(StatusCode::FORBIDDEN, "forbidden")
    }

    /// There is no such thing.
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found")
    }

    /// It cannot be done as things stand.
    pub fn conflict(error: &'static str) -> Self {
        Self::new(StatusCode::CONFLICT, error)
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        (self.status, Json(json!({"error": self.error, "message": self.message}))).into_response()
    }
}

/// What a JSON endpoint answers.
pub(crate) type Answer = Result<Json<serde_json::Value>, Refused>;
