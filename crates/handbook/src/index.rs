//! The page of contents: search, all problems by family, topics, what changed lately.

use shirube_ui::parts::{Element, el, plain, svg};

use crate::{
    book::{Entry, Volume},
    changes,
    family::{Family, families},
    frame::Page,
    problem::list,
    search,
};

/// The name of the page.
pub const NAME: &str = "index";
/// Where the topics begin.
pub const TOPICS: &str = "topics";
/// Where the problems begin.
const ALL: &str = "all";
/// How many changes it shows.
const NEWEST: usize = 3;

/// The page.
pub fn page(volume: &Volume) -> Page {
    let words = volume.words;
    let head = el("header")
        .class("head")
        .child(el("h1").child(el("span").attr("lang", "ja").text("標")).text(format!(" Shirube {}", words.handbook)))
        .child(el("p").class("lede").text(words.lede))
        .child(search_box(volume))
        .child(results(volume));
    let verified = volume.verified_on().map(|day| {
        let day = el("time").attr("datetime", day).text(day);
        el("p").class("note").text(format!("{} ", words.verified)).child(day)
    });
    let content = el("div")
        .class("home")
        .child(head)
        .child(problems(volume))
        .children(topics(volume))
        .child(newest(volume))
        .children(verified);
    Page {
        name: NAME.to_owned(),
        title: words.contents.to_owned(),
        description: words.lede.to_owned(),
        content: vec![content],
        scripts: &search::SCRIPTS,
    }
}

/// The search box; it shows itself when its script runs.
fn search_box(volume: &Volume) -> Element {
    let lens = svg("svg")
        .class("icon")
        .attr("viewBox", "0 0 16 16")
        .attr("aria-hidden", "true")
        .child(svg("path").attr("d", "M7 2a5 5 0 1 1 0 10A5 5 0 0 1 7 2zm3.6 8.6L14.500 14.500"));
    let input = el("input")
        .attr("type", "search")
        .attr("id", "query")
        .attr("name", "q")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "search")
        .attr("aria-describedby", "query-hint")
        .attr("aria-controls", "results");
    el("form")
        .class("search")
        .attr("id", "search")
        .attr("role", "search")
        .flag("hidden", true)
        .child(el("label").attr("for", "query").text(volume.words.search))
        .child(el("div").class("field").child(lens).child(input))
        .child(el("p").attr("id", "query-hint").class("note").text(volume.words.search_hint))
}

/// Where the search writes what it finds, and how to go on when it finds nothing.
fn results(volume: &Volume) -> Element {
    let words = volume.words;
    let hints = el("ul").children(words.none_hints.map(|hint| el("li").text(hint)));
    let none = el("div")
        .attr("id", "nothing")
        .flag("hidden", true)
        .child(hints)
        .child(el("p").child(el("a").attr("href", format!("#{ALL}")).text(words.to_index)));
    el("div")
        .class("results")
        .child(el("p").attr("id", "status").attr("role", "status").attr("aria-live", "polite"))
        .child(el("ul").class("problems").attr("id", "results"))
        .child(none)
}

fn problems(volume: &Volume) -> Element {
    let words = volume.words;
    let families = families(volume.entries.iter().map(|entry| entry.problem));
    let chip = |family: &Family| {
        let count = el("span").class("count").text(family.problems.len().to_string());
        let name = el("span").text(family.name(volume.language));
        el("li").child(el("a").attr("href", format!("#{}", family.anchor())).child(name).text(" ").child(count))
    };
    let ways =
        el("nav").class("chips").attr("aria-label", words.families).child(el("ul").children(families.iter().map(chip)));
    let section = |family: &Family| {
        let entries: Vec<&Entry> = family.problems.iter().filter_map(|problem| volume.entry(&problem.id)).collect();
        let count = el("small").text(words.problems.of(entries.len()));
        el("section")
            .attr("id", family.anchor())
            .attr("data-family", family.letters)
            .child(el("h3").text(family.name(volume.language)).text(" ").child(count))
            .child(list(volume, &entries))
    };
    el("section")
        .class("part")
        .attr("id", ALL)
        .attr("tabindex", "-1")
        .child(el("h2").text(words.index))
        .child(ways)
        .children(families.iter().map(section))
}

fn topics(volume: &Volume) -> Option<Element> {
    let line = |(id, article): (&&str, &shirube_core::explain::Article)| {
        let title = plain(&volume.state, &article.title);
        el("li").child(el("a").attr("href", format!("{id}.html")).text(title))
    };
    let list = el("ul").class("topics").children(volume.topics.iter().map(line));
    let section = el("section").class("part").attr("id", TOPICS).child(el("h2").text(volume.words.topics)).child(list);
    (!volume.topics.is_empty()).then_some(section)
}

/// The newest changes, and the way to all.
fn newest(volume: &Volume) -> Element {
    let newest = volume.changes.iter().take(NEWEST);
    let list = el("ul").class("news").children(newest.map(|item| el("li").child(changes::line(volume, item))));
    let all = el("a").attr("href", format!("{}.html", changes::NAME)).text(volume.words.all_changes);
    el("section")
        .class("part")
        .attr("id", "news")
        .child(el("h2").text(volume.words.changes))
        .children((!volume.changes.is_empty()).then_some(list))
        .child(el("p").child(all))
}
