//! What the panel shows, as a tree.

use shirube_core::{
    explain::{ExplainedJob, ExplainedJobStep, Piece, Sentence},
    knowledge::{Both, Language},
    protocol::PanelContent,
    setting::{
        Verdict,
        check::{CheckState, SettingReport},
        job::StepState,
        judge::Reason,
    },
};

use crate::{
    state::{State, Tab, Tool},
    view::{panel, view},
};

fn both(text: &str) -> Both<String> {
    Both { ja: text.to_owned(), en: text.to_owned() }
}

fn sentence(text: &str) -> Sentence {
    let pieces = vec![Piece::Text { text: text.to_owned() }];
    Sentence { text: Both { ja: pieces.clone(), en: pieces }, assumed: false }
}

fn check(id: &str, verdict: Verdict, reason: Option<Reason>, wanted: bool) -> CheckState {
    let problem = (verdict == Verdict::Fail).then(|| "setting.x".to_owned());
    let values = vec!["オフ".to_owned()];
    CheckState { check: id.to_owned(), title: both(id), verdict, reason, values, problem, wanted }
}

fn step(id: &str, state: StepState, checks: &[&str]) -> ExplainedJobStep {
    ExplainedJobStep {
        id: format!("job/{id}"),
        state,
        checks: checks.iter().map(|&check| check.to_owned()).collect(),
        title: sentence(id),
        text: vec![sentence(&format!("how to {id}"))],
        value: None,
        link: None,
    }
}

fn state(checks: Vec<CheckState>, drifted: bool) -> State {
    let settings =
        SettingReport { page: "page".into(), title: both("The page"), checks, drifted, account: None, tenant: None };
    let steps = vec![
        step("seen", StepState::Done, &["first"]),
        step("by-hand", StepState::Open, &[]),
        step("wrong", StepState::Wrong, &["second"]),
    ];
    let job = ExplainedJob { id: "job".into(), title: both("A job"), at_hand: true, steps, sources: Vec::new() };
    let mut state = State::default();
    state.take(PanelContent {
        url: Some("https://admin.google.com/ac/x".into()),
        settings: Some(settings),
        errors: 0,
        codes: [("setting.x".to_owned(), "AC-S1".to_owned())].into(),
        jobs: vec![job],
        ticked: Vec::new(),
        language: Language::En,
    });
    state
}

#[test]
fn what_matters_for_the_job_stands_first() {
    let checks = vec![check("first", Verdict::Pass, None, false), check("second", Verdict::Fail, None, true)];
    let page = view(&state(checks, false), Tab::Page);
    let order: Vec<_> = page.all().into_iter().filter_map(|it| it.get("data-check")).collect();
    assert_eq!(order, ["second", "first"]);
    assert!(page.words().contains("AC-S1"));
}

#[test]
fn every_reason_is_a_sentence_of_its_own() {
    let told = Reason::Told { text: both("Because.") };
    let reasons = [
        Reason::NoLabel,
        Reason::NoValue,
        Reason::Differs,
        Reason::Incomplete,
        Reason::Loading,
        Reason::Unknown,
        Reason::NotSeen,
        told,
    ];
    let mut said: Vec<String> = Vec::new();
    for reason in reasons {
        let page = view(&state(vec![check("first", Verdict::CannotTell, Some(reason), true)], false), Tab::Page);
        said.push(page.words());
    }
    let count = said.len();
    said.sort();
    said.dedup();
    assert_eq!(said.len(), count);
    assert!(said.iter().all(|words| words.contains("Cannot tell") && words.contains('.')));
}

#[test]
fn a_page_that_has_changed_gives_the_steps_that_name_its_checks() {
    let page = view(&state(vec![check("second", Verdict::CannotTell, Some(Reason::NoLabel), true)], true), Tab::Page);
    assert!(page.words().contains("how to wrong"));
    assert!(!page.words().contains("how to seen"));
}

#[test]
fn the_first_step_that_is_not_done_is_the_next_and_open() {
    let mut state = state(Vec::new(), false);
    let open = |state: &State| -> Vec<String> {
        let jobs = view(state, Tab::Jobs);
        let open = jobs.all().into_iter().filter(|it| it.get("aria-expanded") == Some("true"));
        open.filter_map(|it| it.get("data-step-id")).map(str::to_owned).collect()
    };
    assert_eq!(open(&state), ["job/by-hand"]);
    assert!(view(&state, Tab::Jobs).words().contains("1 / 3"));
    if let Some(content) = &mut state.content {
        content.ticked = vec!["job/by-hand".into(), "job/wrong".into()];
    }
    // What a page shows to be wrong is not put right by a tick.
    assert_eq!(open(&state), ["job/wrong"]);
    assert!(view(&state, Tab::Jobs).words().contains("2 / 3"));
}

#[test]
fn the_address_of_the_page_is_suggested_until_the_user_types() {
    let mut state = state(Vec::new(), false);
    assert_eq!(state.typed("sso.url"), "https://admin.google.com/ac/x");
    state.types("sso.url", String::new());
    assert_eq!(state.typed("sso.url"), "");
}

#[test]
fn ids_are_there_once_and_what_refers_to_one_finds_it() {
    for tool in Tool::ALL {
        for language in [Language::Ja, Language::En] {
            let mut state = state(vec![check("first", Verdict::Fail, None, true)], false);
            state.tool = tool;
            state.speak(language);
            state.types("masks.text", "10.0.0.1/8".into());
            let drawn = panel(&state);
            let all: Vec<_> = drawn.iter().flat_map(|it| it.all()).collect();
            let mut ids: Vec<_> = all.iter().filter_map(|it| it.get("id")).collect();
            for name in ["for", "aria-controls", "aria-describedby", "aria-labelledby"] {
                let named = all.iter().filter_map(|it| it.get(name)).flat_map(|it| it.split(' '));
                assert!(named.clone().all(|id| ids.contains(&id)), "{name}: {:?}", named.collect::<Vec<_>>());
            }
            let count = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), count);
        }
    }
}
