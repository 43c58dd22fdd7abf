//! Google Cloud's side of the tenant.

use serde::{Deserialize, Serialize};

/// What Google Cloud has stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cloud {
    /// The organisation, if there is one.
    pub organisation: String,
    /// The ID of the project that was chosen last; empty for none.
    pub chosen: String,
    /// All projects.
    pub projects: Vec<Project>,
}

/// A project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Project {
    /// Its ID.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it stands below the organisation.
    pub in_organisation: bool,
    /// The enabled APIs.
    pub apis: Vec<String>,
    /// Its service accounts.
    pub accounts: Vec<ServiceAccount>,
    /// The policy that forbids keys is enforced.
    pub keys_forbidden: bool,
}

/// A service account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceAccount {
    /// Its number, which is its client ID too: 21 digits.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its address.
    pub email: String,
    /// Whether it is enabled.
    pub enabled: bool,
    /// Its keys.
    pub keys: Vec<Key>,
    /// Who has access to it.
    pub principals: Vec<Principal>,
}

/// A key of a service account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// 40 hexadecimal digits.
    pub id: String,
    /// Its form.
    pub kind: KeyKind,
    /// Whether it is active.
    pub active: bool,
    /// When it was made, as a date.
    pub created: String,
    /// When it expires, as a date.
    pub expires: String,
}

/// The form of a key's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KeyKind {
    /// PKCS #12.
    P12,
    /// JSON.
    Json,
}

/// Somebody with access to a service account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Principal {
    /// What it is.
    pub kind: PrincipalKind,
    /// Its address.
    pub email: String,
    /// Its name.
    pub name: String,
    /// Its role.
    pub role: Role,
}

/// What a principal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PrincipalKind {
    /// A person, or a mailbox.
    User,
    /// A group.
    Group,
    /// A service account.
    Service,
}

/// A role on a service account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// 「編集者」
    Editor,
    /// 「閲覧者」
    Viewer,
    /// 「オーナー」
    Owner,
}

impl Cloud {
    /// The project with this ID.
    pub fn project(&mut self, id: &str) -> Option<&mut Project> {
        self.projects.iter_mut().find(|project| project.id == id)
    }
}

impl Project {
    /// The service account with this number.
    pub fn account(&mut self, id: &str) -> Option<&mut ServiceAccount> {
        self.accounts.iter_mut().find(|account| account.id == id)
    }
}
