//! The ranges as a picture: a bar for each network, drawn on an axis for each family of addresses.
//!
//! Networks of one company lie far apart, so an axis leaves out what is between them: each of its parts begins and ends
//! with networks, and has a scale of its own.

use serde::{Deserialize, Serialize};

pub use super::svg::svg;
use super::{Entry, Masks, number};
use crate::knowledge::Both;

/// A drawing of network masks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Picture {
    /// IPv4 before IPv6; none if there is nothing to draw.
    pub axes: Vec<Axis>,
}

/// The networks of one family.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Axis {
    /// `IPv4` or `IPv6`.
    pub family: String,
    /// The parts of the axis, from left to right.
    pub parts: Vec<Part>,
    /// The bars, a row each: by where they begin, the wider ones first.
    pub bars: Vec<Bar>,
}

/// A piece of an axis without a gap.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Part {
    /// Where it begins on the axis, from 0 to 1.
    pub start: f64,
    /// How long it is.
    pub length: f64,
}

/// A range of addresses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Bar {
    /// Index into [`Masks::entries`].
    pub entry: u32,
    /// The entry as Google should read it.
    pub label: String,
    /// What it covers, in words.
    pub covers: Both<String>,
    /// Google reads the entry as it stands.
    pub read: bool,
    /// How many addresses, shortly: `256`, `2^96`.
    pub size: String,
    /// Where it begins on the axis, from 0 to 1.
    pub start: f64,
    /// How long it is, to scale: a small one may be too short to see.
    pub length: f64,
    /// The row it stands in, from the top.
    pub row: u32,
    /// How many other bars it lies in.
    pub depth: u32,
}

/// What share of an axis stands between two parts.
const GAP: f64 = 0.02;

/// Between the ends of a range that is no network.
pub(super) const TO: &str = " – ";

/// An entry as numbers.
#[derive(Debug, Clone, Copy)]
struct Span<'a> {
    at: usize,
    entry: &'a Entry,
    first: u128,
    last: u128,
}

impl Masks {
    /// The picture of all ranges, those to be corrected included.
    pub fn picture(&self) -> Picture {
        let spans = self.entries.iter().enumerate().filter_map(|(at, entry)| {
            let covers = entry.covers.as_ref()?;
            Some((covers.first.is_ipv4(), Span { at, entry, first: number(covers.first), last: number(covers.last) }))
        });
        let (v4, v6): (Vec<_>, Vec<_>) = spans.partition(|(is_v4, _)| *is_v4);
        let axes = [("IPv4", v4), ("IPv6", v6)].map(|(family, spans)| axis(family, spans.into_iter().map(|(_, s)| s)));
        Picture { axes: axes.into_iter().flatten().collect() }
    }
}

fn axis<'a>(family: &str, spans: impl Iterator<Item = Span<'a>>) -> Option<Axis> {
    let mut spans: Vec<Span> = spans.collect();
    spans.sort_by_key(|span| (span.first, u128::MAX - span.last, span.at));
    let ranges = connected(&spans);
    let count = ranges.len() as f64;
    let length = (1.0 - GAP * (count - 1.0)).max(0.5) / count;
    let gap = (1.0 - length * count) / (count - 1.0).max(1.0);
    let parts: Vec<Part> = (0..ranges.len()).map(|part| Part { start: (length + gap) * part as f64, length }).collect();
    let mut around: Vec<u128> = Vec::new();
    let mut bars = Vec::new();
    for (row, span) in spans.iter().enumerate() {
        let at = ranges.partition_point(|(_, last)| *last < span.last);
        let (part, (first, last)) = (parts.get(at)?, ranges.get(at)?);
        let whole = (last - first) as f64 + 1.0;
        around.retain(|&end| end >= span.first);
        let depth = around.iter().filter(|&&end| end >= span.last).count() as u32;
        around.push(span.last);
        bars.push(Bar {
            entry: span.at as u32,
            label: label(span.entry),
            covers: span.entry.covers.as_ref()?.in_words(),
            read: span.entry.read,
            size: size(span.last - span.first),
            start: part.start + (span.first - first) as f64 / whole * part.length,
            length: ((span.last - span.first) as f64 + 1.0) / whole * part.length,
            row: row as u32,
            depth,
        });
    }
    (!bars.is_empty()).then(|| Axis { family: family.to_owned(), parts, bars })
}

/// The ranges that the parts of an axis show: spans that overlap or stand close together share one.
fn connected(spans: &[Span]) -> Vec<(u128, u128)> {
    let mut ranges: Vec<(u128, u128)> = Vec::new();
    for span in spans {
        match ranges.last_mut() {
            Some((first, last)) if is_close(*last - *first, *last, span) => *last = span.last.max(*last),
            _ => ranges.push((span.first, span.last)),
        }
    }
    ranges
}

/// Whether the gap before a span is no longer than what is on its sides, so that all three can be seen.
fn is_close(length: u128, last: u128, span: &Span) -> bool {
    let shorter = length.min(span.last - span.first);
    span.first <= last.saturating_add(shorter).saturating_add(2)
}

fn label(entry: &Entry) -> String {
    match (&entry.networks[..], &entry.covers) {
        ([network], _) => network.to_string(),
        (_, Some(covers)) => format!("{}{TO}{}", covers.first, covers.last),
        _ => entry.typed.clone(),
    }
}

/// A count of addresses, given one less than it: in digits if they are few, else as a power of two.
fn size(less_one: u128) -> String {
    let bits = u128::BITS - less_one.leading_zeros();
    match less_one.checked_add(1) {
        Some(count) if count < 1 << 20 => count.to_string(),
        Some(count) if !count.is_power_of_two() => format!("<2^{bits}"),
        _ => format!("2^{bits}"),
    }
}

#[cfg(test)]
mod tests {
    use crate::checkers::masks::check;

    fn bars(text: &str) -> Vec<(u32, f64, f64, u32)> {
        let axes = check(text).picture().axes;
        let bars = axes.iter().flat_map(|axis| &axis.bars).map(|bar| (bar.entry, bar.start, bar.length, bar.depth));
        bars.collect()
    }

    #[test]
    fn what_is_inside_is_drawn_inside_and_to_scale() {
        assert_eq!(
            bars("64.0.0.128/25 64.0.0.0/24 64.0.0.192/32"),
            [(1, 0.0, 1.0, 0), (0, 0.5, 0.5, 1), (2, 0.75, 1.0 / 256.0, 2)]
        );
    }

    #[test]
    fn neighbours_share_a_part_and_distant_networks_do_not() {
        assert_eq!(bars("64.0.0.0/24 64.0.2.0/24").len(), 2);
        let parts = |text: &str| check(text).picture().axes[0].parts.len();
        assert_eq!(
            (parts("64.0.0.0/24 64.0.2.0/24"), parts("64.0.0.0/24 64.0.3.0/24"), parts("64.0.0.0/32 64.0.0.9/32")),
            (1, 2, 2)
        );
        assert_eq!(parts(&(0..99).map(|n| format!("{n}.0.0.0/32 ")).collect::<String>()), 99);
    }

    #[test]
    fn everything_lies_between_0_and_1_in_a_row_of_its_own() {
        let many: String = (0..200).map(|n| format!("{n}.7.{n}.0/{} 2400:{n}::/{} ", n % 33, n % 129)).collect();
        for text in [many.as_str(), "::/0", "0.0.0.0/0 64.0.0.1", "64.0.0.5-64.0.0.77 64.0.0.60-90", ""] {
            for axis in check(text).picture().axes {
                for (row, bar) in axis.bars.iter().enumerate() {
                    assert_eq!(bar.row as usize, row);
                    assert!(bar.start >= 0.0 && bar.length > 0.0 && bar.start + bar.length < 1.0 + 1e-9, "{bar:?}");
                }
                assert!(axis.parts.windows(2).all(|two| two[0].start + two[0].length < two[1].start));
            }
        }
    }

    #[test]
    fn sizes_are_short() {
        let sizes = |text: &str| {
            check(text).picture().axes.iter().flat_map(|a| &a.bars).map(|b| b.size.clone()).collect::<Vec<_>>()
        };
        assert_eq!(sizes("64.0.0.1 65.0.0.0/24 66.0.0.0-67.5.0.0 ::/0"), ["1", "256", "<2^25", "2^128"]);
    }
}
