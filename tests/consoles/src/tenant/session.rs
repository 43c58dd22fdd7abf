//! Who is signed in, and how the pages look.

use serde::{Deserialize, Serialize};

/// Who is signed in. One tenant, one browser: there are no cookies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// The Google account that is signed in, if any.
    pub signed_in: Option<String>,
    /// The account that is logged in to rakumo's admin console, if any.
    pub rakumo_admin: Option<String>,
    /// The account that is logged in to rakumo as a user, if any.
    pub rakumo_user: Option<String>,
    /// The language of the Google pages when the address has no `hl`.
    pub hl: Language,
    /// What the pages are made with.
    pub rendering: Rendering,
    /// What of a page can be seen at first.
    pub view: View,
}

/// A language of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Japanese.
    Ja,
    /// English.
    En,
}

impl Language {
    /// The language tag for `lang` attributes.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }
}

/// What the pages of settings are made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rendering {
    /// The plain pages where there are any, else the console's first library.
    Plain,
    /// Material Web.
    Material,
    /// Angular Material.
    Angular,
    /// The Salesforce Lightning Design System.
    Slds,
    /// Lightning base components.
    Lightning,
}

impl Rendering {
    /// Its name, which is its bundle's too.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Material => "material",
            Self::Angular => "angular",
            Self::Slds => "slds",
            Self::Lightning => "lightning",
        }
    }
}

/// What of a page can be seen before anybody touches it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct View {
    /// The content never comes.
    pub loading: bool,
    /// Cards are collapsed.
    pub collapsed: bool,
    /// How many rows a page of a list has; 0 for all.
    pub page_size: usize,
    /// What stands in a list's search field.
    pub search: String,
    /// The unit whose status is shown; empty for the top one.
    pub unit: String,
    /// Salesforce's settings are being edited.
    pub editing: bool,
    /// Parts that are left out, by name; see the README.
    pub hidden: Vec<String>,
}
