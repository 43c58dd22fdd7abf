//! What a sync ends with: a pure function of the tenant and of the user who runs it.
//!
//! The rules are those of rakumo's help article 470. Where several causes hold at once, the order is: consent and
//! authentication first (there is no reading without them), then permission, then what is read.

use serde::Serialize;

use crate::tenant::{Access, GrantStatus, GroupMode, Tenant};

/// How a sync ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Everything was read.
    Done,
    /// The runner never allowed rakumo, or disconnected it: Google asks first.
    ConsentNeeded,
    /// Message A.
    Authentication(AuthenticationCause),
    /// Message B.
    Permission(PermissionCause),
    /// Message C: the domain is still listed at rakumo, but gone at Google.
    DomainGone(String),
    /// Message D: the group is named at rakumo, but gone at Google.
    GroupGone(String),
}

/// Why message A comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthenticationCause {
    /// The account was deleted or suspended.
    AccountUnusable,
    /// The grant has expired.
    GrantExpired,
    /// A super admin, but not of the primary domain.
    NotOfThePrimaryDomain,
}

/// Why message B comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PermissionCause {
    /// The runner is no super admin.
    NotSuperAdmin,
    /// Google's primary domain is not the one that rakumo has registered.
    PrimaryDomainChanged,
    /// rakumo is not trusted under the API controls.
    NotTrusted,
    /// The runner has no Google Workspace licence.
    NoLicence,
    /// Calendar is off for the runner's organisational unit.
    CalendarOff,
    /// The grant is older than the last change of the runner's Calendar or licence.
    GrantStale,
}

/// A piece of a message; the variable part stands in an element of its own on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether this is the variable part.
    pub variable: bool,
}

/// Decides how a sync that `runner` (an e-mail address) starts now would end.
pub fn outcome(tenant: &Tenant, runner: &str) -> Outcome {
    use AuthenticationCause as A;
    use PermissionCause as B;

    let google = &tenant.google;
    let Some(user) = google.user(runner).filter(|user| !user.suspended) else {
        return Outcome::Authentication(A::AccountUnusable);
    };
    let grant = tenant.grant(runner);
    match grant.status {
        GrantStatus::None => return Outcome::ConsentNeeded,
        GrantStatus::Expired => return Outcome::Authentication(A::GrantExpired),
        GrantStatus::Valid => {}
    }
    if !user.super_admin {
        return Outcome::Permission(B::NotSuperAdmin);
    }
    if google.primary_domain != tenant.rakumo.registered_primary_domain {
        return Outcome::Permission(B::PrimaryDomainChanged);
    }
    if user.domain() != google.primary_domain {
        return Outcome::Authentication(A::NotOfThePrimaryDomain);
    }
    if google.rakumo_access != Access::Trusted {
        return Outcome::Permission(B::NotTrusted);
    }
    if !user.licence {
        return Outcome::Permission(B::NoLicence);
    }
    if !google.calendar.on_for(&user.org_unit) {
        return Outcome::Permission(B::CalendarOff);
    }
    if grant.stale {
        return Outcome::Permission(B::GrantStale);
    }
    if let Some(gone) = tenant.rakumo.sync_domains.iter().find(|name| !google.has_domain(name)) {
        return Outcome::DomainGone(gone.clone());
    }
    if tenant.rakumo.group_mode == GroupMode::Named
        && let Some(gone) = tenant.rakumo.named_groups.iter().find(|group| !google.groups.contains(group))
    {
        return Outcome::GroupGone(gone.clone());
    }
    Outcome::Done
}

impl Outcome {
    /// A short name: `done`, `consent`, or the letter of the message in lower case.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::ConsentNeeded => "consent",
            Self::Authentication(_) => "a",
            Self::Permission(_) => "b",
            Self::DomainGone(_) => "c",
            Self::GroupGone(_) => "d",
        }
    }

    /// The message as rakumo shows it, in pieces.
    pub fn message(&self) -> Vec<Piece> {
        let fixed = |text: &str| Piece { text: text.to_owned(), variable: false };
        match self {
            Self::Done => vec![fixed("同期が正常に完了しました。")],
            Self::ConsentNeeded => vec![],
            Self::Authentication(_) => vec![fixed(
                "Google からのデータ読み込み時にユーザー認証エラーが発生したため、処理を中断しました。\
                 大変お手数ですが、管理画面から一度ログアウトしたのち、再度ログインをお試し頂くと解決する場合があります。",
            )],
            Self::Permission(_) => {
                vec![fixed("Google からのデータ読み込み時に権限エラーが発生したため、処理を中断しました。")]
            }
            Self::DomainGone(_) => {
                vec![fixed(
                    "同期対象の Google Workspace ドメインが見つかりませんでした。ドメインの設定をご確認ください。",
                )]
            }
            Self::GroupGone(address) => vec![
                fixed("グループ「"),
                Piece { text: address.clone(), variable: true },
                fixed(
                    "」の情報にアクセスできなかったため、処理を中断しました。「同期するグループの設定」を確認してください。",
                ),
            ],
        }
    }
}

#[cfg(test)]
#[path = "sync_tests.rs"]
mod tests;
