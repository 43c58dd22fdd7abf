//! The demo.

use crate::shell::{self, Failure};
use crate::{extension, setup};

/// Builds the extension and plays the demo: in a window where there is a display, else headless into `target/demo/`.
pub fn run() -> Result<(), Failure> {
    setup::browsers()?;
    extension::build()?;
    build_consoles()?;
    shell::run("node_modules/.bin/tsx", &["tests/browser/demo.ts"])
}

/// Builds the simulated consoles, which the browser tests and the demo start, and bundles their pages of settings.
pub fn build_consoles() -> Result<(), Failure> {
    shell::run("node", &["tests/consoles/web/settings/build.mjs"])?;
    shell::run("cargo", &["build", "--quiet", "--package", "shirube-consoles"])
}
