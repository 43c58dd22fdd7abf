//! The engine for the extension's background: the core and the packs behind a few stateless calls.

#![forbid(unsafe_code)]

use serde::{Serialize, de::DeserializeOwned};
use shirube_core::{
    engine::{Engine as Core, is_shown},
    knowledge::{Catalogue, Language},
    page::Page,
    protocol::{CardContent, Sighting},
};
use wasm_bindgen::prelude::*;

/// The packs, checked and packed by the build script.
const CATALOGUE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.postcard"));

/// The engine. Made once when the background wakes.
#[wasm_bindgen]
pub struct Engine(Core);

#[wasm_bindgen]
impl Engine {
    /// Makes the engine ready.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Engine, JsError> {
        let catalogue: Catalogue = postcard::from_bytes(CATALOGUE)?;
        Ok(Self(Core::new(catalogue)?))
    }

    /// Looks for known messages: a `Page` in, a `Sighting` out. Problems named in `silenced` get no pill.
    pub fn scan(&self, page: JsValue, silenced: JsValue, language: JsValue) -> Result<JsValue, JsError> {
        let page: Page = read(page)?;
        let silenced: Vec<String> = read(silenced)?;
        write(&self.sight(&page, &silenced, read(language)?))
    }

    /// What the card shows for a page: a `Page` in, a `CardContent` out. `selected` is the finding to show first;
    /// `ticked` the ids of the steps that are done; `language` is `"ja"` or `"en"`.
    pub fn card(
        &self,
        page: JsValue,
        selected: u32,
        silenced: JsValue,
        ticked: JsValue,
        language: JsValue,
    ) -> Result<JsValue, JsError> {
        let page: Page = read(page)?;
        let language: Language = read(language)?;
        let sighting = self.sight(&page, &read::<Vec<String>>(silenced)?, language);
        let explained = sighting.pills.iter().filter_map(|pill| {
            let finding = sighting.report.findings.get(pill.finding as usize)?;
            Some((pill.finding, self.0.explain(&page, finding)?))
        });
        let (indices, explanations): (Vec<u32>, Vec<_>) = explained.unzip();
        let selected = indices.iter().position(|&i| i == selected).unwrap_or(0) as u32;
        write(&CardContent { explanations, selected, ticked: read(ticked)?, language })
    }
}

impl Engine {
    fn sight(&self, page: &Page, silenced: &[String], language: Language) -> Sighting {
        let scan = self.0.scan(page);
        let shown =
            scan.report.findings.iter().enumerate().filter(|(_, f)| is_shown(f) && !silenced.contains(&f.problem));
        let pills = shown.filter_map(|(i, f)| self.0.pill(i, f)).collect();
        Sighting { report: scan.report, marks: scan.marks, pills, language }
    }
}

fn read<T: DeserializeOwned>(value: JsValue) -> Result<T, JsError> {
    Ok(serde_wasm_bindgen::from_value(value)?)
}

/// Maps become plain objects: the report is JSON.
fn write(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}
