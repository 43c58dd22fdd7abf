//! The nearly empty page that every console address answers with, and the scripts and styles that fill it.

use std::path::{Path, PathBuf};

use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use crate::csp;
use crate::hosts::Console;
use crate::hosts::settings::{Plain, page as settings_page};
use crate::tenant::{Language, Rendering, Tenant};

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

/// One of the pages' own files: what is compiled in, or what `cargo xtask` bundled into `bundles`.
pub(crate) fn asset(name: &str, bundles: Option<&Path>) -> Response {
    if let Some((_, kind, text)) = ASSETS.iter().find(|(known, ..)| *known == name) {
        return ([(header::CONTENT_TYPE, *kind), (header::CACHE_CONTROL, "no-store")], *text).into_response();
    }
    let kind = match Path::new(name).extension().and_then(|extension| extension.to_str()) {
        Some("js") => SCRIPT,
        Some("css") => STYLE,
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.".contains(&b);
    let file = bundles.filter(|_| name.bytes().all(plain)).and_then(|folder| std::fs::read(folder.join(name)).ok());
    match file {
        Some(bytes) => ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "max-age=3600")], bytes).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Where the bundles are: `target/consoles`, seen from the program in `target/debug` or below.
pub(crate) fn bundles() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    program.ancestors().map(|above| above.join("consoles")).find(|folder| folder.join("material.js").is_file())
}

/// The library that a page of settings is made with; `None` if it is one of the plain pages.
fn library(tenant: &Tenant, console: Console, uri: &Uri) -> Option<Rendering> {
    let plain = settings_page(console, uri.path(), uri.query().unwrap_or_default())?;
    let first = if console == Console::Salesforce { Rendering::Slds } else { Rendering::Material };
    let wanted = tenant.session.rendering;
    let salesforce = matches!(wanted, Rendering::Slds | Rendering::Lightning);
    match wanted {
        Rendering::Plain if plain == Plain::Exists => None,
        Rendering::Plain => Some(first),
        _ if salesforce == (console == Console::Salesforce) => Some(wanted),
        // A library that this console does not come in.
        _ => (plain == Plain::Missing).then_some(first),
    }
}

/// The page of a console, before its script has run.
pub(crate) fn page(tenant: &Tenant, console: Console, authority: &str, uri: &Uri) -> Response {
    let pairs = uri.query().into_iter().flat_map(|query| query.split('&'));
    let asked = pairs.into_iter().find_map(|pair| pair.strip_prefix("hl="));
    let language = match asked {
        Some(tag) if tag == "ja" || tag.starts_with("ja-") => Language::Ja,
        Some(_) => Language::En,
        None => tenant.session.hl,
    };
    // rakumo itself is Japanese only; just the note follows the language.
    let page_language = if console == Console::Rakumo { Language::Ja } else { language };
    let nonce = csp::nonce();
    let library = library(tenant, console, uri);
    let script = library.map_or(console.script(), Rendering::name);
    let styles: &[&str] = match library {
        Some(rendering) => &[rendering.name()],
        None if console == Console::Rakumo => &["base", "rakumo"],
        None => &["base", "google"],
    };
    let styles: String =
        styles.iter().map(|name| format!("<link rel=\"stylesheet\" href=\"/_assets/{name}.css\">\n")).collect();
    let html = format!(
        "<!doctype html>\n<html lang=\"{lang}\" data-hl=\"{hl}\"{chosen}>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"{scheme}\">\n<title>{title}</title>\n\
         <link rel=\"icon\" href=\"/_assets/icon.svg\" type=\"image/svg+xml\">\n{styles}\
         <script type=\"module\" nonce=\"{nonce}\" src=\"/_assets/{script}.js\"></script>\n\
         </head>\n<body class=\"{body}\"></body>\n</html>\n",
        lang = page_language.tag(),
        hl = language.tag(),
        chosen = if tenant.session.rendering == Rendering::Plain { "" } else { " data-chosen" },
        scheme = if library.is_some() { "light" } else { "light dark" },
        title = console.title(),
        body = console.script(),
    );
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    tenant.csp.write(&nonce, authority, library, &mut headers);
    (headers, html).into_response()
}
