//! The notation of sentences: `{@label}`, `{slot}`, `**strong**`, `{{` for a brace.

use shirube_core::knowledge::{Rich, Span};

/// Parses a sentence; the error says what is wrong with it.
pub fn parse(sentence: &str) -> Result<Rich, String> {
    let mut spans = Vec::new();
    for (i, part) in sentence.split("**").enumerate() {
        let strong = i % 2 == 1;
        plain(part, strong, &mut spans)?;
    }
    match sentence.matches("**").count() % 2 {
        0 if spans.is_empty() => Err("the sentence is empty: write it in both languages".to_owned()),
        0 => Ok(spans),
        _ => Err("a ** is never closed".to_owned()),
    }
}

/// The words of a sentence that names nothing: a title.
pub fn plain_words(rich: &Rich) -> String {
    let words = rich.iter().map(|span| match span {
        Span::Text(words) | Span::Strong(words) => words.as_str(),
        Span::Label(_) | Span::Value(_) => "",
    });
    words.collect()
}

fn plain(mut rest: &str, strong: bool, spans: &mut Vec<Span>) -> Result<(), String> {
    let mut words = String::new();
    let flush = |words: &mut String, spans: &mut Vec<Span>| {
        if !words.is_empty() {
            let words = std::mem::take(words);
            spans.push(if strong { Span::Strong(words) } else { Span::Text(words) });
        }
    };
    while let Some(at) = rest.find(['{', '}']) {
        words.push_str(&rest[..at]);
        let tail = &rest[at..];
        if tail.starts_with("{{") || tail.starts_with("}}") {
            words.push_str(&tail[..1]);
            rest = &tail[2..];
            continue;
        }
        let Some((name, after)) = tail[1..].split_once('}').filter(|_| tail.starts_with('{')) else {
            return Err("a brace is never closed: write {{ for a brace itself".to_owned());
        };
        flush(&mut words, spans);
        spans.push(match name.strip_prefix('@') {
            Some(label) => Span::Label(label.to_owned()),
            None => Span::Value(name.to_owned()),
        });
        rest = after;
    }
    words.push_str(rest);
    flush(&mut words, spans);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces() {
        let spans = parse("{@users} で **{group}** を**消す** {{x}}").unwrap();
        assert_eq!(
            spans,
            [
                Span::Label("users".into()),
                Span::Text(" で ".into()),
                Span::Value("group".into()),
                Span::Text(" を".into()),
                Span::Strong("消す".into()),
                Span::Text(" {x}".into()),
            ]
        );
    }

    #[test]
    fn mistakes() {
        assert!(parse("a **b").is_err());
        assert!(parse("a {b").is_err());
        assert!(parse("a }b").is_err());
        assert!(parse("").is_err());
    }
}
