//! The engine for the extension's background: the core behind a few stateless calls. The packs come as files beside it.

#![forbid(unsafe_code)]

use serde::{Serialize, de::DeserializeOwned};
use shirube_core::{
    engine::{Engine as Core, Prepared, is_shown},
    knowledge::{Explanations, Language},
    page::Page,
    protocol::{CardContent, PanelContent, Sighting},
    report::{Finding, Report, Scan},
    setting::job::Situation,
};
use wasm_bindgen::prelude::*;

/// What there is to say about the problems. It is much larger than the engine, and needed only for a card.
#[wasm_bindgen]
pub struct Knowledge(Explanations);

#[wasm_bindgen]
impl Knowledge {
    /// Reads what the build packed into `knowledge.postcard`.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<Knowledge, JsError> {
        Ok(Self(postcard::from_bytes(bytes)?))
    }
}

/// The engine. Made once when the background wakes.
#[wasm_bindgen]
pub struct Engine(Core);

#[wasm_bindgen]
impl Engine {
    /// Reads what the build packed into `catalogue.postcard`: a catalogue prepared.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<Engine, JsError> {
        let prepared: Prepared = postcard::from_bytes(bytes)?;
        Ok(Self(prepared.into()))
    }

    /// Looks for known messages and reads settings: a `Page` and a `Situation` in, a `Sighting` out. Problems named in
    /// `silenced` get no pill. `asked`: the user asked about this page, so that what it only speaks about counts as well.
    pub fn scan(
        &self,
        page: JsValue,
        situation: JsValue,
        asked: bool,
        silenced: JsValue,
        language: JsValue,
    ) -> Result<JsValue, JsError> {
        let page: Page = read(page)?;
        let silenced: Vec<String> = read(silenced)?;
        write(&self.sight(&page, &read(situation)?, asked, &silenced, read(language)?))
    }

    /// What the card shows for a page: a `Page` in, a `CardContent` out. `selected` is the finding to show first;
    /// `ticked` the ids of the steps that are done; `language` is `"ja"` or `"en"`.
    #[expect(clippy::too_many_arguments, reason = "each is one thing that JavaScript knows")]
    pub fn card(
        &self,
        knowledge: &Knowledge,
        page: JsValue,
        situation: JsValue,
        asked: bool,
        selected: u32,
        silenced: JsValue,
        ticked: JsValue,
        language: JsValue,
    ) -> Result<JsValue, JsError> {
        let page: Page = read(page)?;
        let language: Language = read(language)?;
        let sighting = self.sight(&page, &read(situation)?, asked, &read::<Vec<String>>(silenced)?, language);
        write(&self.explained(knowledge, &page, &sighting, selected, read(ticked)?))
    }

    /// What the side panel shows beside a page: its `Report` and a `Situation` in, a `PanelContent` out.
    pub fn panel(
        &self,
        knowledge: &Knowledge,
        report: JsValue,
        situation: JsValue,
        ticked: JsValue,
        language: JsValue,
    ) -> Result<JsValue, JsError> {
        let report: Option<Report> = read(report)?;
        let situation: Situation = read(situation)?;
        // What the settings say is told by themselves.
        let checks = report.iter().flat_map(|report| &report.settings).flat_map(|settings| &settings.checks);
        let told: Vec<&String> = checks.filter_map(|check| check.problem.as_ref()).collect();
        let findings = report.iter().flat_map(|report| &report.findings);
        let errors = findings.filter(|it| is_shown(it) && !told.contains(&&it.problem)).count() as u32;
        let findings = report.iter().flat_map(|report| &report.findings);
        let codes = findings.map(|finding| (finding.problem.clone(), finding.code.clone())).collect();
        let (url, settings) = report.map_or((None, None), |report| (report.url, report.settings));
        let jobs = self.0.jobs(&knowledge.0, &situation, settings.as_ref());
        write(&PanelContent { url, settings, errors, codes, jobs, ticked: read(ticked)?, language: read(language)? })
    }

    /// What is known of a pasted text: a `CardContent`.
    pub fn explain_text(&self, knowledge: &Knowledge, text: &str, language: JsValue) -> Result<JsValue, JsError> {
        let page = Page::from_text(text);
        let sighting = self.sight(&page, &Situation::default(), true, &[], read(language)?);
        write(&self.explained(knowledge, &page, &sighting, 0, Vec::new()))
    }
}

impl Engine {
    fn sight(
        &self,
        page: &Page,
        situation: &Situation,
        asked: bool,
        silenced: &[String],
        language: Language,
    ) -> Sighting {
        let scan = self.0.scan_at_work(page, situation);
        let is_shown = |f: &Finding| asked || (is_shown(f) && !silenced.contains(&f.problem));
        let shown = scan.report.findings.iter().enumerate().filter(|(_, f)| is_shown(f));
        let pills = shown.filter_map(|(i, f)| self.0.pill(i, f)).collect();
        let Scan { report, marks, spots, learnt } = scan;
        Sighting { report, marks, spots, learnt, pills, language }
    }

    fn explained(
        &self,
        knowledge: &Knowledge,
        page: &Page,
        sighting: &Sighting,
        selected: u32,
        ticked: Vec<String>,
    ) -> CardContent {
        let explained = sighting.pills.iter().filter_map(|pill| {
            let finding = sighting.report.findings.get(pill.finding as usize)?;
            Some((pill.finding, self.0.explain(&knowledge.0, page, finding)?))
        });
        let (indices, explanations): (Vec<u32>, Vec<_>) = explained.unzip();
        let selected = indices.iter().position(|&i| i == selected).unwrap_or(0) as u32;
        CardContent { explanations, selected, ticked, language: sighting.language }
    }
}

fn read<T: DeserializeOwned>(value: JsValue) -> Result<T, JsError> {
    Ok(serde_wasm_bindgen::from_value(value)?)
}

/// Maps become plain objects: the report is JSON.
fn write(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}
