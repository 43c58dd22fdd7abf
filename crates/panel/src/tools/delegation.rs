//! What is typed into the form of domain-wide delegation.

use shirube_core::checkers::delegation;
use shirube_ui::parts::Element;

use crate::{
    form::{Field, slot_of},
    remarks::{remarks, rests},
    state::State,
};

const CLIENT: &str = "delegation.client";
const SCOPES: &str = "delegation.scopes";

/// The tool.
pub fn draw(state: &State) -> Vec<Element> {
    let about = |typed: Option<&str>, check: &dyn Fn(&str) -> Vec<_>| {
        typed.and_then(|typed| remarks(state, typed, &check(typed))).into_iter().collect()
    };
    let client = Field {
        name: CLIENT,
        label: state.say("クライアント ID", "Client ID"),
        hint: state.say("21 桁の数字。例: 123456789012345678901", "21 digits, such as 123456789012345678901"),
        said: about(state.filled(CLIENT), &delegation::client_id),
        state,
    };
    let scopes = Field {
        name: SCOPES,
        label: state.say("OAuth スコープ（カンマ区切り）", "OAuth scopes, separated by commas"),
        hint: state.say(
            "HITO-Link に必要なもの: https://www.googleapis.com/auth/calendar",
            "HITO-Link needs https://www.googleapis.com/auth/calendar",
        ),
        said: about(state.filled(SCOPES), &|typed| delegation::scopes(typed, &[delegation::CALENDAR])),
        state,
    };
    let any = state.filled(CLIENT).or(state.filled(SCOPES)).is_some();
    let sources = any.then(|| rests(state, &delegation::rests()));
    vec![client.line(), scopes.area("3"), slot_of("delegation.answer", sources.into_iter().collect())]
}
