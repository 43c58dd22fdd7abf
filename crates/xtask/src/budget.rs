//! The size budgets of `wasm-pack.toml`.

use serde::Serialize;

use crate::shell::{Failure, gzip, read};
use crate::{extension, wasm};

/// The size of something that ships, and its budget.
#[derive(Serialize)]
pub struct Size {
    /// What it is.
    pub name: String,
    /// How large it is.
    pub bytes: usize,
    /// How large it may be, in KiB.
    pub kib: usize,
}

/// The sizes of what ships, as it lies in `dist/`.
pub fn sizes() -> Result<Vec<Size>, Failure> {
    let plan = wasm::plan()?;
    let mut sizes = Vec::new();
    let mut add = |name: String, bytes: usize, kib: usize| sizes.push(Size { name, bytes, kib });
    for module in &plan.package {
        let name = format!("{}_bg.wasm", module.output);
        let bytes = gzip(&read(&format!("dist/chromium/{name}"))?)?;
        add(format!("{name} (gzip)"), bytes, module.gzip_kib);
    }
    add("content.js (gzip)".into(), gzip(&read("dist/chromium/content.js")?)?, plan.budget.content_gzip_kib);
    for browser in extension::BROWSERS {
        add(format!("{browser} (zip)"), extension::zip(browser)?.len(), plan.budget.zip_kib);
    }
    Ok(sizes)
}

/// Fails when something that ships is larger than its budget.
pub fn check() -> Result<(), Failure> {
    let mut over = Vec::new();
    for Size { name, bytes, kib } in sizes()? {
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
