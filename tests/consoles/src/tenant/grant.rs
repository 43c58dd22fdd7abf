//! rakumo's authorisation by one user.

use serde::{Deserialize, Serialize};

/// One user's authorisation of rakumo, as an OAuth grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "GrantForm", deny_unknown_fields)]
pub struct Grant {
    /// Whether the grant can still be used.
    pub status: GrantStatus,
    /// The grant is older than the last change of the user's Calendar or licence: rakumo still acts on what it was
    /// allowed then, until the user disconnects rakumo and allows it again.
    pub stale: bool,
}

/// Whether a grant can still be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GrantStatus {
    /// It works.
    Valid,
    /// Google no longer accepts it.
    Expired,
    /// There is none: the next sync asks for consent.
    None,
}

/// The two ways to write a grant: `"expired"`, or `{"status": "valid", "stale": true}`.
#[derive(Deserialize)]
#[serde(untagged, expecting = "a grant is \"valid\", \"expired\", \"none\" or {\"status\": …, \"stale\": bool}")]
enum GrantForm {
    Short(GrantStatus),
    Full(FullGrant),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FullGrant {
    status: GrantStatus,
    #[serde(default)]
    stale: bool,
}

impl From<GrantForm> for Grant {
    fn from(form: GrantForm) -> Self {
        match form {
            GrantForm::Short(status) => Self { status, stale: false },
            GrantForm::Full(full) => Self { status: full.status, stale: full.stale },
        }
    }
}
