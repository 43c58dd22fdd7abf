//! The index that the search box looks into: folded texts, as a script, because a page that is opened as a file may
//! load nothing else.

use serde::Serialize;
use shirube_core::{
    explain::{Explanation, Sentence},
    fold::{IGNORED, UNIFIED, fold},
    knowledge::Severity,
};
use shirube_ui::parts::{plain, tag};

use crate::{
    File,
    book::Volume,
    slot::{Piece, pieces},
    words::{Found, Words},
};

/// The scripts of a page with a search box.
pub const SCRIPTS: [&str; 2] = [INDEX, "../assets/search.js"];

/// The name of the index in a language's folder.
pub const INDEX: &str = "search-index.js";

/// Parts folded text that does not belong together: folding leaves none in what is looked for.
const APART: &str = " ";

/// What the script reads.
#[derive(Serialize)]
struct Index<'a> {
    /// What folding drops, as the inside of a character class.
    ignored: String,
    /// What folding writes in another way: these letters, as that one.
    unified: &'a [(&'a str, char)],
    words: &'a Found,
    /// The names of the severities.
    severities: [(Severity, &'a str); 3],
    entries: Vec<Line>,
}

/// A page and the texts by which it is found.
#[derive(Serialize)]
struct Line {
    href: String,
    code: String,
    title: String,
    severity: Option<Severity>,
    /// Folded: what it is called.
    names: String,
    /// Folded: its messages, a text each.
    messages: Vec<String>,
    /// Folded: its causes.
    causes: String,
    /// Folded: what is said of it.
    rest: String,
}

/// The index of a language. Pages are found by the words of either language.
pub fn index(volume: &Volume, other: &Volume) -> File {
    let mut entries: Vec<Line> = (volume.entries.iter().zip(&other.entries))
        .map(|(entry, same)| {
            let code = entry.problem.code.clone();
            let short = code.replace('-', "");
            let causes = [(volume, entry), (other, same)]
                .into_iter()
                .flat_map(|(volume, entry)| entry.told.causes.iter().map(|cause| plain(&volume.state, &cause.title)));
            let rest = [(volume, entry), (other, same)]
                .into_iter()
                .flat_map(|(volume, entry)| said(&entry.told).map(|it| plain(&volume.state, it)));
            Line {
                href: format!("{}.html", entry.page()),
                title: volume.title(entry),
                severity: Some(entry.problem.severity),
                names: folded([&code, &short, &volume.title(entry), &other.title(same)]),
                messages: entry.problem.messages.iter().map(|it| message(&it.text, it.continues.as_deref())).collect(),
                causes: folded(causes),
                rest: folded(rest),
                code,
            }
        })
        .collect();
    for ((id, article), same) in volume.topics.iter().zip(other.topics.values()) {
        let title = plain(&volume.state, &article.title);
        entries.push(Line {
            href: format!("{id}.html"),
            code: String::new(),
            severity: None,
            names: folded([&title, &plain(&other.state, &same.title)]),
            messages: Vec::new(),
            causes: String::new(),
            rest: folded(
                [(volume, article), (other, same)]
                    .into_iter()
                    .flat_map(|(volume, article)| article.text.iter().map(|it| plain(&volume.state, it))),
            ),
            title,
        });
    }
    let words = &Words::of(volume.language).found;
    let severities = [Severity::Info, Severity::Warning, Severity::Error];
    let index = Index {
        ignored: IGNORED.iter().map(|(a, b)| format!("\\u{{{:x}}}-\\u{{{:x}}}", *a as u32, *b as u32)).collect(),
        unified: UNIFIED,
        words,
        severities: severities.map(|it| (it, volume.state.words().severity(it))),
        entries,
    };
    // Nothing in it can fail to become JSON; an index without entries finds nothing.
    let json = serde_json::to_string(&index).unwrap_or_else(|_| "{}".to_owned());
    File::new(format!("{}/{INDEX}", tag(volume.language)), format!("globalThis.shirubeIndex={json};\n"))
}

/// What happened, and why.
fn said(told: &Explanation) -> impl Iterator<Item = &Sentence> {
    told.what.iter().chain(told.causes.iter().flat_map(|cause| &cause.why))
}

fn folded(texts: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    texts.into_iter().map(|text| fold(text.as_ref())).collect::<Vec<_>>().join(APART)
}

/// A message without its slots: whatever stands there must not keep it from being found.
fn message(text: &str, continues: Option<&str>) -> String {
    let mut out = String::new();
    for text in [Some(text), continues].into_iter().flatten() {
        for piece in pieces(text) {
            match piece {
                Piece::Words(words) => out.push_str(&fold(words)),
                Piece::Slot(..) => out.push_str(APART),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_folded_and_its_slots_part_it() {
        assert_eq!(message("ｸﾞﾙｰﾌﾟ 「{group:email}」 の 情報", Some("ＡＢＣ。")), "グループ「 」の情報abc。");
    }
}
