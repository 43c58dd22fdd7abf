//! HTML: a saved page into the page model, by the same rules as the extension's content script.
//!
//! [`walk`] goes through the document as a person sees it: open shadow roots and inline frames in their places, hidden
//! things left out ([`visible`]). [`element`] says what an element means, [`collect`] makes blocks of it.

mod collect;
mod element;
mod style;
mod visible;
mod walk;

use scraper::Html;
use shirube_core::page::{Block, Page, Passage};

use collect::Collector;

/// Reads a page.
pub fn read(html: &str, url: Option<&str>) -> Page {
    let collector = collect(html);
    let (blocks, account_names) = collector.finish();
    Page { url: url.map(str::to_owned), account_names, passages: vec![Passage { blocks }] }
}

/// Reads HTML that is no page, such as the body of a mail.
pub fn blocks(html: &str) -> Vec<Block> {
    collect(html).finish().0
}

fn collect(html: &str) -> Collector {
    let mut collector = Collector::default();
    walk::walk(&Html::parse_document(html), &mut collector, 0);
    collector
}
