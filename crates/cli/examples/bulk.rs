//! For measuring `shirube scan`: tickets, and what ripgrep is to look for in them.
//!
//! ```text
//! cargo run --release -p shirube-cli --example bulk -- tickets DIR 10000
//! cargo run --release -p shirube-cli --example bulk -- literals literals.txt
//! time target/release/shirube scan --format json DIR
//! time rg --count --fixed-strings --file literals.txt DIR
//! ```

#![allow(clippy::unwrap_used, reason = "a tool for developers")]

use std::{env, fs, path::Path, process::ExitCode};

#[path = "../tests/tickets/mod.rs"]
mod tickets;

/// The size of a ticket, in bytes.
const TICKET: usize = 20_000;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [_, "tickets", directory, count] => {
            let literals = literals();
            let mut messages: Vec<&str> = literals.iter().step_by(17).map(String::as_str).collect();
            messages.extend(tickets::MESSAGES);
            tickets::write(Path::new(directory), count.parse().unwrap(), TICKET, &messages).unwrap();
            ExitCode::SUCCESS
        }
        [_, "literals", file] => {
            fs::write(file, literals().join("\n") + "\n").unwrap();
            ExitCode::SUCCESS
        }
        _ => {
            eprintln!("bulk tickets DIR COUNT | literals FILE");
            ExitCode::FAILURE
        }
    }
}

/// What ripgrep is to look for: the longest fixed part of each message that is known.
fn literals() -> Vec<String> {
    let all = shirube_packs::builtin().unwrap().catalogue.problems.into_iter().flat_map(|p| p.messages);
    let longest = |text: &str| text.split(['{', '}']).max_by_key(|part| part.len()).unwrap_or_default().to_owned();
    all.map(|message| longest(&message.text)).filter(|part| !part.is_empty()).collect()
}
