//! For counting instructions: one named piece of work, done once.
//!
//! ```text
//! cargo build --release -p shirube-packs --example count
//! target/release/examples/count --list
//! valgrind --tool=cachegrind --cache-sim=no target/release/examples/count scan-400k
//! ```
//!
//! What is counted holds the preparation, too. `count WORK 0` only prepares: the difference is the work.

use std::{env, process::ExitCode};

#[path = "../benches/made/mod.rs"]
mod made;

use made::Work;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [_, "--list"] => {
            Work::ALL.iter().for_each(|work| println!("{}", work.name()));
            ExitCode::SUCCESS
        }
        [_, name] => run(name, 1),
        [_, name, times] if times.parse::<u32>().is_ok() => run(name, times.parse().unwrap_or_default()),
        _ => usage(),
    }
}

fn run(name: &str, times: u32) -> ExitCode {
    let Some(work) = Work::ALL.into_iter().find(|work| work.name() == name) else { return usage() };
    let mut ready = work.prepare();
    let done: usize = (0..times).map(|_| ready()).sum();
    println!("{name}: {done}");
    ExitCode::SUCCESS
}

fn usage() -> ExitCode {
    eprintln!("count WORK [TIMES] | --list");
    ExitCode::FAILURE
}
