//! One test for every branch of the sync, and one for the order of the branches.

use serde_json::{Value, json};

use super::{AuthenticationCause as A, Outcome, PermissionCause as B, outcome};
use crate::tenant::Tenant;

const ADMIN: &str = "admin@example.co.jp";

fn with(patch: Value) -> Tenant {
    Tenant::default().patched(&patch).unwrap()
}

fn text(outcome: &Outcome) -> String {
    outcome.message().into_iter().map(|piece| piece.text).collect()
}

#[test]
fn a_healthy_tenant_syncs() {
    let end = outcome(&Tenant::default(), ADMIN);
    assert_eq!(end, Outcome::Done);
    assert_eq!(text(&end), "同期が正常に完了しました。");
}

#[test]
fn without_a_grant_google_asks_first() {
    for patch in [json!({"grants": {ADMIN: null}}), json!({"grants": {ADMIN: "none"}})] {
        assert_eq!(outcome(&with(patch), ADMIN), Outcome::ConsentNeeded);
    }
}

#[test]
fn a_expired_grant() {
    let end = outcome(&with(json!({"grants": {ADMIN: "expired"}})), ADMIN);
    assert_eq!(end, Outcome::Authentication(A::GrantExpired));
    assert_eq!(
        text(&end),
        "Google からのデータ読み込み時にユーザー認証エラーが発生したため、処理を中断しました。大変お手数ですが、\
         管理画面から一度ログアウトしたのち、再度ログインをお試し頂くと解決する場合があります。"
    );
}

#[test]
fn a_super_admin_of_a_secondary_domain() {
    let end = outcome(&Tenant::default(), "ichiro.suzuki@example.jp");
    assert_eq!(end, Outcome::Authentication(A::NotOfThePrimaryDomain));
}

#[test]
fn a_account_gone_or_suspended() {
    let end = outcome(&Tenant::default(), "nobody@example.co.jp");
    assert_eq!(end, Outcome::Authentication(A::AccountUnusable));
    let mut tenant = Tenant::default();
    tenant.google.users[0].suspended = true;
    assert_eq!(outcome(&tenant, ADMIN), Outcome::Authentication(A::AccountUnusable));
}

#[test]
fn b_no_super_admin() {
    let end = outcome(&Tenant::default(), "hanako.sato@example.co.jp");
    assert_eq!(end, Outcome::Permission(B::NotSuperAdmin));
    assert_eq!(text(&end), "Google からのデータ読み込み時に権限エラーが発生したため、処理を中断しました。");
}

#[test]
fn b_every_access_but_trusted() {
    for access in ["specific", "limited", "blocked", "unconfigured"] {
        let tenant = with(json!({"google": {"rakumo_access": access}}));
        assert_eq!(outcome(&tenant, ADMIN), Outcome::Permission(B::NotTrusted), "{access}");
    }
}

#[test]
fn b_no_licence() {
    let mut tenant = Tenant::default();
    tenant.google.users[0].licence = false;
    assert_eq!(outcome(&tenant, ADMIN), Outcome::Permission(B::NoLicence));
}

#[test]
fn b_calendar_off_for_everyone_or_for_the_unit() {
    for calendar in [json!("off"), json!({"on_for": ["/営業部"]}), json!({"off_for": ["/情報システム部"]})] {
        let tenant = with(json!({"google": {"calendar": calendar}}));
        assert_eq!(outcome(&tenant, ADMIN), Outcome::Permission(B::CalendarOff), "{calendar}");
    }
    let tenant = with(json!({"google": {"calendar": {"on_for": ["/情報システム部"]}}}));
    assert_eq!(outcome(&tenant, ADMIN), Outcome::Done);
}

#[test]
fn b_stale_grant() {
    let tenant = with(json!({"grants": {ADMIN: {"status": "valid", "stale": true}}}));
    assert_eq!(outcome(&tenant, ADMIN), Outcome::Permission(B::GrantStale));
}

#[test]
fn b_primary_domain_changed() {
    let tenant = with(json!({"google": {"primary_domain": "example.jp"}}));
    assert_eq!(outcome(&tenant, ADMIN), Outcome::Permission(B::PrimaryDomainChanged));
}

#[test]
fn c_a_synced_domain_is_gone() {
    let tenant = with(json!({"rakumo": {"sync_domains": ["example.co.jp", "old.example"]}}));
    let end = outcome(&tenant, ADMIN);
    assert_eq!(end, Outcome::DomainGone("old.example".into()));
    assert_eq!(
        text(&end),
        "同期対象の Google Workspace ドメインが見つかりませんでした。ドメインの設定をご確認ください。"
    );
}

#[test]
fn d_a_named_group_is_gone_but_only_if_groups_are_named() {
    let groups = json!(["sales@example.co.jp", "gone@example.co.jp"]);
    let named = with(json!({"rakumo": {"group_mode": "named", "named_groups": groups}}));
    let end = outcome(&named, ADMIN);
    assert_eq!(end, Outcome::GroupGone("gone@example.co.jp".into()));
    assert_eq!(
        text(&end),
        "グループ「gone@example.co.jp」の情報にアクセスできなかったため、処理を中断しました。\
         「同期するグループの設定」を確認してください。"
    );
    assert_eq!(end.message().iter().filter(|piece| piece.variable).count(), 1);

    let all = with(json!({"rakumo": {"group_mode": "all", "named_groups": groups}}));
    assert_eq!(outcome(&all, ADMIN), Outcome::Done);
}

#[test]
fn authentication_comes_before_permission_and_permission_before_reading() {
    let broken = json!({
        "google": {"rakumo_access": "blocked"},
        "rakumo": {"sync_domains": ["old.example"], "group_mode": "named", "named_groups": ["gone@example.co.jp"]},
    });
    let tenant = with(broken);
    assert_eq!(outcome(&tenant, ADMIN).kind(), "b");
    let expired = tenant.patched(&json!({"grants": {ADMIN: "expired"}})).unwrap();
    assert_eq!(outcome(&expired, ADMIN).kind(), "a");
    let trusted = tenant.patched(&json!({"google": {"rakumo_access": "trusted"}})).unwrap();
    assert_eq!(outcome(&trusted, ADMIN).kind(), "c");
}
