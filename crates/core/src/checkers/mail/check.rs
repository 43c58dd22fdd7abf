//! What is right for Gmail, and what is to be changed: whose server it is. Of one of Gmail's own, `fields.rs` judges each
//! setting.

use super::{
    Mail, Protocol, Settings,
    meaning::{self, Encryption},
};
use crate::{
    checkers::{Remark, Rests, Weight},
    fold::fold,
};

/// One of Gmail's servers.
pub(super) struct Server {
    pub protocol: Protocol,
    pub name: &'static str,
    pub host: &'static str,
    /// Ports, each with the encryption that belongs to it; the first is what we suggest.
    pub ports: &'static [(&'static str, Encryption)],
    pub fact: &'static str,
}

pub(super) const SERVERS: [Server; 3] = [
    Server {
        protocol: Protocol::Imap,
        name: "IMAP",
        host: "imap.gmail.com",
        ports: &[("993", Encryption::Ssl)],
        fact: "M12",
    },
    Server {
        protocol: Protocol::Pop,
        name: "POP",
        host: "pop.gmail.com",
        ports: &[("995", Encryption::Ssl)],
        fact: "M13",
    },
    Server {
        protocol: Protocol::Smtp,
        name: "SMTP",
        host: "smtp.gmail.com",
        ports: &[("587", Encryption::StartTls), ("465", Encryption::Ssl)],
        fact: "M14",
    },
];

/// The relay that administrators set up for servers and devices.
const RELAY: &str = "smtp-relay.gmail.com";

/// Whose server a host name is.
pub(super) enum Owner {
    Gmail(&'static Server),
    /// The same under its older name.
    Googlemail(&'static Server),
    Relay,
    /// Meant to be Gmail's, but there is no such server.
    Slip,
    Other,
}

fn owner(host: &str) -> Owner {
    let named = |host: &str| SERVERS.iter().find(|server| server.host == host);
    if host == RELAY {
        Owner::Relay
    } else if let Some(server) = named(host) {
        Owner::Gmail(server)
    } else if let Some(server) = named(&host.replace(".googlemail.com", ".gmail.com")) {
        Owner::Googlemail(server)
    } else if ["gmail", "google", "gmial", "gamil", "gmali", "gmai."].iter().any(|part| host.contains(part)) {
        Owner::Slip
    } else {
        Owner::Other
    }
}

/// Checks the settings of one server.
pub fn check(settings: &Settings) -> Mail {
    let (host, port) = settings.host.as_deref().map(meaning::host_and_port).unwrap_or_default();
    let owner = (!host.is_empty()).then(|| owner(&host));
    let port = filled(&settings.port).map(fold).or(port);
    let protocol = settings.protocol.or_else(|| match owner {
        Some(Owner::Gmail(server) | Owner::Googlemail(server)) => Some(server.protocol),
        Some(Owner::Relay) => Some(Protocol::Smtp),
        _ => meaning::protocol(&host).or_else(|| meaning::protocol_of_port(port.as_deref()?)),
    });
    let mut checked = Checked { settings, host, port, remarks: Vec::new() };
    let server = SERVERS.iter().find(|server| Some(server.protocol) == protocol);
    let mut rests = vec![rest(
        "atmarkit.itmedia.co.jp 1409/03 news109",
        "https://atmarkit.itmedia.co.jp/ait/spv/1409/03/news109.html",
    )];
    match (owner, server) {
        (Some(Owner::Relay), Some(server)) => {
            checked.relay(server);
            rests = vec![rest("support.google.com 2956491", "https://support.google.com/a/answer/2956491?hl=ja")];
        }
        (Some(Owner::Other), server) => checked.other(server),
        (owner, Some(server)) => {
            checked.server(owner.as_ref(), server);
            rests.push(rest(
                "knowledge.workspace.google.com 000006971",
                "https://knowledge.workspace.google.com/kb/how-to-enable-less-secure-application-access-000006971?hl=ja",
            ));
            if server.protocol != Protocol::Smtp {
                rests.push(rest("support.google.com 7126229", "https://support.google.com/mail/answer/7126229?hl=ja"));
            }
        }
        (_, None) => checked.unknown(),
    }
    Mail { settings: settings.clone(), protocol, remarks: checked.remarks, rests }
}

fn rest(title: &str, url: &str) -> Rests {
    Rests { title: title.to_owned(), url: url.to_owned(), verified_on: "2026-11-22".to_owned() }
}

/// What was typed, if it is more than white space.
pub(super) fn filled(field: &Option<String>) -> Option<&str> {
    field.as_deref().filter(|typed| !fold(typed).is_empty())
}

/// The settings with what is said of them.
pub(super) struct Checked<'a> {
    pub settings: &'a Settings,
    pub host: String,
    pub port: Option<String>,
    pub remarks: Vec<Remark>,
}

impl Checked<'_> {
    pub fn say(&mut self, weight: Weight, field: &str, ja: impl Into<String>, en: impl Into<String>) -> &mut Remark {
        let typed = match field {
            "host" => &self.settings.host,
            "port" => &self.settings.port,
            "encryption" => &self.settings.encryption,
            "spa" => &self.settings.spa,
            "authentication" => &self.settings.authentication,
            "user" => &self.settings.user,
            _ => &None,
        };
        let mut remark = Remark::new(weight, field, ja, en);
        remark.quoted = filled(typed).map(str::to_owned);
        let at = self.remarks.len();
        self.remarks.push(remark);
        &mut self.remarks[at]
    }

    /// Nobody can tell what the server is for.
    fn unknown(&mut self) {
        if !self.host.is_empty() {
            self.say(
                Weight::Wrong,
                "host",
                "Gmail のサーバー名ではありません。受信は imap.gmail.com か pop.gmail.com、送信は smtp.gmail.com です。",
                "This is not the name of a Gmail server: imap.gmail.com or pop.gmail.com to receive, smtp.gmail.com to send.",
            )
            .rest_on(&["M12", "M13", "M14"]);
        }
        self.say(
            Weight::Doubtful,
            "protocol",
            "プロトコルがわかりません。imap、pop、smtp のどれかを指定してください。",
            "The protocol is not known. Give imap, pop or smtp.",
        );
    }

    /// A server of somebody else: its other settings are not ours to judge.
    fn other(&mut self, server: Option<&Server>) {
        let remark = self.say(
            Weight::Wrong,
            "host",
            "Gmail のサーバーではありません。Gmail 以外のメールなら、その提供元の案内に合わせてください。",
            "This is not Gmail's server. If the mailbox is not with Gmail, follow its provider's instructions.",
        );
        if let Some(server) = server {
            remark.rest_on(&[server.fact]).correction = Some(server.host.to_owned());
        }
    }

    /// The relay: only what its page documents.
    fn relay(&mut self, server: &Server) {
        if server.protocol != Protocol::Smtp {
            self.say(
                Weight::Wrong,
                "host",
                format!("これは送信専用の SMTP リレーです。{} には {} を使います。", server.name, server.host),
                format!("This is the SMTP relay, which only sends. {} uses {}.", server.name, server.host),
            )
            .rest_on(&[server.fact])
            .correction = Some(server.host.to_owned());
            return;
        }
        self.say(
            Weight::Note,
            "host",
            "SMTP リレー サービスのサーバーです。社内のサーバーや機器の送信を管理者が許可するもので、個人のメール ソフトには smtp.gmail.com を使います。",
            "This is the SMTP relay service, which an administrator opens for servers and devices. A person's mail program uses smtp.gmail.com.",
        );
        match self.port.as_deref() {
            Some("587") => {
                self.say(
                    Weight::Right,
                    "port",
                    "TLS で暗号化する場合のポートです。",
                    "This is the port for TLS encryption.",
                );
            }
            Some("25" | "465") => {
                self.say(
                    Weight::Note,
                    "port",
                    "このポートについての案内があるのは、暗号化せず、IP アドレスで許可する場合だけです。TLS を使うなら 587 です。",
                    "This port is documented only without encryption, with sign-in by IP address. With TLS it is 587.",
                );
            }
            Some(_) => {
                self.say(
                    Weight::Doubtful,
                    "port",
                    "リレーの案内にないポートです。TLS を使うなら 587 です。",
                    "The relay's page does not name this port. With TLS it is 587.",
                )
                .correction = Some("587".to_owned());
            }
            None => {
                self.say(Weight::Note, "port", "TLS を使うなら 587 です。", "With TLS it is 587.").correction =
                    Some("587".to_owned());
            }
        }
        self.say(
            Weight::Note,
            "authentication",
            "TLS を使わないと SMTP 認証はできず、IP アドレスで許可します。そのほかの設定は、ここでは判定しません。",
            "Without TLS there is no SMTP authentication; the IP address decides. Other settings are not judged here.",
        );
    }
}
