//! Outlines: a screen written down for an example, one node a line, indented by what it stands in.
//!
//! ```text
//! heading "サービスのステータス" level=2
//! group "サービスのステータス"
//!   radio "オン" on
//!   radio "オフ" off
//! select "アクセスレベル" value="すべてのメール"
//! ```
//!
//! A line is a role ([`shirube_core::screen::Role`]), a name in quotation marks, and states: `on`, `off`, `selected`,
//! `unselected`, `disabled`, `filled`, `busy`, `open`, `closed`, `value="…"`, `level=N`, `rows=N`.

use serde::{Deserialize, de::value::StrDeserializer};
use shirube_core::screen::{Node, Role, Screen};

/// Reads an outline; the mistake names its line, from 1.
pub(crate) fn read(outline: &str) -> Result<Screen, String> {
    let mut screen = Screen::default();
    // The last node at every depth, with its indentation.
    let mut open: Vec<(usize, u32)> = Vec::new();
    for (i, line) in outline.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let indent = line.len() - line.trim_start().len();
        open.retain(|&(other, _)| other < indent);
        let mut node = node(line.trim()).map_err(|mistake| format!("line {}: {mistake}", i + 1))?;
        node.parent = open.last().map(|&(_, at)| at);
        open.push((indent, screen.nodes.len() as u32));
        screen.nodes.push(node);
    }
    Ok(screen)
}

fn node(line: &str) -> Result<Node, String> {
    let (role, mut rest) = line.split_once(' ').unwrap_or((line, ""));
    let read: Result<Role, serde::de::value::Error> = Role::deserialize(StrDeserializer::new(role));
    let mut node = Node { role: read.map_err(|_| format!("“{role}” is no role"))?, ..Node::default() };
    rest = rest.trim_start();
    if let Some((name, behind)) = quoted(rest) {
        node.name = Some(name.to_owned());
        rest = behind;
    }
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Ok(node);
        }
        if let Some((value, behind)) = rest.strip_prefix("value=").and_then(quoted) {
            node.value = Some(value.to_owned());
            rest = behind;
            continue;
        }
        let (state, behind) = rest.split_once(' ').unwrap_or((rest, ""));
        rest = behind;
        match state.split_once('=') {
            Some(("level", n)) => node.level = Some(n.parse().map_err(|_| format!("“{n}” is no level"))?),
            Some(("rows", n)) => node.rows = Some(n.parse().map_err(|_| format!("“{n}” is no number of rows"))?),
            _ => set(&mut node, state)?,
        }
    }
}

fn set(node: &mut Node, state: &str) -> Result<(), String> {
    let (field, value) = match state {
        "on" => (&mut node.checked, true),
        "off" => (&mut node.checked, false),
        "selected" => (&mut node.selected, true),
        "unselected" => (&mut node.selected, false),
        "disabled" => (&mut node.disabled, true),
        "filled" => (&mut node.filled, true),
        "busy" => (&mut node.busy, true),
        "open" => (&mut node.expanded, true),
        "closed" => (&mut node.expanded, false),
        _ => return Err(format!("“{state}” is no state")),
    };
    *field = Some(value);
    Ok(())
}

fn quoted(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix('"')?.split_once('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_says_what_stands_in_what() {
        let screen = read(
            "group \"a\"\n  radio \"b c\" on\n    text \"d\"\n  select value=\"e f\" disabled\nheading \"g\" level=2",
        )
        .unwrap();
        let parents: Vec<_> = screen.nodes.iter().map(|n| n.parent).collect();
        assert_eq!(parents, [None, Some(0), Some(1), Some(0), None]);
        assert_eq!(screen.nodes[1].checked, Some(true));
        assert_eq!(screen.nodes[3].value.as_deref(), Some("e f"));
        assert_eq!(screen.nodes[4].level, Some(2));
        assert_eq!(read("group\n\nnothing \"x\"").unwrap_err(), "line 3: “nothing” is no role");
        assert_eq!(read("radio on off maybe").unwrap_err(), "line 1: “maybe” is no state");
    }
}
