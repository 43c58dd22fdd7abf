//! `shirube mail check`: whether a mail program's settings are right for Gmail.

use std::{
    io::{Read, Write},
    path::PathBuf,
};

use clap::{Args, Subcommand, ValueEnum};
use shirube_core::checkers::mail::{self, Mail, Protocol, Settings};

use crate::{
    args::Environment,
    read::text_of,
    remarks::{self, Printing, Sheet},
    words,
};

/// What `shirube mail` is to do.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum MailSettings {
    /// Say of each setting whether it is right, and what to write instead
    #[command(after_help = remarks::STATUS)]
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
        Some(file) => match text_of(file, stdin) {
            Ok(text) => mail::read(&text),
            Err(error) => return remarks::fail(err, &words::cannot_read(language, &file.to_string_lossy(), &error)),
        },
        None => Vec::from_iter(check.settings()),
    };
    if servers.is_empty() {
        let told = match &check.file {
            Some(file) => words::no_settings_in(language, &file.to_string_lossy()),
            None => words::no_settings_given(language).to_owned(),
        };
        return remarks::fail(err, &told);
    }
    let answer: Vec<Mail> = servers.iter().map(mail::check).collect();
    let said = answer.iter().flat_map(|mail| &mail.remarks);
    let human =
        |sheet: &mut Sheet| answer.iter().try_for_each(|mail| sheet.part(&heading(mail), &mail.remarks, &mail.rests));
    remarks::print(check.printing, environment, &answer, said, human, out, err)
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

/// The server that was asked about.
fn heading(mail: &Mail) -> String {
    let protocol = mail.protocol.map(|protocol| match protocol {
        Protocol::Imap => "IMAP",
        Protocol::Pop => "POP",
        Protocol::Smtp => "SMTP",
    });
    let named = [protocol, mail.settings.host.as_deref(), mail.settings.port.as_deref()];
    named.into_iter().flatten().collect::<Vec<_>>().join("  ")
}
