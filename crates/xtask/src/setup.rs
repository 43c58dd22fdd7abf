//! What the machine must have, and setting it up where we may.

use crate::shell::{Failure, command, exists, root, run};

/// The npm packages of `package-lock.json`.
pub fn npm_packages() -> Result<(), Failure> {
    if !exists("npm") {
        return Err(Failure::new("Node.js 20 or newer is missing: install it, with npm, and run the command again."));
    }
    let installed = root().join("node_modules/.package-lock.json");
    let locked = root().join("package-lock.json");
    let age = |path: &std::path::Path| path.metadata().and_then(|m| m.modified()).ok();
    if age(&installed).is_some_and(|at| Some(at) >= age(&locked)) {
        return Ok(());
    }
    // Not `npm ci`: it refuses a lock file without the optional packages of platforms that a mirror does not carry.
    run("npm", &["install", "--no-save", "--no-audit", "--no-fund"])
}

/// The WebAssembly target of the Rust compiler.
pub fn wasm_target() -> Result<(), Failure> {
    let target = "wasm32-unknown-unknown";
    let sysroot = command("rustc", &["--print", "sysroot"]).output().map_err(|e| Failure(format!("rustc: {e}")))?;
    let sysroot = String::from_utf8_lossy(&sysroot.stdout).trim().to_owned();
    if std::path::Path::new(&sysroot).join("lib/rustlib").join(target).exists() {
        return Ok(());
    }
    if !exists("rustup") {
        return Err(Failure(format!("The Rust target {target} is missing: install it and run the command again.")));
    }
    run("rustup", &["target", "add", target])
}

/// Chromium with its Japanese user interface, Firefox and a Japanese font, from Debian's packages.
pub fn browsers() -> Result<(), Failure> {
    let mut missing = Vec::new();
    for (package, there) in [
        ("chromium", exists("chromium")),
        ("chromium-l10n", std::path::Path::new("/usr/lib/chromium/locales/ja.pak").exists()),
        ("firefox-esr", exists("firefox-esr")),
        ("fonts-noto-cjk", std::path::Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").exists()),
    ] {
        if !there {
            missing.push(package);
        }
    }
    debian_packages(&missing)
}

/// What the bench compares with and counts instructions with: ripgrep and Valgrind.
pub fn bench_programs() -> Result<(), Failure> {
    let mut missing = Vec::new();
    for (package, program) in [("ripgrep", "rg"), ("valgrind", "valgrind")] {
        if !exists(program) {
            missing.push(package);
        }
    }
    debian_packages(&missing)
}

fn debian_packages(missing: &[&str]) -> Result<(), Failure> {
    if missing.is_empty() {
        return Ok(());
    }
    let sentence = format!(
        "Please install {} (on Debian: apt-get install {}) and run the command again.",
        missing.join(", "),
        missing.join(" ")
    );
    if !exists("apt-get") || !is_root() {
        return Err(Failure(sentence));
    }
    let apt = |args: &[&str]| {
        let status = command("apt-get", args).env("DEBIAN_FRONTEND", "noninteractive").status();
        if status.is_ok_and(|s| s.success()) { Ok(()) } else { Err(Failure(sentence.clone())) }
    };
    apt(&["update", "-qq"])?;
    apt(&[&["install", "-y", "-qq", "--no-install-recommends"], missing].concat())
}

fn is_root() -> bool {
    command("id", &["-u"]).output().is_ok_and(|out| out.stdout.trim_ascii() == b"0")
}
