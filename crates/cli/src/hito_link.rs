//! `shirube hito-link check`: whether the three values for HITO-Link can be handed over.

use std::io::Write;

use clap::{Args, Subcommand};
use shirube_core::checkers::handover::{self, HandOver};

use crate::{
    args::Environment,
    remarks::{self, Printing, Sheet},
    words,
};

/// What `shirube hito-link` is to do.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum HitoLink {
    /// Say of each value that is handed over whether it is right; nothing is opened or sent
    #[command(after_help = remarks::STATUS)]
    Check(Check),
}

/// What `shirube hito-link check` is to do.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Check {
    /// The name of the key file, such as project-123-0123456789ab.p12
    #[arg(long, value_name = "FILE")]
    pub key: Option<String>,
    /// The service account's address, such as hito-link@project-123.iam.gserviceaccount.com
    #[arg(long, value_name = "ADDRESS")]
    pub account: Option<String>,
    /// The address that invitations are sent from, such as saiyo@example.co.jp
    #[arg(long, value_name = "ADDRESS")]
    pub sender: Option<String>,
    /// How to print the answer
    #[command(flatten)]
    pub printing: Printing,
}

/// Checks the three values; returns the exit status.
pub fn run(task: &HitoLink, environment: &Environment, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let HitoLink::Check(check) = task;
    let language = environment.language_or(check.printing.lang);
    let values = match check.values() {
        Ok(values) => values,
        Err((option, example)) => {
            return remarks::fail(err, &words::value_missing(language, option, example));
        }
    };
    let answer = handover::check(&values);
    let human = |sheet: &mut Sheet| sheet.part("HITO-Link", &answer.remarks, &answer.rests);
    remarks::print(check.printing, environment, &answer, &answer.remarks, human, out, err)
}

impl Check {
    /// The three values, or the first that is missing and an example of it.
    fn values(&self) -> Result<HandOver, (&'static str, &'static str)> {
        Ok(HandOver {
            key: self.key.clone().ok_or(("key", "project-123-0123456789ab.p12"))?,
            account: self.account.clone().ok_or(("account", "hito-link@project-123.iam.gserviceaccount.com"))?,
            sender: self.sender.clone().ok_or(("sender", "saiyo@example.co.jp"))?,
            ..HandOver::default()
        })
    }
}
