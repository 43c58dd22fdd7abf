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

#[cfg(test)]
mod tests {
    use crate::{
        engine::Engine,
        knowledge::{Catalogue, Message, Place, Problem, Signal},
        page::{Block, Page, Passage},
        report::Standing,
    };

    const HOME: &str = "https://a.example/";

    fn problem(id: &str, message: Message, supersedes: &[&str]) -> Problem {
        Problem {
            places: vec![Place { host: "a.example".into(), path: "/".into() }],
            messages: vec![message],
            supersedes: supersedes.iter().map(|&id| id.to_owned()).collect(),
            ..Problem::named(id)
        }
    }

    fn plain(id: &str, text: &str, supersedes: &[&str]) -> Problem {
        problem(id, Message::plain(text), supersedes)
    }

    /// What is found, with its standing and what it superseded: `id standing [codes]`.
    fn found(problems: Vec<Problem>, page: &Page) -> Vec<String> {
        let engine = Engine::new(Catalogue { problems, ..Catalogue::default() }).unwrap();
        let findings = engine.scan(page).report.findings;
        findings.iter().map(|f| format!("{} {:?} {:?}", f.problem, f.standing, f.superseded)).collect()
    }

    fn on_page(url: &str, lines: &[&str]) -> Page {
        let blocks = lines.iter().map(|&text| Block { text: text.into(), ..Block::default() }).collect();
        Page { url: Some(url.into()), passages: vec![Passage { blocks }], ..Page::default() }
    }

    fn chain() -> Vec<Problem> {
        vec![
            plain("heading", "Access was blocked here", &[]),
            plain("body", "An administrator must allow this", &["heading"]),
            plain("code", "Error 400: needs_review", &["body"]),
        ]
    }

    #[test]
    fn a_chain_ends_at_its_strongest() {
        let page =
            on_page(HOME, &["Access was blocked here", "An administrator must allow this", "Error 400: needs_review"]);
        assert_eq!(found(chain(), &page), [r#"code Here ["heading", "body"]"#]);
    }

    #[test]
    fn a_text_may_report_several_events() {
        let apart = format!("Access was blocked here\n{}\nAn administrator must allow this", "x ".repeat(2_000));
        assert_eq!(found(chain(), &Page::from_text(&apart)), ["heading Reported []", "body Reported []"]);
        let close = "Access was blocked here\nAn administrator must allow this";
        assert_eq!(found(chain(), &Page::from_text(close)), [r#"body Reported ["heading"]"#]);
    }

    #[test]
    fn a_wrapper_stands_back_for_what_it_wraps_and_for_nothing_before_it() {
        let problems = || {
            let wrapper = Problem { wrapper: true, ..plain("wrapper", "The server responded with:", &[]) };
            vec![wrapper, plain("reply", "Username not accepted today", &[])]
        };
        let text = |text: &str| found(problems(), &Page::from_text(text));
        assert_eq!(text("The server responded with: Username not accepted today"), [r#"reply Reported ["wrapper"]"#]);
        assert_eq!(text("The server responded with: something"), ["wrapper Reported []"]);
        assert_eq!(
            text("Username not accepted today.\nThe server responded with: nothing"),
            ["reply Reported []", "wrapper Reported []"]
        );
    }

    #[test]
    fn a_weak_sign_is_never_the_page_s_own_until_the_address_says_so() {
        let weak = || {
            let signal =
                Signal { place: Place { host: "a.example".into(), path: "/error".into() }, parameters: vec![] };
            let message = Message { weak: true, ..Message::plain("needs_review_code") };
            vec![Problem { signals: vec![signal], ..problem("weak", message, &[]) }]
        };
        assert_eq!(found(weak(), &on_page(HOME, &["needs_review_code"])), ["weak Reported []"]);
        assert_eq!(found(weak(), &on_page("https://a.example/error", &["needs_review_code"])), ["weak Here []"]);
        assert_eq!(found(weak(), &on_page("https://a.example/error", &[])), ["weak Here []"]);
    }

    #[test]
    fn a_message_of_many_products_needs_company_away_from_home() {
        let common = || {
            let near = vec!["gsmtp".to_owned()];
            vec![problem("common", Message { near, ..Message::plain("Too many attempts, try later") }, &[])]
        };
        assert_eq!(found(common(), &Page::from_text("Too many attempts, try later")), [] as [&str; 0]);
        assert_eq!(found(common(), &Page::from_text("Too many attempts, try later - gsmtp")), ["common Reported []"]);
        assert_eq!(found(common(), &on_page(HOME, &["Too many attempts, try later"])), ["common Here []"]);
    }

    #[test]
    fn one_finding_says_everything_that_the_same_one_said_elsewhere() {
        let values = vec![
            Message::plain("Access was blocked for {app:text} now"),
            Message::plain("Access was blocked for everybody"),
        ];
        let problems = vec![Problem { messages: values, ..plain("p", "x", &[]) }];
        let page = on_page(HOME, &["Access was blocked for everybody", "Access was blocked for Desk now"]);
        let engine = Engine::new(Catalogue { problems, ..Catalogue::default() }).unwrap();
        let scan = engine.scan(&page);
        assert_eq!(scan.report.findings.len(), 1);
        assert_eq!(scan.report.findings[0].standing, Standing::Here);
        assert_eq!(scan.report.findings[0].captures["app"], "Desk");
        assert_eq!(scan.marks.len(), 2);
    }
}
