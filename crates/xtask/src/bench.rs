//! The bench: Shirube beside a floor, a naive userscript and known libraries, in Chromium. See tests/bench/README.md.

use crate::shell::{self, Failure};
use crate::{demo, extension, setup};

/// How the bench is asked to run.
#[derive(clap::Args)]
pub struct Options {
    /// Fewer runs: a first impression within minutes.
    #[arg(long)]
    quick: bool,
    /// Only these figures: names of tests/bench/figures.
    #[arg(long)]
    only: Vec<String>,
}

/// Builds what is measured, measures it and writes `target/bench/report.json` and `report.html`.
pub fn run(options: &Options) -> Result<(), Failure> {
    setup::browsers()?;
    extension::build()?;
    demo::build_consoles()?;
    let mut args = vec!["--import", "tsx", "tests/bench/main.ts"];
    if options.quick {
        args.push("--quick");
    }
    for only in &options.only {
        args.extend(["--only", only]);
    }
    shell::run("node", &args)
}
