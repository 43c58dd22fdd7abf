//! `shirube`: see [`shirube_cli`].

#![forbid(unsafe_code)]

use std::{
    io::{self, IsTerminal},
    process::ExitCode,
};

use shirube_cli::{
    args::{self, Environment},
    scan,
};

fn main() -> ExitCode {
    let environment = Environment::of_process(io::stdout().is_terminal());
    let status = match args::parse(std::env::args_os(), &environment) {
        Ok(options) => scan::run(
            &options,
            &environment,
            &mut io::stdin().lock(),
            &mut io::stdout().lock(),
            &mut io::stderr().lock(),
        ),
        Err(answer) => answer.say(&mut io::stdout().lock(), &mut io::stderr().lock()),
    };
    ExitCode::from(status)
}
