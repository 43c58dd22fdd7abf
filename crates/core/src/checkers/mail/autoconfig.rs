//! The settings in an autoconfig file: the XML that Thunderbird and others ask a mail provider for.

use roxmltree::{Document, Node};

use super::{Protocol, Settings};

/// The servers of a `clientConfig`, in its order; none if it is not one. A file with a DTD is refused, and with it
/// everything that entities could do.
pub(super) fn read(text: &str) -> Option<Vec<Settings>> {
    let document = Document::parse(text.trim_start_matches('\u{feff}').trim_start()).ok()?;
    let root = document.root_element();
    if root.tag_name().name() != "clientConfig" {
        return None;
    }
    Some(root.descendants().filter_map(server).collect())
}

fn server(node: Node) -> Option<Settings> {
    let protocol = match (node.tag_name().name(), node.attribute("type")) {
        ("incomingServer", Some("imap")) => Protocol::Imap,
        ("incomingServer", Some("pop3")) => Protocol::Pop,
        ("outgoingServer", Some("smtp") | None) => Protocol::Smtp,
        _ => return None,
    };
    let values = |name: &'static str| {
        let named = node.children().filter(move |child| child.has_tag_name(name));
        named.filter_map(|child| Some(child.text()?.trim().to_owned())).filter(|text| !text.is_empty())
    };
    let authentication = values("authentication").collect::<Vec<_>>().join(", ");
    Some(Settings {
        protocol: Some(protocol),
        host: values("hostname").next(),
        port: values("port").next(),
        encryption: values("socketType").next(),
        spa: None,
        authentication: Some(authentication).filter(|choices| !choices.is_empty()),
        user: values("username").next(),
    })
}
