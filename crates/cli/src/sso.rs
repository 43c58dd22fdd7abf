//! `shirube sso`: who is sent to SSO, and what the network masks cover.

use std::{
    fs,
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use clap::{Args, Subcommand, ValueEnum};
use serde::Serialize;
use shirube_core::{
    checkers::{
        Remark, Weight,
        masks::{self, Entry, Inside, Masks, NoAddress, picture},
        sso::{self, Answer, BadQuestion, Case, Outcome, Profile, Question, Who},
    },
    explain::explain_topic,
    knowledge::{Both, Language},
};

use crate::{
    args::{Environment, is_standard_input},
    error::ReadError,
    print::plain,
    read::text_of,
    remarks::{self, Form, Printing, STATUS, Sheet},
    words,
};

/// What `shirube sso` is to do.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum Sso {
    /// Say what happens when somebody opens an address of Google: SSO, or Google's own password
    #[command(after_help = STATUS)]
    Explain(Explain),
    /// Check network masks, and write them as they should be
    #[command(after_help = STATUS)]
    Masks(CheckMasks),
}

/// What `shirube sso explain` is asked.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Explain {
    /// The address that is opened
    #[arg(long)]
    pub url: String,
    /// Who opens it
    #[arg(long, value_enum)]
    pub who: WhoArg,
    /// The network masks as they stand in their field, or @FILE; without it there are none
    #[arg(long, value_name = "TEXT|@FILE", allow_hyphen_values = true)]
    pub masks: Option<String>,
    /// The IP address from which it is opened, as Google sees it
    #[arg(long, value_name = "IP")]
    pub address: Option<String>,
    /// The kind of SSO profile, if somebody has looked
    #[arg(long, value_enum)]
    pub profile: Option<ProfileArg>,
    /// How to print the answer
    #[command(flatten)]
    pub printing: Printing,
}

/// What `shirube sso masks` is to check.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct CheckMasks {
    /// The masks, or a file that holds them; `-` or nothing is standard input
    #[arg(value_name = "TEXT|FILE", allow_hyphen_values = true)]
    pub masks: Option<String>,
    /// Also say whether this IP address is inside
    #[arg(long, value_name = "IP")]
    pub inside: Option<String>,
    /// Also draw the ranges into this file
    #[arg(long, value_name = "FILE")]
    pub svg: Option<PathBuf>,
    /// How to print the answer
    #[command(flatten)]
    pub printing: Printing,
}

/// Who opens an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum WhoArg {
    /// A super administrator
    SuperAdmin,
    /// An administrator who is none
    DelegatedAdmin,
    /// Anybody else
    User,
}

/// The kind of SSO profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ProfileArg {
    /// The legacy profile, for the whole organisation
    Legacy,
    /// A profile that is assigned to units or groups
    New,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
enum SsoError {
    #[error(transparent)]
    Question(#[from] BadQuestion),
    #[error(transparent)]
    Address(#[from] NoAddress),
    #[error("{file}: {cause}")]
    Unreadable { file: String, cause: ReadError },
    #[error("{path}: {cause}", path = path.display())]
    Unwritable { path: PathBuf, cause: io::Error },
    #[error("{0}")]
    Knowledge(String),
}

impl SsoError {
    fn sentence(&self, language: Language) -> String {
        match self {
            Self::Question(error) => format!("shirube: {}", words::visible(error.sentence().get(language))),
            Self::Address(error) => format!("shirube: {}", words::visible(error.sentence().get(language))),
            Self::Unreadable { file, cause } => words::cannot_read(language, file, cause),
            Self::Unwritable { path, cause } => words::cannot_write_file(language, path, cause),
            Self::Knowledge(_) => format!("shirube: {self}"),
        }
    }
}

/// Answers a question about single sign-on; returns the exit status.
pub fn run(
    task: &Sso,
    environment: &Environment,
    stdin: &mut dyn Read,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let (Sso::Explain(Explain { printing, .. }) | Sso::Masks(CheckMasks { printing, .. })) = task;
    let language = environment.language_or(printing.lang);
    let status = match task {
        Sso::Explain(options) => explain(options, environment, out, err),
        Sso::Masks(options) => check_masks(options, environment, stdin, out, err),
    };
    status.unwrap_or_else(|error| remarks::fail(err, &error.sentence(language)))
}

fn explain(
    options: &Explain,
    environment: &Environment,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, SsoError> {
    let masks = match options.masks.as_deref().map(|masks| (masks, masks.strip_prefix('@'))) {
        Some((_, Some(file))) => Some(read(file, &mut io::empty())?),
        Some((text, None)) => Some(text.to_owned()),
        None => None,
    };
    let question = Question {
        url: options.url.clone(),
        who: match options.who {
            WhoArg::SuperAdmin => Who::SuperAdmin,
            WhoArg::DelegatedAdmin => Who::DelegatedAdmin,
            WhoArg::User => Who::User,
        },
        masks,
        address: options.address.clone(),
        profile: match options.profile {
            Some(ProfileArg::Legacy) => Profile::Legacy,
            Some(ProfileArg::New) => Profile::New,
            None => Profile::Unknown,
        },
    };
    let answer = sso::explain(&question)?;
    let topics = match options.printing.format {
        Form::Human => titles(&answer.topics, environment.language_or(options.printing.lang))?,
        Form::Json => Vec::new(),
    };
    let human = |sheet: &mut Sheet| print_answer(sheet, &question.url, &answer, &topics);
    Ok(remarks::print(options.printing, environment, &answer, &answer.remarks, human, out, err))
}

/// What topics of the knowledge are called, with their ids.
fn titles(topics: &[String], language: Language) -> Result<Vec<String>, SsoError> {
    let knowledge = shirube_packs::builtin_untried().map_err(|error| SsoError::Knowledge(error.to_string()))?;
    let title = |id: &String| {
        let topic = explain_topic(&knowledge.explanations, id)?;
        Some(format!("{} ({id})", plain(&topic.title, language)))
    };
    Ok(topics.iter().filter_map(title).collect())
}

fn print_answer(sheet: &mut Sheet, url: &str, answer: &Answer, topics: &[String]) -> io::Result<()> {
    sheet.heading(url)?;
    for case in &answer.cases {
        print_case(sheet, case)?;
    }
    sheet.remarks(2, Some(url.trim()), &answer.remarks)?;
    sheet.say(2, "", &both("手引きのページ:", "Pages of the handbook:"))?;
    for topic in topics {
        sheet.paragraph(4, "", topic)?;
    }
    sheet.rests(2, &answer.rests)
}

fn print_case(sheet: &mut Sheet, case: &Case) -> io::Result<()> {
    let outcome = outcome(case.outcome);
    let head = match &case.when {
        Some(when) => Both { ja: format!("{}: {}", when.ja, outcome.ja), en: format!("{}: {}", when.en, outcome.en) },
        None => outcome,
    };
    sheet.say(2, "", &head)?;
    for (number, step) in case.steps.iter().enumerate() {
        sheet.say(4, &format!("{}. ", number + 1), step)?;
    }
    if case.rows.is_empty() {
        return Ok(());
    }
    let rows = case.rows.join(", ");
    sheet.say(4, "", &Both { ja: format!("表の行: {rows}"), en: format!("Rows of the table: {rows}") })
}

fn outcome(outcome: Outcome) -> Both<String> {
    match outcome {
        Outcome::Sso => both("SSO に送られます", "SSO"),
        Outcome::Google => both("Google のパスワードでログインします", "Google's own password"),
        Outcome::GoogleThenSso => both("Google の後で SSO に送られます", "Google first, then SSO"),
        Outcome::NotDocumented => both("表に載っていません", "not documented"),
    }
}

fn both(ja: &str, en: &str) -> Both<String> {
    Both { ja: ja.to_owned(), en: en.to_owned() }
}

/// The JSON of `shirube sso masks`.
#[derive(Serialize)]
struct Checked<'a> {
    #[serde(flatten)]
    masks: &'a Masks,
    #[serde(skip_serializing_if = "Option::is_none")]
    inside: Option<&'a Inside>,
}

fn check_masks(
    options: &CheckMasks,
    environment: &Environment,
    stdin: &mut dyn Read,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, SsoError> {
    let text = match options.masks.as_deref() {
        None => read("-", stdin)?,
        Some(file) if is_standard_input(file.as_ref()) || Path::new(file).is_file() => read(file, stdin)?,
        Some(text) => text.to_owned(),
    };
    let masks = masks::check(&text);
    let inside = options.inside.as_ref().map(|address| masks.contains(address)).transpose()?;
    if let Some(path) = &options.svg {
        let drawn = picture::svg(&masks.picture(), environment.language_or(options.printing.lang));
        fs::write(path, drawn).map_err(|cause| SsoError::Unwritable { path: path.clone(), cause })?;
    }
    let inside = inside.as_ref();
    let answer = Checked { masks: &masks, inside };
    let human = |sheet: &mut Sheet| print_masks(sheet, &masks, inside);
    Ok(remarks::print(options.printing, environment, &answer, all_remarks(&masks, inside), human, out, err))
}

fn all_remarks<'a>(masks: &'a Masks, inside: Option<&'a Inside>) -> impl Iterator<Item = &'a Remark> {
    let of_entries = masks.entries.iter().flat_map(|entry| &entry.remarks);
    let of_address = inside.into_iter().flat_map(|inside| &inside.remarks);
    of_address.chain(&masks.remarks).chain(of_entries)
}

/// Reads a file, or standard input if it is called `-`.
fn read(file: &str, stdin: &mut dyn Read) -> Result<String, SsoError> {
    text_of(Path::new(file), stdin).map_err(|cause| SsoError::Unreadable { file: file.to_owned(), cause })
}

fn print_masks(sheet: &mut Sheet, masks: &Masks, inside: Option<&Inside>) -> io::Result<()> {
    if let Some(inside) = inside {
        sheet.say(0, "", &inside.text)?;
        sheet.remarks(2, Some(&inside.address.to_string()), &inside.remarks)?;
        sheet.gap()?;
    }
    sheet.remarks(0, None, &masks.remarks)?;
    for entry in &masks.entries {
        print_entry(sheet, entry)?;
    }
    let as_typed = masks.entries.iter().map(|entry| entry.typed.as_str()).eq(masks.corrected.lines());
    if !as_typed {
        sheet.gap()?;
        sheet.say(0, "", &both("直した一覧:", "The list as it should be:"))?;
        sheet.copy(2, &masks.corrected)?;
    }
    sheet.gap()?;
    sheet.changes(0, all_remarks(masks, inside))?;
    sheet.rests(0, &masks.rests)
}

fn print_entry(sheet: &mut Sheet, entry: &Entry) -> io::Result<()> {
    sheet.heading(&entry.typed)?;
    sheet.remarks(2, Some(&entry.typed), &entry.remarks)?;
    // What is right says itself what it covers.
    let is_right = entry.remarks.iter().all(|remark| remark.weight == Weight::Right);
    match &entry.covers {
        Some(covers) if !is_right => {
            let range = covers.in_words();
            sheet.say(2, "", &Both { ja: format!("範囲: {}", range.ja), en: format!("range: {}", range.en) })
        }
        _ => Ok(()),
    }
}
