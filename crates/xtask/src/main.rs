//! `cargo xtask`: builds, shows and tests Shirube. It sets up what is missing, as far as it may.

#![forbid(unsafe_code)]

mod bench;
mod budget;
mod coverage;
mod demo;
mod extension;
mod generate;
mod links;
mod setup;
mod shell;
mod test;
mod wasm;

use clap::{Parser, Subcommand};

use shell::Failure;

#[derive(Parser)]
#[command(about = "Builds, shows and tests Shirube")]
struct Args {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the extension for both browsers into dist/.
    Build,
    /// Build, start the simulated consoles and show the extension at work in Chromium.
    Demo,
    /// Run every test: Rust, packs, TypeScript, browsers.
    Test {
        /// Run only the browser tests whose name contains this.
        #[arg(long)]
        only: Option<String>,
    },
    /// Measure speed, memory and size in Chromium, beside other ways to do the same, and write target/bench/report.html.
    Bench(bench::Options),
    /// Run formatters and linters.
    Lint,
    /// Write the files that are generated from the Rust types and the packs.
    Generate,
    /// Build and zip the extension into dist/*.zip.
    Package,
}

fn main() {
    if let Err(failure) = run(Args::parse().task) {
        eprintln!("{failure}");
        std::process::exit(1);
    }
}

fn run(task: Task) -> Result<(), Failure> {
    match task {
        Task::Build => extension::build(),
        Task::Demo => demo::run(),
        Task::Test { only } => test::run(only.as_deref()),
        Task::Bench(options) => bench::run(&options),
        Task::Lint => test::lint(),
        Task::Generate => generate::write(),
        Task::Package => extension::package(),
    }
}
