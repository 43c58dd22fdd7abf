//! A tiny builder: the card is first a tree of plain data, then nodes of the document, or text (`html.rs`).
//!
//! There is no way to give it markup: text becomes text nodes, and an address becomes a link only through
//! [`link`].

use wasm_bindgen::JsValue;
use web_sys::Document;

const HTML: &str = "http://www.w3.org/1999/xhtml";
const SVG: &str = "http://www.w3.org/2000/svg";

/// A node to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Words.
    Text(String),
}

/// An element to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    pub(crate) tag: &'static str,
    namespace: &'static str,
    pub(crate) attributes: Vec<(&'static str, String)>,
    pub(crate) children: Vec<Node>,
}

/// An HTML element.
pub fn el(tag: &'static str) -> Element {
    Element { tag, namespace: HTML, attributes: Vec::new(), children: Vec::new() }
}

/// An SVG element.
pub fn svg(tag: &'static str) -> Element {
    Element { namespace: SVG, ..el(tag) }
}

/// A link that opens in a new tab. An address that is not `https:` makes no link.
pub fn link(url: &str) -> Option<Element> {
    let opens = || el("a").attr("href", url).attr("target", "_blank").attr("rel", "noopener noreferrer");
    url.starts_with("https://").then(opens)
}

impl Element {
    /// Sets an attribute.
    pub fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// Sets the class attribute.
    pub fn class(self, value: &'static str) -> Self {
        self.attr("class", value)
    }

    /// Sets an attribute without a value, or leaves it out.
    pub fn flag(self, name: &'static str, on: bool) -> Self {
        if on { self.attr(name, "") } else { self }
    }

    /// Adds words.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.children.push(Node::Text(text.into()));
        self
    }

    /// Adds an element.
    pub fn child(mut self, child: Element) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    /// Adds any number of elements; an `Option` will do.
    pub fn children(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    /// Whether an element of that class is in it.
    pub fn has(&self, class: &str) -> bool {
        let itself = self.attributes.iter().any(|(name, value)| *name == "class" && value == class);
        itself || self.children.iter().any(|child| matches!(child, Node::Element(child) if child.has(class)))
    }

    /// The element and all elements in it.
    pub fn all(&self) -> Vec<&Element> {
        let below = self.children.iter().filter_map(|child| match child {
            Node::Element(child) => Some(child.all()),
            Node::Text(_) => None,
        });
        std::iter::once(self).chain(below.flatten()).collect()
    }

    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| *n == name).map(|(_, value)| value.as_str())
    }

    /// All its words.
    pub fn words(&self) -> String {
        let parts = self.children.iter().map(|child| match child {
            Node::Element(child) => child.words(),
            Node::Text(text) => text.clone(),
        });
        parts.collect()
    }

    /// What stands in it.
    pub fn content(&self) -> &[Node] {
        &self.children
    }

    /// Makes the element.
    pub fn build(&self, document: &Document) -> Result<web_sys::Element, JsValue> {
        let element = document.create_element_ns(Some(self.namespace), self.tag)?;
        for (name, value) in &self.attributes {
            element.set_attribute(name, value)?;
        }
        for child in &self.children {
            element.append_child(&child.build(document)?)?;
        }
        Ok(element)
    }
}

impl Node {
    /// Makes the node.
    pub fn build(&self, document: &Document) -> Result<web_sys::Node, JsValue> {
        Ok(match self {
            Node::Element(element) => element.build(document)?.into(),
            Node::Text(text) => document.create_text_node(text).into(),
        })
    }
}

#[cfg(test)]
impl Element {
    /// Its tag.
    pub fn tag(&self) -> &str {
        self.tag
    }
}
