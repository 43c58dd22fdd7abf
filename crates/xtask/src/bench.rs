//! The bench: Shirube beside a floor, a naive userscript and known libraries, in Chromium. See tests/bench/README.md.

use serde::Serialize;

use crate::shell::{self, Failure, While};
use crate::{budget, demo, extension, setup, wasm};

/// How the bench is asked to run.
#[derive(clap::Args)]
pub struct Options {
    /// Fewer runs: a first impression within minutes.
    #[arg(long)]
    quick: bool,
    /// Only these figures: their names are those of tests/bench/main.ts.
    #[arg(long)]
    only: Vec<String>,
}

/// What the bench is told: sizes need no browser, and the budgets stand in `wasm-pack.toml`.
#[derive(Serialize)]
struct Facts {
    sizes: Vec<budget::Size>,
    budget: wasm::Budget,
}

/// Where the bench finds its facts.
const FACTS: &str = "target/bench/facts.json";

/// Modules of the bench's own: crates of tests/bench/wasm.
const MODULES: [&str; 2] = ["empty", "literals"];

/// Builds what is measured, measures it and writes `target/bench/report.json` and `report.html`.
pub fn run(options: &Options) -> Result<(), Failure> {
    setup::browsers()?;
    setup::bench_programs()?;
    extension::build()?;
    demo::build_consoles()?;
    for module in MODULES {
        wasm::make(&wasm::Module::of_bench(module))?;
    }
    shell::run("cargo", &["build", "--quiet", "--release", "--package", "shirube-cli"])?;
    let facts = Facts { sizes: budget::sizes()?, budget: wasm::plan()?.budget };
    shell::write(FACTS, serde_json::to_vec_pretty(&facts).while_(FACTS)?)?;
    let mut args = vec!["--import", "tsx", "tests/bench/main.ts"];
    if options.quick {
        args.push("--quick");
    }
    for only in &options.only {
        args.extend(["--only", only]);
    }
    shell::run("node", &args)
}
