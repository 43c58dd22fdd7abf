//! The picture of the ranges as SVG: nothing but shapes and words in the colour of the text around it.

use std::fmt::Write;

use super::picture::{Axis, Bar, Picture, TO};
use crate::knowledge::{Both, Language};

const WIDTH: f64 = 360.0;
const MARGIN: f64 = 8.0;
const INNER: f64 = WIDTH - 2.0 * MARGIN;
/// The height of a line of words.
const LINE: f64 = 15.0;
/// The height of a bar.
const BAR: f64 = 8.0;
/// The space below a bar.
const SPACE: f64 = 9.0;
/// What can still be seen.
const NARROWEST: f64 = 3.0;
/// How many characters stand in a line: 11 pixels high, 6.7 wide.
const LETTERS: usize = 51;

/// Draws a picture: 360 pixels wide, as high as it takes.
pub fn svg(picture: &Picture, language: Language) -> String {
    let mut body = String::new();
    let mut y = MARGIN;
    for axis in &picture.axes {
        y = draw_axis(&mut body, axis, language, y);
    }
    if picture.axes.is_empty() {
        y += LINE;
        let nothing = Both { ja: "表示できる範囲がありません", en: "No range to show" };
        words(&mut body, MARGIN, y - 4.0, "start", nothing.get(language));
    }
    let title = Both { ja: "ネットワーク マスクの範囲", en: "Ranges of the network masks" };
    let bars = picture.axes.iter().flat_map(|axis| &axis.bars);
    let described: Vec<String> = bars.map(|bar| described(bar, language)).collect();
    let height = y + MARGIN;
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" fill="currentColor" font-family="ui-monospace, monospace" font-size="11"><title>{}</title><desc>{}</desc>{body}</svg>"#,
        escaped(title.get(language)),
        escaped(&described.join("\n")),
    )
}

fn described(bar: &Bar, language: Language) -> String {
    let covers = bar.covers.get(language);
    match (language, bar.read) {
        (_, true) => format!("{}: {covers}", bar.label),
        (Language::Ja, false) => format!("{}: {covers}（直した場合）", bar.label),
        (Language::En, false) => format!("{}: {covers} (once corrected)", bar.label),
    }
}

/// Draws an axis from `y` on and returns where it ends.
fn draw_axis(out: &mut String, axis: &Axis, language: Language, mut y: f64) -> f64 {
    y += LINE;
    words(out, MARGIN, y - 4.0, "start", &axis.family);
    let count = Both { ja: "アドレスの数", en: "addresses" };
    words(out, WIDTH - MARGIN, y - 4.0, "end", count.get(language));
    y += 3.0;
    for bar in &axis.bars {
        let lines = lines(&bar.label);
        for line in &lines {
            y += LINE;
            words(out, MARGIN, y - 4.0, "start", line);
        }
        words(out, WIDTH - MARGIN, y - 4.0, "end", &bar.size);
        for part in &axis.parts {
            rectangle(out, part.start, part.length, y, r#"fill-opacity="0.15""#, "");
        }
        rectangle(
            out,
            bar.start,
            bar.length,
            y,
            look(bar),
            &format!("<title>{}</title>", escaped(&described(bar, language))),
        );
        y += BAR + SPACE;
    }
    y
}

/// A label in lines; only a range of long addresses takes two.
fn lines(label: &str) -> Vec<String> {
    match label.split_once(TO) {
        Some((first, last)) if label.chars().count() + 8 > LETTERS => {
            vec![format!("{first}{}", TO.trim_end()), last.to_owned()]
        }
        _ => vec![label.to_owned()],
    }
}

/// What lies inside another is paler; what Google does not read yet is only outlined.
fn look(bar: &Bar) -> &'static str {
    match (bar.read, bar.depth) {
        (false, _) => r#"fill="none" stroke="currentColor" stroke-dasharray="3 2""#,
        (true, 0) => r#"fill-opacity="0.9""#,
        (true, _) => r#"fill-opacity="0.55""#,
    }
}

/// A line of words; what stands behind a `^` is a power.
fn words(out: &mut String, x: f64, y: f64, anchor: &str, text: &str) {
    let (text, power) = text.split_once('^').unwrap_or((text, ""));
    let _ = write!(out, r#"<text text-anchor="{anchor}" x="{x}" y="{y}">{}"#, escaped(text));
    if !power.is_empty() {
        let _ = write!(out, r#"<tspan dy="-4" font-size="8">{}</tspan>"#, escaped(power));
    }
    out.push_str("</text>");
}

/// A piece of an axis; `start` and `length` go from 0 to 1.
fn rectangle(out: &mut String, start: f64, length: f64, y: f64, look: &str, title: &str) {
    let width = (length * INNER).max(NARROWEST);
    let x = (MARGIN + start * INNER).min(WIDTH - MARGIN - width);
    let _ = write!(out, r#"<rect {look} x="{x:.2}" y="{y}" width="{width:.2}" height="{BAR}">{title}</rect>"#);
}

/// A text for XML, without what may not stand in it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checkers::masks::check;

    /// The number in an attribute of every element of that name.
    fn numbers(svg: &str, element: &str, attribute: &str) -> Vec<f64> {
        let (begins, attribute) = (format!("<{element} "), format!(" {attribute}=\""));
        let values = svg.split(&begins).skip(1).map(|text| text.split_once(&attribute).unwrap().1);
        values.map(|text| text.split('"').next().unwrap().parse().unwrap()).collect()
    }

    #[test]
    fn a_picture_says_in_words_what_it_shows() {
        let svg = svg(&check("64.233.187.0/24").picture(), Language::En);
        assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\""));
        assert!(svg.contains("<title>Ranges of the network masks</title>"));
        assert!(svg.contains("<desc>64.233.187.0/24: 64.233.187.0 to 64.233.187.255, 256 addresses</desc>"));
        let once = super::svg(&check("64.233.187.0").picture(), Language::En);
        assert!(once.contains("<desc>64.233.187.0/32: 64.233.187.0 alone (once corrected)</desc>"), "{once}");
        assert!(!svg.contains("style") && !svg.contains("href") && !svg.contains("<script"));
    }

    #[test]
    fn words_never_overlap_and_stay_inside() {
        let text = "64.0.0.1 64.0.0.0/8 2400:1111:2222:3333:4444:5555:6666:7771-2400:1111:2222:3333:4444:5555:6666:7778 \
            2400:1111:2222:3333:4444:5555:6666:7777/128";
        for language in [Language::Ja, Language::En] {
            let svg = svg(&check(text).picture(), language);
            let (ys, height) = (numbers(&svg, "text", "y"), numbers(&svg, "svg", "height")[0]);
            let texts: Vec<&str> =
                svg.split("<text ").skip(1).map(|t| t.split_once('>').unwrap().1.split('<').next().unwrap()).collect();
            let ends: Vec<bool> = svg.split("<text ").skip(1).map(|t| t.starts_with("text-anchor=\"end\"")).collect();
            for at in 1..ys.len() {
                let beside = if ends[at] { texts[at - 1].chars().count() + 2 } else { 0 };
                assert!(ends[at] == (ys[at] == ys[at - 1]) && ys[at] >= ys[at - 1] && ys[at] < height);
                assert!(beside + texts[at].chars().count() <= LETTERS, "{}", texts[at]);
            }
        }
    }

    #[test]
    fn small_ranges_can_be_seen() {
        let svg = svg(&check("0.0.0.0/0 64.0.0.1/32 255.255.255.255/32").picture(), Language::Ja);
        let (xs, widths) = (numbers(&svg, "rect", "x"), numbers(&svg, "rect", "width"));
        for (x, width) in xs.iter().zip(&widths) {
            assert!(*width >= NARROWEST && *x >= MARGIN && x + width <= WIDTH - MARGIN + 0.01);
        }
    }

    #[test]
    fn whatever_a_label_holds_is_text() {
        let mut picture = check("64.0.0.1").picture();
        picture.axes[0].bars[0].label = "<script>\"&\u{0}\u{ffff}".into();
        let svg = svg(&picture, Language::Ja);
        assert!(svg.contains(">&lt;script&gt;&quot;&amp;</text>") && !svg.contains("<script"));
    }

    #[test]
    fn nothing_to_draw_is_said() {
        assert!(svg(&check("x").picture(), Language::Ja).contains("表示できる範囲がありません"));
    }
}
