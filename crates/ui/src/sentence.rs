//! Sentences: plain words, console labels, values from the message, and whether they are assumed.

use shirube_core::{
    explain::{Piece, Sentence},
    knowledge::Language,
};

use crate::{
    dom::{Element, el},
    state::State,
    words::{language_of, tag},
};

/// A sentence in the card's language.
pub fn sentence(state: &State, sentence: &Sentence) -> Element {
    let pieces = sentence.text.get(state.language());
    let all = pieces.iter().fold(el("span").class("sentence"), |span, it| piece(state, span, it, sentence.assumed));
    all.children(sentence.assumed.then(|| assumed(state)))
}

/// Sentences that follow one another.
pub fn paragraph(state: &State, sentences: &[Sentence]) -> Option<Element> {
    let (first, rest) = sentences.split_first()?;
    let start = el("p").child(sentence(state, first));
    Some(rest.iter().fold(start, |p, next| p.text(state.words().between).child(sentence(state, next))))
}

/// The mark of what is assumed.
pub fn assumed(state: &State) -> Element {
    el("small").class("assumed").text(state.words().assumed)
}

/// A sentence as plain words, without marks: for a page's title.
pub fn plain(state: &State, sentence: &Sentence) -> String {
    let words = state.words();
    let pieces = sentence.text.get(state.language()).iter().map(|piece| match piece {
        Piece::Text { text } | Piece::Strong { text } | Piece::Value { text } => text.clone(),
        Piece::Label { text, .. } => words.label(text),
    });
    pieces.collect()
}

/// Japanese words on an English page say so, for those who listen. Latin words in Japanese need no other voice.
pub fn in_its_language(state: &State, element: Element, text: &str) -> Element {
    let japanese = state.language() == Language::En && language_of(text) == Language::Ja;
    if japanese { element.attr("lang", tag(Language::Ja)) } else { element }
}

/// The message's own words, in their own language.
pub fn message(text: &str) -> Element {
    el("blockquote").attr("lang", tag(language_of(text))).attr("translate", "no").child(el("p").text(text))
}

fn piece(state: &State, span: Element, piece: &Piece, sentence_assumed: bool) -> Element {
    let words = state.words();
    match piece {
        Piece::Text { text } => span.text(text),
        Piece::Strong { text } => span.child(el("strong").text(text)),
        Piece::Value { text } => {
            // On paper there is no value, only the name of one.
            let kind = if state.handbook().is_elsewhere() { "code" } else { "var" };
            span.child(in_its_language(state, el(kind).class("value").attr("translate", "no").text(text), text))
        }
        Piece::Label { text, older, assumed: label_assumed } => {
            let label = el("b").class("label").attr("translate", "no").text(words.label(text));
            let older = older.as_ref().map(|it| in_its_language(state, el("span").text(it), it));
            let [before, after] = words.older;
            let older = older.map(|it| el("span").class("older").text(before).child(it).text(after));
            // One mark is enough for an assumed sentence.
            let mark = (*label_assumed && !sentence_assumed).then(|| assumed(state));
            span.child(in_its_language(state, label, text)).children(mark).children(older)
        }
    }
}
