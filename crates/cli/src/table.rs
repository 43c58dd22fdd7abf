//! The table: which problems were found, how often, and in how many files.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Write},
};

use shirube_core::{
    knowledge::{Catalogue, Language},
    report::Standing,
};
use textwrap::core::display_width;

use crate::{
    args::Environment,
    words::{self, Words},
};

/// The findings of many files, counted.
#[derive(Debug, Default)]
pub struct Table {
    /// By the problem's place in the catalogue.
    rows: BTreeMap<usize, Row>,
    /// Files that were read.
    pub read: u64,
    /// Files that were not.
    pub unreadable: u64,
    /// Files with findings.
    pub found: u64,
}

#[derive(Debug, Default, Clone, Copy)]
struct Row {
    here: u64,
    reported: u64,
    quoted: u64,
    files: u64,
}

impl Table {
    /// Counts the findings of a file that was read.
    pub fn add(&mut self, findings: &[(usize, Standing)]) {
        self.read += 1;
        self.found += u64::from(!findings.is_empty());
        for &(problem, standing) in findings {
            let row = self.rows.entry(problem).or_default();
            match standing {
                Standing::Here => row.here += 1,
                Standing::Reported => row.reported += 1,
                Standing::Quoted => row.quoted += 1,
            }
        }
        for problem in findings.iter().map(|f| f.0).collect::<BTreeSet<_>>() {
            self.rows.entry(problem).or_default().files += 1;
        }
    }

    /// The problems that were found, in the order of the catalogue.
    pub fn problems(&self) -> impl Iterator<Item = usize> {
        self.rows.keys().copied()
    }

    /// Prints it, what was found most first.
    pub fn print(
        &self,
        out: &mut dyn Write,
        catalogue: &Catalogue,
        language: Language,
        environment: &Environment,
    ) -> io::Result<()> {
        let words = words::words(language);
        if self.rows.is_empty() {
            writeln!(out, "{}", words.nothing)?;
        } else {
            self.print_rows(out, catalogue, language, words, environment)?;
        }
        writeln!(out, "{}", words::totals(language, self))
    }

    fn print_rows(
        &self,
        out: &mut dyn Write,
        catalogue: &Catalogue,
        language: Language,
        words: &Words,
        environment: &Environment,
    ) -> io::Result<()> {
        let mut rows: Vec<_> =
            self.rows.iter().filter_map(|(&i, row)| Some((catalogue.problems.get(i)?, row))).collect();
        rows.sort_by_key(|(_, row)| std::cmp::Reverse((row.files, row.here + row.reported + row.quoted)));
        let counts = |row: &Row| [row.here, row.reported, row.quoted, row.files].map(|count| count.to_string());
        let mut widths = words.counts.map(display_width);
        let mut code_width = display_width(words.code);
        for (problem, row) in &rows {
            code_width = code_width.max(display_width(&problem.code));
            for (width, count) in widths.iter_mut().zip(counts(row)) {
                *width = (*width).max(count.len());
            }
        }
        let taken = code_width + widths.iter().map(|width| width + 2).sum::<usize>() + 2;
        let title_width = environment.width.saturating_sub(taken).max(16);
        let mut line = |code: &str, title: &str, counts: [String; 4], bold: bool| {
            let options = textwrap::Options::new(title_width).wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
            for (i, title) in textwrap::wrap(title, options).iter().enumerate() {
                let code = if i == 0 { code } else { "" };
                let mut text = format!("{}  {}", padded(code, code_width), padded(title, title_width));
                for (count, &width) in counts.iter().zip(&widths).filter(|_| i == 0) {
                    text.push_str(&format!("  {}{count}", " ".repeat(width - display_width(count))));
                }
                let text = text.trim_end();
                match bold && environment.colour {
                    true => writeln!(out, "\u{1b}[1m{text}\u{1b}[0m")?,
                    false => writeln!(out, "{text}")?,
                }
            }
            io::Result::Ok(())
        };
        line(words.code, words.title, words.counts.map(str::to_owned), true)?;
        rows.iter().try_for_each(|(problem, row)| line(&problem.code, problem.title.get(language), counts(row), false))
    }
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(display_width(text))))
}
