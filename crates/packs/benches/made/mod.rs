//! What is measured: the work, a long text, and a catalogue of ten times the size. Made of chance, and always the same.

#![allow(dead_code, clippy::unwrap_used, reason = "tools for developers, none of which needs all of it")]

use aho_corasick::AhoCorasick;
use shirube_core::{
    engine::{Engine, Prepared},
    fold::{Bare, fold},
    knowledge::{Catalogue, Language, Message, Problem},
    page::Page,
    pattern::Pattern,
};

#[path = "../../../cli/tests/tickets/mod.rs"]
pub mod tickets;

use tickets::Chance;

/// A piece of work to be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// A scan of [`users`] with the catalogue.
    Scan,
    /// The same with the catalogue of [`tenfold`].
    ScanTenfold,
    /// Folding that text.
    Fold,
    /// Looking for the keys of all messages in that text, folded, with aho-corasick: nothing but the search.
    AhoCorasick,
    /// From the packed catalogue to the first answer.
    Start,
    /// The way of most tickets: sent through the sieve.
    Tickets,
}

impl Work {
    /// Everything.
    pub const ALL: [Self; 6] =
        [Self::Scan, Self::ScanTenfold, Self::Fold, Self::AhoCorasick, Self::Start, Self::Tickets];

    /// Its name on the command line and in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Scan => "scan-400k",
            Self::ScanTenfold => "scan-400k-x10",
            Self::Fold => "fold-400k",
            Self::AhoCorasick => "aho-corasick-400k",
            Self::Start => "start",
            Self::Tickets => "tickets",
        }
    }

    /// Prepares it; each call of what is returned does it once, and gives what must not be optimised away.
    pub fn prepare(self) -> Box<dyn FnMut() -> usize> {
        let catalogue = shirube_packs::builtin_untried().unwrap().catalogue;
        let scan = |catalogue: Catalogue| -> Box<dyn FnMut() -> usize> {
            let engine = Engine::new(catalogue).unwrap();
            let page = Page::from_text(&users());
            Box::new(move || engine.scan(&page).marks.len())
        };
        match self {
            Self::Scan => scan(catalogue),
            Self::ScanTenfold => scan(tenfold(&catalogue)),
            Self::Fold => {
                let text = users();
                Box::new(move || fold(&text).len())
            }
            Self::AhoCorasick => {
                let messages = catalogue.problems.iter().flat_map(|problem| &problem.messages);
                let keys = messages.map(|message| Pattern::parse(&message.text).unwrap().key().to_owned());
                let search = AhoCorasick::new(keys.collect::<Vec<_>>()).unwrap();
                let text = fold(&users());
                Box::new(move || search.find_overlapping_iter(&text).count())
            }
            Self::Start => {
                let packed = postcard::to_stdvec(&Prepared::new(catalogue).unwrap()).unwrap();
                let page = Page::from_text(tickets::MESSAGES[0]);
                Box::new(move || {
                    let prepared: Prepared = postcard::from_bytes(&packed).unwrap();
                    Engine::from(prepared).scan(&page).marks.len()
                })
            }
            Self::Tickets => {
                let engine = Engine::new(catalogue).unwrap();
                let tickets: Vec<String> = (0..30).map(|n| tickets::ticket(n, 20_000, tickets::MESSAGES)).collect();
                let mut memory = Bare::default();
                Box::new(move || {
                    let through = |text: &&String| engine.sieve().lets_text_through(text, &mut memory);
                    tickets.iter().filter(through).map(|text| engine.scan(&Page::from_text(text)).marks.len()).sum()
                })
            }
        }
    }
}

/// How many rows the table of users has: 400,000 characters.
const ROWS: usize = 25_000;

const FAMILY: &[&str] = &["佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤"];
const GIVEN: &[&str] = &["太郎", "花子", "一郎", "美咲", "健太", "陽菜", "さくら", "リサ", "翔", "Ken"];
const STATE: &[&str] = &["有効", "停止", "ｱｸﾃｨﾌﾞ", "招待中", "Active", "管理者"];

/// The text of a page with a table of users, and one message behind three quarters of them.
pub fn users() -> String {
    let mut chance = Chance::new(1);
    let mut text = String::with_capacity(1 << 20);
    for row in 0..ROWS {
        let (family, given, state) = (chance.one(FAMILY), chance.one(GIVEN), chance.one(STATE));
        text.push_str(&format!("{family} {given} u{row:05} {state}\n"));
        if row == ROWS / 4 * 3 {
            text.push_str(tickets::MESSAGES.first().copied().unwrap_or_default());
            text.push('\n');
        }
    }
    text
}

#[rustfmt::skip]
const PRODUCT: &[&str] = &[
    "カレンダー",
    "アドレス帳",
    "掲示板",
    "ワークフロー",
    "経費精算",
    "勤怠管理",
    "電子契約",
    "文書管理",
    "会議室予約",
    "名刺管理",
    "Google ドライブ",
    "Google グループ",
    "Salesforce",
    "HITO-Link",
    "メール配信",
    "シングル サインオン",
];
#[rustfmt::skip]
const OBJECT: &[&str] = &[
    "ユーザー",
    "グループ",
    "組織部門",
    "ドメイン",
    "添付ファイル",
    "予定",
    "リソース",
    "承認経路",
    "共有設定",
    "ライセンス",
    "トークン",
    "証明書",
    "リダイレクト URI",
    "サービス アカウント",
    "委任",
    "エイリアス",
    "署名",
    "通知先",
];
#[rustfmt::skip]
const ACTION: &[&str] = &[
    "取得",
    "更新",
    "削除",
    "登録",
    "同期",
    "検証",
    "読み込み",
    "書き込み",
    "変換",
    "照合",
    "有効化",
    "公開",
    "移行",
    "割り当て",
];
#[rustfmt::skip]
const REASON: &[&str] = &[
    "権限エラーが発生した",
    "認証に失敗した",
    "上限を超えている",
    "形式が正しくない",
    "応答がなかった",
    "すでに存在する",
    "アクセスが拒否された",
    "期限が切れている",
    "管理者に制限されている",
    "必須の項目がない",
    "接続が切断された",
];
#[rustfmt::skip]
const OUTCOME: &[&str] = &[
    "処理を中断しました。",
    "完了できませんでした。",
    "設定を保存できません。",
    "管理者にお問い合わせください。",
    "もう一度お試しください。",
    "同期を停止しました。",
];
#[rustfmt::skip]
const THING: &[&str] = &[
    "calendar",
    "address book",
    "shared drive",
    "service account",
    "access token",
    "client secret",
    "redirect URI",
    "user",
    "group",
    "organizational unit",
    "certificate",
    "mailbox",
    "attachment",
    "licence",
    "workflow",
    "delegation",
    "domain",
    "alias",
];
#[rustfmt::skip]
const DONE: &[&str] = &[
    "opened",
    "updated",
    "deleted",
    "created",
    "verified",
    "refreshed",
    "imported",
    "exported",
    "assigned",
    "shared",
    "published",
];
const BECAUSE: &[&str] = &[
    "the administrator has blocked access",
    "the request is missing a valid credential",
    "the quota has been exceeded",
    "it does not match any registered value",
    "permission was denied",
    "it has expired or been revoked",
    "it already exists",
    "the server did not respond in time",
    "the account is suspended",
    "it is not enabled for this project",
];
const SLOT: &[&str] = &["email", "domain", "digits", "text", "client_id"];

/// The catalogue with nine problems of chance beside each of its own: sentences such as consoles show, in words that the
/// real ones use, too.
pub fn tenfold(real: &Catalogue) -> Catalogue {
    let mut chance = Chance::new(10);
    let mut all = real.clone();
    for problem in &real.problems {
        for copy in 1..10 {
            let messages = problem.messages.iter().map(|message| like(message, &mut chance)).collect();
            let (id, code) = (format!("{}.{copy}", problem.id), format!("{}.{copy}", problem.code));
            all.problems.push(Problem { id, code, messages, signals: Vec::new(), ..problem.clone() });
        }
    }
    all
}

/// A message of chance of the same kind.
fn like(real: &Message, chance: &mut Chance) -> Message {
    let text = loop {
        let text = match real.language {
            Language::Ja => japanese(chance),
            Language::En => english(chance),
        };
        if Pattern::parse(&text).is_ok() {
            break text;
        }
    };
    Message { text, exact: false, continues: None, ..real.clone() }
}

fn japanese(chance: &mut Chance) -> String {
    let slot = chance.one(SLOT);
    let named = format!("「{{value:{slot}}}」");
    let named = if chance.below(3) == 0 { named.as_str() } else { "" };
    let (product, object, action) = (chance.one(PRODUCT), chance.one(OBJECT), chance.one(ACTION));
    let (reason, outcome) = (chance.one(REASON), chance.one(OUTCOME));
    match chance.below(3) {
        0 => format!("{product}の{object}{named}の{action}時に{reason}ため、{outcome}"),
        1 => format!("{object}{named}を{action}しようとしましたが、{product}で{reason}ため、{outcome}"),
        _ => format!("{product}から{object}{named}を{action}できません。{reason}可能性があります。"),
    }
}

fn english(chance: &mut Chance) -> String {
    let slot = chance.one(SLOT);
    let named = format!(" {{value:{slot}}}");
    let named = if chance.below(3) == 0 { named.as_str() } else { "" };
    let (thing, other, done, because) = (chance.one(THING), chance.one(THING), chance.one(DONE), chance.one(BECAUSE));
    match chance.below(3) {
        0 => format!("The {thing}{named} could not be {done} because {because}."),
        1 => format!("Error: the {other} of this {thing}{named} cannot be {done}: {because}"),
        _ => format!("{because}, so the {thing}{named} and its {other} were not {done}"),
    }
}
