//! The tools: each asks a checker of the core and shows what it says.

mod delegation;
mod hand_over;
mod mail;
mod masks;
mod picture;
mod sso;

use shirube_core::checkers::Remark;
use shirube_ui::parts::{Element, el};

use crate::{
    remarks,
    state::{State, Tool},
};

pub use sso::URL;

/// The tools' names, and the one that is open.
pub fn tools(state: &State) -> Vec<Element> {
    let names = Tool::ALL.map(|tool| {
        let open = tool == state.tool;
        el("button")
            .attr("type", "button")
            .class("tool-name")
            .attr("id", format!("tool-{}", tool.name()))
            .attr("data-tool", tool.name())
            .attr("aria-pressed", if open { "true" } else { "false" })
            .text(title(state, tool))
    });
    let names = el("div")
        .class("tool-names")
        .attr("role", "group")
        .attr("aria-label", state.say("道具を選ぶ", "Choose a tool"))
        .children(names);
    let privacy = el("p").class("hint").text(state.say(
        "入力した内容は、このパネルの中だけで調べます。送信も保存もしません。",
        "What you type is checked in this panel only. It is neither sent nor kept.",
    ));
    let content = match state.tool {
        Tool::Masks => masks::draw(state),
        Tool::Sso => sso::draw(state),
        Tool::Mail => mail::draw(state),
        Tool::HandOver => hand_over::draw(state),
        Tool::Delegation => delegation::draw(state),
    };
    let open = el("section")
        .class("tool")
        .attr("data-tool-open", state.tool.name())
        .child(el("h2").text(title(state, state.tool)))
        .child(privacy)
        .children(content);
    vec![names, open]
}

fn title(state: &State, tool: Tool) -> &'static str {
    match tool {
        Tool::Masks => state.say("ネットワーク マスク", "Network masks"),
        Tool::Sso => state.say("SSO の行き先", "Where SSO leads"),
        Tool::Mail => state.say("メールの設定", "Mail settings"),
        Tool::HandOver => state.say("HITO-Link に渡す値", "Values for HITO-Link"),
        Tool::Delegation => state.say("ドメイン全体の委任", "Domain-wide delegation"),
    }
}

/// What is said of one field of the open tool.
fn about<'r>(state: &State, field: &'r str, said: &'r [Remark]) -> Vec<Element> {
    let typed = state.typed(&format!("{}.{field}", state.tool.name()));
    remarks::remarks(state, typed, said.iter().filter(|remark| remark.field == field)).into_iter().collect()
}
