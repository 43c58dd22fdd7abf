//! The page of a problem.

use std::collections::BTreeSet;

use shirube_core::{
    explain::Explanation,
    knowledge::{Evidence, Language, Message, Place, Signal},
};
use shirube_ui::parts::{
    Element, assumed, avoid, cause, changes, code, el, fact, facts, paragraph, plain, read_more, sentence, severity,
    source_list, support, tag,
};

use crate::{
    LANGUAGES,
    book::{Entry, Volume},
    family::families,
    frame::{Page, crumbs},
    slot::{Piece, pieces, placeholder},
};

/// The page.
pub fn page(volume: &Volume, entry: &Entry) -> Page {
    let (state, words, told) = (&volume.state, volume.words, &entry.told);
    let sections = Sections::of(volume, entry);
    let head = el("header")
        .class("head")
        .child(el("p").class("badges").child(severity(state, told.severity)).text(" ").child(code(&told.code)))
        .child(el("h1").child(sentence(state, &told.title)))
        .children(paragraph(state, &told.what).map(|what| what.class("lede")))
        .children(facts([
            Some(fact(state, "fixer", state.words().fixer, &told.fixer)),
            places(words.places, &entry.problem.places),
        ]));
    let article = el("article")
        .class("sheet")
        .child(head)
        .child(sections.contents(volume))
        .child(el("div").class("body").children(sections.0.into_iter().map(|section| section.drawn)));
    let what = told.what.iter().map(|it| plain(state, it)).collect::<Vec<_>>().join(state.words().between);
    Page {
        name: entry.page(),
        title: format!("{} {}", told.code, volume.title(entry)),
        description: what,
        content: vec![crumbs(volume, family(volume, entry)), article],
        scripts: &[],
    }
}

fn family(volume: &Volume, entry: &Entry) -> Option<(String, String)> {
    let own = families([entry.problem]);
    own.first().map(|family| (family.anchor(), family.name(volume.language).to_owned()))
}

/// A part of the page that the contents lead to.
struct Section {
    anchor: &'static str,
    name: &'static str,
    /// Parts within it: anchor, number and name.
    within: Vec<(String, usize, String)>,
    drawn: Element,
}

struct Sections(Vec<Section>);

impl Sections {
    fn of(volume: &Volume, entry: &Entry) -> Self {
        let (state, words, told) = (&volume.state, volume.words, &entry.told);
        let own = state.words();
        let mut sections = Vec::new();
        let mut add = |anchor: &'static str, name: &'static str, drawn: Option<Element>| {
            let section =
                |drawn: Element| Section { anchor, name, within: Vec::new(), drawn: drawn.attr("id", anchor) };
            sections.extend(drawn.map(section));
        };
        add("changes", own.changes, changes(state, told));
        add("messages", words.messages, messages(volume, entry));
        add("causes", own.causes, causes(volume, told));
        add("avoid", own.avoid, avoid(state, told));
        add("support", own.support, support(state, told));
        add("topics", own.topics, read_more(state, told));
        add("related", words.related, related(volume, entry));
        add("sources", own.sources, Some(sources(volume, told)));
        for section in &mut sections {
            if section.anchor == "causes" {
                let named = (1..).zip(&told.causes);
                let line = |(n, it): (usize, &shirube_core::explain::ExplainedCause)| {
                    (format!("cause-{}", it.id), n, plain(state, &it.title))
                };
                section.within = named.map(line).collect();
            }
        }
        Self(sections)
    }

    /// The contents of the page.
    fn contents(&self, volume: &Volume) -> Element {
        let link = |anchor: &str| el("a").attr("href", format!("#{anchor}"));
        let line = |section: &Section| {
            let within = section.within.iter().map(|(anchor, number, name)| {
                let number = el("span").class("number").text(number.to_string());
                el("li").child(link(anchor).child(number).text(" ").child(el("span").text(name)))
            });
            let within = (!section.within.is_empty()).then(|| el("ol").children(within));
            el("li").child(link(section.anchor).text(section.name)).children(within)
        };
        el("nav")
            .class("toc")
            .attr("aria-label", volume.words.on_this_page)
            .child(el("p").attr("aria-hidden", "true").text(volume.words.on_this_page))
            .child(el("ul").children(self.0.iter().map(line)))
    }
}

/// The pages on which the message appears.
fn places(name: &'static str, places: &[Place]) -> Option<Element> {
    let mut seen = BTreeSet::new();
    let shown = places.iter().map(|place| {
        let path = if place.path == "/" { "" } else { &place.path };
        format!("{}{path}", place.host)
    });
    let shown = shown.filter(|place| seen.insert(place.clone()));
    let all: Vec<Element> = shown.map(|place| el("code").attr("translate", "no").text(place)).collect();
    let list = all.into_iter().enumerate().fold(el("dd"), |dd, (i, place)| {
        let dd = if i > 0 { dd.text(" ") } else { dd };
        dd.child(place)
    });
    (!places.is_empty()).then(|| el("div").attr("data-part", "places").child(el("dt").text(name)).child(list))
}

/// The messages, those of a language together, the page's own language first.
fn messages(volume: &Volume, entry: &Entry) -> Option<Element> {
    let words = volume.words;
    let mut languages = LANGUAGES;
    languages.sort_by_key(|language| *language != volume.language);
    let mut figures: Vec<Element> = languages.into_iter().filter_map(|it| spoken(volume, entry, it)).collect();
    let slots = figures.iter().any(|figure| figure.has("value"));
    figures.extend(entry.problem.signals.iter().map(|signal| address(words.signal, signal)));
    if figures.is_empty() {
        return None;
    }
    let note = slots.then(|| el("p").class("note").text(words.slots_note));
    Some(part("messages").child(el("h2").text(words.messages)).children(figures).children(note))
}

/// The messages of one language. Some differ only in what their slots may hold: they read alike.
fn spoken(volume: &Volume, entry: &Entry, language: Language) -> Option<Element> {
    let mut seen = BTreeSet::new();
    let messages = entry.problem.messages.iter().filter(|message| message.language == language);
    let drawn = messages.map(|it| message(volume, it)).filter(|it| seen.insert(it.html())).collect::<Vec<_>>();
    let caption = el("figcaption").text(volume.words.message_in(language));
    (!drawn.is_empty()).then(|| el("figure").attr("data-part", "message").child(caption).children(drawn))
}

/// A message, what may follow it, and whether nobody has seen it.
fn message(volume: &Volume, message: &Message) -> Element {
    let quote = |text: &str| {
        let quote = el("blockquote").attr("lang", tag(message.language)).attr("translate", "no");
        quote.child(wording(volume, el("p"), text))
    };
    let more = message.continues.as_deref().map(|it| [el("p").class("more").text(volume.words.continues), quote(it)]);
    let unseen = (message.evidence == Evidence::Assumed).then(|| {
        let words = volume.state.words();
        el("p").class("unseen-wording").child(assumed(&volume.state)).text(" ").text(words.unseen_wording)
    });
    el("div").class("message").child(quote(&message.text)).children(more.into_iter().flatten()).children(unseen)
}

/// A message's words. Placeholders speak the page's language, not the message's.
fn wording(volume: &Volume, into: Element, text: &str) -> Element {
    pieces(text).into_iter().fold(into, |into, piece| match piece {
        Piece::Words(words) => into.text(words),
        Piece::Slot(name, kind) => {
            let meaning = placeholder(name, kind, volume.language);
            into.child(el("var").class("value").attr("lang", tag(volume.language)).text(meaning))
        }
    })
}

/// An address that tells the problem.
fn address(caption: &'static str, signal: &Signal) -> Element {
    let parameters = signal.parameters.iter().map(|(name, value)| format!("{name}={value}"));
    let parameters = parameters.collect::<Vec<_>>().join("&");
    let mut url = format!("https://{}{}", signal.place.host, signal.place.path);
    if !parameters.is_empty() {
        url.push_str("?…");
        url.push_str(&parameters);
    }
    let code = el("p").child(el("code").attr("translate", "no").text(url));
    el("figure").attr("data-part", "signal").child(el("figcaption").text(caption)).child(code)
}

fn causes(volume: &Volume, told: &Explanation) -> Option<Element> {
    let words = volume.state.words();
    let order = (told.causes.len() > 1).then(|| el("small").text(words.bracketed(words.likeliest_first)));
    let list = (1..).zip(&told.causes).map(|(number, it)| cause(&volume.state, number, it));
    let heading = el("h2").text(words.causes).children(order);
    let section = part("causes").child(heading).child(el("ol").class("causes").children(list));
    (!told.causes.is_empty()).then_some(section)
}

/// Problems of the same event: what this one says more of, and what says more than this one.
fn related(volume: &Volume, entry: &Entry) -> Option<Element> {
    let id = &entry.problem.id;
    let near =
        |other: &&Entry| other.problem.supersedes.contains(id) || entry.problem.supersedes.contains(&other.problem.id);
    let all: Vec<&Entry> = volume.entries.iter().filter(near).collect();
    let section = || part("related").child(el("h2").text(volume.words.related)).child(list(volume, &all));
    (!all.is_empty()).then(section)
}

/// Problems, each with its way.
pub fn list(volume: &Volume, entries: &[&Entry]) -> Element {
    let line = |entry: &&Entry| {
        let told = &entry.told;
        let title = el("span").class("title").text(volume.title(entry));
        let link = el("a")
            .attr("href", format!("{}.html", entry.page()))
            .child(code(&told.code))
            .text(" ")
            .child(title)
            .text(" ")
            .child(severity(&volume.state, told.severity));
        el("li").child(link)
    };
    el("ul").class("problems").children(entries.iter().map(line))
}

fn sources(volume: &Volume, told: &Explanation) -> Element {
    let heading = el("h2").text(volume.state.words().sources);
    part("sources").child(heading).child(source_list(&volume.state, &told.sources))
}

/// A part of a page by its name.
pub fn part(name: &'static str) -> Element {
    el("section").class("part").attr("data-part", name)
}
