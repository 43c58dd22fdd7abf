//! The search against another one, with the words of all messages and with those of ten times as many.

#![allow(clippy::unwrap_used, reason = "tests fail that way")]

use std::{ops::Range, sync::OnceLock};

use aho_corasick::AhoCorasick;
use proptest::{prelude::*, sample::Index};
use shirube_core::{
    engine::Engine,
    fold::{Bare, fold},
    knowledge::Catalogue,
    page::Page,
    pattern::Pattern,
    search::{Grips, Hit, Search},
};
use shirube_packs::builtin_untried;

#[path = "../benches/made/mod.rs"]
mod made;

/// A catalogue, made ready by both searches.
struct Both {
    engine: Engine,
    words: Vec<String>,
    ours: Search,
    other: AhoCorasick,
}

impl Both {
    fn new(catalogue: Catalogue) -> Self {
        let messages = catalogue.problems.iter().flat_map(|problem| &problem.messages);
        let words: Vec<String> = messages.map(|m| Pattern::parse(&m.text).unwrap().key().to_owned()).collect();
        let grips = Grips::new(&words.iter().map(String::as_bytes).collect::<Vec<_>>());
        let (ours, other) = (Search::new(&grips), AhoCorasick::new(&words).unwrap());
        Self { engine: Engine::new(catalogue).unwrap(), words, ours, other }
    }

    /// Where which of the words stand in a folded text.
    fn found(&self, text: &str) -> Vec<(Range<usize>, usize)> {
        let range = |Hit { word, at }: Hit| at..at + self.words[word].len();
        let hits = self.ours.hits(text.as_bytes()).map(|hit| (range(hit), hit.word));
        let stands =
            |(range, word): &(Range<usize>, usize)| text.get(range.clone()) == Some(self.words[*word].as_str());
        sorted(hits.filter(stands))
    }

    fn expected(&self, text: &str) -> Vec<(Range<usize>, usize)> {
        sorted(self.other.find_overlapping_iter(text).map(|found| (found.range(), found.pattern().as_usize())))
    }
}

fn sorted(found: impl Iterator<Item = (Range<usize>, usize)>) -> Vec<(Range<usize>, usize)> {
    let mut found: Vec<_> = found.collect();
    found.sort_unstable_by_key(|(range, word)| (range.start, range.end, *word));
    found
}

fn catalogues() -> &'static [Both; 2] {
    static CATALOGUES: OnceLock<[Both; 2]> = OnceLock::new();
    CATALOGUES.get_or_init(|| {
        let real = builtin_untried().unwrap().catalogue;
        let tenfold = made::tenfold(&real);
        [Both::new(real), Both::new(tenfold)]
    })
}

#[test]
fn the_large_catalogue_is_ten_times_as_large() {
    let [real, tenfold] = catalogues();
    assert_eq!(tenfold.words.len(), 10 * real.words.len());
    let text = made::users();
    assert!((400_000..500_000).contains(&text.chars().count()));
    for catalogue in [real, tenfold] {
        assert_eq!(catalogue.found(&fold(&text)), catalogue.expected(&fold(&text)));
        assert_eq!(catalogue.engine.scan(&Page::from_text(&text)).marks.len(), 1);
    }
}

proptest! {
    #[test]
    fn both_searches_find_the_same(pieces in prop::collection::vec((any::<Index>(), any::<Index>(), any::<Index>(), "[ 、。a-z\\n]{0,3}|…|\\PC{0,3}"), 0..10)) {
        for catalogue in catalogues() {
            // Words of messages, whole and in pieces.
            let piece = |(word, from, to, more): &(Index, Index, Index, String)| {
                let letters: Vec<char> = word.get(&catalogue.words).chars().collect();
                let (from, to) = (from.index(letters.len() * 2), to.index(letters.len() * 2));
                let cut = from.saturating_sub(letters.len())..letters.len().min(to.max(letters.len() / 2));
                format!("{}{more}", letters.get(cut).unwrap_or(&letters).iter().collect::<String>())
            };
            let text: String = pieces.iter().map(piece).collect();
            let folded = fold(&text);
            prop_assert_eq!(catalogue.found(&folded), catalogue.expected(&folded));
            let page = Page::from_text(&text);
            let is_held_back = !catalogue.engine.sieve().lets_text_through(&text, &mut Bare::default());
            prop_assert!(!is_held_back || catalogue.engine.scan(&page).marks.is_empty());
        }
    }
}
