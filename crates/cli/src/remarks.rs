//! What checkers say, printed for people.

use std::io::{self, Write};

use shirube_core::{
    checkers::{Remark, Rests, Weight},
    knowledge::{Both, Language},
};

use crate::{
    args::Environment,
    error::{FOUND, OK},
    print::wrapped,
    words::{self, visible},
};

/// Prints answers of checkers in one language.
pub struct Sheet<'a> {
    /// Where to.
    pub out: &'a mut dyn Write,
    /// The language.
    pub language: Language,
    /// How wide, and whether in colour.
    pub environment: &'a Environment,
}

impl Sheet<'_> {
    /// A heading.
    pub fn heading(&mut self, text: &str) -> io::Result<()> {
        let text = visible(text);
        if self.environment.colour {
            writeln!(self.out, "\u{1b}[1m{text}\u{1b}[0m")
        } else {
            writeln!(self.out, "{text}")
        }
    }

    /// A paragraph, indented, with something before its first line.
    pub fn paragraph(&mut self, indent: usize, bullet: &str, text: &str) -> io::Result<()> {
        let lines = wrapped(self.environment.width, indent, bullet, &visible(text));
        lines.iter().try_for_each(|line| writeln!(self.out, "{line}"))
    }

    /// A sentence in the language of the sheet.
    pub fn say(&mut self, indent: usize, bullet: &str, text: &Both<String>) -> io::Result<()> {
        let language = self.language;
        self.paragraph(indent, bullet, text.get(language))
    }

    /// What can be copied: never broken, a line for each.
    pub fn copy(&mut self, indent: usize, text: &str) -> io::Result<()> {
        text.lines().try_for_each(|line| writeln!(self.out, "{:indent$}{}", "", visible(line)))
    }

    /// Remarks and what to write instead; what several ask for stands once, behind the last.
    pub fn remarks(&mut self, indent: usize, remarks: &[Remark]) -> io::Result<()> {
        let words = words::words(self.language);
        for (at, remark) in remarks.iter().enumerate() {
            let weight = weight(self.language, remark.weight);
            let assumed = if remark.assumed { words.assumed } else { "" };
            let text = format!("{weight}{}{}{assumed}", words.colon, remark.text.get(self.language));
            self.paragraph(indent, "- ", &text)?;
            let again = remarks.get(at + 1).is_some_and(|next| next.correction == remark.correction);
            if let Some(correction) = remark.correction.as_ref().filter(|_| !again) {
                self.copy(indent + 4, correction)?;
            }
        }
        Ok(())
    }

    /// The documents that an answer rests on.
    pub fn rests(&mut self, indent: usize, rests: &[Rests]) -> io::Result<()> {
        let words = words::words(self.language);
        self.paragraph(indent, "", &format!("{}:", words.sources))?;
        for rest in rests {
            self.paragraph(indent + 2, "", &format!("{} ({})", rest.title, rest.verified_on))?;
            self.copy(indent + 2, &rest.url)?;
        }
        Ok(())
    }
}

/// A weight in a word.
fn weight(language: Language, weight: Weight) -> &'static str {
    match (language, weight) {
        (Language::Ja, Weight::Wrong) => "誤り",
        (Language::Ja, Weight::Doubtful) => "要確認",
        (Language::Ja, Weight::Note) => "参考",
        (Language::Ja, Weight::Right) => "正しい",
        (Language::En, Weight::Wrong) => "wrong",
        (Language::En, Weight::Doubtful) => "doubtful",
        (Language::En, Weight::Note) => "note",
        (Language::En, Weight::Right) => "right",
    }
}

/// The exit status for the weightiest remark.
pub fn status(weight: Weight) -> u8 {
    if weight >= Weight::Doubtful { FOUND } else { OK }
}
