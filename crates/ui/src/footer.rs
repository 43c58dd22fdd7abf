//! The end of the card: where it all comes from, who says so, and what one can do with it.

use shirube_core::{
    explain::{ExplainedSource, Explanation},
    knowledge::Language,
    protocol::DismissScope,
};

use crate::{
    cause::outward,
    dom::{Element, el},
    icon::Icon,
    sentence::in_its_language,
    state::State,
    words::{own_name, tag},
};

/// Where the explanation comes from.
pub fn sources(state: &State, explanation: &Explanation) -> Element {
    el("div")
        .class("sources")
        .attr("data-part", "sources")
        .child(el("h2").text(state.words().sources))
        .child(source_list(state, &explanation.sources))
}

/// The sources, each with its day.
pub fn source_list(state: &State, sources: &[ExplainedSource]) -> Element {
    el("ul").children(sources.iter().map(|it| source(state, it)))
}

/// Who says so, and what the mark means if something is assumed.
pub fn about(state: &State, assumed: bool) -> Element {
    let words = state.words();
    el("div")
        .class("about")
        .children(assumed.then(|| el("p").attr("data-part", "note").text(words.assumed_note)))
        .child(el("p").attr("data-part", "about").text(words.about))
}

fn source(state: &State, source: &ExplainedSource) -> Element {
    let link = source.url.as_ref().and_then(|url| outward(state, url, &source.title));
    let name = in_its_language(state, link.unwrap_or_else(|| el("span").text(&source.title)), &source.title);
    let date = el("time").attr("datetime", &source.verified_on).text(&source.verified_on);
    let day = el("span").class("day").text(format!("{} ", state.words().verified)).child(date);
    el("li").child(name).text(" · ").child(day)
}

/// Copying, dismissing, the language.
pub fn actions(state: &State) -> Element {
    let words = state.words();
    let shown = state.shown().is_some();
    let copy = button("copy").child(Icon::Sheets.draw()).child(el("span").text(words.copy));
    let dismiss = button("dismiss")
        .attr("aria-haspopup", "menu")
        .attr("aria-expanded", "false")
        .attr("aria-controls", "dismiss-menu")
        .child(el("span").text(words.dismiss))
        .child(Icon::Chevron.draw());
    let scopes = [DismissScope::Once, DismissScope::Page, DismissScope::Week].map(|scope| {
        el("button")
            .attr("type", "button")
            .attr("role", "menuitem")
            .attr("tabindex", "-1")
            .attr("data-scope", scope_name(scope))
            .text(words.scope(scope))
    });
    let menu = el("div")
        .class("menu")
        .attr("id", "dismiss-menu")
        .attr("role", "menu")
        .attr("aria-label", words.dismiss)
        .flag("hidden", true)
        .children(scopes);
    el("div")
        .class("actions")
        .children(shown.then_some(copy))
        .children(shown.then_some(dismiss))
        .children(shown.then_some(menu))
        .child(languages(state))
}

/// The switch between the languages.
pub fn languages(state: &State) -> Element {
    let languages = [Language::Ja, Language::En].map(|language| {
        button("language")
            .attr("data-language", tag(language))
            .attr("lang", tag(language))
            .attr("aria-pressed", if language == state.language() { "true" } else { "false" })
            .text(own_name(language))
    });
    el("div").class("languages").attr("role", "group").attr("aria-label", state.words().language).children(languages)
}

/// A button that the card knows by its `data-action`.
pub fn button(action: &'static str) -> Element {
    el("button").attr("type", "button").class("action").attr("data-action", action)
}

fn scope_name(scope: DismissScope) -> &'static str {
    match scope {
        DismissScope::Once => "once",
        DismissScope::Page => "page",
        DismissScope::Week => "week",
    }
}
