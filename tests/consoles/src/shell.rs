//! The nearly empty page that every console address answers with, and the scripts and styles that fill it.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::csp;
use crate::hosts::Console;
use crate::tenant::{Language, Tenant};

const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";

/// The pages' own files, by name.
const ASSETS: &[(&str, &str, &str)] = &[
    ("kit.js", SCRIPT, include_str!("../web/kit.js")),
    ("frame.js", SCRIPT, include_str!("../web/frame.js")),
    ("words.js", SCRIPT, include_str!("../web/words.js")),
    ("rakumo.js", SCRIPT, include_str!("../web/rakumo.js")),
    ("rakumo-login.js", SCRIPT, include_str!("../web/rakumo-login.js")),
    ("rakumo-sync.js", SCRIPT, include_str!("../web/rakumo-sync.js")),
    ("rakumo-settings.js", SCRIPT, include_str!("../web/rakumo-settings.js")),
    ("accounts.js", SCRIPT, include_str!("../web/accounts.js")),
    ("myaccount.js", SCRIPT, include_str!("../web/myaccount.js")),
    ("admin.js", SCRIPT, include_str!("../web/admin.js")),
    ("admin-users.js", SCRIPT, include_str!("../web/admin-users.js")),
    ("admin-apps.js", SCRIPT, include_str!("../web/admin-apps.js")),
    ("admin-calendar.js", SCRIPT, include_str!("../web/admin-calendar.js")),
    ("admin-directory.js", SCRIPT, include_str!("../web/admin-directory.js")),
    ("base.css", STYLE, include_str!("../web/base.css")),
    ("rakumo.css", STYLE, include_str!("../web/rakumo.css")),
    ("google.css", STYLE, include_str!("../web/google.css")),
    ("icon.svg", "image/svg+xml", include_str!("../web/icon.svg")),
];

/// One of the pages' own files.
pub(crate) fn asset(name: &str) -> Response {
    match ASSETS.iter().find(|(known, ..)| *known == name) {
        Some((_, kind, text)) => {
            ([(header::CONTENT_TYPE, *kind), (header::CACHE_CONTROL, "no-store")], *text).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The page of a console, before its script has run.
pub(crate) fn page(tenant: &Tenant, console: Console, authority: &str, query: Option<&str>) -> Response {
    let asked = query.into_iter().flat_map(|query| query.split('&')).find_map(|pair| pair.strip_prefix("hl="));
    let language = match asked {
        Some(tag) if tag == "ja" || tag.starts_with("ja-") => Language::Ja,
        Some(_) => Language::En,
        None => tenant.session.hl,
    };
    // rakumo itself is Japanese only; just the note follows the language.
    let page_language = if console == Console::Rakumo { Language::Ja } else { language };
    let nonce = csp::nonce();
    let html = format!(
        "<!doctype html>\n<html lang=\"{lang}\" data-hl=\"{hl}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <link rel=\"icon\" href=\"/_assets/icon.svg\" type=\"image/svg+xml\">\n\
         <link rel=\"stylesheet\" href=\"/_assets/base.css\">\n\
         <link rel=\"stylesheet\" href=\"/_assets/{style}.css\">\n\
         <script type=\"module\" nonce=\"{nonce}\" src=\"/_assets/{script}.js\"></script>\n\
         </head>\n<body class=\"{script}\"></body>\n</html>\n",
        lang = page_language.tag(),
        hl = language.tag(),
        title = console.title(),
        style = if console == Console::Rakumo { "rakumo" } else { "google" },
        script = console.script(),
    );
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    tenant.csp.write(&nonce, authority, &mut headers);
    (headers, html).into_response()
}
