//! What checkers say, printed for people and for programs.

use std::io::{self, Write};

use clap::{Args, ValueEnum};
use serde::Serialize;
use shirube_core::{
    checkers::{Remark, Rests, Weight},
    knowledge::Language,
};

use crate::{
    args::{Environment, Lang},
    error::{FAILED, FOUND, OK},
    print::wrapped,
    words::{self, visible},
};

/// How a checker's answer is printed.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Printing {
    /// How to print the answer
    #[arg(long, value_enum, default_value_t = Form::Human)]
    pub format: Form,
    /// The language of the human format; without it that of the environment
    #[arg(long, value_enum)]
    pub lang: Option<Lang>,
}

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// For people
    Human,
    /// For programs
    Json,
}

/// A part of an answer: what was asked, what is said of it, and by which documents.
pub struct Part<'a> {
    /// What was asked.
    pub title: String,
    /// What is said.
    pub remarks: &'a [Remark],
    /// The documents.
    pub rests: &'a [Rests],
}

/// Prints an answer; returns the exit status: whether something in it is wrong.
pub fn print(
    printing: &Printing,
    environment: &Environment,
    answer: &impl Serialize,
    parts: &[Part],
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let language = environment.language_or(printing.lang);
    let written = match printing.format {
        Form::Human => parts.iter().try_for_each(|part| print_part(part, language, environment, out)),
        Form::Json => {
            serde_json::to_writer_pretty(&mut *out, answer).map_err(io::Error::from).and_then(|()| writeln!(out))
        }
    };
    match written {
        // Whoever reads has seen enough, as `head` has.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            writeln!(err, "{}", words::cannot_write(language, &error)).map_or(FAILED, |()| FAILED)
        }
        _ if parts.iter().flat_map(|part| part.remarks).any(|remark| remark.weight == Weight::Wrong) => FOUND,
        _ => OK,
    }
}

fn print_part(part: &Part, language: Language, environment: &Environment, out: &mut dyn Write) -> io::Result<()> {
    let words = words::words(language);
    let paragraph = |out: &mut dyn Write, indent: usize, text: &str, bold: bool| {
        wrapped(environment.width, indent, "", text).iter().try_for_each(|line| match bold && environment.colour {
            true => writeln!(out, "\u{1b}[1m{line}\u{1b}[0m"),
            false => writeln!(out, "{line}"),
        })
    };
    paragraph(out, 0, &visible(&part.title), true)?;
    for remark in part.remarks {
        let quoted =
            remark.quoted.as_ref().map(|quoted| format!("{}{}", words.colon, visible(quoted))).unwrap_or_default();
        let head =
            format!("{}  {}{quoted}", words::weight(language, remark.weight), words::field(language, &remark.field));
        paragraph(out, 2, &head, remark.weight >= Weight::Doubtful)?;
        let assumed = if remark.assumed { words.assumed } else { "" };
        paragraph(out, 4, &format!("{}{assumed}", remark.text.get(language)), false)?;
        if let Some(correction) = &remark.correction {
            // Never broken: it is there to be copied.
            writeln!(out, "    {}", words::instead(language, correction))?;
        }
    }
    let changes = part.remarks.iter().filter(|remark| remark.weight >= Weight::Doubtful).count();
    paragraph(out, 2, &words::to_change(language, changes), true)?;
    paragraph(out, 2, &format!("{}:", words.sources), false)?;
    for rest in part.rests {
        paragraph(out, 4, &format!("{} ({})", rest.title, rest.verified_on), false)?;
        writeln!(out, "    {}", rest.url)?;
    }
    Ok(())
}
