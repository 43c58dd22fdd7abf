//! Inline styles, as far as they decide whether something can be seen.

/// The declarations of a `style` attribute.
#[derive(Debug, Default)]
pub struct Style(Vec<(String, String)>);

impl Style {
    /// Reads a `style` attribute.
    pub fn parse(text: &str) -> Self {
        let mut declarations = Vec::new();
        let mut add = |declaration: &str| {
            if let Some((property, value)) = declaration.split_once(':') {
                let value = value.trim().to_ascii_lowercase();
                let value = value.strip_suffix("!important").unwrap_or(&value).trim().to_owned();
                declarations.push((property.trim().to_ascii_lowercase(), value));
            }
        };
        // A semicolon in brackets or quotes (`url(data:…;base64,…)`) ends nothing.
        let (mut from, mut depth, mut quote) = (0, 0usize, None);
        for (at, c) in text.char_indices() {
            match (quote, c) {
                (Some(open), c) if c == open => quote = None,
                (Some(_), _) => {}
                (None, '"' | '\'') => quote = Some(c),
                (None, '(') => depth += 1,
                (None, ')') => depth = depth.saturating_sub(1),
                (None, ';') if depth == 0 => {
                    add(&text[from..at]);
                    from = at + 1;
                }
                _ => {}
            }
        }
        add(&text[from..]);
        Self(declarations)
    }

    /// The value of a property, the last where it is declared twice.
    pub fn get(&self, property: &str) -> Option<&str> {
        self.0.iter().rev().find(|(p, _)| p == property).map(|(_, value)| value.as_str())
    }

    /// Whether the element's whole subtree is out of sight, whatever its children's styles say.
    pub fn hides(&self) -> bool {
        self.is("display", "none")
            || self.is("content-visibility", "hidden")
            || self.get("opacity").and_then(number).is_some_and(|(n, _)| n <= 0.0)
            || self.is_speck()
            || self.is_off_screen()
    }

    /// `visibility`, which children inherit and may set anew: whether it hides.
    pub fn invisible(&self) -> Option<bool> {
        match self.get("visibility")? {
            "hidden" | "collapse" => Some(true),
            "visible" | "initial" => Some(false),
            _ => None,
        }
    }

    /// Whether the style itself asks for the element to be displayed, which outweighs `hidden` and its like.
    pub fn displays(&self) -> bool {
        self.get("display").is_some_and(|d| !matches!(d, "none" | "revert" | "unset" | ""))
    }

    fn is(&self, property: &str, value: &str) -> bool {
        self.get(property) == Some(value)
    }

    /// A box without room, such as those that hold words for screen readers only.
    fn is_speck(&self) -> bool {
        let cut = |property: &str| {
            self.get(property).is_some_and(|v| v.split_whitespace().any(|v| matches!(v, "hidden" | "clip")))
        };
        let tiny = |property: &str| {
            self.get(property).and_then(number).is_some_and(|(n, unit)| n <= 1.0 && matches!(unit, "" | "px" | "%"))
        };
        let overflow = ["overflow", "overflow-x", "overflow-y"].into_iter().any(cut);
        if overflow && ["width", "height", "max-width", "max-height"].into_iter().any(tiny) {
            return true;
        }
        let clip = self.get("clip").and_then(|v| v.strip_prefix("rect(")).is_some_and(|v| {
            v.trim_end_matches(')')
                .split([' ', ','])
                .filter(|v| !v.is_empty())
                .all(|v| number(v).is_some_and(|(n, _)| n <= 1.0))
        });
        let path = self.get("clip-path").is_some_and(|v| {
            let inside = |name: &str| {
                v.strip_prefix(name).and_then(|v| number(v.trim_end_matches(')').split_whitespace().next()?))
            };
            inside("inset(").is_some_and(|(n, unit)| unit == "%" && n >= 50.0)
                || inside("circle(").is_some_and(|(n, _)| n <= 0.0)
        });
        (clip && self.is_positioned()) || path
    }

    /// A box pushed far out of the window.
    fn is_off_screen(&self) -> bool {
        let far = |value: &str| {
            number(value).is_some_and(|(n, unit)| match unit {
                "vw" | "vh" | "%" => n <= -100.0,
                _ => n <= -500.0,
            })
        };
        let pushed = |property: &str| self.get(property).is_some_and(far);
        let moved = self.get("transform").is_some_and(|v| {
            let inside = v.split_once('(').map_or("", |(_, inside)| inside).trim_end_matches(')');
            v.starts_with("scale(0)")
                || (v.starts_with("translate")
                    && inside
                        .split([',', ' '])
                        .any(|v| number(v).is_some_and(|(n, unit)| unit != "%" && n.abs() >= 500.0)))
        });
        (self.is_positioned()
            && ["left", "right", "top", "bottom", "inset-inline-start", "inset-block-start"].into_iter().any(pushed))
            || ["text-indent", "margin-left", "margin-top"].into_iter().any(pushed)
            || moved
    }

    fn is_positioned(&self) -> bool {
        self.get("position").is_some_and(|p| p != "static")
    }
}

/// A number and its unit.
fn number(value: &str) -> Option<(f64, &str)> {
    let value = value.trim();
    let end = value.find(|c: char| !(c.is_ascii_digit() || "+-.".contains(c))).unwrap_or(value.len());
    Some((value[..end].parse().ok()?, value[end..].trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides() {
        for style in [
            "display:none",
            "DISPLAY : None !important",
            "color:red;opacity:0",
            "opacity: 0.0%",
            "position:absolute;left:-9999px",
            "position:fixed; top:-100vh",
            "text-indent:-9999px",
            "transform:translateX(-9999px)",
            "transform: scale(0)",
            "position:absolute;width:1px;height:1px;overflow:hidden",
            "max-height:0;overflow-y:hidden",
            "position:absolute;clip:rect(0 0 0 0)",
            "position:absolute;clip: rect(1px, 1px, 1px, 1px)",
            "clip-path: inset(50%)",
            "content-visibility:hidden",
            "background:url(data:image/png;base64,a);display:none",
        ] {
            assert!(Style::parse(style).hides(), "{style}");
        }
    }

    #[test]
    fn what_does_not() {
        for style in [
            "",
            ";;:;",
            "display:block",
            "opacity:.5",
            "left:-9999px",
            "position:absolute;left:-20px",
            "width:1px",
            "height:0",
            "overflow:hidden;height:40px",
            "transform:translate(-50%,-50%)",
            "transform:scale(0.5)",
            "background:url('display:none')",
            "content:';display:none'",
            "position:absolute;clip:rect(0,200px,100px,0)",
            "clip-path:inset(0)",
        ] {
            assert!(!Style::parse(style).hides(), "{style}");
        }
    }
}
