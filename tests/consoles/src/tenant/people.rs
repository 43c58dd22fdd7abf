//! What users set for themselves, and what Salesforce has stored.

use serde::{Deserialize, Serialize};

/// The signed-in user's own Google account and mailbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Own {
    /// 2-Step Verification.
    pub two_step: bool,
    /// Names of connected apps besides rakumo, which is there by its grant.
    pub connections: Vec<String>,
    /// POP in the mailbox.
    pub pop: Pop,
}

/// 「POP ダウンロード」
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pop {
    /// For all mail.
    All,
    /// For mail that arrives from now on.
    New,
    /// Disabled.
    Off,
}

/// What Salesforce has stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Salesforce {
    /// 「メール-to-ケースの有効化」
    pub email_to_case: bool,
    /// 「オンデマンドサービスの有効化」
    pub on_demand: bool,
    /// 「ルーティングアドレス」
    pub routing: Vec<Routing>,
    /// 「アクセスレベル」 of 「メール送信」
    pub deliverability: Deliverability,
}

/// A routing address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Routing {
    /// Its name.
    pub name: String,
    /// The company's address.
    pub email: String,
    /// Whether the company proved that it is its own.
    pub verified: bool,
    /// Where mail is forwarded to.
    pub service_address: String,
}

/// Which mail Salesforce sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Deliverability {
    /// None.
    None,
    /// Its own only.
    System,
    /// All.
    All,
}
