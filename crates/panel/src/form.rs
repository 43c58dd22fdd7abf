//! Fields, and the places in which what is said of them stands.

use shirube_ui::parts::{Element, el};

use crate::state::State;

/// The attribute of a place that is filled anew while the user types.
pub const SLOT: &str = "data-slot";
/// The attribute of a field; its value is the field's name.
pub const FIELD: &str = "data-field";
/// Whether what stands in the field is wrong.
pub const INVALID: &str = "aria-invalid";

/// A field with its label and what is said of it.
pub struct Field<'a> {
    /// Its name: `tool.field`.
    pub name: &'static str,
    /// Its label.
    pub label: &'static str,
    /// What to type, with an example.
    pub hint: &'static str,
    /// What is said of it.
    pub said: Vec<Element>,
    /// The state from which it is drawn.
    pub state: &'a State,
}

impl Field<'_> {
    /// A field for one line.
    pub fn line(self) -> Element {
        let value = self.state.typed(self.name).to_owned();
        self.draw(el("input").attr("type", "text").attr("value", value))
    }

    /// A field for several lines.
    pub fn area(self, rows: &'static str) -> Element {
        let value = self.state.typed(self.name).to_owned();
        // The first line feed in it would be taken for markup's own.
        self.draw(el("textarea").attr("rows", rows).text(value))
    }

    /// A choice; the first is taken unless another was.
    pub fn choice(self, options: &[(&'static str, &'static str)]) -> Element {
        let chosen = self.state.typed(self.name).to_owned();
        let options = options
            .iter()
            .map(|(value, label)| el("option").attr("value", *value).flag("selected", *value == chosen).text(*label));
        self.draw(el("select").children(options))
    }

    fn draw(self, control: Element) -> Element {
        let (id, slot, hint) =
            (format!("field-{}", self.name), format!("said-{}", self.name), format!("hint-{}", self.name));
        let wrong = self.said.iter().flat_map(Element::all).any(|it| it.get("data-weight") == Some("wrong"));
        let hinted = !self.hint.is_empty();
        let described = if hinted { format!("{hint} {slot}") } else { slot };
        let control = control
            .attr("id", &id)
            .attr(FIELD, self.name)
            .attr("aria-describedby", described)
            .attr(INVALID, if wrong { "true" } else { "false" })
            .attr("autocomplete", "off")
            .attr("spellcheck", "false");
        el("div")
            .class("field")
            .child(el("label").attr("for", &id).text(self.label))
            .children(hinted.then(|| el("p").class("hint").attr("id", hint).text(self.hint)))
            .child(control)
            .child(slot_of(self.name, self.said))
    }
}

/// A place for what is said of a field or of all.
pub fn slot_of(name: &str, said: Vec<Element>) -> Element {
    el("div")
        .class("said")
        .attr("id", format!("said-{name}"))
        .attr(SLOT, name)
        .attr("aria-live", "polite")
        .children(said)
}
