//! Superseding: of several findings that speak of one event, the most telling one is kept and names the others.

use std::{collections::BTreeSet, ops::Range};

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
    // Only for those of which a stronger one is there at all.
    let present: BTreeSet<usize> = sightings.iter().map(|sighting| sighting.problem).collect();
    let present = || present.iter().filter_map(|&i| catalogue.problems.get(i));
    let can_stand_back: BTreeSet<usize> = (0..catalogue.problems.len())
        .filter(|&i| {
            let less = &catalogue.problems[i];
            present().any(|more| more.supersedes.contains(&less.id) || (less.wrapper && !more.wrapper))
        })
        .collect();
    for (i, weaker) in sightings.iter().enumerate().filter(|(_, weaker)| can_stand_back.contains(&weaker.problem)) {
        let Some(less) = problem(weaker) else { continue };
        let near = if on_page { 0..sightings.len() } else { near(sightings, i) };
        let stronger = near.clone().zip(&sightings[near]).find(|&(j, other)| {
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
            if !dropped.contains(&by) {
                break;
            }
            let next = sightings.get(by).and_then(problem).map(|p: &Problem| &p.code);
            match spoken.iter().find(|(j, code)| *j != by && Some(code) == next) {
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

/// The sightings of a text that can belong to one event with this one. They stand in the order of their places.
fn near(sightings: &[Sighting], i: usize) -> Range<usize> {
    let is_far = |a: &Sighting, b: &Sighting| match (&a.place, &b.place) {
        (Some(a), Some(b)) => a.passage != b.passage || distance(a, b) > APART.max(WRAPPED),
        _ => false,
    };
    let from = sightings[..i].iter().rposition(|other| is_far(other, &sightings[i])).map_or(0, |far| far + 1);
    let to = sightings[i..].iter().position(|other| is_far(&sightings[i], other)).map_or(sightings.len(), |n| i + n);
    from..to
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
