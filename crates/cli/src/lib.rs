//! The command line of Shirube: the same engine as in the browser, on saved pages, mails and texts.
//!
//! [`read`] turns a file into the page model of the core, [`scan`](mod@scan) asks the engine and prints its answer.

#![forbid(unsafe_code)]

pub mod args;
pub mod decode;
pub mod docs;
pub mod error;
pub mod html;
pub mod mail;
pub mod packs;
pub mod print;
pub mod read;
pub mod scan;
pub mod words;
