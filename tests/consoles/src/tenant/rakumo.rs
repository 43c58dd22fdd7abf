//! rakumo's side of the tenant.

use serde::{Deserialize, Serialize};

/// What rakumo has stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rakumo {
    /// The company ID that users type at the login.
    pub company_id: String,
    /// The primary domain that was registered with the contract.
    pub registered_primary_domain: String,
    /// The domains under 「同期の設定 > ドメインの設定」.
    pub sync_domains: Vec<String>,
    /// Which groups are synced.
    pub group_mode: GroupMode,
    /// The groups under 「指定したグループだけを同期する」.
    pub named_groups: Vec<String>,
    /// Accounts that may log in to the admin console besides Google's super admins.
    pub admins: Vec<String>,
    /// The users that the last successful sync brought; nobody else can log in as a user.
    pub synced_users: Vec<String>,
    /// The vendor is still opening the environment.
    pub opening: bool,
}

/// Which groups a sync reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GroupMode {
    /// 「全てのグループを同期する」
    All,
    /// 「指定したグループだけを同期する」
    Named,
}
