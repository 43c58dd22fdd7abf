//! The consoles, by host, and the JSON endpoints behind their pages.
//!
//! All endpoints answer late by the state's `delay_ms`. A refusal is `{"error": word, "message": text or null}`.
//! Endpoints of the Google hosts take the acting account from `?authuser=` (an address; a number or nothing means
//! the account that is signed in).
//!
//! | host | endpoint | does |
//! | --- | --- | --- |
//! | a-rakumo | `GET /admin/api/view` | who is logged in, and rakumo's settings |
//! | | `POST /admin/api/company {company_id}` | first step of the admin login |
//! | | `POST /admin/api/session {company_id}` | second step, with the Google account that is signed in |
//! | | `POST /admin/api/logout` | logs out of the admin console |
//! | | `POST /admin/api/sync` | starts a sync, or answers `{"consent": true}` |
//! | | `GET /admin/api/sync` | the last sync: none, running or ended |
//! | | `DELETE /admin/api/domains/{name}` | 「ドメインの設定」 |
//! | | `PUT /admin/api/groups {mode, named}` | 「同期の実行設定」 |
//! | | `POST /admin/api/admins {email}`, `DELETE /admin/api/admins/{email}` | 「管理者の設定」 |
//! | | `GET /api/view`, `POST /api/company`, `POST /api/session`, `POST /api/logout` | the same login for users |
//! | accounts | `GET /api/view` | accounts, and whether rakumo may ask for consent |
//! | | `POST /api/choose {email, continue}` | signs in and says where to go |
//! | | `POST /api/consent {allow, continue}` | gives the grant, or not |
//! | | `POST /api/signout` | signs out of Google |
//! | myaccount | `GET /api/view`, `DELETE /api/connections/rakumo` | third-party connections |
//! | admin | `GET /ac/api/view` | Google's whole side |
//! | | `PUT /ac/api/users/{id} {super_admin?, licence?}` | role and licence |
//! | | `PUT /ac/api/apps/{client_id} {access}` | app access control |
//! | | `PUT /ac/api/calendar {unit, status}` | service status: on, off, inherit |
//! | | `POST /ac/api/domains {name, kind}`, `DELETE /ac/api/domains/{name}`, `POST /ac/api/domains/{name}/primary` | domains |
//! | | `POST /ac/api/groups {email}`, `DELETE /ac/api/groups/{email}` | groups |
//! | all | see `settings/mod.rs` | the pages of settings |

mod accounts;
mod admin;
mod myaccount;
mod rakumo;
mod rakumo_user;
pub(crate) mod settings;

use axum::Router;
use serde::Deserialize;

use crate::reply::Refused;
use crate::store::Shared;
use crate::tenant::{Tenant, User};

/// rakumo's OAuth client ID at the simulated Google.
pub(crate) const RAKUMO_CLIENT_ID: &str = "110000000000000000008.apps.example";

/// One of the simulated consoles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Console {
    /// rakumo, for admins and for users.
    Rakumo,
    /// Google's sign-in and consent pages.
    Accounts,
    /// The Google account of a user.
    MyAccount,
    /// The Google Admin console.
    Admin,
    /// The Google Cloud console.
    Cloud,
    /// Gmail.
    Mail,
    /// Salesforce's setup.
    Salesforce,
}

impl Console {
    /// The console that a host serves.
    pub fn of(host: &str) -> Option<Self> {
        Some(match host {
            "a-rakumo.appspot.com" => Self::Rakumo,
            "accounts.google.com" => Self::Accounts,
            "myaccount.google.com" => Self::MyAccount,
            "admin.google.com" => Self::Admin,
            "console.cloud.google.com" => Self::Cloud,
            "mail.google.com" => Self::Mail,
            _ if host.ends_with(".lightning.force.com") || host.ends_with(".my.salesforce-setup.com") => {
                Self::Salesforce
            }
            _ => return None,
        })
    }

    /// The name of its script.
    pub fn script(self) -> &'static str {
        match self {
            Self::Rakumo => "rakumo",
            Self::Accounts => "accounts",
            Self::MyAccount => "myaccount",
            Self::Admin => "admin",
            Self::Cloud => "cloud",
            Self::Mail => "mail",
            Self::Salesforce => "salesforce",
        }
    }

    /// The title until the script sets a better one.
    pub fn title(self) -> &'static str {
        match self {
            Self::Rakumo => "rakumo",
            Self::Accounts => "Google",
            Self::MyAccount => "Google Account",
            Self::Admin => "Google Admin",
            Self::Cloud => "Google Cloud",
            Self::Mail => "Gmail",
            Self::Salesforce => "Salesforce",
        }
    }

    /// Whether a path is a page of it; the script finds the page.
    pub fn has_page(self, path: &str) -> bool {
        let below = |root: &str| path == root || path.strip_prefix(root).is_some_and(|rest| rest.starts_with('/'));
        match self {
            Self::Rakumo => path == "/" || below("/admin") || below("/calendar"),
            Self::Accounts | Self::MyAccount => !path.contains('.'),
            Self::Admin => path == "/" || below("/ac"),
            Self::Cloud => path == "/" || !path.starts_with("/_"),
            Self::Mail => below("/mail"),
            Self::Salesforce => path == "/" || below("/lightning"),
        }
    }

    /// Whether a path is one of its JSON endpoints.
    pub fn has_endpoint(self, path: &str) -> bool {
        // The Cloud console has pages below `/apis/api/`.
        path.starts_with("/_api/") || (self != Self::Cloud && path.contains("/api/"))
    }

    /// Its JSON endpoints.
    pub fn api(self) -> Router<Shared> {
        match self {
            Self::Rakumo => rakumo::routes().merge(rakumo_user::routes()).merge(settings::rakumo_routes()),
            Self::Accounts => accounts::routes(),
            Self::MyAccount => myaccount::routes().merge(settings::people_routes()),
            Self::Admin => admin::routes().merge(settings::admin_routes()),
            Self::Cloud => settings::cloud_routes(),
            Self::Mail | Self::Salesforce => settings::people_routes(),
        }
    }
}

/// The query of an endpoint on a Google host.
#[derive(Debug, Deserialize)]
pub(crate) struct Acting {
    authuser: Option<String>,
}

impl Acting {
    /// The account that acts.
    pub fn user<'t>(&self, tenant: &'t Tenant) -> Result<&'t User, Refused> {
        let google = &tenant.google;
        let asked = self.authuser.as_deref().and_then(|email| google.user(email));
        let signed_in = || tenant.session.signed_in.as_deref().and_then(|email| google.user(email));
        asked.or_else(signed_in).filter(|user| !user.suspended).ok_or_else(Refused::signed_out)
    }
}

/// The two fields with which a script shows an account.
pub(crate) fn account(tenant: &Tenant, email: Option<&str>) -> serde_json::Value {
    match email {
        Some(email) => {
            let name = tenant.google.user(email).map_or(email, |user| user.name.as_str());
            serde_json::json!({"email": email, "name": name})
        }
        None => serde_json::Value::Null,
    }
}
