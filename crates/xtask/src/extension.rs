//! The extension: bundled, and laid out for each browser in `dist/`.

use std::{fs, io::Write, path::Path};

use serde_json::Value;

use crate::shell::{Failure, While, read, root, run, write};
use crate::{setup, wasm};

/// The browsers for which there is a `manifest.BROWSER.json`.
pub const BROWSERS: [&str; 2] = ["chromium", "firefox"];

/// How hard the extension is compressed: Zopfli, five rounds.
const ZOPFLI: i64 = 14;

/// What is copied as it is.
const STATIC: [&str; 11] = [
    "card.html",
    "popup.html",
    "panel.html",
    "handbook.html",
    "styles/card.css",
    "styles/form.css",
    "styles/popup.css",
    "styles/panel.css",
    "styles/mark.css",
    "_locales",
    "icons",
];

/// Builds the extension for all browsers.
pub fn build() -> Result<(), Failure> {
    setup::wasm_target()?;
    setup::npm_packages()?;
    wasm::build()?;
    bundle("extension/src/content/main.ts", "content.js", "iife")?;
    bundle("extension/src/background/main.ts", "background.js", "iife")?;
    bundle("extension/src/card.ts", "card.js", "esm")?;
    bundle("extension/src/popup/main.ts", "popup.js", "esm")?;
    bundle("extension/src/panel.ts", "panel.js", "esm")?;
    bundle("extension/src/handbook.ts", "handbook.js", "esm")?;
    for browser in BROWSERS {
        lay_out(browser)?;
        for file in shirube_handbook::assets() {
            write(&format!("dist/{browser}/handbook/{}", file.path), &file.content)?;
        }
    }
    Ok(())
}

fn bundle(entry: &str, output: &str, format: &str) -> Result<(), Failure> {
    run(
        "node_modules/.bin/esbuild",
        &[
            entry,
            "--bundle",
            "--minify",
            "--target=chrome121,firefox140",
            // One Japanese letter would make the browser keep the whole script with two bytes a letter, in every tab.
            "--charset=ascii",
            "--legal-comments=none",
            "--log-level=warning",
            &format!("--format={format}"),
            &format!("--outfile=target/bundle/{output}"),
        ],
    )
}

fn lay_out(browser: &str) -> Result<(), Failure> {
    let dist = root().join("dist").join(browser);
    if dist.exists() {
        fs::remove_dir_all(&dist).while_(dist.display())?;
    }
    fs::create_dir_all(&dist).while_(dist.display())?;
    for name in STATIC {
        copy(&root().join("extension").join(name), &dist.join(name))?;
    }
    for name in ["content.js", "background.js", "card.js", "popup.js", "panel.js", "handbook.js"] {
        copy(&root().join("target/bundle").join(name), &dist.join(name))?;
    }
    for module in wasm::plan()?.package {
        let name = format!("{}_bg.wasm", module.output);
        copy(&wasm::folder().join(&name), &dist.join(&name))?;
    }
    for name in [wasm::CATALOGUE, wasm::KNOWLEDGE] {
        copy(&wasm::folder().join(name), &dist.join(name))?;
    }
    let mut manifest = json("extension/manifest.json")?;
    merge(&mut manifest, json(&format!("extension/manifest.{browser}.json"))?);
    let text = serde_json::to_string_pretty(&manifest).while_("manifest.json")?;
    write(&format!("dist/{browser}/manifest.json"), text + "\n")
}

fn json(path: &str) -> Result<Value, Failure> {
    serde_json::from_slice(&read(path)?).while_(path)
}

/// Lays one JSON object over another. What a browser lists, such as permissions, is asked for beside what all do.
fn merge(base: &mut Value, over: Value) {
    match (base, over) {
        (Value::Object(base), Value::Object(over)) => {
            for (key, value) in over {
                merge(base.entry(key).or_insert(Value::Null), value);
            }
        }
        (Value::Array(base), Value::Array(over)) => base.extend(over),
        (base, over) => *base = over,
    }
}

fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    if from.is_dir() {
        fs::create_dir_all(to).while_(to.display())?;
        for entry in fs::read_dir(from).while_(from.display())? {
            let name = entry.while_(from.display())?.file_name();
            copy(&from.join(&name), &to.join(&name))?;
        }
        return Ok(());
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).while_(folder.display())?;
    }
    fs::copy(from, to).map(drop).while_(from.display())
}

/// Builds and zips the extension.
pub fn package() -> Result<(), Failure> {
    build()?;
    for browser in BROWSERS {
        let size = zip(browser)?.len();
        println!("dist/shirube-{browser}.zip: {} KiB", size.div_ceil(1024));
    }
    Ok(())
}

/// Zips what `dist/` holds for a browser; the same content gives the same bytes.
pub fn zip(browser: &str) -> Result<Vec<u8>, Failure> {
    let dist = root().join("dist").join(browser);
    let mut names = Vec::new();
    list(&dist, &dist, &mut names)?;
    names.sort();
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    // Beyond 9 it is Zopfli that compresses: slower, and a twentieth smaller.
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .compression_level(Some(ZOPFLI));
    for name in names {
        archive.start_file(&name, options).while_(&name)?;
        archive.write_all(&fs::read(dist.join(&name)).while_(&name)?).while_(&name)?;
    }
    let bytes = archive.finish().while_("zip")?.into_inner();
    write(&format!("dist/shirube-{browser}.zip"), &bytes)?;
    Ok(bytes)
}

fn list(top: &Path, folder: &Path, names: &mut Vec<String>) -> Result<(), Failure> {
    for entry in fs::read_dir(folder).while_(folder.display())? {
        let path = entry.while_(folder.display())?.path();
        if path.is_dir() {
            list(top, &path, names)?;
        } else if let Ok(name) = path.strip_prefix(top) {
            names.push(name.to_string_lossy().into_owned());
        }
    }
    Ok(())
}
