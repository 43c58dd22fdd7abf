//! What the content script looks for.

use shirube_core::{
    knowledge::Catalogue,
    pattern::{Pattern, PatternError},
};

/// How many letters of a message the content script looks for. Longer anchors only make it larger.
const LETTERS: usize = 16;

/// The anchors of a catalogue: a folded text without any of them holds no known message.
pub fn anchors(catalogue: &Catalogue) -> Result<Vec<String>, PatternError> {
    let mut anchors = Vec::new();
    for message in catalogue.problems.iter().flat_map(|problem| &problem.messages) {
        let anchor: String = Pattern::parse(&message.text)?.key().chars().take(LETTERS).collect();
        if !anchors.contains(&anchor) {
            anchors.push(anchor);
        }
    }
    Ok(anchors)
}
