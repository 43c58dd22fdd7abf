//! What the panel shows at the moment.

use std::collections::BTreeMap;

use shirube_core::{
    explain::{ExplainedJob, ExplainedJobStep},
    knowledge::{Both, Language},
    protocol::PanelContent,
    setting::job::StepState,
};
use shirube_ui::parts;

use crate::tools;

/// One of the panel's three parts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tab {
    /// The settings of the page.
    #[default]
    Page,
    /// What the user is at work on.
    Jobs,
    /// Checkers.
    Tools,
}

impl Tab {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Page, Self::Jobs, Self::Tools];

    /// Its name in ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Jobs => "jobs",
            Self::Tools => "tools",
        }
    }
}

/// One of the checkers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tool {
    /// Network masks.
    #[default]
    Masks,
    /// Who is sent to the SSO page.
    Sso,
    /// The settings of a mail program.
    Mail,
    /// The three values that HITO-Link asks for.
    HandOver,
    /// Domain-wide delegation.
    Delegation,
}

impl Tool {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [Self::Masks, Self::Sso, Self::Mail, Self::HandOver, Self::Delegation];

    /// Its name in ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Masks => "masks",
            Self::Sso => "sso",
            Self::Mail => "mail",
            Self::HandOver => "hand-over",
            Self::Delegation => "delegation",
        }
    }
}

/// What the panel shows at the moment.
#[derive(Debug, Default)]
pub struct State {
    /// The card's parts are drawn from it: it holds the language.
    pub ui: parts::State,
    /// What the background knows.
    pub content: Option<PanelContent>,
    /// The part that is open.
    pub tab: Tab,
    /// The tool that is open.
    pub tool: Tool,
    /// What stands in the fields, by their ids.
    typed: BTreeMap<String, String>,
    /// What stands in fields that the user has not touched.
    suggested: BTreeMap<&'static str, String>,
    /// The steps that the user opened or closed.
    open: BTreeMap<String, bool>,
}

impl State {
    /// Takes new content. What the user typed and opened stays; while the user is typing, so does what was suggested.
    pub fn take(&mut self, content: PanelContent, typing: bool) {
        self.ui.speak(content.language);
        self.content = Some(content);
        if !typing {
            let page = self.google().map(|url| (tools::URL, url.to_owned()));
            self.suggested = page.into_iter().collect();
        }
    }

    /// Words of our own, in the language of the panel.
    pub fn say(&self, ja: &'static str, en: &'static str) -> &'static str {
        Both { ja, en }.get(self.ui.language())
    }

    /// What is said in both languages, in that of the panel.
    pub fn tell<'b>(&self, text: &'b Both<String>) -> &'b str {
        text.get(self.ui.language())
    }

    /// Chooses the language.
    pub fn speak(&mut self, language: Language) {
        self.ui.speak(language);
    }

    /// What is typed in a field.
    pub fn typed(&self, field: &str) -> &str {
        self.typed.get(field).or_else(|| self.suggested.get(field)).map_or("", String::as_str)
    }

    /// What is typed in a field, if it is more than white space.
    pub fn filled(&self, field: &str) -> Option<&str> {
        Some(self.typed(field)).filter(|typed| !typed.trim().is_empty())
    }

    /// Notes what is typed in a field.
    pub fn types(&mut self, field: &str, text: String) {
        self.typed.insert(field.to_owned(), text);
    }

    /// The jobs, those at hand first.
    pub fn jobs(&self) -> &[ExplainedJob] {
        self.content.as_ref().map_or(&[], |content| &content.jobs)
    }

    /// Whether a step is done: the pages showed it, or the user ticked it where no page can.
    pub fn is_done(&self, step: &ExplainedJobStep) -> bool {
        step.state == StepState::Done || (step.checks.is_empty() && self.is_ticked(&step.id))
    }

    fn is_ticked(&self, step: &str) -> bool {
        self.content.as_ref().is_some_and(|content| content.ticked.iter().any(|id| id == step))
    }

    /// The first step of a job that is not done.
    pub fn next<'j>(&self, job: &'j ExplainedJob) -> Option<&'j ExplainedJobStep> {
        job.steps.iter().find(|step| !self.is_done(step))
    }

    /// Whether a step is open. The next one is, until the user closes it.
    pub fn is_open(&self, step: &str) -> bool {
        let is_next = || self.jobs().iter().filter_map(|job| self.next(job)).any(|next| next.id == step);
        self.open.get(step).copied().unwrap_or_else(is_next)
    }

    /// Opens a step or closes it.
    pub fn toggle(&mut self, step: &str) {
        let open = !self.is_open(step);
        self.open.insert(step.to_owned(), open);
    }

    /// The page's address, if it is one of Google: people ask about the page before them.
    fn google(&self) -> Option<&str> {
        let url = self.content.as_ref()?.url.as_deref()?;
        let host = url.strip_prefix("https://")?.split(['/', '?', '#']).next()?;
        (host == "google.com" || host.ends_with(".google.com")).then_some(url)
    }
}
