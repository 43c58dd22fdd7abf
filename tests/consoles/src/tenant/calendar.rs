//! The service status of Google Calendar, for everyone or by organisational unit.

use serde::{Deserialize, Serialize};

/// Who has Google Calendar. In JSON: `"on"`, `"off"`, `{"on_for": ["/営業部"]}` or `{"off_for": ["/営業部"]}`.
///
/// A unit's status holds for the units below it too. An override below an override is not simulated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Calendar {
    /// On for everyone.
    On,
    /// Off for everyone.
    Off,
    /// Off, but overridden to on for these units.
    OnFor(Vec<String>),
    /// On, but overridden to off for these units.
    OffFor(Vec<String>),
}

impl Calendar {
    /// Whether users of this unit have the service.
    pub fn on_for(&self, unit: &str) -> bool {
        match self {
            Self::On => true,
            Self::Off => false,
            Self::OnFor(units) => units.iter().any(|above| is_within(unit, above)),
            Self::OffFor(units) => !units.iter().any(|above| is_within(unit, above)),
        }
    }

    /// The status of the top unit, which every unit without an override inherits.
    pub fn everyone(&self) -> bool {
        matches!(self, Self::On | Self::OffFor(_))
    }

    /// The units whose status is overridden.
    pub fn overridden(&self) -> &[String] {
        match self {
            Self::On | Self::Off => &[],
            Self::OnFor(units) | Self::OffFor(units) => units,
        }
    }

    /// Sets the status for everyone; overrides that say the same disappear, and so do those that say otherwise.
    pub fn set_everyone(&mut self, on: bool) {
        *self = if on { Self::On } else { Self::Off };
    }

    /// Overrides one unit; a status that it would inherit anyway is no override.
    pub fn set_unit(&mut self, unit: &str, on: bool) {
        let everyone = self.everyone();
        let mut units: Vec<String> =
            self.overridden().iter().filter(|other| !is_within(other, unit)).cloned().collect();
        if on != everyone {
            units.push(unit.to_owned());
        }
        *self = match (everyone, units.is_empty()) {
            (true, true) => Self::On,
            (false, true) => Self::Off,
            (true, false) => Self::OffFor(units),
            (false, false) => Self::OnFor(units),
        };
    }
}

/// Whether `unit` is `above` or lies below it.
fn is_within(unit: &str, above: &str) -> bool {
    let above = above.trim_end_matches('/');
    unit == above || unit.strip_prefix(above).is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_inherit_by_path_not_by_prefix() {
        let calendar = Calendar::OnFor(vec!["/営業部".into()]);
        assert!(calendar.on_for("/営業部"));
        assert!(calendar.on_for("/営業部/東京"));
        assert!(!calendar.on_for("/営業部門"));
        assert!(!calendar.on_for("/"));
        assert!(Calendar::OnFor(vec!["/".into()]).on_for("/営業部"));
    }

    #[test]
    fn an_override_comes_and_goes() {
        let mut calendar = Calendar::Off;
        calendar.set_unit("/営業部", true);
        assert_eq!(calendar, Calendar::OnFor(vec!["/営業部".into()]));
        calendar.set_unit("/営業部", false);
        assert_eq!(calendar, Calendar::Off);
        calendar.set_everyone(true);
        calendar.set_unit("/営業部", false);
        assert_eq!(calendar, Calendar::OffFor(vec!["/営業部".into()]));
        assert!(calendar.everyone());
    }
}
