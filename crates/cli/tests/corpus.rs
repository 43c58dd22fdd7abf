//! Every case of the corpus that needs neither scripts nor style sheets holds on the command line, too.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use shirube_cli::{read::read_file, scan::engine};

#[derive(Deserialize)]
struct Case {
    url: Option<String>,
    why: String,
    expect: Vec<Expected>,
    #[serde(default)]
    script: bool,
    #[serde(default)]
    css: bool,
}

#[derive(Deserialize)]
struct Expected {
    problem: String,
    standing: String,
    captures: BTreeMap<String, String>,
}

type Found = BTreeSet<(String, String, BTreeMap<String, String>)>;

/// How many near misses the error collection names.
const NEAR_MISSES: usize = 27;

#[test]
fn every_near_miss_has_two_cases_and_the_harmless_are_many() {
    let quiet = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus/quiet");
    let names: Vec<String> =
        fs::read_dir(quiet).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    for number in 1..=NEAR_MISSES {
        let cases = names.iter().filter(|name| name.starts_with(&format!("n{number:02}-")) && name.ends_with(".json"));
        assert!(cases.count() >= 2, "N{number} has no two cases");
    }
    let pages = names.iter().filter(|name| name.ends_with(".html")).count();
    println!("{pages} harmless pages");
    assert!(pages >= 150, "only {pages} harmless pages");
}

#[test]
fn every_case_holds() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus");
    let (engine, _) = engine().unwrap();
    let (mut run, mut failures) = (0, Vec::new());
    for input in inputs(&corpus) {
        let case: Case = serde_json::from_str(&fs::read_to_string(input.with_extension("json")).unwrap()).unwrap();
        if case.script || case.css {
            continue;
        }
        run += 1;
        let page = read_file(&input, case.url.as_deref(), &mut std::io::empty()).unwrap();
        let report = engine.scan(&page).report;
        if input.starts_with(corpus.join("quiet")) {
            assert!(case.expect.iter().all(|e| e.standing != "here"), "{} expects a finding", input.display());
        }
        let found: Found = report
            .findings
            .into_iter()
            .map(|f| (f.problem, format!("{:?}", f.standing).to_lowercase(), f.captures))
            .collect();
        let expected: Found = case.expect.into_iter().map(|e| (e.problem, e.standing, e.captures)).collect();
        if found != expected {
            let name = input.strip_prefix(&corpus).unwrap().display();
            failures.push(format!("{name}: {}\n  expected {expected:?}\n  found    {found:?}", case.why));
        }
    }
    assert!(run >= 250, "only {run} cases were found");
    assert!(failures.is_empty(), "\n{} of {run} cases fail\n\n{}\n", failures.len(), failures.join("\n\n"));
}

fn inputs(corpus: &Path) -> Vec<PathBuf> {
    let files = ["found", "quiet"].map(|folder| fs::read_dir(corpus.join(folder)));
    let files = files.into_iter().flatten().flatten().flatten().map(|entry| entry.path());
    let mut inputs: Vec<_> = files.filter(|path| path.extension().is_some_and(|e| e != "json")).collect();
    inputs.sort();
    inputs
}
