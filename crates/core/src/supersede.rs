//! Superseding: of several findings that speak of one event, the most telling one is kept and names the others.

use std::collections::BTreeSet;

use crate::{
    engine::{Sighting, Span},
    knowledge::{Catalogue, Problem},
};

/// How far apart two messages of one event stand in a text, in UTF-16 code units.
const APART: u32 = 1_500;

/// How far behind a wrapper the message stands that it wraps, in UTF-16 code units.
const WRAPPED: u32 = 600;

/// Drops every sighting for which another one speaks. On a page (`on_page`) what an address and the page's own words
/// say is one event, however far apart they stand; a text may report several.
pub(crate) fn supersede(catalogue: &Catalogue, sightings: &mut Vec<Sighting>, on_page: bool) {
    let problem = |sighting: &Sighting| catalogue.problems.get(sighting.problem);
    let mut dropped: BTreeSet<usize> = BTreeSet::new();
    let mut spoken: Vec<(usize, String)> = Vec::new();
    for (i, weaker) in sightings.iter().enumerate() {
        let Some(less) = problem(weaker) else { continue };
        let stronger = sightings.iter().enumerate().find(|&(j, other)| {
            i != j
                && other.finding.standing >= weaker.finding.standing
                && problem(other).is_some_and(|more| {
                    (more.supersedes.contains(&less.id) && is_one_event(other, weaker, on_page))
                        || (less.wrapper && !more.wrapper && is_wrapped(weaker, other))
                })
        });
        if let Some((j, _)) = stronger {
            dropped.insert(i);
            spoken.push((j, less.code.clone()));
        }
    }
    // A chain ends at its strongest: what a dropped finding superseded goes on to the one that dropped it.
    for (by, code) in &spoken {
        let mut by = *by;
        for _ in 0..spoken.len() {
            let next = sightings.get(by).and_then(problem).map(|p: &Problem| &p.code);
            match spoken.iter().find(|(j, code)| dropped.contains(&by) && *j != by && Some(code) == next) {
                Some(&(j, _)) => by = j,
                None => break,
            }
        }
        if let Some(sighting) = sightings.get_mut(by)
            && !sighting.finding.superseded.contains(code)
        {
            sighting.finding.superseded.push(code.clone());
        }
    }
    let mut index = 0;
    sightings.retain(|_| {
        index += 1;
        !dropped.contains(&(index - 1))
    });
}

fn is_one_event(a: &Sighting, b: &Sighting, on_page: bool) -> bool {
    match (&a.place, &b.place) {
        _ if on_page => true,
        (Some(a), Some(b)) => a.passage == b.passage && distance(a, b) <= APART,
        _ => false,
    }
}

fn is_wrapped(wrapper: &Sighting, inner: &Sighting) -> bool {
    match (&wrapper.place, &inner.place) {
        (Some(wrapper), Some(inner)) => {
            wrapper.passage == inner.passage
                && inner.range.start >= wrapper.range.start
                && inner.range.start <= wrapper.range.end + WRAPPED
        }
        _ => false,
    }
}

fn distance(a: &Span, b: &Span) -> u32 {
    let (first, second) = if a.range.start <= b.range.start { (a, b) } else { (b, a) };
    second.range.start.saturating_sub(first.range.end)
}
