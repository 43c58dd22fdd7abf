//! Reading: the value that stands with a label, the words on a page.
//!
//! Only roles, names and states count, and what stands near: never a tag or a class. Where a page says two different
//! things, nothing is read.

use std::borrow::Cow;

use crate::{
    fold::fold,
    screen::{Role, Screen},
    setting::{Unless, table::cells, words::Words},
};

/// A value, and the node where it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The words, as they stand on the page; of a control, its label is not repeated.
    pub text: String,
    /// Whether the control is on, if it is one.
    pub on: Option<bool>,
    /// Where it stands: an index into the screen's nodes.
    pub node: usize,
}

/// Why nothing was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// The label is not on the page.
    NoLabel,
    /// The label is there, but nothing stands with it.
    NoValue,
    /// The page says different things.
    Ambiguous,
}

/// How many nodes behind a label its value may stand.
const NEAR: usize = 40;

/// How strong a relation between a label and a value is: the strongest counts, and there must be only one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Relation {
    /// It follows in the text.
    Near,
    /// It stands under the heading.
    Heading,
    /// It stands in the same row, entry or definition.
    Pair,
    /// It stands in the part that has the label as its name.
    Part,
    /// It is the control of that name.
    Control,
}

/// What stands with a label.
pub fn value(screen: &Screen, label: &Words, under: &Words) -> Result<Value, Unread> {
    let mut found: Vec<(Relation, Value)> = Vec::new();
    // A part inside a part of the same name is nearer to the value.
    let mut parts: Vec<(usize, Value)> = Vec::new();
    let mut seen = false;
    for at in 0..screen.nodes.len() {
        let node = &screen.nodes[at];
        let name = said(screen, at);
        if !label.are(&name) {
            if matches!(node.role, Role::Text | Role::Button | Role::Heading)
                && let Some(rest) = label.behind(&name)
                && stands_under(screen, at, under)
            {
                seen = true;
                found.push((Relation::Pair, Value { text: rest.to_owned(), on: None, node: at }));
            }
            continue;
        }
        if !stands_under(screen, at, under) {
            continue;
        }
        seen = true;
        match beside(screen, at, label) {
            Some((Relation::Part, value)) => {
                parts.retain(|&(outer, _)| !screen.is_within(at, outer));
                parts.push((at, value));
            }
            other => found.extend(other),
        }
    }
    found.extend(parts.into_iter().map(|(_, value)| (Relation::Part, value)));
    let Some(strongest) = found.iter().map(|(relation, _)| *relation).max() else {
        return Err(if seen { Unread::NoValue } else { Unread::NoLabel });
    };
    let mut strong = found.into_iter().filter(|(relation, _)| *relation == strongest).map(|(_, value)| value);
    let first = strong.next().ok_or(Unread::NoValue)?;
    if strong.any(|other| other.on != first.on || other.text != first.text) {
        Err(Unread::Ambiguous)
    } else {
        Ok(first)
    }
}

/// What a node is called, or says: a label may be split over several texts.
fn said(screen: &Screen, at: usize) -> Cow<'_, str> {
    let node = &screen.nodes[at];
    if let Some(name) = &node.name {
        return Cow::Borrowed(name);
    }
    let is_box =
        matches!(node.role, Role::Part | Role::Heading | Role::Label | Role::Cell | Role::Rowheader | Role::Definition);
    let inside = screen.inside(at);
    let of_texts = is_box && (2..=PIECES + 1).contains(&inside.len());
    if of_texts && inside.skip(1).all(|i| matches!(screen.nodes[i].role, Role::Text | Role::Part)) {
        return Cow::Owned(screen.text(at));
    }
    Cow::Borrowed("")
}

/// Into how many texts a label may be split.
const PIECES: usize = 8;

/// Whether what settles a check holds, and where; `None` if the page does not say.
pub fn holds(screen: &Screen, unless: &Unless) -> Option<(bool, Option<usize>)> {
    if unless.is.is_empty() {
        let is_field = |&at: &usize| {
            let node = &screen.nodes[at];
            matches!(node.role, Role::Field) && node.name.as_deref().is_some_and(|name| unless.label.are(name))
        };
        let mut fields = (0..screen.nodes.len()).filter(is_field).filter(|&at| stands_under(screen, at, &unless.under));
        let (field, None) = (fields.next()?, fields.next()) else { return None };
        let node = &screen.nodes[field];
        let written = node.value.as_ref().map(|value| !value.trim().is_empty()).or(node.filled)?;
        return Some((!written, Some(field)));
    }
    let value = value(screen, &unless.label, &unless.under).ok()?;
    let role = screen.nodes[value.node].role;
    if value.on != Some(false) && unless.is.are(&value.text) {
        return Some((true, Some(value.node)));
    }
    // Only a choice says that nothing else is chosen.
    (role.is_control() || role == Role::Option).then_some((false, Some(value.node)))
}

/// Whether a node stands in a part of that name, or under a heading of it.
pub fn stands_under(screen: &Screen, at: usize, under: &Words) -> bool {
    if under.is_empty() {
        return true;
    }
    let named = |&a: &usize| {
        let node = &screen.nodes[a];
        node.role != Role::Text && node.name.as_deref().is_some_and(|name| under.are(name))
    };
    if std::iter::once(at).chain(screen.around(at)).any(|a| named(&a)) {
        return true;
    }
    // The headings before it: a nearer one of the same or a higher level ends the reach of one further off.
    let mut level = u32::MAX;
    for before in (0..at).rev() {
        let node = &screen.nodes[before];
        if node.role != Role::Heading {
            continue;
        }
        let own = node.level.unwrap_or(2);
        if own >= level || !is_scope_of(screen, before, at) {
            continue;
        }
        level = own;
        if under.are(&said(screen, before)) {
            return true;
        }
    }
    false
}

/// Whether a heading is the heading of a node: the part that holds it, and nothing else, holds the node too.
fn is_scope_of(screen: &Screen, heading: usize, at: usize) -> bool {
    for around in screen.around(heading) {
        if screen.is_within(at, around) {
            return true;
        }
        // A heading may stand in a box of its own, but not in another row or entry.
        if matches!(screen.nodes[around].role, Role::Dialog | Role::Row | Role::Listitem | Role::Table) {
            return false;
        }
    }
    true
}

/// What stands with one place at which the label is.
fn beside(screen: &Screen, at: usize, label: &Words) -> Option<(Relation, Value)> {
    let node = &screen.nodes[at];
    match node.role {
        role if role.is_control() => Some((Relation::Control, control(screen, at)?)),
        Role::Group | Role::Dialog | Role::List | Role::Table | Role::Progress => {
            Some((Relation::Part, chosen(screen, at, label)?))
        }
        // A tab or an option is a choice, not a name.
        Role::Tab | Role::Option | Role::Row | Role::Columnheader => None,
        Role::Heading => under_heading(screen, at, label).map(|value| (Relation::Heading, value)),
        // The name of a column is that of many values.
        _ if screen.nearest(at, Role::Columnheader).is_some() => None,
        _ => pair(screen, at, label)
            .map(|value| (Relation::Pair, value))
            .or_else(|| near(screen, at, label).map(|value| (Relation::Near, value))),
    }
}

/// The state of a control, or what is chosen or written in it.
fn control(screen: &Screen, at: usize) -> Option<Value> {
    let node = &screen.nodes[at];
    let text = match node.role {
        Role::Select | Role::Listbox => node.value.clone().or_else(|| {
            let option = screen.inside(at).find(|&i| screen.nodes[i].selected == Some(true))?;
            screen.nodes[option].name.clone()
        })?,
        Role::Field | Role::Search => node.value.clone()?,
        _ => {
            node.checked?;
            node.name.clone().unwrap_or_default()
        }
    };
    Some(Value { text, on: node.checked, node: at })
}

/// What is chosen inside a part: the radio button that is on, the option, the only control; else the words.
fn chosen(screen: &Screen, at: usize, label: &Words) -> Option<Value> {
    choice(screen, screen.inside(at).skip(1), label)
}

fn choice(screen: &Screen, nodes: impl Iterator<Item = usize>, label: &Words) -> Option<Value> {
    let nodes: Vec<usize> = nodes.collect();
    let radios: Vec<usize> = nodes.iter().copied().filter(|&i| screen.nodes[i].role == Role::Radio).collect();
    if !radios.is_empty() {
        let mut on = radios.into_iter().filter(|&i| screen.nodes[i].checked == Some(true));
        let (first, second) = (on.next(), on.next());
        // Two groups of radio buttons under one name: which is meant?
        return if second.is_some() { None } else { control_named(screen, first?) };
    }
    let mut controls = nodes.iter().copied().filter(|&i| screen.nodes[i].role.is_control());
    match (controls.next(), controls.next()) {
        (Some(only), None) => return control(screen, only),
        (Some(_), Some(_)) => return None,
        _ => {}
    }
    let selected = |&&i: &&usize| screen.nodes[i].selected == Some(true) && screen.nodes[i].name.is_some();
    if let Some(&option) = nodes.iter().find(selected) {
        return Some(Value { text: screen.nodes[option].name.clone()?, on: None, node: option });
    }
    words(screen, nodes.into_iter(), label)
}

/// A radio button stands for its name, which is its value.
fn control_named(screen: &Screen, at: usize) -> Option<Value> {
    let node = &screen.nodes[at];
    let own = node.name.clone().filter(|name| !name.trim().is_empty());
    // Without a name, the words that stand in the same box.
    let beside = || {
        let around = node.parent? as usize;
        Some(screen.text(around)).filter(|text| !text.is_empty())
    };
    Some(Value { text: own.or_else(beside)?, on: None, node: at })
}

/// The words of several nodes, without the label itself and what can be pressed.
fn words(screen: &Screen, nodes: impl Iterator<Item = usize>, label: &Words) -> Option<Value> {
    let mut first = None;
    let mut said: Vec<&str> = Vec::new();
    for at in nodes {
        let node = &screen.nodes[at];
        let Some(name) = node.name.as_deref().map(str::trim).filter(|name| !name.is_empty()) else { continue };
        if !matches!(node.role, Role::Text | Role::Image) || label.are(name) {
            continue;
        }
        let pressed = screen.around(at).take_while(|&a| screen.nodes[a].role != Role::Part);
        if pressed.into_iter().any(|a| screen.nodes[a].role == Role::Button) {
            continue;
        }
        first.get_or_insert(at);
        said.push(name);
    }
    Some(Value { text: said.join(" "), on: None, node: first? })
}

/// What stands under a heading, up to the next one that is no deeper.
fn under_heading(screen: &Screen, heading: usize, label: &Words) -> Option<Value> {
    let level = screen.nodes[heading].level.unwrap_or(2);
    let start = screen.inside(heading).end;
    let ends = |&i: &usize| {
        let node = &screen.nodes[i];
        (node.role == Role::Heading && node.level.unwrap_or(2) <= level) || !is_scope_of(screen, heading, i)
    };
    let end = (start..screen.nodes.len()).find(ends).unwrap_or(screen.nodes.len());
    choice(screen, start..end, label)
}

/// What stands in the same row, entry or definition list.
fn pair(screen: &Screen, at: usize, label: &Words) -> Option<Value> {
    let cell = std::iter::once(at).chain(screen.around(at)).find(|&a| {
        matches!(
            screen.nodes[a].role,
            Role::Cell | Role::Rowheader | Role::Columnheader | Role::Term | Role::Definition
        )
    })?;
    // The label must be all that the cell says.
    if !label.are(&screen.text(cell)) {
        return None;
    }
    match screen.nodes[cell].role {
        Role::Term => {
            let start = screen.inside(cell).end;
            let stop = |&i: &usize| screen.nodes[i].role == Role::Term;
            let end = (start..screen.nodes.len()).find(stop).unwrap_or(screen.nodes.len());
            let definition = (start..end).find(|&i| screen.nodes[i].role == Role::Definition)?;
            content(screen, definition)
        }
        Role::Cell | Role::Rowheader => {
            let row = screen.nearest(cell, Role::Row)?;
            let cells: Vec<usize> = cells(screen, row);
            let own = cells.iter().position(|&c| c == cell)?;
            // Only a label at the beginning of its row names what follows.
            let named = cells[..own].iter().all(|&c| screen.text(c).is_empty());
            let rest: Vec<usize> = cells[own + 1..].iter().copied().filter(|&c| content(screen, c).is_some()).collect();
            if !named {
                return None;
            }
            match rest.as_slice() {
                [] => None,
                [only] => content(screen, *only),
                [first, ..] => choice(screen, *first..screen.inside(row).end, label),
            }
        }
        _ => None,
    }
}

/// What follows a label in the text, within the same part of the page; or the control directly before it.
fn near(screen: &Screen, at: usize, label: &Words) -> Option<Value> {
    let own = screen.inside(at);
    for around in screen.around(at).take(4) {
        let part = screen.inside(around);
        let behind = (own.end..part.end).take(NEAR);
        let says = |i: usize| {
            let node = &screen.nodes[i];
            node.role.is_control()
                || (matches!(node.role, Role::Text | Role::Image)
                    && node.name.as_deref().is_some_and(|n| !label.are(n))
                    && !is_help(screen, i))
        };
        let before = (part.start + 1..own.start).rev().find(|&i| says(i));
        let first = behind.clone().find(|&i| says(i));
        // Boxes to tick and words in turn: whose is whose shows at the beginning and at the end.
        let is_tick = |&i: &usize| screen.nodes[i].role == Role::Checkbox && is_own(screen, i, label);
        if let (Some(tick), Some(next)) = (before.filter(is_tick), first) {
            let speaks = |&i: &usize| screen.nodes[i].role.is_control() || screen.nodes[i].role == Role::Text;
            let is_control = |i: usize| screen.nodes[i].role.is_control();
            let mut inside = (part.start + 1..part.end).filter(speaks);
            let (begins, ends) = (inside.next().is_some_and(is_control), inside.next_back().is_some_and(is_control));
            return match (begins, ends) {
                (true, false) => self::control(screen, tick),
                (false, true) => next_thing(screen, next, around, label),
                _ => None,
            };
        }
        if let Some(first) = first {
            return next_thing(screen, first, around, label);
        }
        if let Some(control) = before.filter(|&i| is_own(screen, i, label)) {
            return self::control(screen, control);
        }
        // A part that says something else before the label is no frame of label and value alone.
        if matches!(screen.nodes[around].role, Role::Row | Role::Listitem | Role::Dialog) || before.is_some() {
            return None;
        }
    }
    None
}

/// What a button is called that explains a label. Folded.
const HELP: &[&str] = &["ヘルプ", "help", "情報", "info", "詳細情報", "moreinformation", "learnmore"];

/// Whether something belongs to a button that explains a label.
fn is_help(screen: &Screen, at: usize) -> bool {
    let button = std::iter::once(at).chain(screen.around(at)).find(|&a| screen.nodes[a].role == Role::Button);
    button.is_some_and(|button| {
        let called = screen.nodes[button].name.clone().unwrap_or_else(|| screen.text(button));
        HELP.contains(&fold(&called).as_str())
    })
}

/// The thing that begins at a node: the box right below the common one that holds it.
fn next_thing(screen: &Screen, first: usize, around: usize, label: &Words) -> Option<Value> {
    let whole = std::iter::once(first).chain(screen.around(first)).take_while(|&a| a != around).last().unwrap_or(first);
    if screen.inside(whole).any(|i| screen.nodes[i].role == Role::Heading) {
        return None;
    }
    let role = screen.nodes[whole].role;
    if role == Role::Radio {
        return choice(screen, screen.inside(around).filter(|&i| i >= first), label);
    }
    let mut controls = screen.inside(whole).filter(|&i| screen.nodes[i].role.is_control());
    if controls.any(|i| screen.nodes[i].role != Role::Radio && !is_own(screen, i, label)) {
        return None;
    }
    content(screen, whole)
}

/// Whether a control that stands near a label can be the one that it names: it has no other name.
fn is_own(screen: &Screen, at: usize, label: &Words) -> bool {
    let node = &screen.nodes[at];
    node.role.is_control() && node.name.as_deref().is_none_or(|name| name.trim().is_empty() || label.are_in(name))
}

/// What a cell or a box says: the state of its only control, what is chosen, or its words.
pub fn content(screen: &Screen, at: usize) -> Option<Value> {
    let node = &screen.nodes[at];
    if node.role.is_control() {
        return control(screen, at);
    }
    if matches!(node.role, Role::Text | Role::Image) {
        let text = node.name.clone().filter(|name| !name.trim().is_empty())?;
        return Some(Value { text, on: None, node: at });
    }
    choice(screen, screen.inside(at).skip(1), &Words::default())
}

/// What a row or an entry says altogether, without what can be pressed; if it has nothing else, with it.
pub fn whole(screen: &Screen, row: &[usize]) -> Value {
    let node = row.first().copied().unwrap_or_default();
    let said: Vec<String> = row
        .iter()
        .filter_map(|&cell| words(screen, screen.inside(cell), &Words::default()))
        .map(|value| value.text)
        .collect();
    let all = || row.iter().map(|&cell| screen.text(cell)).collect::<Vec<_>>().join(" ").trim().to_owned();
    Value { text: if said.is_empty() { all() } else { said.join(" ") }, on: None, node }
}

/// Where one of several words stands by itself: the control of that name, if it is on; else the text or the button.
pub fn standing(screen: &Screen, words: &Words, under: &Words) -> Option<usize> {
    let named = |at: usize| words.are(&said(screen, at)) && !is_title(screen, at);
    let places: Vec<usize> =
        (0..screen.nodes.len()).filter(|&at| named(at) && stands_under(screen, at, under)).collect();
    let is_switch = |&at: &usize| matches!(screen.nodes[at].role, Role::Checkbox | Role::Radio);
    let is_choice = |at: &usize| is_switch(at) || matches!(screen.nodes[*at].role, Role::Option | Role::Tab);
    if places.iter().any(is_choice) {
        let is_on = |at: &usize| screen.nodes[*at].checked.or(screen.nodes[*at].selected) == Some(true);
        return places.iter().copied().find(|at| is_choice(at) && is_on(at));
    }
    // Words beside a control without a name are its name. Of several, it is the one before them, where controls come first.
    let unnamed = |&i: &usize| is_switch(&i) && screen.nodes[i].name.as_deref().unwrap_or_default().trim().is_empty();
    let is_text = |&i: &usize| screen.nodes[i].role == Role::Text;
    places.into_iter().find(|&at| {
        let Some(around) = screen.around(at).take(2).find(|&a| screen.inside(a).any(|i| unnamed(&i))) else {
            return true;
        };
        let controls: Vec<usize> = screen.inside(around).filter(unnamed).collect();
        let own = match controls.as_slice() {
            [only] => Some(*only),
            several if screen.inside(around).find(is_text) < several.first().copied() => None,
            several => several.iter().copied().rfind(|&control| control < at),
        };
        own.is_some_and(|control| screen.nodes[control].checked == Some(true))
    })
}

/// Whether a node only names a dialog: what stands there is a title, not a state.
fn is_title(screen: &Screen, at: usize) -> bool {
    let Some(dialog) = std::iter::once(at).chain(screen.around(at)).find(|&a| screen.nodes[a].role == Role::Dialog)
    else {
        return false;
    };
    let is_its_name = || screen.nodes[dialog].name.as_deref().is_some_and(|name| fold(name) == fold(&said(screen, at)));
    let in_heading = || screen.around(at).chain([at]).any(|a| screen.nodes[a].role == Role::Heading);
    let is_button = screen.around(at).chain([at]).any(|a| matches!(screen.nodes[a].role, Role::Button | Role::Link));
    at == dialog || in_heading() || (is_its_name() && !is_button)
}

/// Where a label stands with its value in one text, such as 「現在のプロジェクト: 連携用」, and the value.
pub fn named_behind<'s>(screen: &'s Screen, label: &Words, under: &Words) -> Option<(usize, &'s str)> {
    let says = |at: usize| {
        let node = &screen.nodes[at];
        let is_said = matches!(node.role, Role::Text | Role::Button | Role::Link | Role::Heading | Role::Select);
        let rest = label.behind(node.name.as_deref().filter(|_| is_said)?)?;
        stands_under(screen, at, under).then_some((at, rest))
    };
    (0..screen.nodes.len()).find_map(says)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::screen::Node;

    /// A screen of roles and names, indented by what they stand in.
    pub fn screen(nodes: &[(usize, Role, &str)]) -> Screen {
        let mut screen = Screen::default();
        let mut open: Vec<u32> = Vec::new();
        for &(depth, role, name) in nodes {
            open.truncate(depth);
            let name = (!name.is_empty()).then(|| name.to_owned());
            let (parent, at) = (open.last().copied(), screen.nodes.len() as u32);
            screen.nodes.push(Node { role, name, parent, ..Node::default() });
            open.push(at);
        }
        screen
    }

    fn read(screen: &Screen, label: &str) -> Result<String, Unread> {
        value(screen, &Words::new([label]), &Words::default()).map(|value| value.text)
    }

    #[test]
    fn a_button_that_explains_a_label_is_not_its_value() {
        let with = |button| {
            screen(&[
                (0, Role::Part, ""),
                (1, Role::Part, ""),
                (2, Role::Text, "Verified"),
                (2, Role::Button, button),
                (3, Role::Text, button),
                (1, Role::Part, ""),
                (2, Role::Image, "Checked"),
            ])
        };
        assert_eq!(read(&with("Help"), "Verified").as_deref(), Ok("Checked"));
        // Any other button stands between them.
        assert_eq!(read(&with("Send again"), "Verified"), Err(Unread::NoValue));
    }

    #[test]
    fn a_heading_is_called_by_its_words() {
        use Role::{Button, Group, Heading, Text};
        let shown = screen(&[(0, Heading, ""), (1, Text, "Status"), (0, Text, "Active")]);
        assert_eq!(read(&shown, "Status").as_deref(), Ok("Active"));
        let folded =
            screen(&[(0, Group, "Status"), (1, Button, ""), (2, Heading, ""), (3, Text, "Status"), (2, Text, "Off")]);
        assert_eq!(read(&folded, "Status").as_deref(), Ok("Off"));
    }

    #[test]
    fn of_boxes_and_words_in_turn_each_has_its_own() {
        use Role::{Checkbox, Group, Text};
        let in_turn = |nodes: &[(Role, &str)]| {
            let nodes: Vec<_> = nodes.iter().map(|&(role, name)| (1, role, name)).collect();
            let mut shown = screen(&[&[(0, Group, "")], nodes.as_slice()].concat());
            let mut boxes = shown.nodes.iter_mut().filter(|node| node.role == Checkbox);
            boxes.next().unwrap().checked = Some(false);
            boxes.next().unwrap().checked = Some(true);
            ["A", "B"].map(|label| value(&shown, &Words::new([label]), &Words::default()).ok()?.on)
        };
        let (tick, a, b) = ((Checkbox, ""), (Text, "A"), (Text, "B"));
        assert_eq!(in_turn(&[tick, a, tick, b]), [Some(false), Some(true)]);
        assert_eq!(in_turn(&[a, tick, b, tick]), [Some(false), Some(true)]);
        assert_eq!(in_turn(&[(Text, "Access"), tick, a, tick, b]), [None, Some(true)]);
    }

    #[test]
    fn the_name_of_a_column_is_no_label() {
        use Role::{Cell, Columnheader, Row, Table, Text};
        let listed = [
            (0, Table, ""),
            (1, Row, ""),
            (2, Columnheader, "Status"),
            (3, Text, "Status"),
            (2, Columnheader, "Actions"),
            (3, Text, "Actions"),
            (1, Row, ""),
            (2, Cell, ""),
            (3, Text, "On"),
        ];
        assert!(read(&screen(&listed), "Status").is_err());
    }

    #[test]
    fn what_settles_a_check_is_told_by_a_choice_or_a_field() {
        use Role::{Field, Heading, Radio, Text};
        let unless =
            |is: &[&str]| Unless { label: Words::new(["Groups"]), under: Words::default(), is: Words::new(is) };
        let mut chosen =
            screen(&[(0, Heading, "Groups"), (0, Radio, "All"), (0, Radio, "Named"), (0, Field, "Groups")]);
        chosen.nodes[1].checked = Some(false);
        chosen.nodes[2].checked = Some(true);
        let holds_in = |screen: &Screen, is: &[&str]| holds(screen, &unless(is)).map(|(holds, _)| holds);
        assert_eq!(holds_in(&chosen, &["All"]), Some(false));
        assert_eq!(holds_in(&chosen, &["Named"]), Some(true));
        assert_eq!(holds_in(&chosen, &[]), None);
        chosen.nodes[3].filled = Some(false);
        assert_eq!(holds_in(&chosen, &[]), Some(true));
        let silent = screen(&[(0, Heading, "Groups"), (0, Text, "a@example.jp")]);
        assert_eq!(holds_in(&silent, &["All"]), None);
    }
}
