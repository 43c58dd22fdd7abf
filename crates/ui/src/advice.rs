//! What is said of a problem beside its causes.

use shirube_core::explain::{ExplainedChange, Explanation};

use crate::{
    dom::{Element, el},
    sentence::sentence,
    state::State,
    words::tag,
};

/// What older instructions get wrong, and since when.
pub fn changes(state: &State, explanation: &Explanation) -> Option<Element> {
    let change = |change: &ExplainedChange| {
        let since = el("time").class("since").attr("datetime", &change.since).text(&change.since);
        el("li").child(since).text(" ").child(sentence(state, &change.text))
    };
    let list = el("ul").children(explanation.changes.iter().map(change));
    let section = part("changes").child(el("h2").text(state.words().changes)).child(list);
    (!explanation.changes.is_empty()).then_some(section)
}

/// What not to do.
pub fn avoid(state: &State, explanation: &Explanation) -> Option<Element> {
    let list = el("ul").children(explanation.avoid.iter().map(|it| el("li").child(sentence(state, it))));
    let section = part("avoid").child(el("h2").text(state.words().avoid)).child(list);
    (!explanation.avoid.is_empty()).then_some(section)
}

/// When to call which support, and with what.
pub fn support(state: &State, explanation: &Explanation) -> Option<Element> {
    let text = el("p").child(sentence(state, explanation.support.as_ref()?));
    Some(part("support").child(el("h2").text(state.words().support)).child(text))
}

/// The pages of the handbook: this problem's own, and what belongs to it.
pub fn read_more(state: &State, explanation: &Explanation) -> Option<Element> {
    let language = tag(state.language());
    let elsewhere = state.handbook().is_elsewhere();
    let page = |name: &str| {
        let opens = el("a").attr("href", state.handbook().page(language, name));
        if elsewhere { opens.attr("target", "_blank").attr("rel", "noopener") } else { opens }
    };
    let own = elsewhere.then(|| {
        let opens = page(&explanation.code.to_lowercase()).attr("data-part", "handbook").text(state.words().handbook);
        el("li").child(opens)
    });
    let topics = explanation.topics.iter().map(|it| el("li").child(page(&it.id).child(sentence(state, &it.title))));
    let links: Vec<Element> = own.into_iter().chain(topics).collect();
    if links.is_empty() {
        return None;
    }
    Some(part("topics").child(el("h2").text(state.words().topics)).child(el("ul").children(links)))
}

fn part(name: &'static str) -> Element {
    el("section").class("advice").attr("data-part", name)
}
