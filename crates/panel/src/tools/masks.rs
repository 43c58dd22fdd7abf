//! Network masks.

use shirube_core::checkers::{
    Weight,
    masks::{self, Entry, Masks},
};
use shirube_ui::parts::{Element, el};

use super::picture;
use crate::{
    form::Field,
    remarks::{copyable, remarks, rests, unreadable, weight},
    state::State,
};

const TEXT: &str = "masks.text";
const ADDRESS: &str = "masks.address";

/// The tool.
pub fn draw(state: &State) -> Vec<Element> {
    let masks = masks::check(state.typed(TEXT));
    let text = Field {
        name: TEXT,
        label: state.say("ネットワーク マスク", "Network masks"),
        hint: state.say("1 行に 1 つ。例: 64.233.187.0/24", "One a line, such as 64.233.187.0/24"),
        said: if state.filled(TEXT).is_some() { answer(state, &masks) } else { Vec::new() },
        state,
    };
    let address = Field {
        name: ADDRESS,
        label: state.say("このアドレスは範囲に入るか", "Is this address inside?"),
        hint: state.say("例: 64.233.187.10", "Such as 64.233.187.10"),
        said: inside(state, &masks),
        state,
    };
    vec![text.area("4"), address.line()]
}

fn answer(state: &State, masks: &Masks) -> Vec<Element> {
    let entries = el("ul").class("entries").children(masks.entries.iter().map(|it| entry(state, it)));
    let typed: Vec<&str> = masks.entries.iter().map(|entry| entry.typed.as_str()).collect();
    let corrected = (masks.corrected != typed.join("\n")).then(|| {
        let heading = el("h3").text(state.say("直した一覧", "The corrected list"));
        el("div").child(heading).child(copyable(state, &masks.corrected))
    });
    let said = remarks(state, "", &masks.remarks);
    let picture = picture::draw(state, &masks.picture());
    [Some(entries), said, corrected, picture, Some(rests(state, &masks.rests))].into_iter().flatten().collect()
}

fn entry(state: &State, entry: &Entry) -> Element {
    let typed = el("code").class("value").attr("translate", "no").text(&entry.typed);
    el("li").child(el("p").class("typed").child(typed)).children(remarks(state, &entry.typed, &entry.remarks))
}

fn inside(state: &State, masks: &Masks) -> Vec<Element> {
    let Some(address) = state.filled(ADDRESS) else { return Vec::new() };
    let inside = match masks.contains(address) {
        Ok(inside) => inside,
        Err(error) => return vec![unreadable(state, "address", &error.sentence())],
    };
    // Outside is an answer, not a fault.
    let right = if inside.is_inside() { Weight::Right } else { Weight::Note };
    let item = el("li").child(weight(state, right)).child(el("p").text(state.tell(&inside.text)));
    [Some(el("ul").class("remarks").child(item)), remarks(state, address, &inside.remarks)]
        .into_iter()
        .flatten()
        .collect()
}
