//! The server as a test sees it: hosts, policies, the test API.

use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::client::{ACCOUNTS, ADMIN, Consoles, MYACCOUNT, RAKUMO};

#[tokio::test]
async fn requests_go_by_their_host() {
    let consoles = Consoles::start().await;
    let pages = [
        (RAKUMO, "/admin", "rakumo.js"),
        (RAKUMO, "/calendar", "rakumo.js"),
        (ACCOUNTS, "/AccountChooser?continue=x", "accounts.js"),
        (MYACCOUNT, "/connections?hl=en", "myaccount.js"),
        (ADMIN, "/u/1/ac/owl/list?tab=configuredApps", "admin.js"),
    ];
    for (host, path, script) in pages {
        let answer = consoles.get(host, path).await;
        assert_eq!(answer.status(), StatusCode::OK, "{host}{path}");
        assert!(answer.text().await.unwrap().contains(script), "{host}{path}");
    }
    for (host, path) in [("help.rakumo.com", "/r/article?id=470"), ("127.0.0.1", "/"), (ADMIN, "/users")] {
        assert_eq!(consoles.get(host, path).await.status(), StatusCode::NOT_FOUND, "{host}{path}");
    }
}

#[tokio::test]
async fn the_language_follows_the_address_but_rakumo_stays_japanese() {
    let consoles = Consoles::start().await;
    let html = async |host, path| consoles.get(host, path).await.text().await.unwrap();
    assert!(html(ADMIN, "/ac/home").await.contains("<html lang=\"ja\""));
    assert!(html(ADMIN, "/ac/home?hl=en").await.contains("<html lang=\"en\""));
    assert!(html(RAKUMO, "/admin?hl=en").await.contains("<html lang=\"ja\" data-hl=\"en\""));
    consoles.patch(json!({"session": {"hl": "en"}})).await;
    assert!(html(ADMIN, "/ac/home").await.contains("<html lang=\"en\""));
}

#[tokio::test]
async fn the_policy_follows_the_state() {
    let consoles = Consoles::start().await;
    let expected: [(&str, &[&str], &[&str]); 3] = [
        ("nonce", &["'strict-dynamic'", "object-src 'none'", "base-uri 'none'"], &["require-trusted-types-for"]),
        ("trusted-types", &["'strict-dynamic'", "require-trusted-types-for 'script'"], &["default-src"]),
        ("default-none", &["default-src 'none'", "frame-src 'none'", "require-trusted-types-for 'script'"], &[]),
    ];
    for (mode, present, absent) in expected {
        consoles.patch(json!({"csp": mode})).await;
        let answer = consoles.get(ADMIN, "/ac/home").await;
        let header = |name: &str| answer.headers().get(name).unwrap().to_str().unwrap().to_owned();
        let (enforced, only) = (header("content-security-policy"), header("content-security-policy-report-only"));
        for part in present {
            assert!(enforced.contains(part), "{mode}: {enforced}");
        }
        for part in absent {
            assert!(!enforced.contains(part), "{mode}: {enforced}");
        }
        assert!(enforced.ends_with("; report-uri /__sim/csp-report"), "{enforced}");
        assert!(only.ends_with("; report-to sim"), "{only}");
        assert!(header("reporting-endpoints").contains("/__sim/csp-report\""));
        let nonce = enforced.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap().to_owned();
        assert!(answer.text().await.unwrap().contains(&format!("nonce=\"{nonce}\"")), "{mode}");
    }
    consoles.patch(json!({"csp": "none"})).await;
    assert!(!consoles.get(ADMIN, "/ac/home").await.headers().contains_key("content-security-policy"));
}

#[tokio::test]
async fn the_state_is_read_written_patched_and_reset() {
    let consoles = Consoles::start().await;
    let mut state = consoles.ok(Method::GET, RAKUMO, "/__sim/state", None).await;
    state["google"]["calendar"] = json!({"on_for": ["/営業部"]});
    let written = consoles.ok(Method::PUT, ADMIN, "/__sim/state", Some(state.clone())).await;
    assert_eq!(written, state);

    let patched = consoles.patch(json!({"grants": {"admin@example.co.jp": "expired"}})).await;
    assert_eq!(patched["grants"]["admin@example.co.jp"], json!({"status": "expired", "stale": false}));
    assert_eq!(patched["google"], state["google"]);

    let wrong = consoles.refused(Method::PATCH, RAKUMO, "/__sim/state", json!({"colour": "blue"})).await;
    assert_eq!(wrong.0, StatusCode::BAD_REQUEST);
    assert!(wrong.1["error"].as_str().unwrap().contains("unknown field `colour`"), "{}", wrong.1);
    let missing = consoles.refused(Method::PUT, RAKUMO, "/__sim/state", json!({})).await;
    assert!(missing.1["error"].as_str().unwrap().contains("missing field"), "{}", missing.1);

    let reset = consoles.ok(Method::POST, RAKUMO, "/__sim/reset", None).await;
    assert_eq!(reset["google"]["calendar"], "on");
    assert_eq!(consoles.get(RAKUMO, "/__sim/nonsense").await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_registered_page_comes_before_the_consoles() {
    let consoles = Consoles::start().await;
    let register = |page| consoles.ok(Method::PUT, "127.0.0.1", "/__sim/page", Some(page));
    register(json!({"url": "https://help.rakumo.com/r/article", "body": "any"})).await;
    register(json!({
        "url": "https://help.rakumo.com/r/article?id=470", "body": "one", "status": 203,
        "content_type": "text/plain", "headers": {"content-security-policy": "default-src 'none'"},
    }))
    .await;
    register(json!({"url": "https://admin.google.com/ac/home", "body": "x".repeat(20 << 20)})).await;

    let answer = consoles.get("help.rakumo.com", "/r/article?id=470").await;
    assert_eq!(answer.status().as_u16(), 203);
    assert_eq!(answer.headers()["content-security-policy"], "default-src 'none'");
    assert_eq!(answer.headers()["content-type"], "text/plain");
    assert_eq!(answer.text().await.unwrap(), "one");
    assert_eq!(consoles.get("help.rakumo.com", "/r/article?id=1").await.text().await.unwrap(), "any");
    assert_eq!(consoles.get(ADMIN, "/ac/home").await.bytes().await.unwrap().len(), 20 << 20);

    let wrong = consoles.refused(Method::PUT, RAKUMO, "/__sim/page", json!({"url": "ftp://x", "body": ""})).await;
    assert_eq!(wrong.0, StatusCode::BAD_REQUEST);
    consoles.ok(Method::DELETE, RAKUMO, "/__sim/pages", None).await;
    assert_eq!(consoles.get("help.rakumo.com", "/r/article").await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn reports_of_all_hosts_are_collected() {
    let consoles = Consoles::start().await;
    let report = json!({"csp-report": {"violated-directive": "script-src"}});
    consoles.ok(Method::POST, ADMIN, "/__sim/csp-report", Some(report.clone())).await;
    consoles.ok(Method::POST, RAKUMO, "/__sim/csp-report", Some(json!([{"type": "csp-violation"}, {}]))).await;
    let reports = consoles.ok(Method::GET, RAKUMO, "/__sim/reports", None).await;
    assert_eq!(reports.as_array().unwrap().len(), 3);
    assert_eq!(reports[0], json!({"host": ADMIN, "via": "report-uri", "report": report}));
    consoles.ok(Method::DELETE, RAKUMO, "/__sim/reports", None).await;
    assert_eq!(consoles.ok(Method::GET, RAKUMO, "/__sim/reports", None).await, json!([]));
}
