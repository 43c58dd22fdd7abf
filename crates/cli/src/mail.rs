//! Mails: their text, whatever it is wrapped in. A mail is no page: what stands in it is reported.

use std::io::{self, BufRead};

use encoding_rs::Encoding;
use mail_parser::{
    HeaderName, Message, MessageParser, MessagePart, MimeHeaders, PartType, mailbox::mbox::MessageIterator,
};
use shirube_core::page::{Block, Page, Passage};

use crate::{decode::decode_text, html};

/// How deep mails in mails are read.
const DEEPEST: usize = 8;

/// Whether bytes begin with the header of a mail.
pub fn looks_like(bytes: &[u8]) -> bool {
    #[rustfmt::skip]
    const TELLING: &[&str] = &[
        "from", "to", "subject", "date", "received", "message-id", "mime-version", "return-path", "delivered-to",
        "content-type", "reply-to", "x-mozilla-status", "dkim-signature", "arc-seal", "authentication-results",
    ];
    let head = bytes.get(..bytes.len().min(8192)).unwrap_or_default();
    let mut telling = 0;
    for (i, line) in head.split(|&b| b == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let continued = i > 0 && line.first().is_some_and(|b| matches!(b, b' ' | b'\t'));
        if continued || (i == 0 && line.starts_with(b"From ")) {
            continue;
        }
        let Some(colon) = line.iter().position(|&b| b == b':') else { break };
        let name = line.get(..colon).unwrap_or_default();
        if name.is_empty() || !name.iter().all(|&b| b.is_ascii_alphanumeric() || b == b'-') {
            break;
        }
        let name = String::from_utf8_lossy(name).to_ascii_lowercase();
        telling += usize::from(TELLING.contains(&name.as_str()));
    }
    telling >= 2
}

/// Whether bytes begin like a mailbox: a file in which each mail follows a line with its sender.
pub fn is_mailbox(bytes: &[u8]) -> bool {
    bytes.starts_with(b"From ") && looks_like(bytes)
}

/// The mails of a mailbox, one at a time.
pub fn mails(mailbox: impl BufRead) -> impl Iterator<Item = io::Result<Vec<u8>>> {
    MessageIterator::new(mailbox).map(|mail| mail.map(|mail| mail.unwrap_contents()))
}

/// Reads a mail; `None` if it is none.
pub fn read(bytes: &[u8]) -> Option<Page> {
    let message = MessageParser::default().parse(bytes)?;
    let mut page = Page::default();
    add(&message, &mut page, 0);
    Some(page)
}

fn add(message: &Message, page: &mut Page, depth: usize) {
    // Not `Message::subject`, which relies on a part being there.
    let headers = message.parts.first().map(|part| part.headers.as_slice()).unwrap_or_default();
    let subject = headers.iter().find(|header| header.name == HeaderName::Subject);
    if let Some(subject) = subject.and_then(|header| header.value.as_text()) {
        page.passages.push(Passage { blocks: vec![Block { text: subject.to_owned(), ..Block::default() }] });
    }
    // Where a mail says the same in HTML and in plain text, `html_body` names the HTML.
    for &id in message.html_body.iter().chain(&message.attachments) {
        let Some(part) = message.part(id) else { continue };
        let blocks = match &part.body {
            PartType::Html(text) => html::blocks(&readable(message, part, text)),
            PartType::Text(text) => Block::lines(&readable(message, part, text)),
            PartType::Message(inner) if depth < DEEPEST => {
                add(inner, page, depth + 1);
                continue;
            }
            _ => continue,
        };
        page.passages.push(Passage { blocks });
    }
}

/// A part's text. Mail programs that do not name their encoding are not rare; the bytes tell it then.
fn readable(message: &Message, part: &MessagePart, text: &str) -> String {
    let declared = part
        .content_type()
        .and_then(|t| t.attribute("charset"))
        .and_then(|label| Encoding::for_label(label.as_bytes()));
    let unread = text.contains(['\u{fffd}', '\u{1b}']);
    let raw = message.raw_message.get(part.offset_body as usize..part.offset_end as usize);
    match (part.encoding, raw) {
        (mail_parser::Encoding::None, Some(raw)) if unread => decode_text(raw, declared).into_owned(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_known_by_its_header() {
        assert!(looks_like(b"From: a@example.com\r\nSubject: x\r\n\r\ny"));
        assert!(looks_like(b"X-Mailer: y\nReceived: from x\n by y\nDate: z\n\n"));
        assert!(!looks_like(b"Note: a\nResult: b\n\n"));
        assert!(!looks_like("2026-11-22 10:15 ERROR From: x\nTo: y\n".as_bytes()));
        assert!(!looks_like(b""));
    }

    #[test]
    fn a_mail_in_a_mail_may_be_missing() {
        assert!(read(b"Content-Type: message/rfc822\r\n\r\n").is_some());
    }
}
