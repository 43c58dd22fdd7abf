//! The content security policies that a console page can carry.

use std::hash::{BuildHasher, Hasher, RandomState};

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use serde::{Deserialize, Serialize};

use crate::tenant::Rendering;

/// Where a browser sends its reports.
pub const REPORT_PATH: &str = "/__sim/csp-report";

/// How strict the pages are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CspMode {
    /// No policy.
    None,
    /// Scripts by nonce and `strict-dynamic`.
    Nonce,
    /// As `nonce`, with own style sheets only and Trusted Types: what the strictest Google consoles send.
    TrustedTypes,
    /// Nothing at all but what the page itself needs.
    DefaultNone,
}

impl CspMode {
    /// The directives without the reporting ones, or `None` without a policy. A page that is made with a library gets
    /// what the library cannot do without.
    fn directives(self, nonce: &str, library: Option<Rendering>) -> Option<String> {
        // Angular's templates are compiled in the browser.
        let eval = if library == Some(Rendering::Angular) { " 'unsafe-eval'" } else { "" };
        // Components style themselves by attributes and by elements that carry the nonce.
        let (style, attributes) = match library {
            Some(_) => (format!(" 'nonce-{nonce}'"), "; style-src-attr 'unsafe-inline'; font-src 'self'"),
            None => (String::new(), ""),
        };
        let scripts = format!("script-src 'nonce-{nonce}' 'strict-dynamic'{eval}; object-src 'none'; base-uri 'none'");
        // Lightning web components write markup without a policy of Trusted Types.
        let types = if library == Some(Rendering::Lightning) { "" } else { "require-trusted-types-for 'script'" };
        match self {
            Self::None => None,
            Self::Nonce => Some(scripts),
            Self::TrustedTypes => Some(format!("{scripts}; style-src 'self' 'nonce-{nonce}'{attributes}; {types}")),
            Self::DefaultNone => Some(format!(
                "default-src 'none'; {scripts}; style-src 'self'{style}{attributes}; img-src 'self'; connect-src 'self'; \
                 frame-src 'none'; frame-ancestors 'none'; form-action 'none'; {types}"
            )),
        }
    }

    /// Writes the policy into the headers of a page served by `host`.
    ///
    /// A browser that knows `report-to` ignores `report-uri` beside it and reports up to a minute later. So the
    /// enforced policy reports by `report-uri`, at once, and the same policy once more, report-only, by `report-to`.
    pub(crate) fn write(self, nonce: &str, host: &str, library: Option<Rendering>, headers: &mut HeaderMap) {
        let mut put = |name: &'static str, value: String| {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(HeaderName::from_static(name), value);
            }
        };
        put("reporting-endpoints", format!("sim=\"https://{host}{REPORT_PATH}\""));
        if let Some(directives) = self.directives(nonce, library) {
            put("content-security-policy", format!("{directives}; report-uri {REPORT_PATH}"));
            put("content-security-policy-report-only", format!("{directives}; report-to sim"));
        }
    }
}

/// A fresh nonce. It guards nothing but a simulation, so the randomness of the hash maps will do.
pub(crate) fn nonce() -> String {
    let word = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", word(), word())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nonces_differ() {
        assert_ne!(nonce(), nonce());
        assert_eq!(nonce().len(), 32);
    }

    #[test]
    fn no_mode_allows_inline_or_eval() {
        for mode in [CspMode::Nonce, CspMode::TrustedTypes, CspMode::DefaultNone] {
            let directives = mode.directives("abc", None).unwrap();
            assert!(directives.contains("'nonce-abc' 'strict-dynamic'"));
            assert!(!directives.contains("unsafe"));
        }
        let angular = CspMode::TrustedTypes.directives("abc", Some(Rendering::Angular)).unwrap();
        assert!(angular.contains("'unsafe-eval'") && !angular.contains("script-src-attr"));
        assert_eq!(CspMode::None.directives("abc", None), None);
    }
}
