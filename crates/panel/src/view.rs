//! The whole panel, drawn from its state.

use shirube_ui::parts::{Element, about, el, languages};

use crate::{
    jobs, page,
    state::{State, Tab},
    tools,
};

/// The panel.
pub fn panel(state: &State) -> Vec<Element> {
    let bar = el("header")
        .class("bar")
        .child(el("h1").class("name").attr("lang", "ja").text(state.ui.words().brand))
        .child(languages(&state.ui));
    let views = Tab::ALL.map(|tab| view(state, tab));
    vec![bar, el("main").child(tabs(state)).children(views).child(about(&state.ui, true))]
}

/// One of the three parts, with what stands in it.
pub fn view(state: &State, tab: Tab) -> Element {
    let content = match tab {
        Tab::Page => page::page(state),
        Tab::Jobs => jobs::jobs(state),
        Tab::Tools => tools::tools(state),
    };
    el("section")
        .class("view")
        .attr("role", "tabpanel")
        .attr("id", view_id(tab))
        .attr("aria-labelledby", tab_id(tab))
        .attr("tabindex", "0")
        .flag("hidden", tab != state.tab)
        .children(content)
}

/// The id of a part.
pub fn view_id(tab: Tab) -> String {
    format!("view-{}", tab.name())
}

/// The id of the tab of a part.
pub fn tab_id(tab: Tab) -> String {
    format!("tab-{}", tab.name())
}

fn tabs(state: &State) -> Element {
    let tabs = Tab::ALL.map(|tab| {
        let selected = tab == state.tab;
        el("button")
            .attr("type", "button")
            .attr("role", "tab")
            .attr("id", tab_id(tab))
            .attr("data-tab", tab.name())
            .attr("aria-selected", if selected { "true" } else { "false" })
            .attr("aria-controls", view_id(tab))
            .attr("tabindex", if selected { "0" } else { "-1" })
            .text(title(state, tab))
    });
    let name = state.say("表示する内容", "What to show");
    el("div").class("tabs").attr("role", "tablist").attr("aria-label", name).children(tabs)
}

fn title(state: &State, tab: Tab) -> &'static str {
    match tab {
        Tab::Page => state.say("このページ", "This page"),
        Tab::Jobs => state.say("作業", "Jobs"),
        Tab::Tools => state.say("道具", "Tools"),
    }
}

/// What is not there, said kindly.
pub fn paragraph(text: impl Into<String>) -> Element {
    el("p").text(text)
}
