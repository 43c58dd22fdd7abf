//! What the packs say of settings, tried as a whole. The examples themselves are tried by every build.

#![allow(clippy::unwrap_used, reason = "a test may stop at what cannot be")]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use shirube_core::{
    engine::Engine,
    page::Page,
    screen::{Node, Role, Screen},
    setting::{Judge, Read, Verdict, job::Situation, words::Words},
};
use shirube_packs::{Knowledge, ScreenExample, builtin};

const TENANT: &str = "example.co.jp";

fn everything_at_hand(knowledge: &Knowledge) -> Situation {
    let jobs = knowledge.catalogue.jobs.iter().map(|job| job.id.clone()).collect();
    Situation { jobs, seen: BTreeMap::new() }
}

fn with_known(knowledge: &Knowledge, example: &ScreenExample, tenant: &str) -> Situation {
    let seen = BTreeMap::from([(tenant.to_owned(), example.known.clone())]);
    Situation { seen, ..everything_at_hand(knowledge) }
}

/// Checks that only remember something: whatever the page lists is right.
const WITHOUT_FAILURE: [&str; 6] = [
    "domains.primary",
    "domains.list",
    "groups.list",
    "cloud.project-id",
    "cloud.api-project",
    "cloud.service-account-address",
];

#[test]
fn every_check_is_shown_passing_failing_and_telling_nothing() {
    let knowledge = builtin().unwrap();
    let mut shown: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for example in &knowledge.screens {
        for (check, verdict) in &example.verdicts {
            let verdict = match verdict {
                Verdict::Pass => "pass",
                Verdict::Fail => "fail",
                Verdict::CannotTell => "cannot tell",
            };
            *shown.entry(check).or_default().entry(verdict).or_default() += 1;
        }
    }
    let checks: Vec<&str> =
        knowledge.catalogue.pages.iter().flat_map(|page| &page.checks).map(|check| check.id.as_str()).collect();
    println!("{:30} {:>6} {:>6} {:>12}", "check", "pass", "fail", "cannot tell");
    let mut missing = Vec::new();
    for check in checks {
        let of = |verdict| shown.get(check).and_then(|verdicts| verdicts.get(verdict)).copied().unwrap_or_default();
        let (pass, fail, cannot) = (of("pass"), of("fail"), of("cannot tell"));
        println!("{check:30} {pass:>6} {fail:>6} {cannot:>12}");
        if pass < 2 || cannot < 1 || (fail < 2 && !WITHOUT_FAILURE.contains(&check)) {
            missing.push(check);
        }
    }
    assert_eq!(missing, [] as [&str; 0], "at least two structures that pass and fail, and one that tells nothing");
}

#[test]
fn what_is_not_on_the_page_is_not_told() {
    let knowledge = builtin().unwrap();
    let engine = Engine::new(knowledge.catalogue.clone()).unwrap();
    let situation = everything_at_hand(&knowledge);
    let mut urls: BTreeSet<String> = BTreeSet::new();
    for page in knowledge.catalogue.pages.iter() {
        for place in &page.places {
            let path = place.path.replace("/*", "/123456789012345678901");
            urls.insert(format!("https://{}{path}", place.host.replace('*', "example")));
        }
    }
    for url in urls {
        for nodes in [vec![], vec![Node { role: Role::Progress, ..Node::default() }]] {
            let page = Page { url: Some(url.clone()), screen: Some(Screen { nodes, cut: false }), ..Page::default() };
            let scan = engine.scan_at_work(&page, &situation);
            assert_eq!(scan.report.findings, [], "{url}");
            for state in scan.report.settings.iter().flat_map(|settings| &settings.checks) {
                // A number may stand in the address alone.
                let told_by_address = state.check == "cloud.client-id" || state.check.starts_with("cloud.project");
                assert!(state.verdict == Verdict::CannotTell || told_by_address, "{url}: {state:?}");
            }
        }
    }
}

#[test]
fn a_setting_is_wrong_only_for_a_job() {
    let knowledge = builtin().unwrap();
    let engine = Engine::new(knowledge.catalogue.clone()).unwrap();
    for example in &knowledge.screens {
        let mut idle = with_known(&knowledge, example, TENANT);
        idle.jobs.clear();
        let scan = engine.scan_at_work(&example.shown, &idle);
        for state in scan.report.settings.iter().flat_map(|settings| &settings.checks) {
            let check = knowledge.catalogue.pages.iter().flat_map(|p| &p.checks).find(|c| c.id == state.check).unwrap();
            assert_eq!(state.wanted, check.jobs.is_empty(), "{}", check.id);
        }
        let wanted = scan.report.settings.iter().flat_map(|s| &s.checks).filter(|state| state.wanted);
        let failing = wanted.filter(|state| state.verdict == Verdict::Fail).count();
        assert_eq!(scan.report.findings.len(), failing, "{}: {:?}", example.page, scan.report.findings);
    }
}

#[test]
fn evidence_never_crosses_tenants() {
    let knowledge = builtin().unwrap();
    let engine = Engine::new(knowledge.catalogue.clone()).unwrap();
    let mut relied = 0;
    for example in knowledge.screens.iter().filter(|example| !example.known.is_empty()) {
        let own = engine.scan_at_work(&example.shown, &with_known(&knowledge, example, TENANT));
        let others = engine.scan_at_work(&example.shown, &with_known(&knowledge, example, "other.example"));
        let nobodys = engine.scan_at_work(&example.shown, &everything_at_hand(&knowledge));
        assert_eq!(others.report, nobodys.report, "{}", example.page);
        relied += usize::from(own.report != nobodys.report);
    }
    assert!(relied > 5, "{relied} examples rely on what was seen");
}

/// Words that mean something to some check.
fn vocabulary(knowledge: &Knowledge) -> Vec<String> {
    let mut words: BTreeSet<String> = ["", "x", "1-2 / 7", "次のページ", "a@example.co.jp"].map(str::to_owned).into();
    let mut add = |from: &Words| words.extend(from.0.iter().cloned());
    for check in knowledge.catalogue.pages.iter().flat_map(|page| &page.checks) {
        match &check.read {
            Read::Value { label, under, .. } => [label, under].into_iter().for_each(&mut add),
            Read::Words { under } => add(under),
            Read::Segment { label, .. } => add(label),
            Read::Rows(rows) => {
                [&rows.under, &rows.column, &rows.empty].into_iter().for_each(&mut add);
                rows.filters.iter().flat_map(|f| [&f.column, &f.is, &f.begins, &f.ends]).for_each(&mut add);
            }
        }
        if let Judge::Cases { cases, .. } = &check.judge {
            cases.iter().flat_map(|case| [&case.is, &case.has]).for_each(&mut add);
        }
    }
    words.into_iter().collect()
}

const ROLES: [Role; 25] = [
    Role::Part,
    Role::Text,
    Role::Heading,
    Role::Label,
    Role::Button,
    Role::Link,
    Role::Image,
    Role::Field,
    Role::Search,
    Role::Select,
    Role::Listbox,
    Role::Option,
    Role::Checkbox,
    Role::Radio,
    Role::Group,
    Role::Dialog,
    Role::Table,
    Role::Row,
    Role::Columnheader,
    Role::Rowheader,
    Role::Cell,
    Role::List,
    Role::Listitem,
    Role::Term,
    Role::Definition,
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]
    /// Whatever a page says, however its parts stand in each other, even where parents make no sense.
    #[test]
    fn any_screen_is_answered(
        seeds in prop::collection::vec((0..ROLES.len(), any::<prop::sample::Index>(), prop::option::of(0u32..40), any::<[Option<bool>; 3]>(), 0u32..7), 0..40),
        place in any::<prop::sample::Index>(),
        cut in any::<bool>(),
    ) {
        thread_local!(static KNOWN: (Knowledge, Engine, Vec<String>) = {
            let knowledge = builtin().unwrap();
            let engine = Engine::new(knowledge.catalogue.clone()).unwrap();
            let words = vocabulary(&knowledge);
            (knowledge, engine, words)
        });
        KNOWN.with(|(knowledge, engine, words)| {
            let nodes = seeds.iter().map(|(role, word, parent, [checked, selected, busy], level)| {
                let name = Some(words[word.index(words.len())].clone());
                Node { role: ROLES[*role], parent: *parent, value: name.clone(), name, checked: *checked, selected: *selected,
                    busy: busy.filter(|_| *level == 0), level: Some(*level), ..Node::default() }
            });
            let places: Vec<_> = knowledge.catalogue.pages.iter().flat_map(|page| &page.places).collect();
            let place = places[place.index(places.len())];
            let url = format!("https://{}{}", place.host.replace('*', "x"), place.path.replace('*', "123456789012345678901"));
            let page = Page { url: Some(url), screen: Some(Screen { nodes: nodes.collect(), cut }), ..Page::default() };
            let scan = engine.scan_at_work(&page, &everything_at_hand(knowledge));
            for spot in &scan.spots {
                prop_assert!((spot.node as usize) < seeds.len());
                prop_assert!((spot.finding as usize) < scan.report.findings.len());
            }
            for finding in &scan.report.findings {
                prop_assert!(engine.explain(&knowledge.explanations, &page, finding).is_some());
            }
            for state in scan.report.settings.iter().flat_map(|settings| &settings.checks) {
                prop_assert_eq!(state.reason.is_some(), state.verdict == Verdict::CannotTell);
                prop_assert_eq!(state.problem.is_some(), state.verdict == Verdict::Fail);
            }
            Ok(())
        })?;
    }
}
