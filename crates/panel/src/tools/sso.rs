//! Who is sent to the SSO page.

use shirube_core::checkers::sso::{self, Answer, BadQuestion, Case, Outcome, Profile, Question, Who};
use shirube_ui::parts::{Element, el};

use crate::{
    form::{Field, slot_of},
    remarks::{remarks, rests, unreadable},
    state::State,
};

/// The field of the address that is opened: the page's own stands there at first.
pub const URL: &str = "sso.url";
const WHO: &str = "sso.who";
const PROFILE: &str = "sso.profile";
const MASKS: &str = "sso.masks";
const ADDRESS: &str = "sso.address";

/// The tool.
pub fn draw(state: &State) -> Vec<Element> {
    let answer = state.filled(URL).map(|url| sso::explain(&question(state, url)));
    let said = |name: &'static str| -> Vec<Element> {
        match &answer {
            Some(Err(bad)) if field(bad) == name => vec![unreadable(state, name, &bad.sentence())],
            Some(Ok(answer)) => super::about(state, name, &answer.remarks),
            _ => Vec::new(),
        }
    };
    let url = Field {
        name: URL,
        label: state.say("開くアドレス", "The address that is opened"),
        hint: state.say("例: https://mail.google.com/a/example.com", "Such as https://mail.google.com/a/example.com"),
        said: said("url"),
        state,
    };
    let who = Field { name: WHO, label: state.say("開く人", "Who opens it"), hint: "", said: said("who"), state };
    let whos = [
        ("user", state.say("一般のユーザー", "A user")),
        ("delegated", state.say("特権管理者でない管理者", "An administrator, but no super admin")),
        ("super", state.say("特権管理者", "A super admin")),
    ];
    let profile = Field {
        name: PROFILE,
        label: state.say("SSO プロファイルの種類", "The kind of SSO profile"),
        hint: "",
        said: said("profile"),
        state,
    };
    let profiles = [
        ("unknown", state.say("分からない", "I do not know")),
        ("legacy", state.say("従来のプロファイル（組織全体に 1 つ）", "Legacy: one for the whole organisation")),
        ("new", state.say("新しいプロファイル（割り当て式）", "New: assigned to units and groups")),
    ];
    let masks = Field {
        name: MASKS,
        label: state.say("ネットワーク マスク", "Network masks"),
        hint: state.say("使っていなければ、空のままにします。", "Leave it empty if there are none."),
        said: said("masks"),
        state,
    };
    let address = Field {
        name: ADDRESS,
        label: state.say("開く人の IP アドレス", "The IP address it is opened from"),
        hint: state.say("分からなければ、空のままにします。", "Leave it empty if it is not known."),
        said: said("address"),
        state,
    };
    let whole = answer.as_ref().and_then(|answer| answer.as_ref().ok()).map(|it| told(state, it));
    vec![
        url.line(),
        who.choice(&whos),
        profile.choice(&profiles),
        masks.area("2"),
        address.line(),
        slot_of("sso.answer", whole.unwrap_or_default()),
    ]
}

fn question(state: &State, url: &str) -> Question {
    Question {
        url: url.to_owned(),
        who: match state.typed(WHO) {
            "super" => Who::SuperAdmin,
            "delegated" => Who::DelegatedAdmin,
            _ => Who::User,
        },
        masks: state.filled(MASKS).map(str::to_owned),
        address: state.filled(ADDRESS).map(str::to_owned),
        profile: match state.typed(PROFILE) {
            "legacy" => Profile::Legacy,
            "new" => Profile::New,
            _ => Profile::Unknown,
        },
    }
}

fn field(bad: &BadQuestion) -> &'static str {
    match bad {
        BadQuestion::Url { .. } => "url",
        BadQuestion::Masks { .. } => "masks",
        BadQuestion::Address(_) => "address",
    }
}

fn told(state: &State, answer: &Answer) -> Vec<Element> {
    let heading = el("h3").text(state.say("どうなるか", "What happens"));
    let placed = ["url", "who", "profile", "masks", "address"];
    let others = remarks(state, "", answer.remarks.iter().filter(|remark| !placed.contains(&remark.field.as_str())));
    [heading]
        .into_iter()
        .chain(answer.cases.iter().map(|it| case(state, it)))
        .chain(others)
        .chain([rests(state, &answer.rests)])
        .collect()
}

fn case(state: &State, case: &Case) -> Element {
    let outcome = match case.outcome {
        Outcome::Sso => state.say("会社の SSO ページへ移ります", "The company's SSO page opens"),
        Outcome::Google => state.say("Google のパスワードを入力します", "Google asks for its own password"),
        Outcome::GoogleThenSso => {
            state.say("Google の画面のあと、会社の SSO ページへ移ります", "Google first, then the company's SSO page")
        }
        Outcome::NotDocumented => state.say("公開された資料に記載がありません", "No public document says"),
    };
    let when = case.when.as_ref().map(|when| el("p").class("hint").text(state.tell(when)));
    let steps = case.steps.iter().map(|step| el("li").text(state.tell(step)));
    let rows = (!case.rows.is_empty()).then(|| {
        let rows = case.rows.join(", ");
        el("p").class("hint").text(format!(
            "{}{}{rows}",
            state.say("Google の表の行", "Row of Google's table"),
            state.ui.words().colon
        ))
    });
    el("div")
        .class("case")
        .children(when)
        .child(el("p").class("outcome").text(outcome))
        .child(el("ol").class("steps").children(steps))
        .children(rows)
}
