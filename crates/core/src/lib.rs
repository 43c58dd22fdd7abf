//! The reasoning of Shirube: text and page regions in, findings and explanations out.
//!
//! No DOM, no clock, no input or output, no global state: whatever is decided here is decided alike in the browser and
//! on the command line. The way of the data is [`page::Page`] → [`engine::Engine::scan`] → [`report::Report`] →
//! [`engine::Engine::explain`] → [`explain::Explanation`]. Settings are read from a page's [`screen::Screen`], see [`setting`];
//! questions without a page are for [`checkers`].

#![forbid(unsafe_code)]

pub mod account;
pub mod checkers;
pub mod detect;
pub mod engine;
pub mod escape;
pub mod explain;
pub mod fold;
pub mod knowledge;
pub mod later;
pub mod link;
pub mod page;
pub mod pattern;
pub mod protocol;
pub mod report;
pub mod screen;
pub mod search;
pub mod setting;
pub mod sieve;
pub mod signal;
pub mod standing;
mod supersede;
