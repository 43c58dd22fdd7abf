//! What the user asked for, and in which surroundings.

use std::{
    ffi::{OsStr, OsString},
    io::Write,
    path::PathBuf,
};

use clap::{Args, Parser, Subcommand, ValueEnum, error::ErrorKind};
use shirube_core::knowledge::Language;

use crate::{
    error::{FAILED, OK},
    hito_link::HitoLink,
    mail_settings::MailSettings,
    sso::Sso,
    words,
};

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "shirube",
    version,
    about = "Finds known error messages and explains them",
    disable_help_subcommand = true
)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

/// What the user asked for.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Look for known error messages in saved pages, mails and texts
    #[command(after_help = "Exit status: 0 whether or not something was found, 2 if a file could not be read.")]
    Scan(Scan),
    /// Work on the knowledge: check it, try its examples, write its handbook
    #[command(subcommand)]
    Packs(Packs),
    /// The settings of a mail program for Gmail
    #[command(subcommand)]
    Mail(MailSettings),
    /// The Google Calendar connection of HITO-Link
    #[command(subcommand)]
    HitoLink(HitoLink),
    /// Ask about single sign-on: who is sent there, what the network masks cover
    #[command(subcommand)]
    Sso(Sso),
}

/// What `shirube packs` is to do.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum Packs {
    /// Name everything in the packs that is wrong or dubious
    #[command(after_help = "Exit status: 0 if there is nothing to say, 1 if something is to be corrected.")]
    Lint(Directory),
    /// Load the packs and try every example
    Test(Directory),
    /// Write the handbook: pages to read, search and print
    #[command(after_help = "Files that an earlier handbook left there are replaced; other files stay.")]
    Docs(Docs),
    /// Write the skeleton of a new problem into a family, for you to fill in
    #[command(after_help = "What is to be written says TODO; packs lint names every one.")]
    New(NewProblem),
}

/// What `shirube packs new` is to do.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct NewProblem {
    /// The directory that holds families/ and shared/
    #[arg(long, value_name = "PACKS")]
    pub dir: PathBuf,
    /// The family: the name of its file, without .toml
    #[arg(long, value_name = "F")]
    pub family: String,
    /// Its code, such as RK-K: said on the phone, and the same for ever
    #[arg(long, value_name = "XX-NN")]
    pub code: String,
    /// Its dotted name, such as rakumo.sync.group-too-large
    #[arg(long, value_name = "A.B")]
    pub id: String,
    /// The product's message, word for word; {name:type} for a variable part
    #[arg(long)]
    pub message: String,
    /// The language of the message; without it what it is written in
    #[arg(long, value_enum)]
    pub lang: Option<Lang>,
}

/// What `shirube packs docs` is to do.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Docs {
    /// The directory to write the handbook into; it is made if it is not there
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Which packs
    #[command(flatten)]
    pub packs: Directory,
}

/// Where packs are.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Directory {
    /// The directory that holds families/ and shared/; without it the packs that come with Shirube
    #[arg(long = "dir", value_name = "DIR")]
    pub path: Option<PathBuf>,
}

/// What `shirube scan` is to do.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Scan {
    /// HTML pages, mails, mailboxes, text files, or directories of them; `-` is standard input
    ///
    /// In a directory, hidden files and symbolic links are left out.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The address at which the HTML pages were saved: only there can a message be the page's own
    #[arg(long, value_name = "URL", value_parser = address)]
    pub url: Option<String>,
    /// How to print the findings
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Print the steps of every remedy, too (human format)
    #[arg(long)]
    pub details: bool,
    /// The language of the human format and of SARIF; without it that of the environment
    #[arg(long, value_enum)]
    pub lang: Option<Lang>,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Human,
    /// For programs: one report, or one a line for several files
    Json,
    /// For programs that gather results: one SARIF 2.1.0 log of all files
    Sarif,
}

/// The language of the human format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// Japanese
    Ja,
    /// English
    En,
}

/// What the environment says about the printing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Environment {
    /// The user's language.
    pub language: Language,
    /// Whether colours are welcome.
    pub colour: bool,
    /// How many columns there are.
    pub width: usize,
}

impl Environment {
    /// The environment of this process.
    pub fn of_process(terminal: bool) -> Self {
        let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let columns = set("COLUMNS").and_then(|c| c.to_str()?.parse::<usize>().ok());
        Self {
            language: language(set),
            colour: terminal && set("NO_COLOR").is_none() && set("TERM").is_none_or(|term| term != "dumb"),
            width: columns.unwrap_or(80).clamp(40, 100),
        }
    }

    /// The language that was asked for, or the user's.
    pub fn language_or(&self, asked: Option<Lang>) -> Language {
        match asked {
            Some(Lang::Ja) => Language::Ja,
            Some(Lang::En) => Language::En,
            None => self.language,
        }
    }
}

impl Scan {
    /// The language to print in.
    pub fn language(&self, environment: &Environment) -> Language {
        environment.language_or(self.lang)
    }
}

/// The first of these variables that is set decides, as in every POSIX program.
fn language(set: impl Fn(&str) -> Option<OsString>) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unwrap_or_default();
    if locale.to_string_lossy().to_ascii_lowercase().starts_with("ja") { Language::Ja } else { Language::En }
}

fn address(value: &str) -> Result<String, &'static str> {
    let host = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"));
    match host {
        Some(rest)
            if !rest.is_empty() && !rest.starts_with(['/', '?', '#']) && !value.contains(char::is_whitespace) =>
        {
            Ok(value.to_owned())
        }
        _ => Err("write the whole address, beginning with https://"),
    }
}

/// Why there is nothing to scan: help was asked for, or the command line is not right.
#[derive(Debug)]
pub struct Answer {
    text: String,
    failed: bool,
}

impl Answer {
    /// Says it, and returns the exit status.
    pub fn say(&self, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
        // If nobody listens any more, there is nobody to tell.
        let _ = if self.failed { writeln!(err, "{}", self.text) } else { write!(out, "{}", self.text) };
        if self.failed { FAILED } else { OK }
    }
}

/// Reads the command line.
pub fn parse<I, T>(arguments: I, environment: &Environment) -> Result<Command, Answer>
where
    I: IntoIterator<Item = T>,
    T: Into<OsString> + Clone,
{
    match CommandLine::try_parse_from(arguments) {
        Ok(CommandLine { command }) => Ok(command),
        Err(error) => {
            let asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            let text = if asked { error.to_string() } else { words::usage(environment.language, &one_line(&error)) };
            Err(Answer { text, failed: !asked })
        }
    }
}

/// What clap says about a mistake: its first paragraph, without the tips and usage lines behind it.
fn one_line(error: &clap::Error) -> String {
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return "a command is needed".to_owned();
    }
    let message = error.to_string();
    let line = message.split("\n\n").next().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    line.strip_prefix("error: ").unwrap_or(&line).to_owned()
}

/// Whether a path means standard input.
pub fn is_standard_input(path: &OsStr) -> bool {
    path == "-"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment() -> Environment {
        Environment { language: Language::En, colour: false, width: 80 }
    }

    #[test]
    fn mistakes_take_one_line() {
        for arguments in [
            &["shirube"][..],
            &["shirube", "scan"],
            &["shirube", "scan", "--url", "x", "a"],
            &["shirube", "scan", "--no", "a"],
            &["shirube", "sacn"],
        ] {
            let answer = parse(arguments, &environment()).unwrap_err();
            assert!(answer.failed && !answer.text.contains('\n') && answer.text.ends_with("--help"), "{}", answer.text);
        }
        assert!(!parse(["shirube", "--help"], &environment()).unwrap_err().failed);
    }

    #[test]
    fn the_first_locale_variable_decides() {
        let with = |vars: &'static [(&str, &str)]| {
            language(move |name| vars.iter().find(|(n, _)| *n == name).map(|(_, v)| OsString::from(v)))
        };
        assert_eq!(with(&[("LANG", "ja_JP.UTF-8")]), Language::Ja);
        assert_eq!(with(&[("LC_ALL", "C"), ("LANG", "ja_JP.UTF-8")]), Language::En);
        assert_eq!(with(&[("LC_MESSAGES", "ja"), ("LANG", "en_US")]), Language::Ja);
        assert_eq!(with(&[]), Language::En);
    }
}
