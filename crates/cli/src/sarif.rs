//! SARIF 2.1.0: the findings of all files as one log, for programs that gather results of many tools.
//!
//! The log is written as the results come, and closed with the rules of the problems that were found: its order is free.

use std::path::{Component, Path};

use serde::Serialize;
use serde_json::{Value, json};
use shirube_core::{
    explain::{ExplainedStep, Explanation, Sentence, explain},
    knowledge::{Evidence, Explanations, Language, Problem, Severity},
    pattern::Pattern,
    report::{CauseState, CauseStatus, Finding, Standing},
};

use crate::{print, words};

/// What stands before the results.
pub const BEGIN: &str = "{\n\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n\"version\": \"2.1.0\",\n\"runs\": [{\n\"columnKind\": \"utf16CodeUnits\",\n\"results\": [";

/// A place in a text file. Lines and columns count from 1, columns in UTF-16 code units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Region {
    /// The line in which a message begins.
    pub start_line: u64,
    /// Where in that line; unknown if the line is written in escapes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_column: Option<u64>,
    /// The line in which it ends.
    pub end_line: u64,
    /// Behind its last character.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_column: Option<u64>,
}

/// Where a finding stands.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// The first time; unknown in pages and mails.
    pub region: Option<Region>,
    /// How often.
    pub count: u64,
}

/// A finding as a result, a JSON object.
pub fn result(
    uri: &str,
    mail: Option<usize>,
    finding: &Finding,
    place: &Place,
    problem: &Problem,
    language: Language,
) -> Value {
    let mut location = json!({ "artifactLocation": { "uri": uri } });
    if let Some(region) = &place.region {
        location["region"] = json!(region);
    }
    let mut properties = json!({
        "standing": finding.standing,
        "evidence": finding.evidence,
        "captures": finding.captures,
        "refs": finding.refs,
        "superseded": finding.superseded,
    });
    if let Some(mail) = mail {
        properties["mail"] = json!(mail);
    }
    json!({
        "ruleId": finding.code,
        "level": if finding.standing == Standing::Quoted { "note" } else { level(finding.severity) },
        "message": { "text": format!("{}{}{}", problem.title.get(language), words::words(language).colon, finding.message) },
        "locations": [{ "physicalLocation": location }],
        "occurrenceCount": place.count.max(1),
        "properties": properties,
    })
}

/// What stands behind the results: the tool with the rules of these problems, and what could not be read.
pub fn end(known: &Explanations, problems: &[&Problem], unread: &[Value], language: Language) -> String {
    let rules: Vec<Value> = problems.iter().map(|problem| rule(known, problem, language)).collect();
    let driver = json!({
        "name": "Shirube",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "language": match language { Language::Ja => "ja", Language::En => "en" },
        "rules": rules,
    });
    let invocation = json!({ "executionSuccessful": unread.is_empty(), "toolExecutionNotifications": unread });
    format!("\n],\n\"tool\": {},\n\"invocations\": [{invocation}]\n}}]\n}}\n", json!({ "driver": driver }))
}

/// A file that cannot be read, as a notification.
pub fn unread(uri: &str, why: &str) -> Value {
    json!({
        "level": "error",
        "message": { "text": why },
        "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri } } }],
    })
}

fn rule(known: &Explanations, problem: &Problem, language: Language) -> Value {
    let mut rule = json!({
        "id": problem.code,
        "name": problem.id,
        "shortDescription": { "text": problem.title.get(language) },
        "defaultConfiguration": { "level": level(problem.severity) },
        "properties": { "refs": problem.refs },
    });
    let Some(explanation) = explanation(known, problem) else { return rule };
    let plain = |sentence: &Sentence| print::plain(sentence, language);
    let what: Vec<String> = explanation.what.iter().map(plain).collect();
    if !what.is_empty() {
        rule["fullDescription"] = json!({ "text": what.join(" ") });
    }
    rule["help"] = json!({ "text": help(&explanation, language) });
    let first = known.advice.get(&problem.id).and_then(|a| known.sources.get(&a.title.provenance.source)?.url.as_ref());
    if let Some(url) = first.or_else(|| explanation.sources.iter().find_map(|source| source.url.as_ref())) {
        rule["helpUri"] = json!(url);
    }
    rule
}

/// A problem explained without a message: in the places of its values stand their names.
fn explanation(known: &Explanations, problem: &Problem) -> Option<Explanation> {
    let patterns: Vec<Pattern> = problem.messages.iter().filter_map(|m| Pattern::parse(&m.text).ok()).collect();
    let slots = patterns.iter().flat_map(|pattern| pattern.slots());
    let unknown = |id: &String| CauseState { id: id.clone(), status: CauseStatus::Unknown };
    let finding = Finding {
        problem: problem.id.clone(),
        code: problem.code.clone(),
        refs: Vec::new(),
        standing: Standing::Reported,
        severity: problem.severity,
        message: String::new(),
        evidence: Evidence::Seen,
        superseded: Vec::new(),
        captures: slots.map(|slot| (slot.name.clone(), format!("<{}>", slot.name))).collect(),
        causes: problem.causes.iter().map(unknown).collect(),
    };
    explain(known, &finding, None)
}

/// Who can fix it, the causes, and how to tell and remedy each.
fn help(explanation: &Explanation, language: Language) -> String {
    let words = words::words(language);
    let plain = |sentence: &Sentence| print::plain(sentence, language);
    let mut lines: Vec<String> = explanation.what.iter().map(plain).collect();
    lines.push(format!("{}{}{}", words.fixer, words.colon, plain(&explanation.fixer)));
    lines.push(format!("{}:", words.causes));
    for (i, cause) in explanation.causes.iter().enumerate() {
        lines.push(format!("{}. {}", i + 1, plain(&cause.title)));
        let steps = |steps: &[ExplainedStep]| {
            steps.iter().map(|step| format!("   - {}", plain(&step.text))).collect::<Vec<_>>()
        };
        if !cause.check.is_empty() {
            lines.push(format!("   {}:", words.check));
            lines.extend(steps(&cause.check));
        }
        for way in &cause.ways {
            let title = way.title.as_ref().map(|title| format!("{}{}", words.colon, plain(title)));
            lines.push(format!("   {}{}", words.remedy, title.unwrap_or_else(|| ":".to_owned())));
            lines.extend(way.warning.iter().map(|warning| format!("   ! {}", plain(warning))));
            lines.extend(steps(&way.steps));
        }
    }
    lines.join("\n")
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// The address of a file: relative where the file is below the current directory, otherwise absolute.
pub fn uri(path: &Path, current: Option<&Path>) -> String {
    let path = current.and_then(|current| path.strip_prefix(current).ok()).unwrap_or(path);
    let mut uri = String::new();
    for component in path.components() {
        let name = match component {
            Component::RootDir | Component::CurDir => continue,
            Component::Prefix(prefix) => prefix.as_os_str(),
            Component::ParentDir => "..".as_ref(),
            Component::Normal(name) => name,
        };
        if !uri.is_empty() {
            uri.push('/');
        }
        for &byte in name.as_encoded_bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => uri.push(char::from(byte)),
                _ => uri.push_str(&format!("%{byte:02X}")),
            }
        }
    }
    match path.is_absolute() {
        true => format!("file:///{uri}"),
        false => uri,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn addresses_are_relative_and_encoded() {
        let current = Some(Path::new("/srv/tickets"));
        let uri = |path: &str| uri(Path::new(path), current);
        assert_eq!(uri("./a/b c.txt"), "a/b%20c.txt");
        assert_eq!(uri("/srv/tickets/障害/#1?.txt"), "%E9%9A%9C%E5%AE%B3/%231%3F.txt");
        assert_eq!(uri("../x:y"), "../x%3Ay");
        assert_eq!(uri("/srv/x"), "file:///srv/x");
    }
}
