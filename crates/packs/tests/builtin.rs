//! The pack files that come with Shirube, and the loader's words for mistakes.

use shirube_packs::{PackFile, builtin, load};

#[test]
fn the_packs_load_and_their_examples_hold() {
    let knowledge = builtin().unwrap_or_else(|error| panic!("\n{error}"));
    assert!(knowledge.catalogue.problems.len() >= 8);
    assert!(knowledge.examples.len() >= 20);
}
