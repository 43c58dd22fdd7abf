//! `shirube`: see [`shirube_cli`].

#![forbid(unsafe_code)]

use std::{
    io::{self, IsTerminal},
    process::ExitCode,
};

use shirube_cli::{
    args::{self, Command, Environment, Packs},
    docs,
    error::FAILED,
    hito_link, mail_settings, packs, scan, skeleton, sso,
};

fn main() -> ExitCode {
    let environment = Environment::of_process(io::stdout().is_terminal());
    let status = match args::parse(std::env::args_os(), &environment) {
        Ok(Command::Scan(options)) => {
            // No lock on standard error: a thread that fails must be able to say so.
            scan::run(&options, &environment, &mut io::stdin(), &mut io::stdout().lock(), &mut io::stderr())
        }
        Ok(Command::Packs(task)) => {
            let out = &mut io::stdout().lock();
            let done = match task {
                Packs::Lint(directory) => packs::lint_packs(directory.path.as_deref(), out),
                Packs::Test(directory) => packs::test_packs(directory.path.as_deref(), out),
                Packs::New(options) => skeleton::new_problem(&options, out),
                Packs::Docs(options) => return docs::run(&options, &environment, out, &mut io::stderr().lock()).into(),
            };
            done.unwrap_or_else(|error| {
                eprintln!("shirube: {error}");
                FAILED
            })
        }
        Ok(Command::Mail(task)) => {
            let (out, err) = (&mut io::stdout().lock(), &mut io::stderr());
            mail_settings::run(&task, &environment, &mut io::stdin(), out, err)
        }
        Ok(Command::HitoLink(task)) => hito_link::run(&task, &environment, &mut io::stdout().lock(), &mut io::stderr()),
        Ok(Command::Sso(task)) => {
            sso::run(&task, &environment, &mut io::stdin(), &mut io::stdout().lock(), &mut io::stderr())
        }
        Err(answer) => answer.say(&mut io::stdout().lock(), &mut io::stderr().lock()),
    };
    ExitCode::from(status)
}
