//! Who may log in to rakumo, and what rakumo says to those who may not: pure functions, as the sync is.

use crate::tenant::Tenant;
use crate::tenant::domain_of;

/// Why rakumo refuses a login.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The vendor is still opening the environment.
    InvalidCompany,
    /// No such company ID, or not that of the user's domain.
    UnknownCompany,
    /// The user was never synced.
    UnknownUser,
    /// Neither a super admin nor one of rakumo's own admins.
    NotAdmin,
}

impl Refusal {
    /// The message as rakumo shows it.
    pub fn message(self) -> &'static str {
        match self {
            Self::InvalidCompany => "無効な会社IDです。",
            Self::UnknownCompany => "未登録の会社IDです。",
            Self::UnknownUser => "会社ID: 未登録のユーザーです。",
            Self::NotAdmin => {
                "会社ID: 管理画面にログインできません。Google Workspace の特権管理者でログインしてください。"
            }
        }
    }
}

/// The first step of both logins: the company ID, exactly as registered (capitals, full-width letters and blanks count).
pub fn company(tenant: &Tenant, typed: &str) -> Result<(), Refusal> {
    let rakumo = &tenant.rakumo;
    if typed != rakumo.company_id && !rakumo.sync_domains.iter().any(|domain| domain == typed) {
        return Err(Refusal::UnknownCompany);
    }
    if rakumo.opening { Err(Refusal::InvalidCompany) } else { Ok(()) }
}

/// The second step at the admin console: the account.
pub fn admin(tenant: &Tenant, email: &str) -> Result<(), Refusal> {
    let super_admin = tenant.google.user(email).is_some_and(|user| user.super_admin && !user.suspended);
    if super_admin || tenant.rakumo.admins.iter().any(|admin| admin == email) { Ok(()) } else { Err(Refusal::NotAdmin) }
}

/// The second step at the user address: the account, which must belong to the company's domain and must be synced.
pub fn user(tenant: &Tenant, typed: &str, email: &str) -> Result<(), Refusal> {
    let domain = domain_of(email);
    let rakumo = &tenant.rakumo;
    if typed != domain && !(typed == rakumo.company_id && domain == rakumo.registered_primary_domain) {
        return Err(Refusal::UnknownCompany);
    }
    if rakumo.synced_users.iter().any(|synced| synced == email) { Ok(()) } else { Err(Refusal::UnknownUser) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_company_id_is_exact() {
        let tenant = Tenant::default();
        assert_eq!(company(&tenant, "example.co.jp"), Ok(()));
        assert_eq!(company(&tenant, "example.jp"), Ok(()));
        for wrong in ["Example.co.jp", "example.co.jp ", "ｅｘａｍｐｌｅ.co.jp", ""] {
            assert_eq!(company(&tenant, wrong), Err(Refusal::UnknownCompany), "{wrong}");
        }
        let opening = tenant.patched(&json!({"rakumo": {"opening": true}})).unwrap();
        assert_eq!(company(&opening, "example.co.jp"), Err(Refusal::InvalidCompany));
    }

    #[test]
    fn the_admin_console_wants_an_admin() {
        let tenant = Tenant::default();
        assert_eq!(admin(&tenant, "admin@example.co.jp"), Ok(()));
        assert_eq!(admin(&tenant, "hanako.sato@example.co.jp"), Ok(()), "one of rakumo's own admins");
        assert_eq!(admin(&tenant, "misaki.takahashi@example.co.jp"), Err(Refusal::NotAdmin));
    }

    #[test]
    fn a_user_must_be_synced_and_type_the_own_domain() {
        let tenant = Tenant::default();
        assert_eq!(user(&tenant, "example.co.jp", "misaki.takahashi@example.co.jp"), Ok(()));
        assert_eq!(user(&tenant, "example.co.jp", "mirai.tanaka@example.co.jp"), Err(Refusal::UnknownUser));
        assert_eq!(user(&tenant, "example.co.jp", "ichiro.suzuki@example.jp"), Err(Refusal::UnknownCompany));
        assert_eq!(user(&tenant, "example.jp", "ichiro.suzuki@example.jp"), Ok(()));
    }
}
