//! What the command line says, in both languages.

use std::{fmt::Display, io, path::Path};

use shirube_core::{
    checkers::Weight,
    knowledge::{Language, Severity},
    report::Standing,
};

use shirube_handbook::HandbookError;

use crate::{docs::DocsError, error::ReadError, packs::PacksError, table::Table};

/// The fixed words of the human format.
pub struct Words {
    /// No finding.
    pub nothing: &'static str,
    /// Above the message.
    pub message: &'static str,
    /// Above the causes.
    pub causes: &'static str,
    /// Before what tells whether a cause is the one.
    pub check: &'static str,
    /// Before the steps that put it right.
    pub remedy: &'static str,
    /// Before who can put it right.
    pub fixer: &'static str,
    /// Before the sources.
    pub sources: &'static str,
    /// How to see the steps.
    pub more: &'static str,
    /// After what is not read anywhere.
    pub assumed: &'static str,
    /// Around a label.
    pub label: (&'static str, &'static str),
    /// Before the older wording of a label.
    pub older: (&'static str, &'static str),
    /// Between the name of a thing and the thing.
    pub colon: &'static str,
    /// Above the codes of a table.
    pub code: &'static str,
    /// Above its titles.
    pub title: &'static str,
    /// Above its counts: of each standing, and of files.
    pub counts: [&'static str; 4],
}

const JA: Words = Words {
    nothing: "既知のエラー メッセージはありません。",
    message: "メッセージ",
    causes: "考えられる原因 (可能性の高い順)",
    check: "確かめ方",
    remedy: "直し方",
    fixer: "対応できる人",
    sources: "出典",
    more: "直し方の手順は --details を付けると表示されます。",
    assumed: " (推定)",
    label: ("［", "］"),
    older: (" (以前の表記: ", ")"),
    colon: ": ",
    code: "コード",
    title: "問題",
    counts: ["発生", "報告", "言及", "ファイル"],
};

const EN: Words = Words {
    nothing: "No known error message.",
    message: "Message",
    causes: "Possible causes, the likeliest first",
    check: "How to tell",
    remedy: "Remedy",
    fixer: "Who can fix it",
    sources: "Sources",
    more: "Run again with --details for the steps of each remedy.",
    assumed: " (assumed)",
    label: ("[", "]"),
    older: (" (formerly ", ")"),
    colon: ": ",
    code: "Code",
    title: "Problem",
    counts: ["here", "reported", "quoted", "files"],
};

/// The words of a language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Ja => &JA,
        Language::En => &EN,
    }
}

/// A standing in words.
pub fn standing(language: Language, standing: Standing) -> &'static str {
    match (language, standing) {
        (Language::Ja, Standing::Here) => "このページで実際に発生しています。",
        (Language::Ja, Standing::Quoted) => "このページは、このメッセージに触れているだけです (説明、引用など)。",
        (Language::Ja, Standing::Reported) => "この文書に、発生したメッセージとして書かれています。",
        (Language::En, Standing::Here) => "The page itself shows this error.",
        (Language::En, Standing::Quoted) => "The page only speaks about this message, for example in an explanation.",
        (Language::En, Standing::Reported) => "Reported in this text.",
    }
}

/// A severity in a word.
pub fn severity(language: Language, severity: Severity) -> &'static str {
    match (language, severity) {
        (Language::Ja, Severity::Error) => "エラー",
        (Language::Ja, Severity::Warning) => "警告",
        (Language::Ja, Severity::Info) => "情報",
        (Language::En, Severity::Error) => "error",
        (Language::En, Severity::Warning) => "warning",
        (Language::En, Severity::Info) => "info",
    }
}

/// A file that cannot be read: which, why, and what to do.
pub fn cannot_read(language: Language, file: &str, error: &ReadError) -> String {
    let file = line(file);
    let (why, remedy) = match (language, error) {
        (Language::Ja, ReadError::Missing) => ("ファイルがありません".to_owned(), "パスを確かめてください"),
        (Language::Ja, ReadError::Directory) => ("ディレクトリです".to_owned(), "中のファイルを指定してください"),
        (Language::Ja, ReadError::Forbidden) => {
            ("読み取る権限がありません".to_owned(), "ファイルの権限を確かめてください")
        }
        (Language::Ja, ReadError::TooLarge) => (
            "HTML やメールとして読むには大きすぎます (64 MiB まで)".to_owned(),
            "分割するか、テキストとして保存し直してください",
        ),
        (Language::Ja, ReadError::NoText(kind)) => {
            (format!("テキストではありません ({kind})"), "HTML、.eml、テキストのいずれかで保存し直してください")
        }
        (Language::Ja, ReadError::Other(error)) => (line(error), "ファイルを確かめて、もう一度実行してください"),
        (Language::En, ReadError::Missing) => ("no such file".to_owned(), "check the path"),
        (Language::En, ReadError::Directory) => ("this is a directory".to_owned(), "name the files in it"),
        (Language::En, ReadError::Forbidden) => ("no permission to read it".to_owned(), "check the file's permissions"),
        (Language::En, ReadError::TooLarge) => {
            ("too large for a page or a mail (at most 64 MiB)".to_owned(), "split it, or save it as plain text")
        }
        (Language::En, ReadError::NoText(kind)) => {
            (format!("this is no text ({kind})"), "save it as HTML, .eml or plain text")
        }
        (Language::En, ReadError::Other(error)) => (line(error), "check the file and try again"),
    };
    match language {
        Language::Ja => format!("shirube: {file}: {why}。{remedy}。"),
        Language::En => format!("shirube: {file}: {why}; {remedy}"),
    }
}

/// A mail of a mailbox, by its number.
pub fn mail(language: Language, file: &str, number: usize) -> String {
    match language {
        Language::Ja => format!("{file} ({number} 通目のメール)"),
        Language::En => format!("{file} (mail {number})"),
    }
}

/// What was read in all, below a table.
pub fn totals(language: Language, table: &Table) -> String {
    let number = |count: u64| grouped(count);
    let (read, found, unreadable) = (number(table.read), number(table.found), number(table.unreadable));
    let files = if table.read == 1 { "file" } else { "files" };
    match language {
        Language::Ja => {
            format!(
                "読み取ったファイル: {read} 件 (うち該当あり {found} 件)、読み取れなかったファイル: {unreadable} 件"
            )
        }
        Language::En => format!("{read} {files} read, {found} with findings; {unreadable} could not be read"),
    }
}

/// How far a scan is.
pub fn progress(language: Language, files: u64, total: u64, rate: u64) -> String {
    let (files, total, rate) = (grouped(files), grouped(total), grouped(rate));
    match language {
        Language::Ja => format!("{files}/{total} ファイル ({rate} ファイル/秒)"),
        Language::En => format!("{files}/{total} files ({rate} files/s)"),
    }
}

/// A number with its thousands parted.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The output cannot be written.
pub fn cannot_write(language: Language, error: &io::Error) -> String {
    match language {
        Language::Ja => format!("shirube: 結果を書き出せません: {}。出力先を確かめてください。", line(error)),
        Language::En => format!("shirube: cannot write the result: {}; check where it goes", line(error)),
    }
}

/// A file cannot be written.
pub fn cannot_write_file(language: Language, path: &Path, error: &io::Error) -> String {
    let path = line(path.display());
    match language {
        Language::Ja => format!("shirube: {path}: 書き込めません: {}。書き込める場所を指定してください。", line(error)),
        Language::En => format!("shirube: {path}: cannot write: {}; name a file that you may write", line(error)),
    }
}

/// The handbook is there.
pub fn handbook_written(language: Language, pages: usize, first: &Path) -> String {
    let first = line(first.display());
    match language {
        Language::Ja => format!("{pages} ページを書き出しました: {first}"),
        Language::En => format!("{pages} pages written: {first}"),
    }
}

/// There is no handbook because the packs have mistakes, which were named before.
pub fn handbook_needs_packs(language: Language, mistakes: usize) -> String {
    match language {
        Language::Ja => {
            format!(
                "shirube: パックに {mistakes} 件の誤りがあるため、手引きを書き出せません。直してから、もう一度実行してください。"
            )
        }
        Language::En => {
            format!(
                "shirube: no handbook is written because the packs have mistakes ({mistakes}); correct them and try again"
            )
        }
    }
}

/// There is no handbook: why, and what to do.
pub fn no_handbook(language: Language, error: &DocsError) -> String {
    let (why, remedy) = match (language, error) {
        (Language::Ja, DocsError::Unreadable(PacksError::Unreadable { path, cause })) => (
            format!("{}: パックを読み込めません: {cause}", path.display()),
            "families/ と shared/ のあるディレクトリを --dir で指定してください",
        ),
        (Language::Ja, DocsError::Names(HandbookError::Taken(id))) => {
            (format!("トピック「{id}」と同じ名前のページがあります"), "トピックの id を変えてください")
        }
        (Language::Ja, DocsError::Names(HandbookError::Name(name))) => {
            (format!("「{name}」はページの名前にできません"), "id を英小文字、数字、ハイフンだけにしてください")
        }
        (Language::Ja, DocsError::Unwritable { path, cause }) => (
            format!("{}: 書き込めません: {cause}", path.display()),
            "--out に、書き込めるディレクトリを指定してください",
        ),
        (Language::Ja, error) => (error.to_string(), "内容を確かめて、もう一度実行してください"),
        (Language::En, DocsError::Unreadable(PacksError::Unreadable { path, cause })) => (
            format!("{}: cannot read the packs: {cause}", path.display()),
            "name the directory that holds families/ and shared/ with --dir",
        ),
        (Language::En, DocsError::Names(HandbookError::Taken(id))) => {
            (format!("the topic “{id}” has the name of another page"), "choose a different id")
        }
        (Language::En, DocsError::Names(HandbookError::Name(name))) => (
            format!("“{name}” cannot be the name of a page"),
            "write the id with small letters, digits and hyphens only",
        ),
        (Language::En, DocsError::Unwritable { path, cause }) => {
            (format!("{}: cannot write: {cause}", path.display()), "name a directory that you may write to with --out")
        }
        (Language::En, error) => (error.to_string(), "check it and try again"),
    };
    match language {
        Language::Ja => format!("shirube: {}。{remedy}。", line(why)),
        Language::En => format!("shirube: {}; {remedy}", line(why)),
    }
}

/// How much a remark of a checker matters.
pub fn weight(language: Language, weight: Weight) -> &'static str {
    match (language, weight) {
        (Language::Ja, Weight::Right) => "正しい",
        (Language::Ja, Weight::Note) => "参考",
        (Language::Ja, Weight::Doubtful) => "要確認",
        (Language::Ja, Weight::Wrong) => "誤り",
        (Language::En, Weight::Right) => "right",
        (Language::En, Weight::Note) => "note",
        (Language::En, Weight::Doubtful) => "doubtful",
        (Language::En, Weight::Wrong) => "wrong",
    }
}

/// A field that a checker speaks of.
pub fn field(language: Language, field: &str) -> &str {
    let (ja, en) = match field {
        "protocol" => ("プロトコル", "protocol"),
        "host" => ("サーバー名", "server"),
        "port" => ("ポート", "port"),
        "encryption" => ("暗号化の種類", "encryption"),
        "spa" => ("SPA", "SPA"),
        "authentication" => ("認証", "authentication"),
        "user" => ("ユーザー名", "user name"),
        "key" => ("鍵ファイル", "key file"),
        "account" => ("サービス アカウント", "service account"),
        "sender" => ("送信元", "sender"),
        "masks" => ("ネットワーク マスク", "network masks"),
        "url" => ("URL", "URL"),
        "who" => ("開く人", "who"),
        "address" => ("IP アドレス", "IP address"),
        "profile" => ("SSO プロファイル", "SSO profile"),
        other => (other, other),
    };
    match language {
        Language::Ja => ja,
        Language::En => en,
    }
}

/// What to write instead.
pub fn instead(language: Language, correction: &str) -> String {
    match language {
        Language::Ja => format!("正しい値: {correction}"),
        Language::En => format!("write: {correction}"),
    }
}

/// How many remarks ask for a change.
pub fn to_change(language: Language, changes: usize) -> String {
    match (language, changes) {
        (Language::Ja, 0) => "直すところはありません。".to_owned(),
        (Language::Ja, n) => format!("直すところ、確かめるところが {n} か所あります。"),
        (Language::En, 0) => "Nothing to change.".to_owned(),
        (Language::En, 1) => "1 thing to change or to check.".to_owned(),
        (Language::En, n) => format!("{n} things to change or to check."),
    }
}

/// Neither a file nor a setting was given.
pub fn no_settings_given(language: Language) -> &'static str {
    match language {
        Language::Ja => {
            "shirube: 設定を指定してください。例: shirube mail check --protocol imap --host imap.gmail.com --port 993 --encryption SSL/TLS (ファイル名か - も指定できます)"
        }
        Language::En => {
            "shirube: give the settings, for example: shirube mail check --protocol imap --host imap.gmail.com --port 993 --encryption SSL/TLS (or a file, or -)"
        }
    }
}

/// A file without mail settings.
pub fn no_settings_in(language: Language, file: &str) -> String {
    let file = line(file);
    match language {
        Language::Ja => format!(
            "shirube: {file}: メールの設定が見つかりません。「サーバー名: imap.gmail.com」のような行か、autoconfig の XML が必要です。"
        ),
        Language::En => format!(
            "shirube: {file}: no mail settings found; write lines such as “Server: imap.gmail.com”, or give an autoconfig XML file"
        ),
    }
}

/// A value of the hand-over was not given.
pub fn value_missing(language: Language, option: &str, example: &str) -> String {
    match language {
        Language::Ja => format!("shirube: --{option} を指定してください。例: --{option} {example}"),
        Language::En => format!("shirube: --{option} is missing; for example: --{option} {example}"),
    }
}

/// The command line is not right.
pub fn usage(language: Language, mistake: &str) -> String {
    match language {
        Language::Ja => format!("shirube: 指定に誤りがあります: {mistake}。使い方: shirube --help"),
        Language::En => format!("shirube: {mistake}; for the usage see: shirube --help"),
    }
}

/// Anything on one line, without what could move a terminal's cursor.
fn line(text: impl Display) -> String {
    visible(&text.to_string())
}

/// A text from outside without control characters: they are no words, and a terminal would obey them.
pub fn visible(text: &str) -> String {
    let unseen = |c: char| {
        c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|&c| !unseen(c)).collect()
}
