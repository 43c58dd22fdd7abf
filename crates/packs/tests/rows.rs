//! The error collection: every string that was seen somewhere is found, and names its row.
//!
//! `tests/knowledge/rows.tsv` holds the strings as pages, logs and dialogs show them: row, language, place, text. ` || `
//! parts what stands in different blocks of one page.

#![allow(clippy::panic, reason = "helpers of tests are tests")]

use std::collections::{BTreeMap, BTreeSet};

use shirube_core::{
    engine::Engine,
    page::{Block, Page, Passage},
    report::Standing,
};
use shirube_packs::builtin;

const ROWS: &str = include_str!("../../../tests/knowledge/rows.tsv");

/// Rows whose strings are found but never count as the page's own, and why.
const WEAK: &[(&str, &str)] = &[
    ("G1-20", "quoted by hand, perhaps in other words"),
    ("G3-05", "a sentence that every product can say: the page shows nothing else"),
    ("G5-18", "a code that stands in an address, whose path was never seen"),
];

/// What was never seen, in one language or in both, and why it is left out: row, language, reason.
const LEFT_OUT: &str = include_str!("../../../tests/knowledge/rows-left-out.tsv");

/// How many rows the collection has.
const ALL: usize = 169;

struct Row<'a> {
    id: &'a str,
    language: &'a str,
    place: &'a str,
    text: &'a str,
}

fn rows() -> Vec<Row<'static>> {
    let cells = |line: &'static str| {
        let [id, language, place, text] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("no row: {line}") };
        Row { id, language, place, text }
    };
    ROWS.lines().skip(1).map(cells).collect()
}

impl Row<'_> {
    fn is_page(&self) -> bool {
        self.place.starts_with("https://")
    }

    fn page(&self) -> Page {
        let lines = self.text.split(" || ");
        if !self.is_page() {
            return Page::from_text(&lines.collect::<Vec<_>>().join("\n"));
        }
        let blocks = lines.map(|line| Block { text: line.to_owned(), ..Block::default() }).collect();
        Page { url: Some(self.place.to_owned()), passages: vec![Passage { blocks }], ..Page::default() }
    }
}

#[test]
fn every_seen_string_is_found_where_it_was_seen() {
    let knowledge = builtin().unwrap();
    let help = knowledge.catalogue.help_hosts.clone();
    let engine = Engine::new(knowledge.catalogue).unwrap();
    let mut wrong = Vec::new();
    let mut table: BTreeMap<&str, BTreeMap<&str, (usize, BTreeSet<String>)>> = BTreeMap::new();
    for row in rows() {
        let report = engine.scan(&row.page()).report;
        let host = row.place.strip_prefix("https://").and_then(|rest| rest.split('/').next()).unwrap_or_default();
        let expected = match row.is_page() {
            false => Standing::Reported,
            true if help.iter().any(|h| h == host) => Standing::Quoted,
            true => Standing::Here,
        };
        let is_weak = WEAK.iter().any(|(id, _)| *id == row.id);
        let found = report.findings.iter().find(|f| f.refs.iter().any(|r| r == row.id));
        let cell = table.entry(row.id).or_default().entry(row.language).or_default();
        match found {
            Some(finding) if finding.standing == expected || (is_weak && finding.standing == Standing::Reported) => {
                cell.0 += 1;
                cell.1.insert(finding.code.clone());
            }
            other => {
                let codes: Vec<String> =
                    report.findings.iter().map(|f| format!("{} {:?}", f.code, f.standing)).collect();
                let said = other.map_or("not found".to_owned(), |f| format!("{:?}, not {expected:?}", f.standing));
                wrong.push(format!(
                    "{} {} at {}: {said} (found: {})\n    {}",
                    row.id,
                    row.language,
                    row.place,
                    codes.join(", "),
                    row.text
                ));
            }
        }
    }
    println!("| row | ja | en |\n| --- | --- | --- |");
    for (id, languages) in &table {
        let cell = |language| match languages.get(language) {
            None => "–".to_owned(),
            Some((count, codes)) => format!("{count} × {}", codes.iter().cloned().collect::<Vec<_>>().join(" ")),
        };
        println!("| {id} | {} | {} |", cell("ja"), cell("en"));
    }
    println!("{} rows, {} strings, {} wrong", table.len(), rows().len(), wrong.len());
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_row_is_there_or_left_out_with_a_reason() {
    let mut there: BTreeSet<(&str, &str)> = rows().iter().map(|row| (row.id, row.language)).collect();
    for line in LEFT_OUT.lines().skip(1) {
        let [id, language, reason] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("no reason: {line}") };
        assert!(!reason.is_empty(), "{line}");
        // A part of a string that was never seen is left out of a row that is there.
        if !language.ends_with("(part)") {
            assert!(there.insert((id, language)), "{id} {language} is there and left out");
        }
    }
    let ids: BTreeSet<&str> = there.iter().map(|(id, _)| *id).collect();
    assert_eq!((ids.len(), there.len()), (ALL, ALL * 2));
}
