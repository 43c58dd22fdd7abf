//! The icons: small drawings in the colour of the text, always beside words.

use shirube_core::knowledge::Severity;

use crate::dom::{Element, svg};

/// A drawing of 16 × 16 units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Close.
    Cross,
    /// Opens and closes what is below.
    Chevron,
    /// It is right.
    Check,
    /// Opens in a new tab.
    Outward,
    /// Copy.
    Sheets,
    /// The task has stopped.
    Stop,
    /// Take care.
    Triangle,
    /// Worth knowing.
    Circle,
}

impl Icon {
    /// How bad something is.
    pub fn of(severity: Severity) -> Self {
        match severity {
            Severity::Error => Icon::Stop,
            Severity::Warning => Icon::Triangle,
            Severity::Info => Icon::Circle,
        }
    }

    fn path(self) -> &'static str {
        match self {
            Icon::Cross => "M3.5 3.5l9 9m0-9l-9 9",
            Icon::Chevron => "M3.5 6l4.5 4.5L12.5 6",
            Icon::Check => "M3 8.5l3.5 3.5L13 4.5",
            Icon::Outward => "M6 3.5H3.5v9h9V10M9 2.5h4.5V7m0-4.5L7.5 8.5",
            Icon::Sheets => "M5.5 5.5v-3h8v8h-3m-8-5h8v8h-8z",
            Icon::Stop => "M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3zM8 4.5v4.2m0 2.1v.9",
            Icon::Triangle => "M8 1.8L15 14H1zM8 6v4m0 1.6v.9",
            Icon::Circle => "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM8 7.3v4.2m0-7.2v.9",
        }
    }

    /// The drawing; nobody reads it aloud.
    pub fn draw(self) -> Element {
        svg("svg")
            .class("icon")
            .attr("viewBox", "0 0 16 16")
            .attr("aria-hidden", "true")
            .child(svg("path").attr("d", self.path()))
    }
}
