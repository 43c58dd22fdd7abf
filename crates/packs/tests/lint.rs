//! The packs that come with Shirube have nothing that the linter names.

use shirube_packs::{FILES, builtin, lint};

/// Facts grow old with the calendar, not with the code: the day of the last comparison stands in for today.
const TODAY: &str = "2026-11-22";

#[test]
fn the_linter_has_nothing_to_say() {
    let knowledge = builtin().unwrap();
    let mistakes = lint(FILES, &knowledge, TODAY);
    assert!(mistakes.is_empty(), "{}", mistakes.iter().map(|m| format!("{m}\n")).collect::<String>());
}

#[test]
fn every_problem_says_when_to_call_support() {
    let known = builtin().unwrap().explanations;
    let silent: Vec<&String> = known.advice.iter().filter(|(_, a)| a.support.is_none()).map(|(id, _)| id).collect();
    assert!(silent.is_empty(), "{silent:?}");
}
