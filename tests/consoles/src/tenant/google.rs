//! Google Workspace's side of the tenant.

use serde::{Deserialize, Serialize};

use super::{Calendar, Settings};

/// What Google Workspace has stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Google {
    /// The primary domain; the entry in `domains` follows it.
    pub primary_domain: String,
    /// All domains of the tenant.
    pub domains: Vec<Domain>,
    /// All users.
    pub users: Vec<User>,
    /// The addresses of all groups.
    pub groups: Vec<String>,
    /// Who has Google Calendar.
    pub calendar: Calendar,
    /// The access that the admin gave rakumo under the API controls.
    pub rakumo_access: Access,
    /// Other third-party apps, for company in the list.
    pub other_apps: Vec<App>,
    /// The other settings.
    pub settings: Settings,
}

/// A domain of the tenant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: DomainKind,
}

/// The kind of a domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DomainKind {
    /// The one primary domain.
    Primary,
    /// A secondary domain with users of its own.
    Secondary,
    /// A user alias domain.
    Alias,
}

/// A user of the tenant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct User {
    /// Google's number of the user, 21 digits.
    pub id: String,
    /// The primary address.
    pub email: String,
    /// The name shown.
    pub name: String,
    /// The path of the organisational unit, `/` for the top one.
    pub org_unit: String,
    /// Whether the role of super admin is assigned.
    pub super_admin: bool,
    /// Whether a Google Workspace licence is assigned.
    pub licence: bool,
    /// Whether a licence of Cloud Identity Free is assigned.
    #[serde(default)]
    pub cloud_identity: bool,
    /// Whether the account is suspended.
    pub suspended: bool,
}

impl User {
    /// The domain of the primary address.
    pub fn domain(&self) -> &str {
        domain_of(&self.email)
    }
}

/// The part of an address after the `@`.
pub(crate) fn domain_of(email: &str) -> &str {
    email.rsplit('@').next().unwrap_or_default()
}

/// A third-party app under the API controls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct App {
    /// Its name.
    pub name: String,
    /// Its OAuth client ID.
    pub client_id: String,
    /// Its access.
    pub access: Access,
}

/// The access that an admin gives an app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Access {
    /// All Google services.
    Trusted,
    /// Chosen Google data only.
    Specific,
    /// Unrestricted Google services only.
    Limited,
    /// No Google service.
    Blocked,
    /// The app is not configured at all.
    Unconfigured,
}

impl Google {
    /// The user with this address.
    pub fn user(&self, email: &str) -> Option<&User> {
        self.users.iter().find(|user| user.email == email)
    }

    /// Whether this domain exists, of whatever kind.
    pub fn has_domain(&self, name: &str) -> bool {
        self.domains.iter().any(|domain| domain.name == name)
    }

    /// Makes a domain the primary one; the former one becomes secondary. A domain that is missing is added.
    pub fn set_primary(&mut self, name: &str) {
        name.clone_into(&mut self.primary_domain);
        for domain in &mut self.domains {
            if domain.name == name {
                domain.kind = DomainKind::Primary;
            } else if domain.kind == DomainKind::Primary {
                domain.kind = DomainKind::Secondary;
            }
        }
        if !self.has_domain(name) {
            self.domains.insert(0, Domain { name: name.to_owned(), kind: DomainKind::Primary });
        }
    }

    /// Whether this user has a licence, and Calendar is on for the user's unit.
    pub fn calendar_works_for(&self, email: &str) -> bool {
        self.user(email).is_some_and(|user| user.licence && self.calendar.on_for(&user.org_unit))
    }
}
