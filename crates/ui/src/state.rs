//! What the card shows at the moment.

use std::collections::{BTreeMap, BTreeSet};

use shirube_core::{explain::Explanation, knowledge::Language, protocol::CardContent};

use crate::words::Words;

/// Where the handbook is, seen from what is drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Handbook {
    /// In the extension, beside the card's page.
    #[default]
    Below,
    /// Around this very page, in one language a folder.
    Here,
}

impl Handbook {
    /// The address of a page of the handbook.
    pub fn page(self, language: &str, name: &str) -> String {
        match self {
            Self::Below => format!("handbook.html?page={language}/{name}.html"),
            Self::Here => format!("{name}.html"),
        }
    }

    /// Whether the handbook is another place than this.
    pub fn is_elsewhere(self) -> bool {
        self == Self::Below
    }
}

/// What the card shows at the moment.
#[derive(Debug, Default)]
pub struct State {
    handbook: Handbook,
    explanations: Vec<Explanation>,
    selected: usize,
    language: Option<Language>,
    ticked: BTreeSet<String>,
    /// The open causes of every problem that was shown.
    open: BTreeMap<String, BTreeSet<String>>,
}

impl State {
    /// Nothing to show yet, and the handbook is where it will stand: what is drawn cannot be pressed.
    pub fn on_paper(language: Language) -> Self {
        Self { handbook: Handbook::Here, language: Some(language), ..Self::default() }
    }

    /// Takes new content. Causes that the user opened stay open.
    pub fn take(&mut self, content: CardContent) {
        self.explanations = content.explanations;
        self.language = Some(content.language);
        self.ticked = content.ticked.into_iter().collect();
        self.select(content.selected as usize);
    }

    /// Shows another finding. At its first showing the likeliest cause is open: most often that is all one needs.
    pub fn select(&mut self, index: usize) {
        self.selected = index.min(self.explanations.len().saturating_sub(1));
        if let Some(explanation) = self.explanations.get(self.selected) {
            let first = || explanation.causes.iter().take(1).map(|cause| cause.id.clone()).collect();
            self.open.entry(explanation.problem.clone()).or_insert_with(first);
        }
    }

    /// Chooses the language.
    pub fn speak(&mut self, language: Language) {
        self.language = Some(language);
    }

    /// Notes that a step was done or not.
    pub fn tick(&mut self, step: &str, done: bool) {
        if done {
            self.ticked.insert(step.to_owned());
        } else {
            self.ticked.remove(step);
        }
    }

    /// Opens a cause or closes it; says whether it is open now.
    pub fn toggle(&mut self, cause: &str) -> bool {
        let Some(explanation) = self.explanations.get(self.selected) else { return false };
        let open = self.open.entry(explanation.problem.clone()).or_default();
        if open.remove(cause) {
            return false;
        }
        open.insert(cause.to_owned())
    }

    /// The explanations, one for each finding.
    pub fn explanations(&self) -> &[Explanation] {
        &self.explanations
    }

    /// Index of the one that is shown.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The one that is shown.
    pub fn shown(&self) -> Option<&Explanation> {
        self.explanations.get(self.selected)
    }

    /// Where the handbook is.
    pub fn handbook(&self) -> Handbook {
        self.handbook
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language.unwrap_or(Language::Ja)
    }

    /// The card's own words.
    pub fn words(&self) -> &'static Words {
        Words::of(self.language())
    }

    /// Whether a step is done.
    pub fn is_ticked(&self, step: &str) -> bool {
        self.ticked.contains(step)
    }

    /// Whether a cause of the shown finding is open.
    pub fn is_open(&self, cause: &str) -> bool {
        let open = self.shown().and_then(|explanation| self.open.get(&explanation.problem));
        open.is_some_and(|open| open.contains(cause))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn only_the_likeliest_cause_is_open_at_first() {
        let state = sample::state(Language::Ja);
        assert!(state.is_open("role"));
        assert!(!state.is_open("domain"));
    }

    #[test]
    fn what_the_user_opened_outlives_new_content() {
        let mut state = sample::state(Language::Ja);
        assert!(state.toggle("domain"));
        assert!(!state.toggle("role"));
        state.take(CardContent { language: Language::En, ..sample::content() });
        assert!(state.is_open("domain"));
        assert!(!state.is_open("role"));
    }

    #[test]
    fn a_finding_that_is_gone_cannot_be_selected() {
        let mut state = sample::state(Language::Ja);
        state.select(7);
        assert_eq!(state.selected(), 1);
        state.take(CardContent { explanations: Vec::new(), ..sample::content() });
        assert!(state.shown().is_none());
    }

    #[test]
    fn a_step_is_ticked_and_unticked() {
        let mut state = sample::state(Language::Ja);
        state.tick("role/0/0", true);
        assert!(state.is_ticked("role/0/0"));
        state.tick("role/0/0", false);
        assert!(!state.is_ticked("role/0/0"));
    }
}
