//! A page as assistive technology would tell it: roles, names and states, without tags or classes.
//!
//! Settings are read from this and from nothing else. The content script makes it from the page's flat tree; what the
//! user types is in it only where a pack asks for it.

use serde::{Deserialize, Serialize};

/// What stands on a page that has settings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Screen {
    /// Everything on it, in reading order; a node stands behind its parent.
    pub nodes: Vec<Node>,
    /// Not everything was read: the page is too long.
    pub cut: bool,
}

/// One thing on a page. What a page does not say is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(default)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// The node around it: an index into [`Screen::nodes`].
    pub parent: Option<u32>,
    /// Its accessible name; for [`Role::Text`], the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What is chosen or written in it; of a text field, only where a pack asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Whether it is on: check boxes, switches, radio buttons and pressed buttons. Absent if that cannot be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked: Option<bool>,
    /// Whether it is the chosen one: options, tabs, rows, entries of a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selected: Option<bool>,
    /// Whether its content is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expanded: Option<bool>,
    /// Whether it cannot be used now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disabled: Option<bool>,
    /// Whether something is written in a text field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filled: Option<bool>,
    /// Whether it is still being loaded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub busy: Option<bool>,
    /// The level of a heading, from 1; of a row in a tree, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<u32>,
    /// How many rows a table has altogether, if it says so; -1 if it does not know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<i32>,
}

/// What a node is. Kinds that do not differ for reading share a name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Role {
    /// A part of the page with nothing else to say: a box.
    #[default]
    Part,
    /// A stretch of text.
    Text,
    /// A heading.
    Heading,
    /// The name of a field, written as such.
    Label,
    /// A button or an entry of a menu.
    Button,
    /// A link.
    Link,
    /// A picture with a name.
    Image,
    /// A field to write in.
    Field,
    /// The same, to search with.
    Search,
    /// A choice of one from a list that opens.
    Select,
    /// A list to choose from.
    Listbox,
    /// An entry to choose.
    Option,
    /// A check box or a switch.
    Checkbox,
    /// A radio button.
    Radio,
    /// Controls that belong together, a region or a form: a part with a name.
    Group,
    /// A dialog.
    Dialog,
    /// A table or a grid.
    Table,
    /// A row.
    Row,
    /// A cell that names its column.
    Columnheader,
    /// A cell that names its row.
    Rowheader,
    /// A cell.
    Cell,
    /// A list.
    List,
    /// An entry of a list.
    Listitem,
    /// A term that is defined.
    Term,
    /// Its definition.
    Definition,
    /// A tab.
    Tab,
    /// Progress: something is still being loaded.
    Progress,
}

impl Role {
    /// Whether a state or a value can be read from it.
    pub fn is_control(self) -> bool {
        matches!(self, Self::Field | Self::Search | Self::Select | Self::Listbox | Self::Checkbox | Self::Radio)
    }
}

impl Screen {
    /// The node at an index.
    pub fn node(&self, at: usize) -> Option<&Node> {
        self.nodes.get(at)
    }

    /// The nodes around one, the nearest first.
    pub fn around(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        // A parent stands before its children; anything else would be a mistake and must not lead in circles.
        let up = move |at: usize| self.nodes.get(at)?.parent.map(|p| p as usize).filter(|&p| p < at);
        std::iter::successors(up(at), move |&at| up(at))
    }

    /// Whether one node stands inside another, or is it.
    pub fn is_within(&self, at: usize, outer: usize) -> bool {
        at == outer || self.around(at).any(|a| a == outer)
    }

    /// A node and everything inside it: a stretch of [`Screen::nodes`].
    pub fn inside(&self, at: usize) -> std::ops::Range<usize> {
        let mut end = at + 1;
        while end < self.nodes.len() && self.nodes[end].parent.is_some_and(|p| p as usize >= at && (p as usize) < end) {
            end += 1;
        }
        at..end.min(self.nodes.len())
    }

    /// The node around one that has a role, without what another of that role encloses.
    pub fn nearest(&self, at: usize, role: Role) -> Option<usize> {
        self.around(at).find(|&a| self.nodes[a].role == role)
    }

    /// The words of a node and of everything inside it, apart by spaces. Pictures count by their names.
    pub fn text(&self, at: usize) -> String {
        let mut words: Vec<&str> = Vec::new();
        for inner in self.inside(at) {
            let node = &self.nodes[inner];
            if matches!(node.role, Role::Text | Role::Image)
                && let Some(name) = &node.name
            {
                words.push(name.trim());
            }
        }
        words.retain(|word| !word.is_empty());
        words.join(" ")
    }

    /// Whether anything says that the page is still being loaded.
    pub fn is_loading(&self) -> bool {
        // Progress that tells how far it is need not be about the page.
        self.nodes.iter().any(|n| n.busy.unwrap_or(n.role == Role::Progress))
    }
}
