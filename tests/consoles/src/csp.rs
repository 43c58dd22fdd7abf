//! The content security policies that a console page can carry.

use std::hash::{BuildHasher, Hasher, RandomState};

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use serde::{Deserialize, Serialize};

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
    /// The directives without the reporting ones, or `None` without a policy.
    fn directives(self, nonce: &str) -> Option<String> {
        let scripts = format!("script-src 'nonce-{nonce}' 'strict-dynamic'; object-src 'none'; base-uri 'none'");
        let types = "require-trusted-types-for 'script'";
        match self {
            Self::None => None,
            Self::Nonce => Some(scripts),
            Self::TrustedTypes => Some(format!("{scripts}; style-src 'self' 'nonce-{nonce}'; {types}")),
            Self::DefaultNone => Some(format!(
                "default-src 'none'; {scripts}; style-src 'self'; img-src 'self'; connect-src 'self'; \
                 frame-src 'none'; frame-ancestors 'none'; form-action 'none'; {types}"
            )),
        }
    }

    /// Writes the policy into the headers of a page served by `host`.
    ///
    /// A browser that knows `report-to` ignores `report-uri` beside it and reports up to a minute later. So the
    /// enforced policy reports by `report-uri`, at once, and the same policy once more, report-only, by `report-to`.
    pub fn write(self, nonce: &str, host: &str, headers: &mut HeaderMap) {
        let mut put = |name: &'static str, value: String| {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(HeaderName::from_static(name), value);
            }
        };
        put("reporting-endpoints", format!("sim=\"https://{host}{REPORT_PATH}\""));
        if let Some(directives) = self.directives(nonce) {
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
            let directives = mode.directives("abc").unwrap();
            assert!(directives.contains("'nonce-abc' 'strict-dynamic'"));
            assert!(!directives.contains("unsafe"));
        }
        assert_eq!(CspMode::None.directives("abc"), None);
    }
}
