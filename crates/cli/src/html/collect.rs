//! Collecting: text and the elements around it into blocks.

use std::{ops::Range, rc::Rc};

use shirube_core::{
    fold::fold,
    page::{Block, Within},
};

use super::element::{Live, Meaning, Naming, Set};

/// How much of a heading is kept. More than this is no heading.
const LONGEST_NAME: usize = 200;
/// How many names a block stands under at most.
const MOST_NAMES: usize = 24;
/// How many elements outwards names are looked for. These bounds keep the work linear on any page.
const FARTHEST: usize = 64;
/// How many elements deep the texts of headings and the like are noted.
const MOST_NOTES: usize = 16;

/// Makes blocks of what a walk through a page meets.
#[derive(Default)]
pub struct Collector {
    contexts: Vec<Context>,
    /// Those contexts that name what is in them: indices, ascending.
    naming: Vec<usize>,
    notes: Vec<Note>,
    open: Open,
    blocks: Vec<Block>,
    account_names: Vec<String>,
}

/// An element that is open.
#[derive(Default)]
struct Context {
    block: bool,
    /// What its words stand in.
    within: Set,
    live: Option<Live>,
    /// It stands in code or an inline quotation.
    code: bool,
    /// The block that its text goes into stands in code.
    block_in_code: bool,
    /// Its text is code, a quotation or a link to somewhere else.
    quoting: bool,
    /// The table that it stands in.
    table: Option<usize>,
    rows: usize,
    /// Headings whose scope it is, each on a lower level than the one before.
    headings: Vec<(u8, Rc<str>)>,
    /// Its own names.
    names: Vec<Rc<str>>,
}

/// The text of an element that is being noted because it names something.
struct Note {
    context: usize,
    naming: Naming,
    /// The context that is named.
    names: usize,
    text: String,
}

/// The block that is being written.
#[derive(Default)]
struct Open {
    text: String,
    units: u32,
    begun: bool,
    within: Set,
    headings: Vec<String>,
    quoting: Vec<(u32, u32)>,
}

impl Collector {
    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.contexts.len()
    }

    /// Enters an element. `scope` is the context in which a heading counts; `name` is the name of a region.
    pub fn enter(&mut self, meaning: &Meaning, scope: usize, name: Option<String>) {
        let index = self.contexts.len();
        if meaning.block {
            self.end_block();
        }
        let parent = self.contexts.last();
        let mut context = Context {
            block: meaning.block,
            within: parent.map_or(Set::default(), |p| p.within),
            live: parent.and_then(|p| p.live),
            code: parent.is_some_and(|p| p.code) || meaning.code,
            block_in_code: parent.is_some_and(|p| if meaning.block { p.code } else { p.block_in_code }),
            quoting: parent.is_some_and(|p| p.quoting) || meaning.code || meaning.leads_away,
            table: if meaning.table { Some(index) } else { parent.and_then(|p| p.table) },
            ..Context::default()
        };
        if meaning.landmark && context.live == Some(Live::Perhaps) {
            context.is_no_message();
        }
        context.within = context.within.and(meaning.within);
        if let Some(live) = meaning.live.filter(|&live| live == Live::Surely || !meaning.landmark) {
            context.live = Some(live);
            context.within = context.within.and(Set::of(Within::Alert));
        }
        let table = context.table;
        self.contexts.push(context);
        if meaning.row {
            self.with(table, |table| table.rows += 1);
        }
        if let Some(name) = name {
            self.name(index, &name);
        }
        if let Some(naming) = meaning.naming
            && self.notes.len() < MOST_NOTES
        {
            let names = match naming {
                Naming::Heading(_) => Some(scope),
                Naming::Summary => index.checked_sub(1),
                Naming::Caption => table,
                Naming::HeaderCell => table.filter(|&t| self.contexts.get(t).is_some_and(|t| t.rows == 1)),
                Naming::Control => Some(index),
            };
            if let Some(names) = names {
                self.notes.push(Note { context: index, naming, names, text: String::new() });
            }
        }
    }

    /// Leaves the element that was entered last.
    pub fn leave(&mut self) {
        let Some(context) = self.contexts.pop() else { return };
        let index = self.contexts.len();
        if context.block {
            self.end_block();
        }
        if self.naming.last() == Some(&index) {
            self.naming.pop();
        }
        while let Some(note) = self.notes.pop_if(|note| note.context == index) {
            match note.naming {
                Naming::Heading(level) => self.head(note.names, level, &note.text),
                Naming::Summary | Naming::Caption | Naming::HeaderCell => self.name(note.names, &note.text),
                Naming::Control => self.control(&note.text),
            }
        }
    }

    /// Text of the element that was entered last.
    pub fn text(&mut self, text: &str) {
        let blank = text.chars().all(char::is_whitespace);
        if !self.open.begun {
            if blank {
                return;
            }
            self.open.begun = true;
            self.open.headings = self.headings();
        }
        let Some(context) = self.contexts.last() else { return };
        let from = self.open.units;
        self.open.text.push_str(text);
        self.open.units += text.chars().map(|c| c.len_utf16() as u32).sum::<u32>();
        if !blank {
            let code = if context.block_in_code { Set::of(Within::Quotation) } else { Set::default() };
            self.open.within = self.open.within.and(context.within).and(code);
        }
        if context.quoting {
            match self.open.quoting.last_mut() {
                Some(last) if last.1 == from => last.1 = self.open.units,
                _ => self.open.quoting.push((from, self.open.units)),
            }
        }
        for note in &mut self.notes {
            if note.text.len() < LONGEST_NAME {
                note.text.push_str(head(text, LONGEST_NAME));
            }
        }
    }

    /// The accessible name of a button or link.
    pub fn control(&mut self, name: &str) {
        let name = name.trim();
        let folded = fold(name);
        let known = ["googleアカウント", "googleaccount"].iter().any(|account| folded.contains(account));
        if known && self.account_names.len() < 16 && !self.account_names.iter().any(|n| n == name) {
            self.account_names.push(name.to_owned());
        }
    }

    /// The blocks, and the names of what may show the account.
    pub fn finish(mut self) -> (Vec<Block>, Vec<String>) {
        self.end_block();
        (self.blocks, self.account_names)
    }

    fn end_block(&mut self) {
        let open = std::mem::take(&mut self.open);
        if open.begun {
            self.blocks.push(Block {
                text: open.text,
                within: open.within.list(),
                headings: open.headings,
                quoting: open.quoting,
            });
        }
        for note in &mut self.notes {
            if !note.text.is_empty() && !note.text.ends_with(' ') {
                note.text.push(' ');
            }
        }
    }

    /// A heading in its scope: it ends those of its own level and of the levels below.
    fn head(&mut self, scope: usize, level: u8, text: &str) {
        let text = tidy(text);
        let inside: Range<usize> = scope..self.contexts.len();
        for context in self.contexts.get_mut(inside).unwrap_or_default() {
            // What has headings of its own is a part of the page.
            if context.live == Some(Live::Perhaps) {
                context.is_no_message();
            }
        }
        if text.is_empty() {
            return;
        }
        self.with(Some(scope), |context| {
            while context.headings.pop_if(|(l, _)| *l >= level).is_some() {}
            context.headings.push((level, text));
        });
        self.is_naming(scope);
    }

    fn name(&mut self, index: usize, name: &str) {
        let name = tidy(name);
        if name.is_empty() {
            return;
        }
        self.with(Some(index), |context| {
            if context.names.len() < MOST_NAMES {
                context.names.push(name);
            }
        });
        self.is_naming(index);
    }

    fn is_naming(&mut self, index: usize) {
        if index < self.contexts.len()
            && let Err(at) = self.naming.binary_search(&index)
        {
            self.naming.insert(at, index);
        }
    }

    fn with(&mut self, index: Option<usize>, change: impl FnOnce(&mut Context)) {
        if let Some(context) = index.and_then(|i| self.contexts.get_mut(i)) {
            change(context);
        }
    }

    /// What the text that follows stands under, the nearest first: of each level one heading, going up.
    fn headings(&self) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let mut lowest = u8::MAX;
        let contexts = self.naming.iter().rev().take(FARTHEST).filter_map(|&i| self.contexts.get(i));
        for context in contexts {
            for (level, text) in context.headings.iter().rev() {
                if *level < lowest {
                    lowest = *level;
                    found.push(text.to_string());
                }
            }
            found.extend(context.names.iter().map(|name| name.to_string()));
            if found.len() >= MOST_NAMES {
                break;
            }
        }
        found.truncate(MOST_NAMES);
        found
    }
}

impl Context {
    fn is_no_message(&mut self) {
        self.live = None;
        self.within = self.within.without(Set::of(Within::Alert));
    }
}

fn tidy(text: &str) -> Rc<str> {
    let words: Vec<_> = text.split_whitespace().collect();
    head(&words.join(" "), LONGEST_NAME).into()
}

/// The beginning of a text, at most that many bytes.
pub fn head(text: &str, longest: usize) -> &str {
    &text[..text.floor_char_boundary(longest)]
}
