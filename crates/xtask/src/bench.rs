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
    /// Compare instruction counts and ratios with tests/bench/baseline.json, and fail where something got worse.
    #[arg(long, conflicts_with = "baseline")]
    check: bool,
    /// Write tests/bench/baseline.json anew.
    #[arg(long)]
    baseline: bool,
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

/// Where the catalogue of ten times the size is left.
const TENFOLD: &str = "target/bench/tenfold";

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
    shell::run("cargo", &["build", "--quiet", "--release", "--package", "shirube-packs", "--examples"])?;
    shell::run("target/release/examples/tenfold", &[TENFOLD])?;
    let catalogue = shell::read(&format!("{TENFOLD}/catalogue.postcard"))?;
    shell::write(&format!("{TENFOLD}/tenfold.postcard"), catalogue)?;
    let facts = Facts { sizes: budget::sizes()?, budget: wasm::plan()?.budget };
    shell::write(FACTS, serde_json::to_vec_pretty(&facts).while_(FACTS)?)?;
    let is_check = options.check || options.baseline;
    if !is_check && (options.only.is_empty() || options.only.iter().any(|only| only == "native")) {
        shell::run("cargo", &["bench", "--quiet", "--package", "shirube-packs", "--bench", "speed"])?;
    }
    let mut args = vec!["--import", "tsx", "tests/bench/main.ts"];
    for (is_asked, flag) in [(options.quick, "--quick"), (options.check, "--check"), (options.baseline, "--baseline")] {
        if is_asked {
            args.push(flag);
        }
    }
    for only in &options.only {
        args.extend(["--only", only]);
    }
    shell::run("node", &args)
}
