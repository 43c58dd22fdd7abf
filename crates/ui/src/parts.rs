//! What the handbook draws with: the parts of the card, which need no browser until they become nodes.
//!
//! Draw with a [`State::on_paper`]: causes then stand open, and nothing asks to be pressed.

pub use crate::{
    advice::{avoid, changes, read_more, support},
    cause::{cause, fact, facts, outward, steps},
    dom::{Element, Node, el, svg},
    footer::{about, source_list},
    icon::Icon,
    sentence::{assumed, in_its_language, paragraph, plain, sentence},
    state::State,
    view::{code, severity},
    words::{Words, language_of, own_name, tag},
};
