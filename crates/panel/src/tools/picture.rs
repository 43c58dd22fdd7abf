//! The ranges of network masks, drawn: words that wrap, and below each the range on its axis.

use shirube_core::checkers::masks::picture::{Axis, Bar, Picture};
use shirube_ui::parts::{Element, el, svg};

use crate::state::State;

/// The axis is this long; its drawing is as wide as there is room.
const LENGTH: u32 = 1000;
/// What can still be seen.
const NARROWEST: u32 = 8;

/// The picture; none without a range.
pub fn draw(state: &State, picture: &Picture) -> Option<Element> {
    let heading = el("h3").text(state.say("範囲の図", "The ranges"));
    let axes = picture.axes.iter().map(|axis| family(state, axis));
    (!picture.axes.is_empty()).then(|| el("div").class("picture").child(heading).children(axes))
}

fn family(state: &State, axis: &Axis) -> Element {
    let bars = axis.bars.iter().map(|bar| {
        let (size, power) = bar.size.split_once('^').unwrap_or((&bar.size, ""));
        let power = (!power.is_empty()).then(|| el("sup").text(power));
        let once = if bar.read { "" } else { state.say("（直した場合）", " (once corrected)") };
        let size = el("span").text(size).children(power).text(state.say(" 個", " addresses")).text(once);
        let label = el("span").attr("translate", "no").text(&bar.label);
        let words = el("p").class("bar-label").child(label).child(size);
        el("li").child(words).child(line(axis, bar))
    });
    el("div").child(el("h4").text(&axis.family)).child(el("ul").children(bars))
}

fn line(axis: &Axis, bar: &Bar) -> Element {
    let parts = axis.parts.iter().map(|part| piece("part", part.start, part.length));
    let look = match (bar.read, bar.depth) {
        (false, _) => "unread",
        (true, 0) => "range",
        (true, _) => "range within",
    };
    svg("svg")
        .attr("viewBox", format!("0 0 {LENGTH} 8"))
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .children(parts)
        .child(piece(look, bar.start, bar.length))
}

/// `start` and `length` go from 0 to 1; whole units are fine enough.
fn piece(look: &'static str, start: f64, length: f64) -> Element {
    let units = |share: f64| (share * f64::from(LENGTH)) as u32;
    let width = units(length).max(NARROWEST);
    let x = units(start).min(LENGTH.saturating_sub(width));
    svg("rect").class(look).attr("x", x.to_string()).attr("y", "0").attr("width", width.to_string()).attr("height", "8")
}
