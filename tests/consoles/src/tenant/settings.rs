//! The settings of Google Workspace that decide whether mail clients, SSO and service accounts work.

use serde::{Deserialize, Serialize};

use super::Calendar;

/// What the pages under 「セキュリティ」 and 「アプリ」 show.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Who has Gmail.
    pub gmail: Calendar,
    /// 「サードパーティによるすべての API アクセスをブロックする」
    pub block_all_api: bool,
    /// 「GOOGLE サービスを管理」
    pub services: Services,
    /// 「ドメイン全体の委任」
    pub delegation: Vec<ApiClient>,
    /// 「サードパーティの IdP による SSO」
    pub sso: Sso,
    /// 「Google のセッション管理」
    pub web_session: WebSession,
    /// 「エンドユーザーのアクセス」
    pub end_user: EndUser,
}

/// Which Google services other apps may reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Services {
    /// Google Calendar.
    pub calendar: Restriction,
    /// Gmail.
    pub gmail: Restriction,
    /// Drive.
    pub drive: Restriction,
}

/// Whether apps that are not trusted may reach a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Restriction {
    /// All apps.
    Unrestricted,
    /// Trusted apps only.
    Restricted,
}

/// A client of domain-wide delegation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApiClient {
    /// The name that Google found for it.
    pub name: String,
    /// Its ID, as somebody typed it.
    pub client_id: String,
    /// Its scopes, as somebody typed them.
    pub scopes: Vec<String>,
}

/// Single sign-on with another identity provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sso {
    /// The legacy profile is in use.
    pub third_party: bool,
    /// The network masks, as typed.
    pub masks: String,
    /// Who signs in by which profile.
    pub assignments: Vec<Assignment>,
    /// 「ドメイン固有のサービス URL」
    pub service_urls: ServiceUrls,
}

/// An assignment of a profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    /// The unit or group.
    pub unit: String,
    /// `legacy`, `none`, or the name of a SAML profile.
    pub profile: String,
}

/// What the addresses of services with the domain in them lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ServiceUrls {
    /// To the other provider.
    Redirect,
    /// To Google's page, which asks for the name.
    Username,
    /// Nothing is chosen.
    Unset,
}

/// How long a web session lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum WebSession {
    #[serde(rename = "1h")]
    Hour1,
    #[serde(rename = "4h")]
    Hours4,
    #[serde(rename = "8h")]
    Hours8,
    #[serde(rename = "12h")]
    Hours12,
    #[serde(rename = "20h")]
    Hours20,
    #[serde(rename = "24h")]
    Hours24,
    #[serde(rename = "7d")]
    Days7,
    #[serde(rename = "14d")]
    Days14,
    #[serde(rename = "30d")]
    Days30,
    #[serde(rename = "never")]
    Never,
}

/// Mail clients.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndUser {
    /// IMAP is allowed.
    pub imap: bool,
    /// Which clients may use it.
    pub clients: MailClients,
    /// POP is allowed.
    pub pop: bool,
}

/// Which mail clients may use IMAP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailClients {
    /// Any.
    Any,
    /// Those with OAuth.
    Restricted,
    /// Nothing is chosen.
    Unset,
}
