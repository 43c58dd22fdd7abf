//! `shirube-consoles [--port N] [--bundles DIR]`: serves the simulated consoles until stdin ends.
#![forbid(unsafe_code)]

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use tokio::io::AsyncReadExt;

const USAGE: &str = "usage: shirube-consoles [--port N] [--bundles DIR]\n\n\
    Serves the simulated consoles with TLS on 127.0.0.1 (port 0, the default, takes any free one), prints one line\n\
    {\"port\":N} when ready, and ends when its stdin ends.\n\
    DIR has the bundles of the pages of settings; it is found by itself beside the program's own folder.";

#[tokio::main]
async fn main() -> ExitCode {
    let (mut port, mut bundles) = (Some(0), None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match (argument.as_str(), arguments.next()) {
            ("--port", Some(number)) => port = number.parse().ok(),
            ("--bundles", Some(folder)) => bundles = Some(PathBuf::from(folder)),
            ("--help" | "-h", _) => {
                println!("{USAGE}");
                return ExitCode::SUCCESS;
            }
            _ => port = None,
        }
    }
    let Some(port) = port else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match run(port, bundles).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("shirube-consoles: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(port: u16, bundles: Option<PathBuf>) -> Result<(), shirube_consoles::Error> {
    let mut running = match bundles {
        Some(folder) => shirube_consoles::serve_with(port, Some(folder)).await?,
        None => shirube_consoles::serve(port).await?,
    };
    println!("{{\"port\":{}}}", running.port());
    // Whoever started this waits for the line; if nobody does, stdin has ended too.
    let _ = std::io::stdout().flush();
    tokio::select! {
        end = running.ended() => end,
        () = stdin_ends() => {
            running.stop();
            Ok(())
        }
    }
}

async fn stdin_ends() {
    let mut stdin = tokio::io::stdin();
    let mut rest = [0_u8; 512];
    while matches!(stdin.read(&mut rest).await, Ok(1..)) {}
}
