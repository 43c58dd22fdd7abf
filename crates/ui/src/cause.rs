//! A cause: a heading that opens, and below it why, how to tell and how to put it right.

use shirube_core::{
    explain::{ExplainedCause, ExplainedLink, ExplainedStep, ExplainedWay, Sentence},
    report::CauseStatus,
};

use crate::{
    dom::{Element, el, link},
    icon::Icon,
    sentence::{assumed, paragraph, sentence},
    state::State,
};

/// A cause; `number` counts from one.
pub fn cause(state: &State, number: usize, cause: &ExplainedCause) -> Element {
    if !state.handbook().is_elsewhere() {
        return printed(state, number, cause);
    }
    let words = state.words();
    let open = state.is_open(&cause.id);
    let panel = format!("cause-{number}");
    let button = el("button")
        .attr("type", "button")
        .class("cause-button")
        .attr("data-action", "cause")
        .attr("aria-expanded", if open { "true" } else { "false" })
        .attr("aria-controls", &panel)
        .child(el("span").class("number").text(number.to_string()))
        .child(sentence(state, &cause.title))
        .child(el("span").class("status").text(words.bracketed(words.status(cause.status))))
        .child(Icon::Chevron.draw());
    el("li")
        .class("cause")
        .attr("data-cause", &cause.id)
        .attr("data-status", status(cause.status))
        .child(el("h3").child(button))
        .child(el("div").class("panel").attr("id", panel).flag("hidden", !open).children(content(state, cause)))
}

/// A cause on paper: its name is a plain heading, and links can lead to it by its id.
fn printed(state: &State, number: usize, cause: &ExplainedCause) -> Element {
    let number = el("span").class("number").text(number.to_string());
    el("li")
        .class("cause")
        .attr("id", format!("cause-{}", cause.id))
        .attr("data-cause", &cause.id)
        .child(el("h3").child(number).text(" ").child(sentence(state, &cause.title)))
        .child(el("div").class("panel").children(content(state, cause)))
}

fn content(state: &State, cause: &ExplainedCause) -> impl Iterator<Item = Element> {
    [why(state, cause), check(state, cause), ways(state, cause)].into_iter().flatten()
}

fn status(status: CauseStatus) -> &'static str {
    match status {
        CauseStatus::Unknown => "unknown",
    }
}

fn why(state: &State, cause: &ExplainedCause) -> Option<Element> {
    let why = paragraph(state, &cause.why)?;
    Some(section("why").child(el("h4").text(state.words().why)).child(why))
}

fn check(state: &State, cause: &ExplainedCause) -> Option<Element> {
    if cause.check.is_empty() {
        return None;
    }
    let heading = el("h4").text(state.words().check);
    Some(section("check").child(heading).children(steps(state, &cause.check, false, "h5")))
}

fn ways(state: &State, cause: &ExplainedCause) -> Option<Element> {
    let words = state.words();
    let (first, rest) = cause.ways.split_first()?;
    let needed = facts([
        cause.role.as_ref().map(|role| fact(state, "role", words.role, role)),
        cause.edition.as_ref().map(|edition| fact(state, "edition", words.edition, edition)),
    ]);
    let section = section("ways").child(el("h4").text(words.ways));
    if rest.is_empty() {
        return Some(section.child(way(state, None, first, needed)));
    }
    let numbered = cause.ways.iter().zip(1..);
    let alternatives = numbered.map(|(it, number)| way(state, Some(number), it, None));
    Some(section.children(needed).child(el("p").text(words.choose)).children(alternatives))
}

/// What a way costs, who may go it and how long it takes all stand before its first step.
fn way(state: &State, number: Option<usize>, way: &ExplainedWay, needed: Option<Element>) -> Element {
    let words = state.words();
    let name = number.map(|number| el("span").class("way-number").text(words.way(number)));
    let title = way.title.as_ref().map(|title| sentence(state, title));
    let heading = (name.is_some() || title.is_some()).then(|| el("h5").children(name).text(" ").children(title));
    let delay = facts([way.delay.as_ref().map(|delay| fact(state, "delay", words.delay, delay))]);
    el("div")
        .class("way")
        .attr("data-part", "way")
        .children(heading)
        .children(way.warning.as_ref().map(|it| warning(state, it)))
        .children(needed)
        .children(delay)
        .children(steps(state, &way.steps, true, "h5"))
}

fn warning(state: &State, text: &Sentence) -> Element {
    let word = el("strong").text(format!("{}{}", state.words().warning, state.words().colon));
    el("p")
        .class("warning")
        .attr("data-part", "warning")
        .child(Icon::Triangle.draw())
        .child(el("span").child(word).child(el("strong").child(sentence(state, text))))
}

/// The steps, one list for each procedure. The name of a procedure is a heading of that rank.
pub fn steps(state: &State, steps: &[ExplainedStep], ticks: bool, rank: &'static str) -> Vec<Element> {
    let ticks = ticks && state.handbook().is_elsewhere();
    let procedures = steps.chunk_by(|_, next| next.procedure.is_none());
    procedures
        .flat_map(|steps| {
            let name = steps.first().and_then(|step| step.procedure.as_ref());
            let name = name.map(|name| el(rank).class("procedure").child(sentence(state, name)));
            let list = el("ol").class("steps").children(steps.iter().map(|it| step(state, it, ticks)));
            name.into_iter().chain([list])
        })
        .collect()
}

fn step(state: &State, step: &ExplainedStep, ticks: bool) -> Element {
    let text = sentence(state, &step.text);
    let tick =
        el("input").attr("type", "checkbox").attr("data-step", &step.id).flag("checked", state.is_ticked(&step.id));
    let text = if ticks { el("label").child(tick).child(text) } else { text };
    el("li").child(text).children(step.link.as_ref().and_then(|it| go(state, it)))
}

/// The link to a page of a console, in a line of its own.
pub fn go(state: &State, link: &ExplainedLink) -> Option<Element> {
    let opens = outward(state, &link.url, link.title.get(state.language()))?.class("open");
    Some(el("p").class("go").child(opens).children(link.assumed.then(|| assumed(state))))
}

/// A link that says that it leaves the page.
pub fn outward(state: &State, url: &str, title: &str) -> Option<Element> {
    let unseen = el("span").class("unseen").text(state.words().new_tab);
    Some(link(url)?.child(el("span").text(title)).child(Icon::Outward.draw()).child(unseen))
}

/// A name and what it names.
pub fn fact(state: &State, part: &'static str, name: &'static str, text: &Sentence) -> Element {
    el("div").attr("data-part", part).child(el("dt").text(name)).child(el("dd").child(sentence(state, text)))
}

/// A list of facts; none without any.
pub fn facts(facts: impl IntoIterator<Item = Option<Element>>) -> Option<Element> {
    let mut known = facts.into_iter().flatten().peekable();
    known.peek()?;
    Some(el("dl").class("facts").children(known))
}

fn section(part: &'static str) -> Element {
    el("section").attr("data-part", part)
}
