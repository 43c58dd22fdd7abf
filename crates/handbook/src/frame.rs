//! What every page has around its content, and the page at which one chooses the language.

use shirube_core::knowledge::Language;
use shirube_ui::parts::{Element, State, about, el, own_name, tag};

use crate::{File, LANGUAGES, book::Volume, changes, index, words::Words};

/// Where the content begins.
const MAIN: &str = "main";

/// A page in one language.
pub struct Page {
    /// The name of its file.
    pub name: String,
    /// Its title, without the handbook's.
    pub title: String,
    /// What it says, in a sentence.
    pub description: String,
    /// What stands in it.
    pub content: Vec<Element>,
    /// Scripts that it cannot do everything without.
    pub scripts: &'static [&'static str],
}

impl Page {
    /// The page as a file of a language's folder.
    pub fn file(&self, volume: &Volume) -> File {
        let language = volume.language;
        let main = el("main").attr("id", MAIN).attr("tabindex", "-1").children(self.content.iter().cloned());
        let assumed = main.has("assumed");
        let title = format!("{} — Shirube {}", self.title, volume.words.handbook);
        let head = head(&title, "../").children([
            el("meta").attr("name", "description").attr("content", &self.description),
            el("link")
                .attr("rel", "alternate")
                .attr("hreflang", tag(other(language)))
                .attr("href", self.elsewhere(language)),
        ]);
        let scripts = self.scripts.iter().map(|script| el("script").attr("defer", "").attr("src", *script));
        let body = el("body")
            .child(el("a").class("skip").attr("href", format!("#{MAIN}")).text(volume.words.skip))
            .child(self.banner(volume))
            .child(main)
            .child(el("footer").class("foot").child(about(&volume.state, assumed)));
        let html = el("html").attr("lang", tag(language)).child(head.children(scripts)).child(body);
        File::new(format!("{}/{}.html", tag(language), self.name), document(&html))
    }

    /// The same page in the other language.
    fn elsewhere(&self, language: Language) -> String {
        format!("../{}/{}.html", tag(other(language)), self.name)
    }

    fn banner(&self, volume: &Volume) -> Element {
        let words = volume.words;
        let link = |name: &str, text: &'static str| {
            let link = el("a").attr("href", format!("{name}.html")).text(text);
            let link = if name == self.name { link.attr("aria-current", "page") } else { link };
            el("li").child(link)
        };
        let parts = el("nav")
            .class("parts")
            .attr("aria-label", words.parts)
            .child(el("ul").child(link(index::NAME, words.contents)).child(link(changes::NAME, words.changes)));
        let language = other(volume.language);
        let switch = el("a")
            .class("switch")
            .attr("lang", tag(language))
            .attr("hreflang", tag(language))
            .attr("href", self.elsewhere(volume.language))
            .text(own_name(language));
        let brand = el("a")
            .class("brand")
            .attr("href", format!("{}.html", index::NAME))
            .child(picture("../"))
            .child(el("span").child(el("span").attr("lang", "ja").text("標")).text(" Shirube "))
            .child(el("span").class("what").text(words.handbook));
        el("header").class("top").child(el("div").class("wide").child(brand).child(parts).child(switch))
    }
}

/// The way back to the contents.
pub fn crumbs(volume: &Volume, family: Option<(String, String)>) -> Element {
    let contents = el("a").attr("href", format!("{}.html", index::NAME)).text(volume.words.contents);
    let family = family.map(|(anchor, name)| {
        el("li").child(el("a").attr("href", format!("{}.html#{anchor}", index::NAME)).text(name))
    });
    el("nav")
        .class("crumbs")
        .attr("aria-label", volume.words.position)
        .child(el("ol").child(el("li").child(contents)).children(family))
}

/// The page at which one chooses the language.
pub fn entrance() -> String {
    let choice = |language: Language| {
        let words = Words::of(language);
        let link = el("a")
            .attr("href", format!("{}/{}.html", tag(language), index::NAME))
            .attr("hreflang", tag(language))
            .text(own_name(language));
        let said = el("p").text(words.lede);
        el("section").attr("lang", tag(language)).child(el("h2").child(link)).child(said)
    };
    let handbook = |language: Language| el("span").attr("lang", tag(language)).text(Words::of(language).handbook);
    let [first, second] = LANGUAGES;
    let title = el("h1")
        .child(picture(""))
        .child(el("span").text("標 Shirube "))
        .child(el("small").child(handbook(first)).text(" · ").child(handbook(second)));
    let main = el("main").attr("id", MAIN).class("entrance").child(title).children(LANGUAGES.map(choice));
    let says = LANGUAGES.map(|language| about(&State::on_paper(language), false).attr("lang", tag(language)));
    let head = head("標 Shirube — 手引き / Handbook", "");
    let body = el("body").child(main).child(el("footer").class("foot").children(says));
    document(&el("html").attr("lang", "ja").child(head).child(body))
}

fn head(title: &str, root: &str) -> Element {
    let named = |name: &str, content: &str| el("meta").attr("name", name).attr("content", content);
    el("head").children([
        el("meta").attr("charset", "utf-8"),
        named("viewport", "width=device-width, initial-scale=1"),
        named("color-scheme", "light dark"),
        el("title").text(title),
        el("link").attr("rel", "icon").attr("type", "image/svg+xml").attr("href", format!("{root}assets/icon.svg")),
        el("link").attr("rel", "stylesheet").attr("href", format!("{root}assets/handbook.css")),
    ])
}

fn picture(root: &str) -> Element {
    el("img").attr("src", format!("{root}assets/icon.svg")).attr("alt", "").attr("width", "28").attr("height", "28")
}

fn document(html: &Element) -> String {
    format!("<!doctype html>\n{}\n", html.html())
}

fn other(language: Language) -> Language {
    match language {
        Language::Ja => Language::En,
        Language::En => Language::Ja,
    }
}
