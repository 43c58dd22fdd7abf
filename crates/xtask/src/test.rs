//! All tests, formatters and linters.

use crate::shell::{self, Failure};
use crate::{budget, demo, extension, generate, setup};

/// Runs every test. `only` restricts the browser tests to those whose name contains it.
pub fn run(only: Option<&str>) -> Result<(), Failure> {
    setup::browsers()?;
    setup::npm_packages()?;
    generate::check()?;
    extension::build()?;
    budget::check()?;
    demo::build_consoles()?;
    if only.is_none() {
        shell::run("cargo", &["test", "--quiet", "--workspace"])?;
        shell::run("npm", &["run", "--silent", "check"])?;
    }
    let mut args =
        vec!["--import", "tsx", "--test", "--test-reporter=spec", "--test-concurrency=1", "--test-timeout=1800000"];
    let pattern = only.map(|only| format!("--test-name-pattern={only}"));
    args.extend(pattern.as_deref());
    let tests = test_files()?;
    args.extend(tests.iter().map(String::as_str));
    shell::run("node", &args)
}

fn test_files() -> Result<Vec<String>, Failure> {
    use shell::While;
    let folder = shell::root().join("tests/browser");
    let mut names = Vec::new();
    for entry in std::fs::read_dir(&folder).while_(folder.display())? {
        let name = entry.while_(folder.display())?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".test.ts") {
            names.push(format!("tests/browser/{name}"));
        }
    }
    names.sort();
    Ok(names)
}

/// Runs the formatters and linters; nothing is changed.
pub fn lint() -> Result<(), Failure> {
    setup::npm_packages()?;
    shell::run("cargo", &["fmt", "--all", "--check"])?;
    shell::run("cargo", &["clippy", "--quiet", "--workspace", "--all-targets", "--", "--deny", "warnings"])?;
    // The compiler needs the types of the built modules.
    extension::build()?;
    shell::run("npm", &["run", "--silent", "check"])?;
    shell::run("npm", &["run", "--silent", "lint"])?;
    // It judges by Firefox's rules: the other browser's manifest has keys that Firefox does not know.
    let options = ["lint", "--source-dir", "dist/firefox", "--warnings-as-errors", "--self-hosted"];
    shell::run("node_modules/.bin/web-ext", &options)
}
