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
        Weight,
        masks::{self, Entry, Inside, Masks, NoAddress, picture},
        sso::{self, Answer, BadQuestion, Case, Outcome, Profile, Question, Who},
    },
    explain::explain_topic,
    knowledge::{Both, Language},
};

use crate::{
    args::{Environment, Lang, is_standard_input},
    decode::decode,
    error::{FAILED, ReadError},
    print::plain,
    remarks::{Sheet, status},
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

const STATUS: &str =
    "Exit status: 0 if nothing is wrong, 1 if something is wrong or doubtful, 2 if the question is not right.";

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
    pub manner: Manner,
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
    pub manner: Manner,
}

/// How an answer is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Args)]
pub struct Manner {
    /// For whom it is printed
    #[arg(long, value_enum, default_value_t = Reader::Human)]
    pub format: Reader,
    /// The language of the human format; without it that of the environment
    #[arg(long, value_enum)]
    pub lang: Option<Lang>,
}

/// For whom an answer is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Reader {
    /// For people
    Human,
    /// For programs
    Json,
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
    Output(#[from] io::Error),
    #[error("{0}")]
    Knowledge(String),
}

impl SsoError {
    fn sentence(&self, language: Language) -> String {
        match self {
            Self::Question(error) => format!("shirube: {}", words::visible(error.sentence().get(language))),
            Self::Address(error) => format!("shirube: {}", words::visible(error.sentence().get(language))),
            Self::Unreadable { file, cause } => words::cannot_read(language, file, cause),
            Self::Output(error) => words::cannot_write(language, error),
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
    let (Sso::Explain(Explain { manner, .. }) | Sso::Masks(CheckMasks { manner, .. })) = task;
    let language = Lang::chosen(manner.lang, environment);
    let mut text = Vec::new();
    let sheet = Sheet { out: &mut text, language, environment };
    let answered = match task {
        Sso::Explain(options) => explain(options, sheet),
        Sso::Masks(options) => check_masks(options, stdin, sheet),
    };
    let written = answered.and_then(|status| match out.write_all(&text) {
        // Whoever reads has seen enough, as `head` has.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(status),
    });
    written.unwrap_or_else(|error| writeln!(err, "{}", error.sentence(language)).map_or(FAILED, |()| FAILED))
}

fn explain(options: &Explain, mut sheet: Sheet) -> Result<u8, SsoError> {
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
    match options.manner.format {
        Reader::Human => print_answer(&mut sheet, &question.url, &answer)?,
        Reader::Json => print_json(&mut sheet, &answer)?,
    }
    Ok(status(answer.remarks.iter().map(|remark| remark.weight).max().unwrap_or(Weight::Right)))
}

fn print_json(sheet: &mut Sheet, answer: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *sheet.out, answer)?;
    writeln!(sheet.out)
}

fn print_answer(sheet: &mut Sheet, url: &str, answer: &Answer) -> Result<(), SsoError> {
    sheet.heading(url)?;
    for case in &answer.cases {
        print_case(sheet, case)?;
    }
    sheet.remarks(2, &answer.remarks)?;
    let knowledge = shirube_packs::builtin_untried().map_err(|error| SsoError::Knowledge(error.to_string()))?;
    let topics = answer.topics.iter().filter_map(|id| explain_topic(&knowledge.explanations, id));
    let more = Both { ja: "手引きのページ:", en: "Pages of the handbook:" };
    sheet.paragraph(2, "", more.get(sheet.language))?;
    for (id, topic) in answer.topics.iter().zip(topics) {
        sheet.paragraph(4, "", &format!("{} ({id})", plain(&topic.title, sheet.language)))?;
    }
    Ok(sheet.rests(2, &answer.rests)?)
}

fn print_case(sheet: &mut Sheet, case: &Case) -> io::Result<()> {
    let outcome = outcome(case.outcome).map(|text| (*text).to_owned());
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
    let rows = Both { ja: "表の行", en: "Rows of the table" };
    sheet.paragraph(4, "", &format!("{}: {}", rows.get(sheet.language), case.rows.join(", ")))
}

fn outcome(outcome: Outcome) -> Both<&'static str> {
    let (ja, en) = match outcome {
        Outcome::Sso => ("SSO に送られます", "SSO"),
        Outcome::Google => ("Google のパスワードでログインします", "Google's own password"),
        Outcome::GoogleThenSso => ("Google の後で SSO に送られます", "Google first, then SSO"),
        Outcome::NotDocumented => ("表に載っていません", "not documented"),
    };
    Both { ja, en }
}

/// The JSON of `shirube sso masks`.
#[derive(Serialize)]
struct Checked<'a> {
    #[serde(flatten)]
    masks: &'a Masks,
    #[serde(skip_serializing_if = "Option::is_none")]
    inside: Option<&'a Inside>,
}

fn check_masks(options: &CheckMasks, stdin: &mut dyn Read, mut sheet: Sheet) -> Result<u8, SsoError> {
    let text = match options.masks.as_deref() {
        None => read("-", stdin)?,
        Some(file) if is_standard_input(file.as_ref()) || Path::new(file).is_file() => read(file, stdin)?,
        Some(text) => text.to_owned(),
    };
    let masks = masks::check(&text);
    let inside = options.inside.as_ref().map(|address| masks.contains(address)).transpose()?;
    if let Some(path) = &options.svg {
        let drawn = picture::svg(&masks.picture(), sheet.language);
        fs::write(path, drawn).map_err(|cause| SsoError::Unwritable { path: path.clone(), cause })?;
    }
    match options.manner.format {
        Reader::Human => print_masks(&mut sheet, &masks, inside.as_ref())?,
        Reader::Json => print_json(&mut sheet, &Checked { masks: &masks, inside: inside.as_ref() })?,
    }
    let of_address = inside.iter().flat_map(|inside| &inside.remarks).map(|remark| remark.weight);
    Ok(status(of_address.fold(masks.weight(), Weight::max)))
}

/// Reads a file, or standard input if it is called `-`.
fn read(file: &str, stdin: &mut dyn Read) -> Result<String, SsoError> {
    let unreadable = |cause: ReadError| SsoError::Unreadable { file: file.to_owned(), cause };
    let mut bytes = Vec::new();
    let read = match is_standard_input(file.as_ref()) {
        true => stdin.read_to_end(&mut bytes).map(|_| bytes),
        false => fs::read(file),
    };
    let bytes = read.map_err(|error| unreadable(error.into()))?;
    let text = decode(&bytes, None).map_err(|kind| unreadable(ReadError::NoText(kind)))?;
    Ok(text.into_owned())
}

fn print_masks(sheet: &mut Sheet, masks: &Masks, inside: Option<&Inside>) -> io::Result<()> {
    if let Some(inside) = inside {
        sheet.say(0, "", &inside.text)?;
        sheet.remarks(2, &inside.remarks)?;
        writeln!(sheet.out)?;
    }
    sheet.remarks(0, &masks.remarks)?;
    for entry in &masks.entries {
        print_entry(sheet, entry)?;
    }
    let as_typed = masks.entries.iter().map(|entry| entry.typed.as_str()).eq(masks.corrected.lines());
    if !as_typed {
        let corrected = Both { ja: "直した一覧:", en: "The list as it should be:" };
        writeln!(sheet.out)?;
        sheet.paragraph(0, "", corrected.get(sheet.language))?;
        sheet.copy(2, &masks.corrected)?;
    }
    writeln!(sheet.out)?;
    sheet.rests(0, &masks.rests)
}

fn print_entry(sheet: &mut Sheet, entry: &Entry) -> io::Result<()> {
    sheet.heading(&entry.typed)?;
    sheet.remarks(2, &entry.remarks)?;
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
