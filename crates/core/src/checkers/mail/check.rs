//! What is right for Gmail, and what is to be changed.

use super::{
    Mail, Protocol, Settings,
    meaning::{self, Authentication, Encryption},
};
use crate::{
    checkers::{Remark, Rests, Weight},
    fold::fold,
};

/// One of Gmail's servers.
struct Server {
    protocol: Protocol,
    name: &'static str,
    host: &'static str,
    /// Ports, each with the encryption that belongs to it; the first is what we suggest.
    ports: &'static [(&'static str, Encryption)],
    fact: &'static str,
}

const SERVERS: [Server; 3] = [
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
enum Owner {
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
fn filled(field: &Option<String>) -> Option<&str> {
    field.as_deref().filter(|typed| !fold(typed).is_empty())
}

/// How a type of encryption is called.
fn called(encryption: Encryption) -> &'static str {
    match encryption {
        Encryption::StartTls => "STARTTLS",
        _ => "SSL/TLS",
    }
}

/// The settings with what is said of them.
struct Checked<'a> {
    settings: &'a Settings,
    host: String,
    port: Option<String>,
    remarks: Vec<Remark>,
}

impl Checked<'_> {
    fn say(&mut self, weight: Weight, field: &str, ja: impl Into<String>, en: impl Into<String>) -> &mut Remark {
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

    fn server(&mut self, owner: Option<&Owner>, server: &Server) {
        let encryption = filled(&self.settings.encryption).map(meaning::encryption);
        self.protocol(server);
        self.check_host(owner, server);
        let wanted = self.check_port(server, encryption.flatten());
        self.check_encryption(server, wanted, encryption);
        let broken = |r: &&Remark| r.weight == Weight::Wrong;
        if let Some(field) = self.remarks.iter().find(broken).map(|remark| remark.field.clone()) {
            self.say(
                Weight::Note,
                &field,
                "サーバー名、ポート、暗号化の誤りは、パスワードのエラーより、タイムアウトとして現れることが多いです。",
                "A wrong server, port or encryption mostly shows as a time-out, less often as a refused password.",
            )
            .rest_on(&["M11"])
            .quoted = None;
        }
        self.check_spa(server);
        self.check_authentication(server);
        self.check_user();
    }

    fn protocol(&mut self, server: &Server) {
        if self.settings.protocol.is_none() {
            let name = server.name;
            self.say(
                Weight::Note,
                "protocol",
                format!("サーバー名かポートから、{name} の設定として調べました。"),
                format!("Judged as {name}, by the server's name or the port."),
            );
        }
        match server.protocol {
            Protocol::Imap => self
                .say(
                    Weight::Note,
                    "protocol",
                    "Gmail の IMAP は 2025 年 1 月から常に有効です。組織のアカウントでは、管理者が IMAP を許可している必要があります。",
                    "IMAP has always been on in Gmail since January 2025. In an organisation the administrator must allow it.",
                )
                .rest_on(&["M07"]),
            Protocol::Pop => self
                .say(
                    Weight::Note,
                    "protocol",
                    "POP は Gmail の設定 (メール転送と POP/IMAP) で有効にします。組織のアカウントでは、管理者の許可も必要です。",
                    "POP is turned on in Gmail's settings (Forwarding and POP/IMAP). In an organisation the administrator must allow it, too.",
                )
                .rest_on(&["M07"]),
            Protocol::Smtp => return,
        };
    }

    fn check_host(&mut self, owner: Option<&Owner>, server: &Server) {
        let (name, host) = (server.name, server.host);
        let plain = self.settings.host.as_deref().is_some_and(|typed| typed.eq_ignore_ascii_case(&self.host));
        let remark = match owner {
            Some(Owner::Gmail(found)) if found.protocol == server.protocol => {
                if plain {
                    self.say(Weight::Right, "host", "正しいサーバー名です。", "The server's name is right.")
                        .rest_on(&[server.fact]);
                    return;
                }
                self.say(
                    Weight::Doubtful,
                    "host",
                    "サーバー名だけを半角で入力します。ポートは別の欄に入れます。",
                    "Enter the server's name alone, in plain letters; the port has its own field.",
                )
            }
            Some(Owner::Googlemail(found)) if found.protocol == server.protocol => {
                let remark = self.say(
                    Weight::Doubtful,
                    "host",
                    format!("古い名前のようです。{host} にします。"),
                    format!("This seems to be an older name. Use {host}."),
                );
                remark.assumed = true;
                remark
            }
            Some(Owner::Gmail(found) | Owner::Googlemail(found)) => self.say(
                Weight::Wrong,
                "host",
                format!("これは {} のサーバーです。{name} では {host} にします。", found.name),
                format!("This is the {} server. For {name} use {host}.", found.name),
            ),
            Some(_) => self.say(
                Weight::Wrong,
                "host",
                format!("このサーバー名は Gmail にはありません。{name} では {host} にします。"),
                format!("Gmail has no server of this name. For {name} use {host}."),
            ),
            None => self.say(
                Weight::Note,
                "host",
                format!("サーバー名は {host} です。"),
                format!("The server's name is {host}."),
            ),
        };
        remark.rest_on(&[server.fact]).correction = Some(host.to_owned());
    }

    /// Checks the port; returns the encryption that belongs to it, or to what we suggest.
    fn check_port(&mut self, server: &Server, encryption: Option<Encryption>) -> Encryption {
        let of_encryption = server.ports.iter().find(|(_, e)| Some(*e) == encryption).or(server.ports.first());
        let &(suggested, wanted) = of_encryption.unwrap_or(&("", Encryption::Ssl));
        let Some(port) = self.port.clone() else {
            let (ja, en) = (format!("ポートは {suggested} です。"), format!("The port is {suggested}."));
            self.say(Weight::Note, "port", ja, en).rest_on(&[server.fact]).correction = Some(suggested.to_owned());
            return wanted;
        };
        if let Some(&(known, of_port)) = server.ports.iter().find(|(known, _)| *known == port) {
            let plain = filled(&self.settings.port).is_none_or(|typed| typed == known);
            let remark = match plain {
                true => self.say(Weight::Right, "port", "正しいポートです。", "The port is right."),
                false => {
                    let remark =
                        self.say(Weight::Doubtful, "port", "半角の数字だけを入力します。", "Enter plain digits alone.");
                    remark.correction = Some(known.to_owned());
                    remark
                }
            };
            remark.rest_on(&[server.fact]);
            return of_port;
        }
        let name = server.name;
        let all = |or: &str| server.ports.iter().map(|(port, _)| *port).collect::<Vec<_>>().join(or);
        let (mut ja, mut en) = (
            format!("Gmail の {name} のポートは {} です。", all(" か ")),
            format!("Gmail's port for {name} is {}.", all(" or ")),
        );
        if let Some(other) = SERVERS.iter().find(|other| other.ports.iter().any(|(known, _)| *known == port)) {
            ja = format!("{port} は {} のポートです。{ja}", other.name);
            en = format!("{port} is a port of {}. {en}", other.name);
        }
        let remark = self.say(Weight::Wrong, "port", ja, en).rest_on(&[server.fact]);
        remark.quoted.get_or_insert(port);
        remark.correction = Some(suggested.to_owned());
        wanted
    }

    fn check_encryption(&mut self, server: &Server, wanted: Encryption, typed: Option<Option<Encryption>>) {
        let label = called(wanted);
        let name = server.name;
        let remark = match typed {
            None => self.say(
                Weight::Note,
                "encryption",
                format!("暗号化の種類は {label} です。"),
                format!("The encryption is {label}."),
            ),
            Some(Some(found)) if found == wanted || (found, wanted) == (Encryption::Tls, Encryption::StartTls) => {
                self.say(Weight::Right, "encryption", "正しい暗号化の種類です。", "The encryption is right.")
                    .rest_on(&[server.fact]);
                return;
            }
            Some(Some(Encryption::Tls)) => self.say(
                Weight::Doubtful,
                "encryption",
                "「TLS」が STARTTLS を指すメール ソフトがあります。名前に SSL を含むほうを選びます。",
                "In some programs “TLS” means STARTTLS. Choose the option with SSL in its name.",
            ),
            Some(Some(Encryption::Automatic)) => self.say(
                Weight::Doubtful,
                "encryption",
                format!("自動に任せず、{label} を選びます。"),
                format!("Do not leave it to the program: choose {label}."),
            ),
            Some(Some(Encryption::Off)) => self.say(
                Weight::Wrong,
                "encryption",
                format!("Gmail は暗号化なしでは使えません。{label} にします。"),
                format!("Gmail does not work without encryption. Choose {label}."),
            ),
            Some(Some(Encryption::Ssl | Encryption::StartTls)) if server.protocol == Protocol::Smtp => self.say(
                Weight::Wrong,
                "encryption",
                "ポートと合っていません。587 には STARTTLS、465 には SSL/TLS を組み合わせます。",
                "It does not fit the port: STARTTLS belongs to 587, SSL/TLS to 465.",
            ),
            Some(Some(Encryption::Ssl | Encryption::StartTls)) => self.say(
                Weight::Wrong,
                "encryption",
                format!("Gmail の {name} では STARTTLS は使えません。{label} にします。"),
                format!("STARTTLS does not work with Gmail's {name}. Choose {label}."),
            ),
            Some(None) => self.say(
                Weight::Doubtful,
                "encryption",
                format!("この種類は判定できません。{label} を選びます。"),
                format!("This type is not known here. Choose {label}."),
            ),
        };
        remark.rest_on(&[server.fact]).correction = Some(label.to_owned());
    }

    fn check_spa(&mut self, server: &Server) {
        let typed = filled(&self.settings.spa).map(meaning::switch);
        let remark = match typed {
            Some(Some(false)) => {
                self.say(Weight::Right, "spa", "SPA はオフで正しいです。", "SPA is rightly off.")
                    .rest_on(&[server.fact]);
                return;
            }
            Some(Some(true)) => self.say(
                Weight::Wrong,
                "spa",
                "セキュリティで保護されたパスワード認証 (SPA) は Gmail では使えません。オフにします。",
                "Gmail does not know Secure Password Authentication (SPA). Turn it off.",
            ),
            Some(None) => self.say(
                Weight::Doubtful,
                "spa",
                "オンかオフかを判定できません。SPA はオフにします。",
                "Neither on nor off. SPA is to be off.",
            ),
            None => self.say(
                Weight::Note,
                "spa",
                "SPA の設定があれば、オフにします。",
                "If there is a setting for SPA, turn it off.",
            ),
        };
        remark.rest_on(&[server.fact]).correction = Some("off".to_owned());
    }

    fn check_authentication(&mut self, server: &Server) {
        let field = "authentication";
        let typed = filled(&self.settings.authentication).map(meaning::authentication);
        let sending = server.protocol == Protocol::Smtp;
        let remark = match typed {
            Some(Some(Authentication::OAuth)) => {
                self.say(Weight::Right, field, "OAuth2 は今の標準の方式です。", "OAuth2 is today's method.")
                    .rest_on(&["M04"]);
                return;
            }
            Some(Some(Authentication::AppPassword)) => {
                self.say(
                    Weight::Right,
                    field,
                    "OAuth2 を使えないメール ソフトでは、アプリ パスワードを使えます。2 段階認証プロセスが必要です。Google は勧めていません。",
                    "A program without OAuth2 can use an app password. It needs 2-Step Verification, and Google does not recommend it.",
                )
                .rest_on(&["M06"]);
                return;
            }
            Some(Some(Authentication::Some)) => {
                let weight = if sending { Weight::Right } else { Weight::Note };
                let remark = self.say(
                    weight,
                    field,
                    "認証は必要です。方式は OAuth2 にします。使えないメール ソフトではアプリ パスワードを使います。",
                    "Authentication is needed. Choose OAuth2, or an app password in a program without it.",
                );
                remark.rest_on(if sending { &["M14", "M06"] } else { &["M06"] });
                return;
            }
            Some(Some(Authentication::Password)) => self
                .say(
                    Weight::Doubtful,
                    field,
                    "Google Workspace では、パスワードだけのログインは 2025 年 5 月 1 日に終わりました。OAuth2 にします。使えないメール ソフトでは、この方式のまま、パスワードの欄にアプリ パスワードを入れます。",
                    "Google Workspace ended sign-in by password alone on 1 May 2025. Choose OAuth2. In a program without it, keep this method and enter an app password as the password.",
                )
                .rest_on(&["M04", "M06"]),
            Some(Some(Authentication::Encrypted)) => {
                let remark = self.say(
                    Weight::Wrong,
                    field,
                    "暗号化されたパスワードや SPA などの方式は Gmail では使えません。OAuth2 にします。",
                    "Encrypted passwords, SPA and the like do not work with Gmail. Choose OAuth2.",
                );
                remark.assumed = true;
                remark.rest_on(&[server.fact])
            }
            Some(Some(Authentication::Off)) => {
                let remark = self.say(
                    Weight::Wrong,
                    field,
                    "認証なしでは使えません。オンにし、方式は OAuth2 にします。",
                    "It does not work without authentication. Turn it on and choose OAuth2.",
                );
                remark.assumed = !sending;
                remark.rest_on(if sending { &["M14"] } else { &[] })
            }
            Some(None) => self.say(
                Weight::Doubtful,
                field,
                "この方式は判定できません。OAuth2 にします。",
                "This method is not known here. Choose OAuth2.",
            ),
            None => self
                .say(
                    Weight::Note,
                    field,
                    "認証は必要です。方式は OAuth2、使えないメール ソフトではアプリ パスワードです。",
                    "Authentication is needed: OAuth2, or an app password in a program without it.",
                )
                .rest_on(if sending { &["M14", "M06"] } else { &["M06"] }),
        };
        remark.correction = Some("OAuth2".to_owned());
    }

    fn check_user(&mut self) {
        let Some(typed) = filled(&self.settings.user).map(str::to_owned) else { return };
        let folded = fold(&typed);
        let whole =
            folded == "%emailaddress%" || folded.split_once('@').is_some_and(|(a, b)| !a.is_empty() && b.contains('.'));
        let remark = if !whole {
            let ja = "ユーザー名は、メール アドレス全体にします (例: taro@example.co.jp)。";
            let en = "The user name is the whole address, for example taro@example.co.jp.";
            let remark = self.say(Weight::Doubtful, "user", ja, en);
            if folded.starts_with('%') {
                remark.correction = Some("%EMAILADDRESS%".to_owned());
            }
            remark
        } else if typed.eq_ignore_ascii_case(&folded) {
            self.say(Weight::Right, "user", "メール アドレス全体です。", "It is the whole address.")
        } else {
            let ja = "空白や全角文字を取り除きます。";
            let en = "Remove spaces and full-width letters.";
            self.say(Weight::Doubtful, "user", ja, en)
        };
        remark.assumed = true;
    }
}
