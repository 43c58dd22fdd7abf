//! Jobs: what the user is at work on, step by step.

use shirube_core::{
    explain::{ExplainedJob, ExplainedJobStep},
    setting::job::StepState,
};
use shirube_ui::parts::{Element, Icon, el, go, paragraph, plain, source_list};

use crate::{remarks, state::State};

/// All jobs.
pub fn jobs(state: &State) -> Vec<Element> {
    let title = el("h2").text(state.say("いま行っている作業", "What you are working on"));
    let hint = el("p").class("hint").text(state.say(
        "作業を選ぶと、関係するページで、直すべき設定に印が付きます。",
        "Choose a job, and settings that stand in its way are marked on their pages.",
    ));
    [title, hint].into_iter().chain(state.jobs().iter().map(|it| job(state, it))).collect()
}

fn job(state: &State, job: &ExplainedJob) -> Element {
    let done = job.steps.iter().filter(|step| state.is_done(step)).count();
    let count = format!("{done} / {}", job.steps.len());
    let progress = job.at_hand.then(|| {
        let name = state.say("終わった手順", "Steps done");
        let bar = el("progress")
            .attr("max", job.steps.len().to_string())
            .attr("value", done.to_string())
            .attr("aria-label", name);
        el("p").class("progress").child(bar).child(el("span").text(count))
    });
    let switch = el("label").class("switch").child(
        el("input")
            .attr("type", "checkbox")
            .attr("role", "switch")
            .attr("id", format!("job-{}", job.id))
            .attr("data-job", &job.id)
            .attr("aria-describedby", format!("job-title-{}", job.id))
            .flag("checked", job.at_hand),
    );
    let switch = switch.child(el("span").text(state.say("この作業をしている", "I am working on this")));
    let next = state.next(job).map(|step| step.id.as_str());
    let steps = job.at_hand.then(|| {
        let steps = job.steps.iter().zip(1..).map(|(it, number)| step(state, it, number, next == Some(&it.id)));
        el("ol").class("job-steps").children(steps)
    });
    let sources = job.at_hand.then(|| {
        let heading = el("h4").text(state.ui.words().sources);
        el("div").class("sources").child(heading).child(source_list(&state.ui, &job.sources))
    });
    el("section")
        .class("job")
        .attr("data-job-section", &job.id)
        .child(el("h3").attr("id", format!("job-title-{}", job.id)).text(state.tell(&job.title)))
        .child(switch)
        .children(progress)
        .children(steps)
        .children(sources)
}

fn step(state: &State, step: &ExplainedJobStep, number: usize, is_next: bool) -> Element {
    let open = state.is_open(&step.id);
    let done = state.is_done(step);
    let below = format!("below-{}", step.id);
    let next = is_next.then(|| el("span").class("next").text(state.say("次はここ", "Next")));
    let heading = el("button")
        .attr("type", "button")
        .class("step-button")
        .attr("id", format!("step-{}", step.id))
        .attr("data-action", "step")
        .attr("data-step-id", &step.id)
        .attr("aria-expanded", if open { "true" } else { "false" })
        .attr("aria-controls", &below)
        .child(el("span").class("number").text(number.to_string()))
        .child(
            el("span")
                .child(el("span").class("sentence").text(plain(&state.ui, &step.title)))
                .child(el("span").class("state-line").child(mark(state, step, done)).children(next)),
        )
        .child(Icon::Chevron.draw());
    let tick = step.checks.is_empty().then(|| {
        let tick = el("input")
            .attr("type", "checkbox")
            .attr("id", format!("tick-{}", step.id))
            .attr("data-step", &step.id)
            .flag("checked", done);
        el("label").child(tick).child(el("span").text(state.say("この手順を終えた", "I have done this")))
    });
    let value = step.value.as_ref().map(|value| remarks::copyable(state, value));
    let content = text(state, step)
        .into_iter()
        .chain(value)
        .chain(step.link.as_ref().and_then(|it| go(&state.ui, it)))
        .chain(tick);
    el("li")
        .class("job-step")
        .attr("data-state", name(step, done))
        .child(el("h4").child(heading))
        .child(el("div").class("below").attr("id", below).flag("hidden", !open).children(content))
}

/// What is to be done, in words.
pub fn text(state: &State, step: &ExplainedJobStep) -> Option<Element> {
    paragraph(&state.ui, &step.text)
}

fn name(step: &ExplainedJobStep, done: bool) -> &'static str {
    match step.state {
        _ if done => "done",
        StepState::Wrong => "wrong",
        _ => "open",
    }
}

fn mark(state: &State, step: &ExplainedJobStep, done: bool) -> Element {
    let (icon, word) = match step.state {
        StepState::Done => (Icon::Check, state.say("完了（画面で確認しました）", "Done: the page shows it")),
        _ if done => (Icon::Check, state.say("完了（ご自身で確認）", "Done: you ticked it")),
        StepState::Wrong => (Icon::Triangle, state.say("まだ正しくありません", "Not right yet")),
        StepState::Open if step.checks.is_empty() => {
            (Icon::Circle, state.say("終えたら、ご自身で印を付けます", "Tick it when it is done"))
        }
        StepState::Open => (Icon::Circle, state.say("まだ確認していません", "Not seen yet")),
    };
    el("span").class("mark").attr("data-verdict", verdict(step, done)).child(icon.draw()).child(el("span").text(word))
}

/// The colour of a step's mark is that of a verdict.
fn verdict(step: &ExplainedJobStep, done: bool) -> &'static str {
    match name(step, done) {
        "done" => "pass",
        "wrong" => "fail",
        _ => "cannot-tell",
    }
}
