//! The three values that are handed over to HITO-Link.

use shirube_core::checkers::{
    Remark, Weight,
    handover::{self, HandOver},
};
use shirube_ui::parts::Element;

use crate::{
    form::{Field, slot_of},
    remarks::{remarks, rests},
    state::State,
};

const KEY: &str = "hand-over.key";
const ACCOUNT: &str = "hand-over.account";
const SENDER: &str = "hand-over.sender";

/// The tool.
pub fn draw(state: &State) -> Vec<Element> {
    let values = HandOver {
        key: state.typed(KEY).to_owned(),
        account: state.typed(ACCOUNT).to_owned(),
        sender: state.typed(SENDER).to_owned(),
        ..HandOver::default()
    };
    let handed = handover::check(&values);
    let any = [KEY, ACCOUNT, SENDER].iter().any(|name| state.filled(name).is_some());
    // What is not typed yet is no mistake yet.
    let said = |name: &str, field: &str| match state.filled(name) {
        Some(_) => {
            let own: Vec<Remark> = handed.remarks.iter().filter(|remark| !is_general(remark)).cloned().collect();
            super::about(state, field, &own)
        }
        None => Vec::new(),
    };
    let key = Field {
        name: KEY,
        label: state.say("鍵ファイルの名前", "The name of the key file"),
        hint: state.say(
            "名前だけです。例: project-123-0123456789ab.p12",
            "Its name only, such as project-123-0123456789ab.p12",
        ),
        said: said(KEY, "key"),
        state,
    };
    let account = Field {
        name: ACCOUNT,
        label: state.say("サービス アカウントのアドレス", "The service account's address"),
        hint: state.say(
            "例: hito-link@project-123.iam.gserviceaccount.com",
            "Such as hito-link@project-123.iam.gserviceaccount.com",
        ),
        said: said(ACCOUNT, "account"),
        state,
    };
    let sender = Field {
        name: SENDER,
        label: state.say("招待を送るアドレス", "The address that invitations are sent from"),
        hint: state.say("例: saiyo@example.co.jp", "Such as saiyo@example.com"),
        said: said(SENDER, "sender"),
        state,
    };
    let general = remarks(state, "", handed.remarks.iter().filter(|remark| is_general(remark)));
    let answer = any.then(|| general.into_iter().chain([rests(state, &handed.rests)]).collect());
    vec![key.line(), account.line(), sender.line(), slot_of("hand-over.answer", answer.unwrap_or_default())]
}

/// How a key is sent is said whatever was typed.
fn is_general(remark: &Remark) -> bool {
    remark.weight == Weight::Note && remark.quoted.is_none()
}
