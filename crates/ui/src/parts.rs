//! What the handbook and the side panel draw with: the parts of the card, which need no browser until they become nodes.
//!
//! For paper, draw with a [`State::on_paper`]: causes then stand open, and nothing asks to be pressed.

pub use crate::{
    advice::{avoid, changes, read_more, support},
    cause::{cause, fact, facts, go, outward, steps},
    dom::{Element, Node, el, link, svg},
    footer::{about, button, languages, source_list},
    icon::Icon,
    keyboard::{Row, step},
    live::{copy, focus, listen},
    sentence::{assumed, in_its_language, paragraph, plain, sentence},
    state::State,
    view::{code, severity},
    words::{Words, language_of, own_name, tag},
};
