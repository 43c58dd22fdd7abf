//! Sentences: plain words, console labels, values from the message, and whether they are assumed.

use shirube_core::explain::{Piece, Sentence};

use crate::{
    dom::{Element, el},
    state::State,
    words::tag,
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

/// The message's own words, in their own language.
pub fn message(text: &str) -> Element {
    el("blockquote")
        .attr("lang", tag(crate::words::language_of(text)))
        .attr("translate", "no")
        .child(el("p").text(text))
}

fn piece(state: &State, span: Element, piece: &Piece, sentence_assumed: bool) -> Element {
    let words = state.words();
    match piece {
        Piece::Text { text } => span.text(text),
        Piece::Strong { text } => span.child(el("strong").text(text)),
        Piece::Value { text } => span.child(el("code").class("value").attr("translate", "no").text(text)),
        Piece::Label { text, older, assumed: label_assumed } => {
            let label = el("b").class("label").attr("translate", "no").text(words.label(text));
            let older = older.as_ref().map(|older| el("span").class("older").text(words.older(older)));
            // One mark is enough for an assumed sentence.
            let mark = (*label_assumed && !sentence_assumed).then(|| assumed(state));
            span.child(label).children(mark).children(older)
        }
    }
}
