//! What the checkers say.

use shirube_core::{
    checkers::{Remark, Rests, Weight},
    explain::ExplainedSource,
    knowledge::Both,
};
use shirube_ui::parts::{Element, Icon, assumed, button, el, in_its_language, source_list};

use crate::state::State;

/// Remarks in a list; none without any. What several ask for stands once, behind the last of them, and what is quoted
/// does not stand there again if it is all of what was `typed` just above.
pub fn remarks<'r>(state: &State, typed: &str, remarks: impl IntoIterator<Item = &'r Remark>) -> Option<Element> {
    let remarks: Vec<&Remark> = remarks.into_iter().collect();
    let drawn = remarks.iter().enumerate().map(|(at, it)| {
        let again = remarks.get(at + 1).is_some_and(|next| next.correction == it.correction);
        remark(state, typed, it, it.correction.as_ref().filter(|_| !again))
    });
    (!remarks.is_empty()).then(|| el("ul").class("remarks").children(drawn))
}

fn remark(state: &State, typed: &str, remark: &Remark, correction: Option<&String>) -> Element {
    let quoted = remark.quoted.as_ref().filter(|quoted| quoted.trim() != typed.trim()).map(|quoted| {
        in_its_language(&state.ui, el("code").class("value").attr("translate", "no").text(quoted), quoted)
    });
    let text = el("p").text(state.tell(&remark.text)).children(remark.assumed.then(|| assumed(&state.ui)));
    let instead = correction.map(|correction| {
        let label = state.say("次のように書きます", "Write this instead");
        el("div").class("instead").child(el("p").class("hint").text(label)).child(copyable(state, correction))
    });
    el("li")
        .attr("data-weight", name(remark.weight))
        .child(weight(state, remark.weight).children(quoted))
        .child(text)
        .children(instead)
}

/// How much it matters, in a drawing and a word.
pub fn weight(state: &State, weight: Weight) -> Element {
    let (icon, word) = match weight {
        Weight::Right => (Icon::Check, state.say("正しい", "Right")),
        Weight::Note => (Icon::Circle, state.say("参考", "Note")),
        Weight::Doubtful => (Icon::Triangle, state.say("要確認", "Doubtful")),
        Weight::Wrong => (Icon::Stop, state.say("誤り", "Wrong")),
    };
    el("p").class("mark").attr("data-weight", name(weight)).child(icon.draw()).child(el("span").text(word))
}

/// Its name in attributes.
pub fn name(weight: Weight) -> &'static str {
    match weight {
        Weight::Right => "right",
        Weight::Note => "note",
        Weight::Doubtful => "doubtful",
        Weight::Wrong => "wrong",
    }
}

/// A field cannot be read: the checker's sentence, without the name of the field beside which it stands.
pub fn unreadable(state: &State, field: &str, sentence: &Both<String>) -> Element {
    let sentence = state.tell(sentence);
    let sentence = sentence.strip_prefix(field).and_then(|rest| rest.strip_prefix(": ")).unwrap_or(sentence);
    let item = el("li").attr("data-weight", name(Weight::Wrong));
    el("ul").class("remarks").child(item.child(weight(state, Weight::Wrong)).child(el("p").text(sentence)))
}

/// A text with a button that copies it.
pub fn copyable(state: &State, text: &str) -> Element {
    let word = state.ui.words().copy;
    let copies = button("copy")
        .attr("data-copy", text)
        .attr("aria-label", format!("{word}{}{text}", state.ui.words().colon))
        .child(Icon::Sheets.draw())
        .child(el("span").text(word));
    let text = in_its_language(&state.ui, el("code").class("value").attr("translate", "no").text(text), text);
    el("div").class("copyable").child(text).child(copies)
}

/// The documents that an answer rests on.
pub fn rests(state: &State, rests: &[Rests]) -> Element {
    let sources: Vec<ExplainedSource> = rests
        .iter()
        .map(|it| ExplainedSource {
            title: it.title.clone(),
            url: Some(it.url.clone()),
            verified_on: it.verified_on.clone(),
        })
        .collect();
    let heading = el("h3").text(state.ui.words().sources);
    el("div").class("sources").child(heading).child(source_list(&state.ui, &sources))
}
