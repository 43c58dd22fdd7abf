//! The same message in all the ways in which pages, mails, logs and people write it.
//!
//! `tests/knowledge/variants.tsv` holds strings of the error collection, in the shape of `rows.tsv`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests are tests")]

use std::{collections::BTreeMap, fmt::Write};

use shirube_cli::{read::read, scan::engine};
use shirube_core::page::Page;
use unicode_normalization::UnicodeNormalization;

const ROWS: &str = include_str!("../../../tests/knowledge/variants.tsv");

/// Paths that tell of a problem by themselves.
const TELLING: &[&str] = &["/signin/oauth/error/v2", "/setup/secur/RemoteAccessErrorPage.apexp"];

/// What cannot be known when it is cut off, and why.
const NEEDS_ITS_END: &[(&str, &str)] = &[
    ("G1-07", "begins like G1-08"),
    ("G3-07", "a short sentence that other products say as well, as a part of longer ones"),
];

struct Row {
    id: &'static str,
    language: &'static str,
    url: Option<&'static str>,
    blocks: Vec<&'static str>,
}

fn rows() -> Vec<Row> {
    let cells = |line: &'static str| {
        let [id, language, place, text] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("no row: {line}") };
        // An address that tells by itself would hide that the text is not found.
        let page = place.split('?').next().filter(|place| place.starts_with("https://"));
        let url = page.map(|page| TELLING.iter().find_map(|path| page.strip_suffix(path)).unwrap_or(page));
        Row { id, language, url, blocks: text.split(" || ").collect() }
    };
    ROWS.lines().skip(1).map(cells).collect()
}

impl Row {
    /// The row as a page at its address, or as a text, each block written by `write`.
    fn written(&self, write: impl Fn(&str) -> String) -> Page {
        match self.url {
            Some(_) => self.html(|block| escaped(&write(block))),
            None => text(&self.blocks.iter().map(|block| write(block)).collect::<Vec<_>>().join("\n")),
        }
    }

    fn html(&self, inner: impl Fn(&str) -> String) -> Page {
        let blocks: String = self.blocks.iter().map(|block| format!("<p>{}</p>", inner(block))).collect();
        read(format!("<!doctype html><title>x</title><main>{blocks}</main>").as_bytes(), Some("html"), self.url)
            .unwrap()
    }

    fn lines(&self) -> String {
        self.blocks.join("\n")
    }
}

fn text(text: &str) -> Page {
    read(text.as_bytes(), Some("txt"), None).unwrap()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// Latin letters wide, katakana narrow.
fn width(text: &str) -> String {
    let narrow: BTreeMap<char, char> =
        ('\u{ff66}'..='\u{ff9d}').filter_map(|c| Some((std::iter::once(c).nfkc().next()?, c))).collect();
    let letter = |c: char| match c {
        '!'..='~' => char::from_u32(c as u32 + 0xfee0).unwrap_or(c),
        ' ' => '\u{3000}',
        c => narrow.get(&c).copied().unwrap_or(c),
    };
    text.chars().map(letter).collect()
}

/// White space of every kind, where a language has some or needs none.
fn spacing(text: &str) -> String {
    let mut out = String::new();
    for (i, c) in text.chars().enumerate() {
        out.push_str(match c {
            ' ' => "\u{a0} \u{2009}",
            c if c > '\u{3000}' && i % 5 == 2 => "\u{200b}\u{a0}",
            _ => "",
        });
        if c != ' ' {
            out.push(c);
        }
    }
    out
}

/// Voiced kana as a letter and a mark.
fn kana(text: &str) -> String {
    text.nfd().collect()
}

/// A tag, a comment or a soft break within words.
fn split_nodes(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let pieces =
        letters.chunks(3).zip(["<b>{}</b>", "<!-- x -->{}", "<span><i></i>{}</span>", "<wbr>{}"].iter().cycle());
    pieces.map(|(piece, form)| form.replace("{}", &escaped(&piece.iter().collect::<String>()))).collect()
}

/// A block, cut off after seven tenths.
fn truncated(row: &Row, block: &'static str) -> Page {
    let kept = block.chars().count() * 7 / 10;
    let cut = |block: &str| format!("{}…", block.chars().take(kept).collect::<String>().trim_end());
    Row { blocks: vec![block], ..*row }.written(cut)
}

/// Wrapped at 76 columns and quoted, as in a mail that was answered: Latin words stay whole, Japanese breaks anywhere.
fn wrapped(row: &Row) -> Page {
    let options = textwrap::Options::new(76).initial_indent("> ").subsequent_indent("> ").break_words(true);
    text(&textwrap::fill(&row.lines(), options))
}

/// Escaped twice for HTML, as ticket systems do.
fn html_escaped(row: &Row) -> Page {
    let mut out = String::new();
    for c in row.lines().chars() {
        match c {
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            c if c.is_ascii() => out.push(c),
            c => write!(out, "&#x{:x};", c as u32).unwrap(),
        }
    }
    text(&out)
}

/// Escaped for JSON, in a line of a log.
fn json_escaped(row: &Row) -> Page {
    let mut out = r#"{"level":"error","msg":""#.to_owned();
    for c in row.lines().chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if c.is_ascii() => out.push(c),
            c => c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| write!(out, "\\u{unit:04x}").unwrap()),
        }
    }
    text(&(out + "\"}"))
}

fn mail(encoding: &str, body: &str) -> Page {
    let head = "From: a@example.com\r\nTo: b@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8";
    let mail = format!("{head}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n");
    read(mail.as_bytes(), Some("eml"), None).unwrap()
}

fn quoted_printable(row: &Row) -> Page {
    let mut body = String::new();
    let mut column = 0;
    for byte in row.lines().bytes() {
        if column > 70 {
            body.push_str("=\r\n");
            column = 0;
        }
        let before = body.len();
        match byte {
            b'\n' => body.push_str("\r\n"),
            b' '..=b'~' if byte != b'=' => body.push(char::from(byte)),
            byte => write!(body, "={byte:02X}").unwrap(),
        }
        column = if byte == b'\n' { 0 } else { column + body.len() - before };
    }
    mail("quoted-printable", &body)
}

fn base64(row: &Row) -> Page {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let encoded = STANDARD.encode(row.lines());
    let lines: Vec<&str> = encoded.as_bytes().chunks(76).map(|line| std::str::from_utf8(line).unwrap()).collect();
    mail("base64", &lines.join("\r\n"))
}

#[test]
fn every_variant_is_found() {
    let (engine, _) = engine().unwrap();
    let mut missing = Vec::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut problems = std::collections::BTreeSet::new();
    for row in rows() {
        let is_found = |page: &Page| {
            let findings = engine.scan(page).report.findings;
            findings.into_iter().find(|f| f.refs.iter().any(|r| r == row.id))
        };
        assert!(is_found(&row.written(|_| String::new())).is_none(), "{} is found by its address", row.id);
        let found = is_found(&row.written(str::to_owned));
        let finding = found.unwrap_or_else(|| panic!("{} is not found as it is", row.id));
        problems.insert(finding.problem.clone());
        let mut variants: Vec<(&str, Page)> = vec![
            ("width", row.written(width)),
            ("spacing", row.written(spacing)),
            ("kana", row.written(kana)),
            ("split nodes", row.html(split_nodes)),
            ("wrapped at 76 columns", wrapped(&row)),
            ("escaped for HTML", html_escaped(&row)),
            ("quoted-printable", quoted_printable(&row)),
            ("base64", base64(&row)),
            ("escaped for JSON", json_escaped(&row)),
        ];
        let messages = &engine.catalogue().problem(&finding.problem).unwrap().messages;
        // A code is a code by its capitals.
        if row.language == "en" && messages.iter().any(|message| !message.exact) {
            variants.push(("upper case", row.written(str::to_uppercase)));
        }
        // What is cut off has lost its values: a problem that needs them cannot be explained without.
        let alone = |block: &&&'static str| is_found(&Row { blocks: vec![block], ..row }.written(str::to_owned));
        let needs_its_end = NEEDS_ITS_END.iter().any(|(id, _)| *id == row.id);
        let mut long = row.blocks.iter().filter(|block| !needs_its_end && block.chars().count() >= 24);
        if let Some(block) = long.find(|block| alone(block).is_some_and(|f| f.captures.is_empty())) {
            variants.push(("truncated", truncated(&row, block)));
        }
        for (name, page) in variants {
            if is_found(&page).is_some() {
                *counts.entry(name).or_default() += 1;
            } else {
                missing.push(format!("{} {}: {name}", row.id, row.language));
            }
        }
    }
    for (name, count) in &counts {
        println!("{name}: {count}");
    }
    assert!(missing.is_empty(), "{} variants are not found:\n{}", missing.len(), missing.join("\n"));
    assert!(
        problems.len() >= 20 && counts.values().all(|&count| count >= 15),
        "{} problems, {counts:?}",
        problems.len()
    );
}
