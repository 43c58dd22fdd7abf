//! What checkers say, printed for people and for programs.

use std::io::{self, Write};

use clap::{Args, ValueEnum};
use serde::Serialize;
use shirube_core::{
    checkers::{Remark, Rests, Weight},
    knowledge::{Both, Language},
};

use crate::{
    args::{Environment, Lang},
    error::{FAILED, FOUND, OK},
    print::wrapped,
    words::{self, visible},
};

/// What the exit status of a checker says.
pub const STATUS: &str = "Exit status: 0 if nothing is wrong, 1 if something is, 2 if it cannot be checked.";

/// How a checker's answer is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Args)]
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

/// Prints an answer, for people as `human` does; returns the exit status: whether one of its remarks is `Wrong`.
pub fn print<'a>(
    printing: Printing,
    environment: &Environment,
    answer: &impl Serialize,
    remarks: impl IntoIterator<Item = &'a Remark>,
    human: impl FnOnce(&mut Sheet) -> io::Result<()>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let language = environment.language_or(printing.lang);
    let written = match printing.format {
        Form::Human => human(&mut Sheet { out, language, environment }),
        Form::Json => {
            serde_json::to_writer_pretty(&mut *out, answer).map_err(io::Error::from).and_then(|()| writeln!(out))
        }
    };
    match written {
        // Whoever reads has seen enough, as `head` has.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => fail(err, &words::cannot_write(language, &error)),
        _ if remarks.into_iter().any(|remark| remark.weight == Weight::Wrong) => FOUND,
        _ => OK,
    }
}

/// Says in one sentence why there is no answer; returns the exit status.
pub fn fail(err: &mut dyn Write, sentence: &str) -> u8 {
    writeln!(err, "{sentence}").map_or(FAILED, |()| FAILED)
}

/// An answer for people, in one language.
pub struct Sheet<'a> {
    out: &'a mut dyn Write,
    language: Language,
    environment: &'a Environment,
}

impl Sheet<'_> {
    /// What was asked, what is said of it, and by which documents.
    pub fn part(&mut self, heading: &str, remarks: &[Remark], rests: &[Rests]) -> io::Result<()> {
        self.heading(heading)?;
        self.remarks(2, None, remarks)?;
        self.changes(2, remarks)?;
        self.rests(2, rests)
    }

    /// A heading.
    pub fn heading(&mut self, text: &str) -> io::Result<()> {
        self.lines(0, "", text, true)
    }

    /// A paragraph, indented, with something before its first line.
    pub fn paragraph(&mut self, indent: usize, bullet: &str, text: &str) -> io::Result<()> {
        self.lines(indent, bullet, text, false)
    }

    /// A sentence in the language of the sheet.
    pub fn say(&mut self, indent: usize, bullet: &str, text: &Both<String>) -> io::Result<()> {
        self.paragraph(indent, bullet, text.get(self.language))
    }

    /// What can be copied: never broken, a line for each.
    pub fn copy(&mut self, indent: usize, text: &str) -> io::Result<()> {
        text.lines().try_for_each(|line| writeln!(self.out, "{:indent$}{}", "", visible(line)))
    }

    /// An empty line.
    pub fn gap(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    /// Remarks and what to write instead. Each names its field and what was typed there, unless that is what stands
    /// `above` already; what several of one field ask for stands once, behind the last.
    pub fn remarks(&mut self, indent: usize, above: Option<&str>, remarks: &[Remark]) -> io::Result<()> {
        let words = words::words(self.language);
        for (at, remark) in remarks.iter().enumerate() {
            let weight = words::weight(self.language, remark.weight);
            let text = remark.text.get(self.language);
            let assumed = if remark.assumed { words.assumed } else { "" };
            if above.is_some() && remark.quoted.as_deref() == above {
                self.paragraph(indent, "", &format!("{weight}{}{text}{assumed}", words.colon))?;
            } else {
                let field = words::field(self.language, &remark.field);
                let quoted = remark.quoted.iter().map(|quoted| format!("{}{quoted}", words.colon)).collect::<String>();
                self.lines(indent, "", &format!("{weight}  {field}{quoted}"), remark.weight >= Weight::Doubtful)?;
                self.paragraph(indent + 2, "", &format!("{text}{assumed}"))?;
            }
            let asked = |remark: &Remark| (remark.field.clone(), remark.quoted.clone(), remark.correction.clone());
            let again = remarks.get(at + 1).is_some_and(|next| asked(next) == asked(remark));
            if let Some(correction) = remark.correction.as_ref().filter(|_| !again) {
                self.copy(indent + 2, &words::instead(self.language, correction))?;
            }
        }
        Ok(())
    }

    /// How many remarks ask for a change.
    pub fn changes<'r>(&mut self, indent: usize, remarks: impl IntoIterator<Item = &'r Remark>) -> io::Result<()> {
        let changes = remarks.into_iter().filter(|remark| remark.weight >= Weight::Doubtful).count();
        self.lines(indent, "", &words::to_change(self.language, changes), true)
    }

    /// The documents that an answer rests on.
    pub fn rests(&mut self, indent: usize, rests: &[Rests]) -> io::Result<()> {
        let words = words::words(self.language);
        self.paragraph(indent, "", &format!("{}:", words.sources))?;
        for rest in rests {
            self.paragraph(indent + 2, "", &format!("{} ({})", rest.title, rest.verified_on))?;
            self.copy(indent + 2, &rest.url)?;
        }
        Ok(())
    }

    fn lines(&mut self, indent: usize, bullet: &str, text: &str, bold: bool) -> io::Result<()> {
        let lines = wrapped(self.environment.width, indent, bullet, &visible(text));
        lines.iter().try_for_each(|line| match bold && self.environment.colour {
            true => writeln!(self.out, "\u{1b}[1m{line}\u{1b}[0m"),
            false => writeln!(self.out, "{line}"),
        })
    }
}
