//! This page: what its settings say.

use shirube_core::{
    protocol::PanelContent,
    setting::{
        Verdict,
        check::{CheckState, SettingReport},
        judge::Reason,
    },
};
use shirube_ui::parts::{Element, Icon, button, code, el, go, in_its_language, sentence};

use crate::{
    jobs,
    state::{State, Tab},
    view::paragraph,
};

/// What is shown of the page.
pub fn page(state: &State) -> Vec<Element> {
    let Some(content) = &state.content else { return Vec::new() };
    let errors = errors(state, content.errors);
    let said = match &content.settings {
        Some(report) if report.drifted => changed(state, report),
        Some(report) => settings(state, content, report),
        None => nothing(state),
    };
    said.into_iter().chain(errors).collect()
}

fn errors(state: &State, errors: u32) -> Option<Element> {
    let text = match errors {
        0 => return None,
        1 => state.say("このページにエラーが 1 件あります。", "There is one error on this page.").to_owned(),
        n => format!(
            "{}{n}{}",
            state.say("このページにエラーが ", "There are "),
            state.say(" 件あります。", " errors on this page.")
        ),
    };
    let how = state.say("ページ上の印を押すと、説明が開きます。", " Its mark on the page opens the explanation.");
    Some(el("p").class("found").child(Icon::Stop.draw()).child(el("span").text(text + how)))
}

fn settings(state: &State, content: &PanelContent, report: &SettingReport) -> Vec<Element> {
    let list = |wanted: bool| {
        let checks: Vec<_> = report.checks.iter().filter(|check| check.wanted == wanted).collect();
        (!checks.is_empty())
            .then(|| el("ul").class("checks").children(checks.iter().map(|it| check(state, content, it))))
    };
    let others = list(false).map(|list| {
        let heading = match state.jobs().iter().any(|job| job.at_hand) {
            true => state.say("いまの作業には関係しない設定", "Not needed for the jobs at hand"),
            false => state.say("作業を選ぶと必要になる設定", "Needed for a job that you have not chosen"),
        };
        el("section").child(el("h3").text(heading)).child(list)
    });
    let empty = report.checks.is_empty().then(|| {
        paragraph(state.say(
            "このページには、自動で確かめられる設定がありません。",
            "There is nothing on this page that can be checked automatically.",
        ))
    });
    [Some(heading(state, report)), empty, list(true), others].into_iter().flatten().collect()
}

fn heading(state: &State, report: &SettingReport) -> Element {
    el("h2").text(state.tell(&report.title))
}

fn check(state: &State, content: &PanelContent, check: &CheckState) -> Element {
    let said = match check.verdict {
        Verdict::Pass => None,
        Verdict::Fail => {
            let code = check.problem.as_ref().and_then(|problem| content.codes.get(problem)).map(|it| code(it));
            // Elsewhere there is no hint to point at.
            code.map(|code| {
                let hint = state.say(
                    "直し方は、ページの設定の横の印から開けます。",
                    "The mark beside the setting on the page tells how to put it right.",
                );
                el("p").child(code).text(" ").child(el("span").text(hint))
            })
        }
        Verdict::CannotTell => check.reason.as_ref().map(|reason| paragraph(why(state, reason))),
    };
    let values: Vec<&String> = check.values.iter().filter(|value| !value.trim().is_empty()).collect();
    let read = (!values.is_empty()).then(|| {
        let label = format!("{}{}", state.say("表示されている値", "The page says"), state.ui.words().colon);
        let values = values.iter().map(|value| {
            in_its_language(&state.ui, el("code").class("value").attr("translate", "no").text(*value), value)
        });
        el("p").class("read").text(label).children(values)
    });
    el("li")
        .class("check")
        .attr("data-check", &check.check)
        .child(verdict(state, check.verdict))
        .child(el("div").child(el("p").class("what").text(state.tell(&check.title))).children(said).children(read))
}

fn verdict(state: &State, verdict: Verdict) -> Element {
    let (name, icon, word) = match verdict {
        Verdict::Pass => ("pass", Icon::Check, state.say("問題なし", "Fine")),
        Verdict::Fail => ("fail", Icon::Triangle, state.say("要確認", "Look at this")),
        Verdict::CannotTell => ("cannot-tell", Icon::Circle, state.say("読み取れない", "Cannot tell")),
    };
    el("p").class("mark").attr("data-verdict", name).child(icon.draw()).child(el("span").text(word))
}

fn why(state: &State, reason: &Reason) -> String {
    let text = match reason {
        Reason::NoLabel => state.say(
            "この設定が画面に見つかりません。折りたたまれていれば、開いてください。",
            "This setting is not on the page. If it is folded away, open it.",
        ),
        Reason::NoValue => state.say(
            "項目はありますが、値が表示されていません。編集画面を開くと読み取れることがあります。",
            "The setting is there, but no value is shown. It may be once you open it for editing.",
        ),
        Reason::Differs => state.say(
            "画面の中で値が食い違っています。組織部門ごとに違う場合は、対象の組織部門を選んでください。",
            "The page says different things. If units differ, select the unit in question.",
        ),
        Reason::Incomplete => state.say(
            "一覧の一部しか表示されていません。絞り込みを外し、最後まで表示してください。",
            "Only a part of the list is shown. Remove its filter and show all of it.",
        ),
        Reason::Loading => state.say("ページを読み込んでいます。", "The page is still being loaded."),
        Reason::Unknown => state.say(
            "表示されている値の意味が分かりません。目で確かめてください。",
            "The value that is shown is not known here. Please look at it yourself.",
        ),
        Reason::NotSeen => state.say(
            "ほかのページの値と比べる必要があります。「作業」の手順で、前のページを先に開いてください。",
            "It depends on another page. Open the earlier pages of the job first.",
        ),
        Reason::Told { text } => return state.tell(text).to_owned(),
    };
    text.to_owned()
}

/// None of the page's labels is known: what can be said is what to do, in words.
fn changed(state: &State, report: &SettingReport) -> Vec<Element> {
    let note = state.say(
        "このページは、知っているものから変わっています。自動では確かめられないため、手順を文章で示します。",
        "This page has changed from what is known here, so its settings cannot be checked. These are the steps in words.",
    );
    let named = |checks: &[String]| checks.iter().any(|id| report.checks.iter().any(|check| check.check == *id));
    let steps = state.jobs().iter().flat_map(|job| &job.steps).filter(|step| named(&step.checks));
    let steps = steps.map(|step| {
        el("li").child(el("strong").child(sentence(&state.ui, &step.title))).children(jobs::text(state, step))
    });
    let steps: Vec<Element> = steps.collect();
    let list = (!steps.is_empty()).then(|| el("ol").class("steps").children(steps));
    let note = el("p").class("found").child(Icon::Triangle.draw()).child(el("span").text(note));
    [heading(state, report), note].into_iter().chain(list).collect()
}

/// No page of ours: where one can go from here.
fn nothing(state: &State) -> Vec<Element> {
    let title = el("h2").text(state.say("ここには確かめる設定がありません", "There are no settings to check here"));
    let next: Vec<Element> = state
        .jobs()
        .iter()
        .filter(|job| job.at_hand)
        .filter_map(|job| go(&state.ui, state.next(job)?.link.as_ref()?))
        .collect();
    let where_to = match next.is_empty() {
        true => state.say(
            "Google 管理コンソールや rakumo、HITO-Link の設定ページを開くと、設定が正しいかどうかをここに表示します。",
            "Open a settings page of the Google Admin console, rakumo or HITO-Link, and its settings are checked here.",
        ),
        false => state.say("作業の続きは、次のページで行います。", "Your jobs go on here:"),
    };
    let choose = button("tab")
        .attr("id", "choose-job")
        .attr("data-tab", Tab::Jobs.name())
        .class("action bordered")
        .text(state.say("作業を選ぶ", "Choose a job"));
    [title, paragraph(where_to)].into_iter().chain(next).chain([choose]).collect()
}
