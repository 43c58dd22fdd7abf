//! The WebAssembly modules that `wasm-pack.toml` names: compiled, bound and optimised.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use shirube_core::engine::Prepared;
use wasm_bindgen_cli_support::Bindgen;

use crate::shell::{Failure, While, read, root, run, write};

/// `wasm-pack.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The modules.
    pub package: Vec<Module>,
    /// Budgets besides the modules' own.
    pub budget: Budget,
}

/// A module.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Module {
    /// The Cargo package.
    #[serde(rename = "crate")]
    pub package: String,
    /// The name of the files.
    pub output: String,
    /// The kind of JavaScript around it.
    target: Target,
    /// The Cargo profile: `wasm`, or `wasm-small` for what is seldom needed.
    profile: String,
    /// The most that it may weigh after gzip, in KiB.
    pub gzip_kib: usize,
}

impl Module {
    /// A module of the bench's own: built as those that ship, without a budget.
    pub fn of_bench(name: &str) -> Self {
        Self {
            package: format!("shirube-bench-{name}"),
            output: format!("bench_{name}"),
            target: Target::Web,
            profile: "wasm".into(),
            gzip_kib: usize::MAX,
        }
    }
}

/// The kind of JavaScript around a module.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Target {
    /// An ES module for browsers.
    Web,
}

/// Budgets besides the modules' own.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// The content script after gzip, in KiB.
    pub content_gzip_kib: usize,
    /// The zipped extension, in KiB.
    pub zip_kib: usize,
    /// The engine's memory with the full catalogue, in MiB: held by `cargo xtask bench --check`.
    pub engine_memory_mib: usize,
    /// What a tab without findings may need beside one with an empty extension, in KiB: held there, too.
    pub tab_memory_kib: usize,
}

/// Reads `wasm-pack.toml`.
pub fn plan() -> Result<Plan, Failure> {
    let text = String::from_utf8(read("wasm-pack.toml")?).while_("wasm-pack.toml")?;
    toml::from_str(&text).while_("wasm-pack.toml")
}

/// The catalogue, prepared and packed. The engine reads all of it when it wakes, the handbook the catalogue alone, which
/// comes first.
pub const CATALOGUE: &str = "catalogue.postcard";

/// The explanations, packed: the engine reads them when a card opens.
pub const KNOWLEDGE: &str = "knowledge.postcard";

/// Where the modules are left: `NAME.js`, `NAME.d.ts` and `NAME_bg.wasm`.
pub fn folder() -> PathBuf {
    root().join("target/modules")
}

/// Builds all modules.
pub fn build() -> Result<(), Failure> {
    let plan = plan()?;
    for module in &plan.package {
        make(module)?;
    }
    let knowledge = shirube_packs::builtin().while_("the packs")?;
    let explanations = postcard::to_stdvec(&knowledge.explanations).while_(KNOWLEDGE)?;
    write(&format!("target/modules/{KNOWLEDGE}"), explanations)?;
    let prepared = Prepared::new(knowledge.catalogue).while_("the packs")?;
    write(&format!("target/modules/{CATALOGUE}"), postcard::to_stdvec(&prepared).while_(CATALOGUE)?)
}

/// Builds one module.
pub fn make(module: &Module) -> Result<(), Failure> {
    // One by one: together, each would be built with the features that the others want.
    let build = ["build", "--quiet", "--profile", &module.profile, "--target", "wasm32-unknown-unknown", "--package"];
    run("cargo", &[&build[..], &[&module.package]].concat())?;
    bind(module)
}

fn bind(module: &Module) -> Result<(), Failure> {
    let compiled = target_folder()
        .join("wasm32-unknown-unknown")
        .join(&module.profile)
        .join(format!("{}.wasm", module.package.replace('-', "_")));
    let mut bindgen = Bindgen::new();
    bindgen.input_path(&compiled).out_name(&module.output).typescript(true).omit_default_module_path(true);
    match module.target {
        Target::Web => bindgen.web(true).while_(&module.output)?,
    };
    bindgen.generate(folder()).while_(format_args!("wasm-bindgen for {}", module.package))?;
    let wasm = folder().join(format!("{}_bg.wasm", module.output));
    let wasm = wasm.to_string_lossy();
    // The features that rustc's WebAssembly target enables by default.
    run(
        "node",
        &[
            "node_modules/binaryen/bin/wasm-opt",
            "-Os",
            // A function with one caller stays a function: what is never called need not be compiled, and alike code lies
            // together, which compresses better.
            "--one-caller-inline-max-function-size=25",
            "--enable-bulk-memory",
            "--enable-mutable-globals",
            "--enable-nontrapping-float-to-int",
            "--enable-reference-types",
            "--enable-multivalue",
            "--enable-sign-ext",
            &wasm,
            "-o",
            &wasm,
        ],
    )
}

fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}
