//! The page of what changed.

use shirube_ui::parts::{Element, el, sentence, source_list};

use crate::{
    book::{Entry, NewsItem, Volume},
    frame::{Page, crumbs},
    problem::list,
};

/// The name of the page.
pub const NAME: &str = "changes";

/// The page: a section a year.
pub fn page(volume: &Volume) -> Page {
    let words = volume.words;
    let years = volume.changes.chunk_by(|one, other| year(one) == year(other));
    let years = years.map(|items| {
        let name = items.first().map_or("", year);
        let list = el("ol").class("news").children(items.iter().map(|item| news(volume, item)));
        el("section").class("part").child(el("h2").text(name)).child(list)
    });
    let none = volume.changes.is_empty().then(|| el("p").text(words.no_changes));
    let head = el("header")
        .class("head")
        .child(el("h1").text(words.changes))
        .child(el("p").class("lede").text(words.changes_lede));
    let body = el("div").class("body").children(years).children(none);
    Page {
        name: NAME.to_owned(),
        title: words.changes.to_owned(),
        description: words.changes_lede.to_owned(),
        content: vec![crumbs(volume, None), el("article").class("sheet").child(head).child(body)],
        scripts: &[],
    }
}

fn year<'a>(item: &'a NewsItem) -> &'a str {
    item.change.since.get(..4).unwrap_or(&item.change.since)
}

/// What changed, whom it concerns and who says so.
fn news(volume: &Volume, item: &NewsItem) -> Element {
    let concerned: Vec<&Entry> =
        volume.entries.iter().filter(|entry| entry.advice.changes.iter().any(|id| id == item.id)).collect();
    let concerned = (!concerned.is_empty()).then(|| {
        el("div").class("concerned").child(el("p").text(volume.words.concerns)).child(list(volume, &concerned))
    });
    el("li")
        .attr("id", format!("change-{}", item.id))
        .child(line(volume, item))
        .children(concerned)
        .child(el("div").class("sources").child(source_list(&volume.state, &item.sources)))
}

/// A change with its day.
pub fn line(volume: &Volume, item: &NewsItem) -> Element {
    let since = &item.change.since;
    let time = el("time").class("since").attr("datetime", since).text(since);
    el("p").child(time).text(" ").child(sentence(&volume.state, &item.change.text))
}
