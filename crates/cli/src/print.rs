//! Printing for people.

use std::io::{self, Write};

use shirube_core::{
    engine::Engine,
    explain::{ExplainedCause, ExplainedStep, Explanation, Piece, Sentence},
    knowledge::{Explanations, Language},
    page::Page,
    report::{Finding, Report},
};

use crate::{
    args::Environment,
    words::{self, Words, visible},
};

/// Prints the findings of a page.
pub struct Printer<'a> {
    /// Explains them.
    pub engine: &'a Engine,
    /// What there is to say.
    pub known: &'a Explanations,
    /// The page.
    pub page: &'a Page,
    /// The language to print in.
    pub language: Language,
    /// How wide, and whether in colour.
    pub environment: &'a Environment,
    /// Whether with the steps of every remedy.
    pub details: bool,
}

impl Printer<'_> {
    /// Prints a report under its name.
    pub fn print(&self, out: &mut dyn Write, name: &str, report: &Report) -> io::Result<()> {
        writeln!(out, "{}", self.bold(&visible(name)))?;
        if report.findings.is_empty() {
            return self.paragraph(out, 2, "", self.words().nothing);
        }
        for (number, finding) in report.findings.iter().enumerate() {
            if number > 0 {
                writeln!(out)?;
            }
            self.finding(out, finding)?;
        }
        Ok(())
    }

    /// Says how to see more, if there is more to see.
    pub fn print_hint(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.details { Ok(()) } else { self.paragraph(out, 2, "", self.words().more) }
    }

    fn finding(&self, out: &mut dyn Write, finding: &Finding) -> io::Result<()> {
        let words = self.words();
        let Some(explanation) = self.engine.explain(self.known, self.page, finding) else { return Ok(()) };
        let severity = words::severity(self.language, finding.severity);
        let head = format!("{}  {}  ({severity})", finding.code, self.plain(&explanation.title));
        self.bold_paragraph(out, 2, &head)?;
        self.paragraph(out, 4, "", words::standing(self.language, finding.standing))?;
        self.paragraph(out, 4, "", &format!("{}{}{}", words.message, words.colon, visible(&finding.message)))?;
        for (name, value) in &finding.captures {
            self.paragraph(out, 4, "", &format!("{name}: {}", visible(value)))?;
        }
        if self.details {
            for sentence in &explanation.what {
                self.paragraph(out, 4, "", &self.plain(sentence))?;
            }
            self.paragraph(out, 4, "", &format!("{}{}{}", words.fixer, words.colon, self.plain(&explanation.fixer)))?;
        }
        self.paragraph(out, 4, "", &format!("{}:", words.causes))?;
        for (i, cause) in explanation.causes.iter().enumerate() {
            self.paragraph(out, 6, &format!("{}. ", i + 1), &self.plain(&cause.title))?;
            if self.details {
                self.cause(out, cause)?;
            }
        }
        self.sources(out, &explanation)
    }

    fn cause(&self, out: &mut dyn Write, cause: &ExplainedCause) -> io::Result<()> {
        let words = self.words();
        for sentence in cause.why.iter().chain(&cause.role).chain(&cause.edition) {
            self.paragraph(out, 9, "", &self.plain(sentence))?;
        }
        if !cause.check.is_empty() {
            self.paragraph(out, 9, "", &format!("{}:", words.check))?;
            self.steps(out, &cause.check)?;
        }
        for way in &cause.ways {
            let title =
                way.title.as_ref().map(|title| format!("{}{}", words.colon, self.plain(title))).unwrap_or_default();
            self.paragraph(out, 9, "", &format!("{}{title}{}", words.remedy, if title.is_empty() { ":" } else { "" }))?;
            if let Some(warning) = &way.warning {
                self.paragraph(out, 9, "! ", &self.plain(warning))?;
            }
            self.steps(out, &way.steps)?;
            if let Some(delay) = &way.delay {
                self.paragraph(out, 9, "", &self.plain(delay))?;
            }
        }
        Ok(())
    }

    fn steps(&self, out: &mut dyn Write, steps: &[ExplainedStep]) -> io::Result<()> {
        for step in steps {
            if let Some(procedure) = &step.procedure {
                self.paragraph(out, 11, "", &format!("{}:", self.plain(procedure)))?;
            }
            self.paragraph(out, 11, "- ", &self.plain(&step.text))?;
            if let Some(link) = &step.link {
                // An address is never broken: it is there to be copied.
                writeln!(out, "{:13}{}{}", "", link.url, if link.assumed { self.words().assumed } else { "" })?;
            }
        }
        Ok(())
    }

    fn sources(&self, out: &mut dyn Write, explanation: &Explanation) -> io::Result<()> {
        let sources: Vec<_> =
            explanation.sources.iter().filter_map(|source| Some((source, source.url.as_ref()?))).collect();
        if sources.is_empty() {
            return Ok(());
        }
        self.paragraph(out, 4, "", &format!("{}:", self.words().sources))?;
        for (source, url) in sources {
            self.paragraph(out, 6, "", &format!("{} ({})", source.title, source.verified_on))?;
            writeln!(out, "{:6}{url}", "")?;
        }
        Ok(())
    }

    fn plain(&self, sentence: &Sentence) -> String {
        plain(sentence, self.language)
    }

    fn words(&self) -> &'static Words {
        words::words(self.language)
    }

    fn paragraph(&self, out: &mut dyn Write, indent: usize, bullet: &str, text: &str) -> io::Result<()> {
        for line in self.wrapped(indent, bullet, text) {
            writeln!(out, "{line}")?;
        }
        Ok(())
    }

    fn bold_paragraph(&self, out: &mut dyn Write, indent: usize, text: &str) -> io::Result<()> {
        for line in self.wrapped(indent, "", text) {
            writeln!(out, "{}", self.bold(&line))?;
        }
        Ok(())
    }

    fn wrapped(&self, indent: usize, bullet: &str, text: &str) -> Vec<String> {
        wrapped(self.environment.width, indent, bullet, text)
    }

    fn bold(&self, text: &str) -> String {
        if self.environment.colour { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// A paragraph in lines of a width, indented, with a bullet before the first.
pub fn wrapped(width: usize, indent: usize, bullet: &str, text: &str) -> Vec<String> {
    let first = format!("{:indent$}{bullet}", "");
    let next = " ".repeat(indent + bullet.len());
    let options = textwrap::Options::new(width)
        .initial_indent(&first)
        .subsequent_indent(&next)
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
    textwrap::wrap(text, options).into_iter().map(|line| line.into_owned()).collect()
}

/// A sentence in one language, without any markup.
pub fn plain(sentence: &Sentence, language: Language) -> String {
    let words = words::words(language);
    let mut text = String::new();
    for piece in sentence.text.get(language) {
        match piece {
            Piece::Text { text: t } | Piece::Strong { text: t } => text.push_str(t),
            Piece::Value { text: t } => text.push_str(&visible(t)),
            Piece::Label { text: t, older, assumed } => {
                text.extend([words.label.0, t, words.label.1]);
                if let Some(older) = older {
                    text.extend([words.older.0, older, words.older.1]);
                }
                if *assumed {
                    text.push_str(words.assumed);
                }
            }
        }
    }
    if sentence.assumed {
        text.push_str(words.assumed);
    }
    text
}
