//! `shirube scan`: files in, findings out.

use std::{
    io::{self, Read, Write},
    path::Path,
};

use serde::Serialize;
use shirube_core::{engine::Engine, knowledge::Explanations, report::Report};

use crate::{
    args::{Environment, Format, Scan},
    error::{FAILED, OK},
    print::Printer,
    read, words,
};

/// The report of one file of several.
#[derive(Serialize)]
struct Named<'a> {
    file: &'a str,
    #[serde(flatten)]
    report: &'a Report,
}

/// Scans files. A file that cannot be read is named on standard error; the others are scanned all the same.
pub fn run(
    options: &Scan,
    environment: &Environment,
    stdin: &mut dyn Read,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let language = options.language(environment);
    let (engine, known) = match engine() {
        Ok(made) => made,
        Err(error) => {
            let _ = writeln!(err, "shirube: {error}");
            return FAILED;
        }
    };
    let mut status = OK;
    for (index, path) in options.files.iter().enumerate() {
        let name = path.to_string_lossy();
        match read::read_file(path, options.url.as_deref(), stdin) {
            Ok(page) => {
                let report = engine.scan(&page).report;
                let printed = match options.format {
                    Format::Json => json(out, (options.files.len() > 1).then_some(&*name), &report),
                    Format::Human => Printer {
                        engine: &engine,
                        known: &known,
                        page: &page,
                        language,
                        environment,
                        details: options.details,
                    }
                    .print(out, index, Path::new(&*name), &report),
                };
                match printed.and_then(|()| out.flush()) {
                    Ok(()) => {}
                    // Whoever reads has seen enough, as `head` has.
                    Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return status,
                    Err(error) => {
                        let _ = writeln!(err, "{}", words::cannot_write(language, &error));
                        return FAILED;
                    }
                }
            }
            Err(error) => {
                status = FAILED;
                let _ = writeln!(err, "{}", words::cannot_read(language, &name, &error));
            }
        }
    }
    status
}

/// The engine with the packs that come with Shirube, and what they say.
pub fn engine() -> Result<(Engine, Explanations), String> {
    let knowledge = shirube_packs::builtin().map_err(|error| error.to_string())?;
    let engine = Engine::new(knowledge.catalogue).map_err(|error| error.to_string())?;
    Ok((engine, knowledge.explanations))
}

fn json(out: &mut dyn Write, file: Option<&str>, report: &Report) -> io::Result<()> {
    match file {
        Some(file) => serde_json::to_writer(&mut *out, &Named { file, report })?,
        None => serde_json::to_writer_pretty(&mut *out, report)?,
    }
    writeln!(out)
}
