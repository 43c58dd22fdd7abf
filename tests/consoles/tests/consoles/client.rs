//! Running consoles and a client that finds them under their real host names.

use reqwest::{Client, Method, Response, StatusCode};
use serde_json::Value;
use shirube_consoles::{Running, serve};

pub const RAKUMO: &str = "a-rakumo.appspot.com";
pub const ACCOUNTS: &str = "accounts.google.com";
pub const MYACCOUNT: &str = "myaccount.google.com";
pub const ADMIN: &str = "admin.google.com";
pub const CLOUD: &str = "console.cloud.google.com";
pub const MAIL: &str = "mail.google.com";
pub const SALESFORCE: &str = "example.lightning.force.com";
const HOSTS: [&str; 8] = [RAKUMO, ACCOUNTS, MYACCOUNT, ADMIN, CLOUD, MAIL, SALESFORCE, "help.rakumo.com"];

pub struct Consoles {
    running: Running,
    client: Client,
}

impl Consoles {
    /// Consoles that answer at once.
    pub async fn start() -> Self {
        // The other tests of this process may have been first.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let running = serve(0).await.unwrap();
        let loopback = ([127, 0, 0, 1], running.port()).into();
        let mut builder = Client::builder().tls_danger_accept_invalid_certs(true);
        for host in HOSTS {
            builder = builder.resolve(host, loopback);
        }
        let consoles = Self { running, client: builder.build().unwrap() };
        consoles.patch(serde_json::json!({"delay_ms": 0, "sync_ms": 0})).await;
        consoles
    }

    pub async fn send(&self, method: Method, host: &str, path: &str, body: Option<Value>) -> Response {
        let mut request = self.client.request(method, format!("https://{host}:{}{path}", self.running.port()));
        if let Some(body) = body {
            request = request.json(&body);
        }
        request.send().await.unwrap()
    }

    pub async fn get(&self, host: &str, path: &str) -> Response {
        self.send(Method::GET, host, path, None).await
    }

    /// Sends and expects success; the JSON answer, or null without one.
    pub async fn ok(&self, method: Method, host: &str, path: &str, body: Option<Value>) -> Value {
        let answer = self.send(method, host, path, body).await;
        let status = answer.status();
        let text = answer.text().await.unwrap();
        assert!(status.is_success(), "{path}: {status} {text}");
        serde_json::from_str(&text).unwrap_or(Value::Null)
    }

    pub async fn patch(&self, patch: Value) -> Value {
        self.ok(Method::PATCH, "127.0.0.1", "/__sim/state", Some(patch)).await
    }

    /// Logs in to rakumo's admin console with whoever is signed in, syncs, and gives back the end's kind.
    pub async fn sync(&self) -> String {
        let company = serde_json::json!({"company_id": "example.co.jp"});
        self.ok(Method::POST, RAKUMO, "/admin/api/session", Some(company)).await;
        let started = self.ok(Method::POST, RAKUMO, "/admin/api/sync", None).await;
        if started["consent"] == true {
            return "consent".into();
        }
        let ended = self.ok(Method::GET, RAKUMO, "/admin/api/sync", None).await;
        ended["kind"].as_str().unwrap().to_owned()
    }

    /// The answer's status and the word of its refusal.
    pub async fn refused(&self, method: Method, host: &str, path: &str, body: Value) -> (StatusCode, Value) {
        let answer = self.send(method, host, path, Some(body)).await;
        let status = answer.status();
        (status, answer.json().await.unwrap())
    }
}
