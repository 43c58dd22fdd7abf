//! The whole card, drawn from its state.

use shirube_core::{
    explain::Explanation,
    knowledge::{Evidence, Severity},
};

use crate::{
    advice::{avoid, changes, read_more, support},
    cause::{cause, fact, facts},
    dom::{Element, el},
    footer::{about, actions, button, sources},
    icon::Icon,
    sentence::{message, paragraph, sentence},
    state::State,
};

/// The id of the element that names the card.
pub const TITLE: &str = "title";

/// The card.
pub fn card(state: &State) -> Vec<Element> {
    let several = state.explanations().len() > 1;
    let body = match state.shown() {
        Some(explanation) => explained(state, explanation),
        None => el("div").class("body").child(el("h1").attr("id", TITLE).text(state.words().nothing)),
    };
    let body = if several {
        let tab = format!("tab-{}", state.selected());
        body.attr("id", "finding").attr("role", "tabpanel").attr("aria-labelledby", tab)
    } else {
        body
    };
    let assumed = body.has("assumed");
    [Some(bar(state)), several.then(|| tabs(state)), Some(body), Some(about(state, assumed)), Some(actions(state))]
        .into_iter()
        .flatten()
        .collect()
}

/// How bad it is, the code, and the way out.
fn bar(state: &State) -> Element {
    let words = state.words();
    let close = button("close").attr("aria-label", words.close).attr("title", words.close).child(Icon::Cross.draw());
    let badges = state.shown().into_iter().flat_map(|shown| [severity(state, shown.severity), code(&shown.code)]);
    el("header")
        .class("bar")
        .children(badges)
        .child(el("span").class("brand").attr("lang", "ja").text(words.brand))
        .child(close)
}

/// How bad it is, in a drawing and a word.
pub fn severity(state: &State, severity: Severity) -> Element {
    let word = state.words().severity(severity);
    el("span")
        .class("severity")
        .attr("data-severity", severity_name(severity))
        .child(Icon::of(severity).draw())
        .child(el("span").text(word))
}

fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

/// The code that can be said on the phone.
pub fn code(code: &str) -> Element {
    el("span").class("code").attr("data-part", "code").attr("translate", "no").text(code)
}

/// One tab for each finding; the number is the one beside the message on the page.
fn tabs(state: &State) -> Element {
    let tabs = state.explanations().iter().enumerate().map(|(i, explanation)| {
        let selected = i == state.selected();
        el("button")
            .attr("type", "button")
            .attr("role", "tab")
            .attr("id", format!("tab-{i}"))
            .attr("data-finding", i.to_string())
            .attr("aria-selected", if selected { "true" } else { "false" })
            .attr("aria-controls", "finding")
            .attr("tabindex", if selected { "0" } else { "-1" })
            .child(el("span").class("number").text((i + 1).to_string()))
            .child(el("span").text(&explanation.code))
    });
    el("div").class("tabs").attr("role", "tablist").attr("aria-label", state.words().findings).children(tabs)
}

fn explained(state: &State, explanation: &Explanation) -> Element {
    let words = state.words();
    let title = el("h1").attr("id", TITLE).child(sentence(state, &explanation.title));
    let caption = el("figcaption").text(words.standing(explanation.standing));
    let unseen = explanation.evidence == Evidence::Assumed;
    let quote = el("figure")
        .attr("data-part", "message")
        .child(caption)
        .child(message(&explanation.message))
        .children(unseen.then(|| el("p").class("unseen-wording").text(words.unseen_wording)));
    let superseded = (!explanation.superseded.is_empty()).then(|| {
        let codes = explanation.superseded.join(", ");
        el("p")
            .class("superseded")
            .attr("data-part", "superseded")
            .text(format!("{}{}{codes}", words.superseded, words.colon))
    });
    let what = paragraph(state, &explanation.what).map(|what| what.attr("data-part", "what"));
    el("div")
        .class("body")
        .child(title)
        .children(what)
        .children(facts([Some(fact(state, "fixer", words.fixer, &explanation.fixer))]))
        .children(changes(state, explanation))
        .child(quote)
        .children(superseded)
        .children(causes(state, explanation))
        .children(avoid(state, explanation))
        .children(support(state, explanation))
        .children(read_more(state, explanation))
        .children((!explanation.sources.is_empty()).then(|| sources(state, explanation)))
}

fn causes(state: &State, explanation: &Explanation) -> Option<Element> {
    let words = state.words();
    let order = match explanation.causes.len() {
        0 => return None,
        1 => None,
        _ => Some(el("small").text(words.bracketed(words.likeliest_first))),
    };
    let list = explanation.causes.iter().zip(1..).map(|(it, number)| cause(state, number, it));
    Some(
        el("section")
            .attr("data-part", "causes")
            .child(el("h2").text(words.causes).children(order))
            .child(el("ol").class("causes").children(list)),
    )
}

#[cfg(test)]
mod tests {
    use shirube_core::knowledge::Language;

    use super::*;
    use crate::{dom::link, sample};

    fn drawn(language: Language) -> Element {
        el("main").children(card(&sample::state(language)))
    }

    #[test]
    fn links_are_https_and_open_alone() {
        let card = drawn(Language::Ja);
        let links: Vec<_> = card.all().into_iter().filter(|e| e.tag() == "a").collect();
        let (own, links): (Vec<_>, Vec<_>) =
            links.into_iter().partition(|e| e.get("href").is_some_and(|url| url.starts_with("handbook.html?page=")));
        assert_eq!((links.len(), own.len()), (3, 2));
        for link in links {
            assert!(link.get("href").is_some_and(|url| url.starts_with("https://")));
            assert_eq!(link.get("rel"), Some("noopener noreferrer"));
            assert_eq!(link.get("target"), Some("_blank"));
        }
    }

    #[test]
    fn an_address_of_another_kind_is_no_link() {
        for url in ["javascript:alert(1)", "http://example.com", "data:text/html,x", " https://example.com"] {
            assert_eq!(link(url), None);
        }
    }

    #[test]
    fn no_heading_is_skipped() {
        for language in [Language::Ja, Language::En] {
            let mut before = 0;
            for element in drawn(language).all() {
                let Some(level) = element.tag().strip_prefix('h').and_then(|level| level.parse::<u32>().ok()) else {
                    continue;
                };
                assert!(level <= before + 1, "h{level} after h{before}: {}", element.words());
                before = level;
            }
        }
    }

    #[test]
    fn an_older_label_is_named_in_both_languages() {
        assert!(drawn(Language::Ja).words().contains("「アプリのアクセス制御」（以前の表記「アプリのアクセス権」）"));
        assert!(drawn(Language::En).words().contains("“App access control” (formerly “App permissions”)"));
    }

    #[test]
    fn what_is_assumed_is_marked_and_the_mark_explained() {
        let card = drawn(Language::Ja);
        assert!(card.has("assumed"));
        assert!(card.all().iter().any(|e| e.get("data-part") == Some("note")));
    }

    #[test]
    fn the_card_says_who_speaks() {
        assert!(drawn(Language::Ja).words().contains("独立した補助ツール「標（Shirube）」"));
        assert!(drawn(Language::En).words().contains("not from Google, rakumo, HITO-Link or Salesforce"));
    }
}
