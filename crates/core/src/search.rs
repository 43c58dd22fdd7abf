//! Searching: where in a text one of thousands of words may stand.
//!
//! Most places of most texts hold none of them. A few bytes of each word, its grip, are looked for by their fingerprints,
//! at every fourth place of the text; which of the words have that grip is asked only where a fingerprint is known. The
//! grips are chosen when the catalogue is packed: those that are rarest.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// How many bytes are looked at together, at most: what fits into a register.
const WIDEST: usize = 8;

/// Less than so many are common to too many words.
const NARROWEST: usize = 6;

/// Of so many places in a text one is looked at, if the words are long enough.
const STRIDE: usize = 4;

/// So many places are looked at together.
const TOGETHER: usize = 4;

/// What these take of a text, in bytes.
const NEAR: usize = (TOGETHER - 1) * STRIDE + WIDEST;

/// So many bits of a table of fingerprints, at least, stand for each window: few are marked.
const SPARSE: usize = 32;

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
    /// These windows, sorted, with their word and their place in it.
    windows: Vec<(u64, u32, u32)>,
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
        let bits = (grip.words.len() * stride * SPARSE).next_power_of_two().max(64).ilog2();
        let mut comb = Self {
            stride,
            mask: u64::MAX >> (64 - 8 * width),
            shift: 64 - bits,
            marked: vec![0; 1 << (bits - 6)],
            windows: Vec::with_capacity(grip.words.len() * stride),
        };
        for (&(word, at), bytes) in grip.words.iter().zip(grip.bytes.chunks_exact(width + stride - 1)) {
            for (window, at) in bytes.windows(width).map(number).zip(at..) {
                let (place, bit) = comb.fingerprint(window);
                comb.marked[place] |= bit;
                comb.windows.push((window, word, at));
            }
        }
        comb.windows.sort_unstable();
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
            let hit = move |&(_, word, offset): &(u64, u32, u32)| {
                Some(Hit { word: word as usize, at: at.checked_sub(offset as usize)? })
            };
            self.windows[windows].iter().filter_map(hit)
        })
    }

    /// The next place with a window that is looked for, and where that stands among the windows.
    fn next_known(&self, text: &[u8], from: usize) -> Option<(usize, Range<usize>)> {
        let mut at = from;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            // Several places at once, as long as there are enough of them: most often none is marked.
            let Some(near) = rest.first_chunk::<NEAR>() else {
                match self.known(number(&rest[..rest.len().min(WIDEST)])) {
                    Some(windows) => return Some((at, windows)),
                    None => at += self.stride,
                }
                continue;
            };
            let window = |i: usize| near[i * self.stride..].first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
            let windows: [u64; TOGETHER] = std::array::from_fn(window);
            if windows.iter().fold(false, |any, &window| any | self.is_marked(window & self.mask)) {
                let found = windows.iter().enumerate().find_map(|(i, &window)| Some((i, self.known(window)?)));
                if let Some((i, windows)) = found {
                    return Some((at + i * self.stride, windows));
                }
            }
            at += TOGETHER * self.stride;
        }
        None
    }

    /// Where a window stands among those that are looked for, if it does.
    fn known(&self, window: u64) -> Option<Range<usize>> {
        let window = window & self.mask;
        self.is_marked(window).then_some(())?;
        let first = self.windows.partition_point(|&(known, ..)| known < window);
        let count = self.windows[first..].iter().take_while(|&&(known, ..)| known == window).count();
        (count > 0).then_some(first..first + count)
    }

    fn is_marked(&self, window: u64) -> bool {
        let (place, bit) = self.fingerprint(window);
        self.marked[place] & bit != 0
    }

    /// Where the fingerprint of a window is marked: the word and the bit in it.
    fn fingerprint(&self, window: u64) -> (usize, u64) {
        let hash = window.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift;
        ((hash >> 6) as usize, 1 << (hash & 63))
    }
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
