//! The size budgets of `wasm-pack.toml`.

use crate::shell::{Failure, gzip, read};
use crate::{extension, wasm};

/// Fails when something that ships is larger than its budget.
pub fn check() -> Result<(), Failure> {
    let plan = wasm::plan()?;
    let mut sizes = Vec::new();
    for module in &plan.package {
        let name = format!("{}_bg.wasm", module.output);
        sizes.push((format!("{name} (gzip)"), gzip(&read(&format!("dist/chromium/{name}"))?)?, module.gzip_kib));
    }
    sizes.push(("content.js (gzip)".into(), gzip(&read("dist/chromium/content.js")?)?, plan.budget.content_gzip_kib));
    for browser in extension::BROWSERS {
        sizes.push((format!("{browser} (zip)"), extension::zip(browser)?.len(), plan.budget.zip_kib));
    }
    let mut over = Vec::new();
    for (name, bytes, kib) in sizes {
        println!("size {name}: {:.1} of {kib} KiB", bytes as f64 / 1024.0);
        if bytes > kib * 1024 {
            over.push(name);
        }
    }
    if over.is_empty() {
        Ok(())
    } else {
        Err(Failure(format!("over the size budget of wasm-pack.toml: {}", over.join(", "))))
    }
}
