//! The state of the one simulated tenant: what rakumo believes, what Google knows, and who is signed in where.
//!
//! Its JSON form is what the test API reads and writes. Unknown keys are refused everywhere, so that a misspelt field
//! never silently leaves a test running against the default.

mod calendar;
mod cloud;
mod google;
mod grant;
mod people;
mod rakumo;
mod seed;
mod seed_settings;
mod session;
mod settings;

pub use calendar::Calendar;
pub use cloud::{Cloud, Key, KeyKind, Principal, PrincipalKind, Project, Role, ServiceAccount};
pub(crate) use google::domain_of;
pub use google::{Access, App, Domain, DomainKind, Google, User};
pub use grant::{Grant, GrantStatus};
pub use people::{Deliverability, Own, Pop, Routing, Salesforce};
pub use rakumo::{GroupMode, Rakumo};
pub use session::{Language, Rendering, Session, View};
pub use settings::{
    ApiClient, Assignment, EndUser, MailClients, Restriction, ServiceUrls, Services, Settings, Sso, WebSession,
};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::csp::CspMode;
use crate::error::StateError;

/// Everything that decides how the consoles answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tenant {
    /// What rakumo has stored.
    pub rakumo: Rakumo,
    /// What Google Workspace has stored.
    pub google: Google,
    /// What Google Cloud has stored.
    pub cloud: Cloud,
    /// What the signed-in user has set.
    pub own: Own,
    /// What Salesforce has stored.
    pub salesforce: Salesforce,
    /// rakumo's authorisation, by the e-mail address of the user who gave it. A user who is not listed gave none.
    pub grants: BTreeMap<String, Grant>,
    /// Who is signed in, and in which language.
    pub session: Session,
    /// How late every answer to a page comes, in milliseconds.
    pub delay_ms: u64,
    /// How long a sync runs before its result is there, in milliseconds.
    pub sync_ms: u64,
    /// The content security policy of every console page.
    pub csp: CspMode,
}

impl Tenant {
    /// Reads a whole state.
    pub fn from_json(value: Value) -> Result<Self, StateError> {
        let mut tenant: Self = serde_json::from_value(value)?;
        tenant.settle()?;
        Ok(tenant)
    }

    /// This state with a JSON merge patch (RFC 7396) applied. A service's status is replaced as a whole.
    pub fn patched(&self, patch: &Value) -> Result<Self, StateError> {
        let mut whole = serde_json::to_value(self)?;
        for status in ["/google/calendar", "/google/settings/gmail"] {
            if patch.pointer(status).is_some()
                && let Some(before) = whole.pointer_mut(status)
            {
                *before = Value::Null;
            }
        }
        merge(&mut whole, patch);
        Self::from_json(whole)
    }

    /// Makes the two places that name the primary domain agree (`primary_domain` decides), and refuses a state that
    /// contradicts itself.
    fn settle(&mut self) -> Result<(), StateError> {
        let primary = self.google.primary_domain.clone();
        self.google.set_primary(&primary);
        for user in &self.google.users {
            if user.id.len() != 21 || !user.id.bytes().all(|b| b.is_ascii_digit()) {
                return Err(StateError::Meaning(format!("google.users: the id {:?} is not 21 digits", user.id)));
            }
            if !user.email.contains('@') {
                return Err(StateError::Meaning(format!("google.users: {:?} is no e-mail address", user.email)));
            }
        }
        Ok(())
    }

    /// The grant that `email` gave rakumo.
    pub fn grant(&self, email: &str) -> Grant {
        self.grants.get(email).copied().unwrap_or(Grant { status: GrantStatus::None, stale: false })
    }

    /// Changes Google's side and marks every grant as stale whose owner gained or lost Google Calendar by it.
    pub fn change_google<T>(&mut self, change: impl FnOnce(&mut Google) -> T) -> T {
        let before = self.google.clone();
        let answer = change(&mut self.google);
        for (email, grant) in &mut self.grants {
            if before.calendar_works_for(email) != self.google.calendar_works_for(email) {
                grant.stale = grant.status != GrantStatus::None;
            }
        }
        answer
    }
}

/// Applies an RFC 7396 merge patch in place.
fn merge(target: &mut Value, patch: &Value) {
    let Value::Object(changes) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(serde_json::Map::new());
    }
    let Value::Object(fields) = target else { return };
    for (key, change) in changes {
        if change.is_null() && nullable(key) {
            fields.insert(key.clone(), Value::Null);
        } else if change.is_null() {
            fields.remove(key);
        } else {
            merge(fields.entry(key.clone()).or_insert(Value::Null), change);
        }
    }
}

/// A merge patch removes what it sets to null; these fields have null as a value of their own instead.
fn nullable(key: &str) -> bool {
    matches!(key, "signed_in" | "rakumo_admin" | "rakumo_user")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_default_state_survives_its_own_json() {
        let tenant = Tenant::default();
        let json = serde_json::to_value(&tenant).unwrap();
        assert_eq!(Tenant::from_json(json).unwrap(), tenant);
    }

    #[test]
    fn an_unknown_key_is_named() {
        let error = Tenant::default().patched(&json!({"google": {"calender": "off"}})).unwrap_err();
        assert!(error.to_string().contains("calender"), "{error}");
    }

    #[test]
    fn a_patch_replaces_the_calendar_and_signs_out() {
        let tenant = Tenant::default()
            .patched(&json!({"google": {"calendar": {"on_for": ["/営業部"]}}, "session": {"signed_in": null}}))
            .unwrap();
        let tenant = tenant.patched(&json!({"google": {"calendar": {"off_for": ["/営業部"]}}})).unwrap();
        assert_eq!(tenant.google.calendar, Calendar::OffFor(vec!["/営業部".into()]));
        assert_eq!(tenant.session.signed_in, None);
    }

    #[test]
    fn a_grant_has_a_short_form() {
        let tenant = Tenant::default().patched(&json!({"grants": {"admin@example.co.jp": "expired"}})).unwrap();
        assert_eq!(tenant.grant("admin@example.co.jp").status, GrantStatus::Expired);
        assert_eq!(tenant.grant("nobody@example.co.jp").status, GrantStatus::None);
    }

    #[test]
    fn the_primary_domain_decides_the_kinds() {
        let tenant = Tenant::default().patched(&json!({"google": {"primary_domain": "example.jp"}})).unwrap();
        let kinds: Vec<_> = tenant.google.domains.iter().map(|d| (d.name.as_str(), d.kind)).collect();
        assert!(kinds.contains(&("example.jp", DomainKind::Primary)));
        assert!(kinds.contains(&("example.co.jp", DomainKind::Secondary)));
    }

    #[test]
    fn only_a_change_of_the_own_calendar_makes_a_grant_stale() {
        let mut tenant = Tenant::default();
        tenant.change_google(|google| google.calendar = Calendar::OffFor(vec!["/営業部".into()]));
        assert!(!tenant.grant("admin@example.co.jp").stale);
        tenant.change_google(|google| google.calendar = Calendar::Off);
        assert!(tenant.grant("admin@example.co.jp").stale);
    }
}
