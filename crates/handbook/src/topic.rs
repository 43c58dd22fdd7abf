//! The page of a topic.

use shirube_core::explain::Article;
use shirube_ui::parts::{el, plain, sentence, source_list, steps};

use crate::{
    book::{Entry, Volume},
    frame::{Page, crumbs},
    index,
    problem::{list, part},
};

/// The page.
pub fn page(volume: &Volume, id: &str, article: &Article) -> Page {
    let (state, words) = (&volume.state, volume.words);
    let text = article.text.iter().map(|it| el("p").child(sentence(state, it)));
    let todo = (!article.steps.is_empty())
        .then(|| part("steps").child(el("h2").text(words.steps)).children(steps(state, &article.steps, false, "h3")));
    let referring: Vec<&Entry> =
        volume.entries.iter().filter(|entry| entry.advice.topics.iter().any(|topic| topic == id)).collect();
    let referring = (!referring.is_empty())
        .then(|| part("related").child(el("h2").text(words.referring)).child(list(volume, &referring)));
    let sources =
        part("sources").child(el("h2").text(state.words().sources)).child(source_list(state, &article.sources));
    let sheet = el("article")
        .class("sheet")
        .child(el("header").class("head").child(el("h1").child(sentence(state, &article.title))))
        .child(el("div").class("body prose").children(text).children(todo).children(referring).child(sources));
    let first = article.text.first().map(|it| plain(state, it));
    Page {
        name: id.to_owned(),
        title: plain(state, &article.title),
        description: first.unwrap_or_default(),
        content: vec![crumbs(volume, Some((index::TOPICS.to_owned(), words.topics.to_owned()))), sheet],
        scripts: &[],
    }
}
