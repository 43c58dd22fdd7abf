//! Searching: where in a text one of thousands of words may stand.
//!
//! Most places of most texts hold none of them. A few bytes of each word, its grip, are looked for by their fingerprints,
//! at every fourth place of the text; which of the words have that grip is asked only where a fingerprint is known. The
//! grips are chosen when the catalogue is packed: those that are rarest.

use serde::{Deserialize, Serialize};

/// How many bytes are looked at together, at most: what fits into a register.
const WIDEST: usize = 8;

/// Less than so many are common to too many words.
const NARROWEST: usize = 6;

/// Of so many places in a text one is looked at, if the words are long enough.
const STRIDE: usize = 4;

/// A table of fingerprints has two to the power of this bits for each window, or more: few are marked.
const SPARSE: u32 = 6;

/// By which bytes words are looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grips(Vec<Grip>);

/// The grips of words of about the same length.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Grip {
    /// How many bytes are looked at together.
    width: usize,
    /// Of so many places one is looked at.
    stride: usize,
    /// Which words these are, and where in each its grip begins.
    words: Vec<(u32, u32)>,
    /// The grips one behind the other: as many windows side by side as places are passed over, so that one is met.
    bytes: Vec<u8>,
}

impl Grips {
    /// Chooses the grips of words, of which none is empty.
    pub fn new(words: &[&[u8]]) -> Self {
        let all = (0..).zip(words.iter().copied());
        let (long, short): (Vec<_>, Vec<_>) = all.partition(|(_, word)| word.len() >= WIDEST + STRIDE - 1);
        Self([long, short].into_iter().filter(|words| !words.is_empty()).map(Grip::new).collect())
    }
}

impl Grip {
    fn new(words: Vec<(u32, &[u8])>) -> Self {
        let shortest = words.iter().map(|(_, word)| word.len()).min().unwrap_or(WIDEST).max(1);
        let width = (shortest + 1).saturating_sub(STRIDE).clamp(NARROWEST.min(shortest), WIDEST);
        let stride = (shortest + 1 - width).min(STRIDE);
        // What many messages have in common, texts have, too.
        let mut windows: Vec<u64> = words.iter().flat_map(|(_, word)| word.windows(width).map(number)).collect();
        windows.sort_unstable();
        let cost = |window: &[u8]| {
            let first = windows.partition_point(|&other| other < number(window));
            let same = windows[first..].iter().take_while(|&&other| other == number(window)).count();
            64 * same as u32 + frequency(window)
        };
        let mut grip = Self { width, stride, words: Vec::with_capacity(words.len()), bytes: Vec::new() };
        for (index, word) in words {
            let costs: Vec<u32> = word.windows(width).map(cost).collect();
            let runs = costs.windows(stride).map(|run| run.iter().sum::<u32>()).enumerate();
            let at = runs.min_by_key(|&(_, cost)| cost).map_or(0, |(at, _)| at);
            grip.words.push((index, at as u32));
            grip.bytes.extend(word.iter().skip(at).take(width + stride - 1));
        }
        grip
    }
}

/// Looks for words by their grips.
pub struct Search(Vec<Comb>);

/// Looks for words of about the same length.
struct Comb {
    stride: usize,
    /// Which bytes of a window count.
    mask: u64,
    /// How far a hash is shifted to leave the place of its bit.
    shift: u32,
    /// The fingerprints of all windows that are looked for.
    marked: Vec<u64>,
    /// The windows by their hashes, sorted.
    windows: Vec<Window>,
    /// How far a hash is shifted to leave its place among the starts.
    start_shift: u32,
    /// Where the windows begin whose hashes begin alike.
    starts: Vec<u32>,
}

/// A window that is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Window {
    /// Different windows have different ones.
    hash: u64,
    word: u32,
    /// Where in its word it stands.
    at: u32,
}

/// A place where a word may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Which word.
    pub word: usize,
    /// Where it would begin.
    pub at: usize,
}

impl Search {
    /// Looks for the words of which these are the grips.
    pub fn new(grips: &Grips) -> Self {
        Self(grips.0.iter().filter_map(Comb::new).collect())
    }

    /// The places where a word may stand: wherever one does, and where no more than its grip does.
    pub fn hits<'a>(&'a self, text: &'a [u8]) -> impl Iterator<Item = Hit> + 'a {
        self.0.iter().flat_map(move |comb| comb.hits(text))
    }
}

impl Comb {
    /// `None` if the grip is no such thing.
    fn new(grip: &Grip) -> Option<Self> {
        let &Grip { width, stride, .. } = grip;
        let is_sound = (1..=WIDEST).contains(&width) && (1..=STRIDE).contains(&stride);
        is_sound.then_some(())?;
        let mask = u64::MAX >> (64 - 8 * width);
        let words = grip.words.iter().zip(grip.bytes.chunks_exact(width + stride - 1));
        let windows = words.flat_map(|(&(word, at), bytes)| {
            let hashes = bytes.windows(width).map(|window| hash(number(window)));
            hashes.zip(at..).map(move |(hash, at)| Window { hash, word, at })
        });
        let mut windows: Vec<Window> = windows.collect();
        windows.sort_unstable();
        let size = windows.len().next_power_of_two().max(2).ilog2();
        let bits = size + SPARSE;
        let mut comb = Self {
            stride,
            mask,
            shift: 64 - bits,
            marked: vec![0; 1 << (bits - 6)],
            start_shift: 64 - size,
            starts: vec![0; (1 << size) + 1],
            windows,
        };
        for window in &comb.windows {
            let (place, bit) = (window.hash >> comb.shift, 1 << (window.hash >> comb.shift & 63));
            comb.marked[(place >> 6) as usize] |= bit;
            comb.starts[(window.hash >> comb.start_shift) as usize + 1] += 1;
        }
        let mut before = 0;
        for start in &mut comb.starts {
            before += *start;
            *start = before;
        }
        Some(comb)
    }

    fn hits<'a>(&'a self, text: &'a [u8]) -> impl Iterator<Item = Hit> + 'a {
        let mut next = 0;
        let known = std::iter::from_fn(move || {
            let (at, windows) = self.next_known(text, next)?;
            next = at + self.stride;
            Some((at, windows))
        });
        known.flat_map(|(at, windows)| {
            let hit = move |window: &Window| {
                Some(Hit { word: window.word as usize, at: at.checked_sub(window.at as usize)? })
            };
            windows.iter().filter_map(hit)
        })
    }

    /// The next place with a window that is looked for, and the words in which it stands.
    fn next_known(&self, text: &[u8], from: usize) -> Option<(usize, &[Window])> {
        let mut at = from;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let hash = match rest.first_chunk() {
                Some(eight) => hash(u64::from_le_bytes(*eight) & self.mask),
                None => hash(number(rest) & self.mask),
            };
            if self.is_marked(hash) {
                let windows = self.known(hash);
                if !windows.is_empty() {
                    return Some((at, windows));
                }
            }
            at += self.stride;
        }
        None
    }

    /// The windows that are looked for and have this hash.
    fn known(&self, hash: u64) -> &[Window] {
        let start = (hash >> self.start_shift) as usize;
        let alike = match self.starts.get(start..start + 2) {
            Some(&[from, to]) => &self.windows[from as usize..to as usize],
            _ => &[],
        };
        let alike = &alike[alike.partition_point(|window| window.hash < hash)..];
        &alike[..alike.partition_point(|window| window.hash == hash)]
    }

    #[inline]
    fn is_marked(&self, hash: u64) -> bool {
        let place = hash >> self.shift;
        self.marked[(place >> 6) as usize] & 1 << (place & 63) != 0
    }
}

/// Of different numbers the hashes are different, and so, most often, are their first bits.
#[inline]
fn hash(number: u64) -> u64 {
    number.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Up to eight bytes as a number.
fn number(bytes: &[u8]) -> u64 {
    let mut eight = [0; WIDEST];
    eight[..bytes.len()].copy_from_slice(bytes);
    u64::from_le_bytes(eight)
}

/// How frequent bytes are in texts: hiragana is everywhere, kanji and signs are not.
fn frequency(window: &[u8]) -> u32 {
    let weigh = |&b: &u8| match b {
        b'e' | b't' | b'a' | b'o' | b'i' | b'n' | b's' | b'r' => 4,
        0x20..=0x7f => 2,
        0xe4..=0xe9 => 0,
        0x80..=0x83 | 0xe3 => 7,
        _ => 4,
    };
    window.iter().map(weigh).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use aho_corasick::AhoCorasick;
    use proptest::prelude::*;

    /// Every place where a word stands, in the order of the text.
    fn found(words: &[String], text: &str) -> Vec<(usize, usize)> {
        let grips = Grips::new(&words.iter().map(String::as_bytes).collect::<Vec<_>>());
        let search = Search::new(&grips);
        let hits = search.hits(text.as_bytes());
        let stands = |hit: &Hit| text.as_bytes()[hit.at..].starts_with(words[hit.word].as_bytes());
        let mut found: Vec<(usize, usize)> = hits.filter(stands).map(|hit| (hit.at, hit.word)).collect();
        found.sort_unstable();
        found
    }

    /// The same by another search.
    fn expected(words: &[String], text: &str) -> Vec<(usize, usize)> {
        let other = AhoCorasick::new(words).unwrap();
        let mut found: Vec<(usize, usize)> =
            other.find_overlapping_iter(text).map(|found| (found.start(), found.pattern().as_usize())).collect();
        found.sort_unstable();
        found
    }

    /// Words of few letters, so that they stand in each other and in texts.
    fn word(letters: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = String> {
        let letter = prop::sample::select(vec!["a", "b", "処", "理", "ー", "😀"]);
        prop::collection::vec(letter, letters).prop_map(|letters| letters.concat())
    }

    proptest! {
        #[test]
        fn every_word_is_found_where_another_search_finds_it(
            words in prop_oneof![
                prop::collection::vec(word(1..=24), 1..12),
                prop::collection::vec(word(12..=24), 1..40),
                prop::collection::vec(word(6..=9), 1..40),
            ],
            pieces in prop::collection::vec((any::<prop::sample::Index>(), word(0..=6)), 0..12),
        ) {
            // The words themselves, among others and cut short.
            let text: String = pieces.iter().map(|(of, more)| format!("{more}{}", of.get(&words))).collect();
            for text in [text.as_str(), text.split_at(text.floor_char_boundary(text.len() / 2)).0] {
                prop_assert_eq!(found(&words, text), expected(&words, text));
            }
        }

        #[test]
        fn packed_grips_are_the_same(words in prop::collection::vec(word(1..=24), 0..12)) {
            let grips = Grips::new(&words.iter().map(String::as_bytes).collect::<Vec<_>>());
            let packed = postcard::to_allocvec(&grips).unwrap();
            prop_assert_eq!(postcard::from_bytes::<Grips>(&packed).unwrap(), grips);
        }
    }

    #[test]
    fn what_is_no_grip_finds_nothing() {
        for (width, stride) in [(0, 4), (9, 1), (8, 0), (8, 5)] {
            let grips = Grips(vec![Grip { width, stride, words: vec![(0, 0)], bytes: b"0123456789a".to_vec() }]);
            assert_eq!(Search::new(&grips).hits(b"0123456789a").count(), 0);
        }
    }
}
