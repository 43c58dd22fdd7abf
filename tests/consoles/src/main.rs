//! `shirube-consoles [--port N]`: serves the simulated consoles until stdin ends.
#![forbid(unsafe_code)]

use std::io::Write;
use std::process::ExitCode;

use tokio::io::AsyncReadExt;

const USAGE: &str = "usage: shirube-consoles [--port N]\n\n\
    Serves the simulated consoles with TLS on 127.0.0.1 (port 0, the default, takes any free one), prints one line\n\
    {\"port\":N} when ready, and ends when its stdin ends.";

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let port = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => Some(0),
        ["--port", number] => number.parse().ok(),
        ["--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => None,
    };
    let Some(port) = port else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match run(port).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("shirube-consoles: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(port: u16) -> Result<(), shirube_consoles::Error> {
    let mut running = shirube_consoles::serve(port).await?;
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
