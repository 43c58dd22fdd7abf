//! For measuring `shirube scan`: tickets, a catalogue of the size that is aimed at, and a scan with it.
//!
//! ```text
//! cargo run --release -p shirube-cli --example bulk -- tickets DIR 10000
//! cargo run --release -p shirube-cli --example bulk -- literals literals.txt
//! cargo run --release -p shirube-cli --example bulk -- scan DIR
//! rg --count --fixed-strings --file literals.txt DIR
//! ```

#![allow(clippy::unwrap_used, reason = "a tool for developers")]

use std::{env, fs, path::Path, process::ExitCode};

use shirube_cli::{
    args::{self, Command, Environment},
    scan,
};
use shirube_core::{
    engine::Engine,
    knowledge::{Both, Catalogue, Evidence, Language, Message, Problem, Severity},
};

#[path = "../tests/tickets/mod.rs"]
mod tickets;

/// How many problems are made up, and how many messages for each.
const PROBLEMS: usize = 102;
const MESSAGES: usize = 4;
const TICKET: usize = 20_000;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [_, "tickets", directory, count] => {
            let literals = literals();
            let mut messages: Vec<&str> = literals.iter().step_by(17).map(String::as_str).collect();
            messages.extend(tickets::MESSAGES);
            tickets::write(Path::new(directory), count.parse().unwrap(), TICKET, &messages).unwrap();
            ExitCode::SUCCESS
        }
        [_, "literals", file] => {
            fs::write(file, literals().join("\n") + "\n").unwrap();
            ExitCode::SUCCESS
        }
        [_, "scan", ..] => {
            let environment = Environment::of_process(false);
            let Ok(Command::Scan(options)) = args::parse(arguments, &environment) else { return ExitCode::FAILURE };
            let knowledge = shirube_packs::builtin().unwrap();
            let mut catalogue = knowledge.catalogue;
            catalogue.problems.extend(made_up().problems);
            let engine = Engine::new(catalogue).unwrap();
            let (out, err) = (&mut std::io::stdout().lock(), &mut std::io::stderr().lock());
            let status = scan::run_with(
                &engine,
                &knowledge.explanations,
                &options,
                &environment,
                &mut std::io::stdin(),
                out,
                err,
            );
            ExitCode::from(status)
        }
        _ => {
            eprintln!("bulk tickets DIR COUNT | literals FILE | scan …");
            ExitCode::FAILURE
        }
    }
}

/// The messages that have no slots, those of the packs included.
fn literals() -> Vec<String> {
    let known = shirube_packs::builtin().unwrap().catalogue;
    let all = known.problems.into_iter().chain(made_up().problems).flat_map(|p| p.messages);
    all.map(|m| m.text.split('{').next().unwrap_or_default().to_owned()).filter(|t| t.len() > 11).collect()
}

/// Problems with messages of chance, in the words in which consoles speak.
fn made_up() -> Catalogue {
    let mut chance = tickets::Chance::new(400);
    let problems = (0..PROBLEMS).map(|n| Problem {
        id: format!("made.up.p{n}"),
        code: format!("MU-{n}"),
        refs: Vec::new(),
        facts: Vec::new(),
        severity: Severity::Error,
        places: Vec::new(),
        messages: (0..MESSAGES).map(|m| message(&mut chance, m % 2 == 0)).collect(),
        signals: Vec::new(),
        supersedes: Vec::new(),
        wrapper: false,
        title: Both { ja: format!("作りもの {n}"), en: format!("Made up {n}") },
        causes: Vec::new(),
    });
    Catalogue { problems: problems.collect(), help_hosts: Vec::new() }
}

fn message(chance: &mut tickets::Chance, japanese: bool) -> Message {
    let words = |chance: &mut tickets::Chance, of: &[&str]| chance.one(of).to_owned();
    let slot = chance.below(4) == 0;
    #[rustfmt::skip]
    let text = if japanese {
        format!(
            "{}{}{}、{}{}。",
            words(chance, &["管理者が", "ユーザーの", "グループの", "ドメインの", "Google の", "アプリの", "証明書の", "トークンの"]),
            words(chance, &["アクセス権限", "認証", "情報", "設定", "所有権", "ライセンス", "有効期限", "接続先", "割り当て"]),
            words(chance, &["が拒否されたため", "を確認できないため", "が見つからないため", "が停止されているため", "が一致しないため"]),
            if slot { "アカウント「{user:email}」の" } else { "" },
            words(chance, &["処理を中断しました", "ログインできません", "同期できませんでした", "続行できません", "保存できませんでした"]),
        )
    } else {
        format!(
            "{} {} {} {}",
            words(chance, &["Access to", "The", "Your", "This", "Error:", "Unable to verify"]),
            words(chance, &["application", "service account", "organization", "SAML response", "token", "client", "mailbox"]),
            words(chance, &["is blocked by", "was rejected by", "has expired for", "is not authorized for", "does not match"]),
            if slot { "{domain:domain} at present" } else { words(chance, &["your administrator", "this user", "the requested scope", "the audience"]).leak() },
        )
    };
    Message {
        language: if japanese { Language::Ja } else { Language::En },
        text,
        continues: None,
        sentence: chance.below(4) == 0,
        exact: false,
        near: Vec::new(),
        weak: false,
        evidence: Evidence::Seen,
    }
}
