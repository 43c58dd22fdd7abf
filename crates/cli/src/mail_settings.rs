//! `shirube mail check`: whether a mail program's settings are right for Gmail.

use std::{
    fs::File,
    io::{Read, Write},
    path::{Path, PathBuf},
};

use clap::{Args, Subcommand, ValueEnum};
use shirube_core::checkers::mail::{self, Mail, Protocol, Settings};

use crate::{
    args::{Environment, is_standard_input},
    decode::decode,
    error::{FAILED, ReadError},
    paths::is_directory,
    remarks::{self, Part, Printing},
    scan::LARGEST,
    words,
};

/// What `shirube mail` is to do.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum MailSettings {
    /// Say of each setting whether it is right, and what to write instead
    #[command(after_help = "Exit status: 0 if nothing is wrong, 1 if something is, 2 if there are no settings.")]
    Check(Check),
}

/// What `shirube mail check` is to do.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Check {
    /// The settings as a text, with their labels, or as autoconfig XML; `-` is standard input
    #[arg(value_name = "FILE", conflicts_with_all = ["protocol", "host", "port", "encryption", "spa", "authentication", "user"])]
    pub file: Option<PathBuf>,
    /// What the server is for; without it what host or port tell
    #[arg(long, value_enum)]
    pub protocol: Option<ProtocolName>,
    /// The server's name, such as imap.gmail.com
    #[arg(long)]
    pub host: Option<String>,
    /// Its port, such as 993
    #[arg(long)]
    pub port: Option<String>,
    /// The type of encryption, such as SSL/TLS, STARTTLS or none
    #[arg(long)]
    pub encryption: Option<String>,
    /// Secure Password Authentication: on or off
    #[arg(long)]
    pub spa: Option<String>,
    /// The way of signing in, such as OAuth2 or password; or on, or off
    #[arg(long)]
    pub authentication: Option<String>,
    /// The user name, such as taro@example.co.jp
    #[arg(long)]
    pub user: Option<String>,
    /// How to print the answer
    #[command(flatten)]
    pub printing: Printing,
}

/// What a server is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ProtocolName {
    /// Receiving; the mail stays on the server
    Imap,
    /// Receiving by download
    #[value(alias = "pop3")]
    Pop,
    /// Sending
    Smtp,
}

impl From<ProtocolName> for Protocol {
    fn from(name: ProtocolName) -> Self {
        match name {
            ProtocolName::Imap => Self::Imap,
            ProtocolName::Pop => Self::Pop,
            ProtocolName::Smtp => Self::Smtp,
        }
    }
}

/// Checks the settings; returns the exit status.
pub fn run(
    task: &MailSettings,
    environment: &Environment,
    stdin: &mut dyn Read,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let MailSettings::Check(check) = task;
    let language = environment.language_or(check.printing.lang);
    let servers = match &check.file {
        Some(file) => match read(file, stdin) {
            Ok(text) => mail::read(&text),
            Err(error) => {
                let name = file.to_string_lossy();
                return writeln!(err, "{}", words::cannot_read(language, &name, &error)).map_or(FAILED, |()| FAILED);
            }
        },
        None => Vec::from_iter(check.settings()),
    };
    if servers.is_empty() {
        let told = match &check.file {
            Some(file) => words::no_settings_in(language, &file.to_string_lossy()),
            None => words::no_settings_given(language).to_owned(),
        };
        return writeln!(err, "{told}").map_or(FAILED, |()| FAILED);
    }
    let answer: Vec<Mail> = servers.iter().map(mail::check).collect();
    let parts: Vec<Part> = answer.iter().map(part).collect();
    remarks::print(&check.printing, environment, &answer, &parts, out, err)
}

impl Check {
    /// The settings on the command line, if there are any.
    fn settings(&self) -> Option<Settings> {
        let settings = Settings {
            protocol: self.protocol.map(Protocol::from),
            host: self.host.clone(),
            port: self.port.clone(),
            encryption: self.encryption.clone(),
            spa: self.spa.clone(),
            authentication: self.authentication.clone(),
            user: self.user.clone(),
        };
        (settings != Settings::default()).then_some(settings)
    }
}

fn read(file: &Path, stdin: &mut dyn Read) -> Result<String, ReadError> {
    if is_directory(file) {
        return Err(ReadError::Directory);
    }
    let mut bytes = Vec::new();
    let read = match is_standard_input(file.as_os_str()) {
        true => stdin.take(LARGEST + 1).read_to_end(&mut bytes)?,
        false => File::open(file)?.take(LARGEST + 1).read_to_end(&mut bytes)?,
    };
    if read as u64 > LARGEST {
        return Err(ReadError::TooLarge);
    }
    decode(&bytes, None).map(|text| text.into_owned()).map_err(ReadError::NoText)
}

fn part(mail: &Mail) -> Part<'_> {
    let protocol = mail.protocol.map(|protocol| match protocol {
        Protocol::Imap => "IMAP",
        Protocol::Pop => "POP",
        Protocol::Smtp => "SMTP",
    });
    let title = [protocol, mail.settings.host.as_deref(), mail.settings.port.as_deref()];
    let title = title.into_iter().flatten().collect::<Vec<_>>().join("  ");
    Part { title, remarks: &mail.remarks, rests: &mail.rests }
}
