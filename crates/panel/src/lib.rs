//! The side panel: what the settings of the page say, the jobs with their steps, and tools that check what is typed.
//!
//! As the card, it is first a tree of plain data ([`view`]), then nodes; it draws with the card's parts. [`panel`] listens.
//! What is typed into the tools is checked here, by the core's checkers: it leaves the panel neither to be looked at nor
//! to be kept. The panel knows no extension API; its page passes the content in and the wishes on.

#![forbid(unsafe_code)]

mod form;
mod jobs;
mod page;
mod panel;
mod remarks;
mod state;
mod tools;
mod view;

#[cfg(test)]
mod tests;

pub use panel::Panel;
// Both are pages of the extension that are seldom open: as two modules, most of their code would be shipped twice.
pub use shirube_handbook::Handbook;
