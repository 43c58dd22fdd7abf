//! `shirube packs new`: the skeleton of a problem, complete but for what only its author knows.

use std::{fs, io::Write};

use shirube_core::pattern::{Pattern, Slot, SlotType};
use shirube_packs::{PackFile, load};

use crate::{
    args::{Lang, NewProblem},
    error::OK,
    packs::{PacksError, Texts, today},
};

/// Appends the skeleton of a problem to its family. Nothing is written unless the packs still load with it.
pub fn new_problem(options: &NewProblem, out: &mut dyn Write) -> Result<u8, PacksError> {
    let texts = Texts::read(Some(&options.dir))?;
    let name = format!("families/{}.toml", options.family);
    let refuse = |sentence: String| Err(PacksError::Refused(sentence));
    let files = texts.files();
    let Some(family) = files.iter().find(|file| file.name == name) else {
        let families = files.iter().filter_map(|file| file.name.strip_prefix("families/")?.strip_suffix(".toml"));
        let families = families.collect::<Vec<_>>().join(", ");
        return refuse(format!("there is no {name}: make the file, or take one of {families}"));
    };
    let known = match load(&files) {
        Ok(known) => known,
        Err(_) => return refuse("the packs do not load as they are: correct what packs lint names first".to_owned()),
    };
    for problem in &known.catalogue.problems {
        for (key, new, old) in [("code", &options.code, &problem.code), ("id", &options.id, &problem.id)] {
            if new == old {
                let title = &problem.title.en;
                return refuse(format!("the {key} {new} is taken ({}, “{title}”): choose another one", problem.code));
            }
        }
    }
    let pattern = match Pattern::parse(&options.message) {
        Ok(pattern) => pattern,
        Err(error) => return refuse(format!("the message cannot be searched for: {error}")),
    };
    let is_known = |id: &&str| known.explanations.sources.contains_key(*id);
    let Some(source) =
        ["shirube"].into_iter().find(is_known).or_else(|| Some(known.explanations.sources.keys().next()?))
    else {
        return refuse("the packs name no source: add one to shared/sources.toml".to_owned());
    };
    let mut cause = options.id.replace('.', "-");
    while known.explanations.causes.contains_key(&cause) {
        cause.push_str("-cause");
    }
    let text = format!("{}\n{}", family.text, skeleton(options, &pattern, &cause, source));
    let with: Vec<PackFile> = files
        .iter()
        .map(|file| if file.name == name { PackFile { name: file.name, text: &text } } else { *file })
        .collect();
    if let Err(error) = load(&with) {
        let first = error.0.first().map(|mistake| mistake.message.clone()).unwrap_or_default();
        return refuse(format!("the problem cannot be taken: {first}"));
    }
    let path = options.dir.join(&name);
    fs::write(&path, &text).map_err(|cause| PacksError::Unreadable { path, cause })?;
    writeln!(out, "{name}: {} is at the end; write what says TODO, then run packs lint", options.code)?;
    Ok(OK)
}

fn skeleton(options: &NewProblem, pattern: &Pattern, cause: &str, source: &str) -> String {
    let japanese = options.message.chars().any(|c| matches!(c, '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'));
    let language = match options.lang {
        Some(Lang::Ja) => "ja",
        Some(Lang::En) => "en",
        None if japanese => "ja",
        None => "en",
    };
    let captures: Vec<String> =
        pattern.slots().map(|slot| format!("{} = {}", slot.name, quoted(sample(slot)))).collect();
    let captures =
        if captures.is_empty() { String::new() } else { format!(", captures = {{ {} }}", captures.join(", ")) };
    format!(
        r#"[cause.{cause}]
title = {{ ja = "TODO: 原因を一行で", en = "TODO: the cause in one line" }}
why = [
  {{ ja = "TODO: なぜそうなるか", en = "TODO: why this leads to the problem" }},
]
check = [
  {{ ja = "TODO: この原因かどうかの確かめ方", en = "TODO: how to tell whether it is this" }},
]
# TODO: link = "…" on the step that is done on a page of a console
ways = [
  {{ steps = [
    {{ ja = "TODO: 直し方の手順", en = "TODO: a step of the remedy" }},
  ] }},
]
# TODO: the document that says so
origin = {{ source = {source}, verified_on = "{today}", evidence = "assumed" }}

[[problem]]
id = {id}
code = {code}
severity = "error"
# TODO: where the message is the page's own, such as {{ host = "a-rakumo.appspot.com", path = "/admin" }}
places = []
title = {{ ja = "TODO: 何が問題か", en = "TODO: what is wrong" }}
what = [
  {{ ja = "TODO: 何が起きて、何が起きていないか", en = "TODO: what happened, and what did not" }},
]
fixer = {{ ja = "TODO: 対応できる人", en = "TODO: who can fix it" }}
causes = [{cause_id}]
messages = [
  {{ language = "{language}", text = {message} }},
]
# TODO: the document that says so
origin = {{ source = {source}, verified_on = "{today}", evidence = "assumed" }}
positive = [
  {{ text = {example}{captures} }},
]
negative = [
  {{ text = "TODO: a text that only looks like it, or speaks about it" }},
]
"#,
        source = quoted(source),
        today = today(),
        id = quoted(&options.id),
        code = quoted(&options.code),
        cause_id = quoted(cause),
        message = quoted(&options.message),
        example = quoted(&filled(&options.message, pattern)),
    )
}

/// A message as the product would show it.
fn filled(message: &str, pattern: &Pattern) -> String {
    let mut text = message.to_owned();
    for slot in pattern.slots() {
        if let Some((before, rest)) = text.split_once(&format!("{{{}:", slot.name))
            && let Some((_, after)) = rest.split_once('}')
        {
            text = format!("{before}{}{after}", sample(slot));
        }
    }
    text.replace("{{", "{").replace("}}", "}")
}

fn sample(slot: &Slot) -> &'static str {
    match slot.kind {
        SlotType::Email => "sato@example.co.jp",
        SlotType::Domain => "example.co.jp",
        SlotType::ClientId => "123456789012",
        SlotType::Digits => "42",
        SlotType::Text => "example",
    }
}

/// A TOML string. JSON's are, apart from one character that no message has.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text.replace('\u{7f}', "")).to_string()
}
