//! The settings of one of Gmail's servers, one by one.

use super::{
    Protocol,
    check::{Checked, Owner, SERVERS, Server, filled},
    meaning::{self, Authentication, Encryption},
};
use crate::{
    checkers::{Remark, Weight},
    fold::fold,
};

/// How a type of encryption is called.
fn called(encryption: Encryption) -> &'static str {
    match encryption {
        Encryption::StartTls => "STARTTLS",
        _ => "SSL/TLS",
    }
}

impl Checked<'_> {
    /// Judges every setting.
    pub fn server(&mut self, owner: Option<&Owner>, server: &Server) {
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
