//! Walking: a document in the order and in the places in which a person sees it.
//!
//! The way keeps its own stack, for pages may nest deeper than a thread's stack reaches.

use std::collections::HashMap;

use ego_tree::NodeRef;
use scraper::{Html, Node, node::Element};
use url::Url;

use super::{
    collect::{Collector, head},
    element::{Meaning, Naming, attribute, meaning, names_region},
    visible::{Sight, sight},
};

/// How deep frames in frames are read.
const DEEPEST_FRAME: usize = 8;
/// How far the scope of a heading may lie outwards.
const FARTHEST_SCOPE: usize = 32;
/// How many nodes are looked at for the text of an element that names another one.
const LONGEST_LABEL: usize = 200;

type Ref<'a> = NodeRef<'a, Node>;

/// An element on the way.
struct Frame<'a> {
    children: std::vec::IntoIter<Ref<'a>>,
    /// The shadow tree that the children belong to; 0 is the document.
    tree: usize,
    /// The children are text that nobody may read, such as that of a closed shadow root.
    mute: bool,
    invisible: bool,
    /// A heading in it speaks for what is around it: it is a `header`, or holds one thing only.
    passes_on: bool,
}

/// A shadow tree and what its slots show.
struct Shadow<'a> {
    /// The tree of its host.
    outer: usize,
    mute: bool,
    slots: HashMap<String, Vec<Ref<'a>>>,
}

/// Walks through a document.
pub fn walk(html: &Html, page: Option<&Url>, out: &mut Collector, frame_depth: usize) {
    let base = out.depth();
    let mut walk = Walk { out, page, frame_depth, base, stack: Vec::new(), shadows: Vec::new(), html, ids: None };
    walk.out.enter(&Meaning::block(), base, None);
    walk.stack.push(Frame {
        children: children(html.tree.root()).into_iter(),
        tree: 0,
        mute: false,
        invisible: false,
        passes_on: false,
    });
    while let Some(frame) = walk.stack.last_mut() {
        let next = frame.children.next();
        let readable = !frame.mute && !frame.invisible;
        match next {
            None => {
                walk.stack.pop();
                walk.out.leave();
            }
            Some(node) => match node.value() {
                Node::Text(text) if readable => walk.out.text(text),
                Node::Element(element) if element.name() == "br" && readable => walk.out.text("\n"),
                Node::Element(element) => walk.element(node, element),
                _ => {}
            },
        }
    }
}

struct Walk<'a, 'o> {
    out: &'o mut Collector,
    page: Option<&'o Url>,
    frame_depth: usize,
    /// How many contexts were open before.
    base: usize,
    stack: Vec<Frame<'a>>,
    shadows: Vec<Shadow<'a>>,
    html: &'a Html,
    /// The elements by their ids, once somebody asks.
    ids: Option<HashMap<&'a str, Ref<'a>>>,
}

impl<'a> Walk<'a, '_> {
    fn element(&mut self, node: Ref<'a>, element: &'a Element) {
        let Some(parent) = self.stack.last() else { return };
        let (tree, mute) = (parent.tree, parent.mute);
        let Sight::Read { invisible } = sight(element, parent.invisible) else { return };
        let meaning = meaning(element, self.page);
        let scope = self.scope();
        let name = self.region_name(element);
        self.out.enter(&meaning, scope, name);
        if !mute && !invisible && matches!(meaning.naming, Some(Naming::Control)) {
            for name in ["aria-label", "title"].into_iter().filter_map(|name| attribute(element, name)) {
                self.out.control(name);
            }
        }
        if element.name() == "iframe" {
            if let Some(source) =
                attribute(element, "srcdoc").filter(|_| self.frame_depth < DEEPEST_FRAME && !mute && !invisible)
            {
                walk(&Html::parse_document(source), self.page, self.out, self.frame_depth + 1);
            }
            self.out.leave();
            return;
        }
        let (children, tree, mute) = self.shown(node, element, tree, mute);
        let passes_on = matches!(element.name(), "header" | "hgroup") || holds_one_thing(&children);
        self.stack.push(Frame { children: children.into_iter(), tree, mute, invisible, passes_on });
    }

    /// What is shown in an element: its shadow tree, what its slot is given, or simply its children.
    fn shown(&mut self, node: Ref<'a>, element: &'a Element, tree: usize, mute: bool) -> (Vec<Ref<'a>>, usize, bool) {
        if let Some((content, closed)) = shadow_root(node, element) {
            let mut slots: HashMap<String, Vec<Ref>> = HashMap::new();
            for child in node.children() {
                let slot = match child.value() {
                    Node::Element(e) if e.name() == "template" => continue,
                    Node::Element(e) => attribute(e, "slot").unwrap_or_default(),
                    Node::Text(_) => "",
                    _ => continue,
                };
                slots.entry(slot.to_owned()).or_default().push(child);
            }
            self.shadows.push(Shadow { outer: tree, mute, slots });
            return (content, self.shadows.len(), mute || closed);
        }
        if element.name() == "slot"
            && let Some(shadow) = tree.checked_sub(1).and_then(|i| self.shadows.get_mut(i))
            && let Some(assigned) = shadow.slots.remove(attribute(element, "name").unwrap_or_default())
        {
            return (assigned, shadow.outer, shadow.mute);
        }
        let mut children = children(node);
        if element.name() == "details" && attribute(element, "open").is_none() {
            children.retain(|child| child.value().as_element().is_some_and(|e| e.name() == "summary"));
            children.truncate(1);
        }
        (children, tree, mute)
    }

    /// The context in which a heading that comes now counts.
    fn scope(&self) -> usize {
        let mut at = self.stack.len().saturating_sub(1);
        for _ in 0..FARTHEST_SCOPE {
            if at == 0 || !self.stack.get(at).is_some_and(|frame| frame.passes_on) {
                break;
            }
            at -= 1;
        }
        self.base + at
    }

    fn region_name(&mut self, element: &'a Element) -> Option<String> {
        let label = attribute(element, "aria-label").filter(|label| !label.trim().is_empty());
        let by = attribute(element, "aria-labelledby");
        if (label.is_none() && by.is_none()) || !names_region(element) {
            return None;
        }
        let Some(by) = by else { return label.map(str::to_owned) };
        let html = self.html;
        let ids = self.ids.get_or_insert_with(|| {
            let mut ids = HashMap::new();
            for node in html.tree.nodes() {
                if let Some(id) = node.value().as_element().and_then(Element::id) {
                    ids.entry(id).or_insert(node);
                }
            }
            ids
        });
        let named: Vec<String> =
            by.split_ascii_whitespace().take(4).filter_map(|id| ids.get(id)).map(|node| text_of(*node)).collect();
        if named.is_empty() { label.map(str::to_owned) } else { Some(named.join(" ")) }
    }
}

fn children(node: Ref) -> Vec<Ref> {
    node.children().collect()
}

/// The content of an element's declarative shadow root, and whether it is closed.
fn shadow_root<'a>(node: Ref<'a>, element: &Element) -> Option<(Vec<Ref<'a>>, bool)> {
    #[rustfmt::skip]
    const HOSTS: &[&str] = &[
        "article", "aside", "blockquote", "body", "div", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "main", "nav", "p", "section", "span",
    ];
    let name = element.name();
    if !name.contains('-') && !HOSTS.contains(&name) {
        return None;
    }
    node.children().find_map(|child| {
        let template = child.value().as_element().filter(|e| e.name() == "template")?;
        let closed = match attribute(template, "shadowrootmode")? {
            mode if mode.eq_ignore_ascii_case("open") => false,
            mode if mode.eq_ignore_ascii_case("closed") => true,
            _ => return None,
        };
        let content = child.children().find(|c| c.value().is_fragment()).unwrap_or(child);
        Some((children(content), closed))
    })
}

fn holds_one_thing(children: &[Ref]) -> bool {
    let things = children.iter().filter(|child| match child.value() {
        Node::Text(text) => !text.trim().is_empty(),
        Node::Element(e) => !matches!(e.name(), "script" | "style" | "template" | "link" | "meta"),
        _ => false,
    });
    things.take(2).count() == 1
}

/// The text of an element that names another one, hidden or not.
fn text_of(node: Ref) -> String {
    let texts = node.descendants().take(LONGEST_LABEL).filter_map(|n| n.value().as_text());
    let mut all = String::new();
    for text in texts {
        all.push_str(head(text, LONGEST_LABEL));
        if all.len() > LONGEST_LABEL {
            break;
        }
    }
    all
}
