//! The explanation as plain text, for a ticket or a mail.

use std::fmt::Write;

use shirube_core::{
    explain::{ExplainedCause, ExplainedSource, ExplainedStep, ExplainedWay, Explanation, Piece, Sentence},
    knowledge::Language,
    report::CauseStatus,
};

use crate::{state::State, words::Words};

/// The shown explanation as plain text, in the card's language, with the steps that are done.
pub fn plain_text(state: &State, explanation: &Explanation) -> String {
    let mut writer = Writer { state, language: state.language(), words: state.words(), text: String::new() };
    writer.explanation(explanation);
    writer.text
}

struct Writer<'a> {
    state: &'a State,
    language: Language,
    words: &'static Words,
    text: String,
}

impl Writer<'_> {
    fn explanation(&mut self, explanation: &Explanation) {
        let words = self.words;
        let severity = words.bracketed(words.severity(explanation.severity));
        let title = self.sentence(&explanation.title);
        self.line(0, &format!("[{}] {title}{severity}", explanation.code));
        self.heading(words.standing(explanation.standing));
        for line in explanation.message.lines() {
            self.line(0, &format!("> {line}"));
        }
        self.heading(words.what);
        let what = self.sentences(&explanation.what);
        self.line(0, &what);
        self.fact(0, words.fixer, Some(&explanation.fixer));
        for change in &explanation.changes {
            let text = self.sentence(&change.text);
            self.line(0, &format!("{} {text}", change.since));
        }
        let order = if explanation.causes.len() > 1 { words.bracketed(words.likeliest_first) } else { String::new() };
        self.heading(&format!("{}{order}", words.causes));
        for (number, cause) in (1..).zip(&explanation.causes) {
            if number > 1 {
                self.text.push('\n');
            }
            self.cause(number, cause);
        }
        if !explanation.avoid.is_empty() {
            self.heading(words.avoid);
            for sentence in &explanation.avoid {
                let text = self.sentence(sentence);
                self.line(0, &format!("- {text}"));
            }
        }
        if let Some(support) = &explanation.support {
            self.heading(words.support);
            let text = self.sentence(support);
            self.line(0, &text);
        }
        self.heading(words.sources);
        for source in &explanation.sources {
            self.source(source);
        }
        self.text.push('\n');
        if self.text.contains(&self.assumed()) {
            self.line(0, words.assumed_note);
        }
        self.line(0, words.about);
    }

    fn cause(&mut self, number: u32, cause: &ExplainedCause) {
        let words = self.words;
        let title = self.sentence(&cause.title);
        let status = match cause.status {
            CauseStatus::Unknown => "",
        };
        self.line(0, &format!("{number}. {title}{status}"));
        if !cause.why.is_empty() {
            let why = self.sentences(&cause.why);
            self.line(1, &format!("{}{}{why}", words.why, words.colon));
        }
        if !cause.check.is_empty() {
            self.line(1, words.check);
            self.steps(2, &cause.check, false);
        }
        if !cause.ways.is_empty() {
            self.line(1, words.ways);
        }
        self.fact(2, words.role, cause.role.as_ref());
        self.fact(2, words.edition, cause.edition.as_ref());
        if cause.ways.len() > 1 {
            self.line(2, words.choose);
        }
        for (number, way) in (1..).zip(&cause.ways) {
            let number = (cause.ways.len() > 1).then_some(number);
            self.way(number, way);
        }
    }

    fn way(&mut self, number: Option<usize>, way: &ExplainedWay) {
        let words = self.words;
        let depth = if number.is_some() { 3 } else { 2 };
        let number = number.map(|number| words.way(number));
        let title = way.title.as_ref().map(|title| self.sentence(title));
        let name: Vec<String> = [number, title].into_iter().flatten().collect();
        if !name.is_empty() {
            self.line(2, &format!("- {}", name.join(words.colon)));
        }
        self.fact(depth, words.warning, way.warning.as_ref());
        self.fact(depth, words.delay, way.delay.as_ref());
        self.steps(depth, &way.steps, true);
    }

    fn steps(&mut self, depth: usize, steps: &[ExplainedStep], ticks: bool) {
        for procedure in steps.chunk_by(|_, next| next.procedure.is_none()) {
            if let Some(name) = procedure.first().and_then(|step| step.procedure.as_ref()) {
                let name = self.sentence(name);
                self.line(depth, &format!("[{name}]"));
            }
            for (number, step) in (1..).zip(procedure) {
                self.step(depth, number, step, ticks);
            }
        }
    }

    fn step(&mut self, depth: usize, number: u32, step: &ExplainedStep, ticks: bool) {
        let tick = match (ticks, self.state.is_ticked(&step.id)) {
            (false, _) => "",
            (true, false) => "[ ] ",
            (true, true) => "[x] ",
        };
        let text = self.sentence(&step.text);
        self.line(depth, &format!("{tick}{number}. {text}"));
        if let Some(link) = &step.link {
            let mark = if link.assumed { self.assumed() } else { String::new() };
            let title = link.title.get(self.language);
            // No full-width sign may touch an address: ticket systems would take it for a part of the link.
            self.line(depth + 2, &format!("{title}{mark}: {}", link.url));
        }
    }

    fn source(&mut self, source: &ExplainedSource) {
        let day = self.words.bracketed(&format!("{} {}", self.words.verified, source.verified_on));
        let url = source.url.as_ref().map(|url| format!(": {url}")).unwrap_or_default();
        self.line(0, &format!("{}{day}{url}", source.title));
    }

    fn fact(&mut self, depth: usize, name: &str, sentence: Option<&Sentence>) {
        if let Some(sentence) = sentence {
            let text = self.sentence(sentence);
            self.line(depth, &format!("{name}{}{text}", self.words.colon));
        }
    }

    fn heading(&mut self, text: &str) {
        self.text.push('\n');
        self.line(0, &format!("■ {text}"));
    }

    fn line(&mut self, depth: usize, text: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{:1$}{text}", "", depth * 2);
    }

    fn sentences(&self, sentences: &[Sentence]) -> String {
        sentences.iter().map(|s| self.sentence(s)).collect::<Vec<_>>().join(self.words.between)
    }

    fn sentence(&self, sentence: &Sentence) -> String {
        let words = self.words;
        let mut text = String::new();
        for piece in sentence.text.get(self.language) {
            match piece {
                Piece::Text { text: it } | Piece::Strong { text: it } | Piece::Value { text: it } => text.push_str(it),
                Piece::Label { text: label, older, assumed } => {
                    text.push_str(&words.label(label));
                    text.extend((*assumed && !sentence.assumed).then(|| self.assumed()));
                    text.extend(older.iter().map(|older| words.older(older)));
                }
            }
        }
        text.extend(sentence.assumed.then(|| self.assumed()));
        text
    }

    fn assumed(&self) -> String {
        self.words.bracketed(self.words.assumed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn text(language: Language) -> String {
        let mut state = sample::state(language);
        state.tick("role/0/1", true);
        state.shown().map(|shown| plain_text(&state, shown)).unwrap()
    }

    #[test]
    fn a_ticket_in_japanese() {
        assert_eq!(text(Language::Ja), include_str!("sample/ticket.ja.txt"));
    }

    #[test]
    fn a_ticket_in_english() {
        assert_eq!(text(Language::En), include_str!("sample/ticket.en.txt"));
    }
}
