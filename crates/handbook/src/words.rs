//! The handbook's own words, in both languages. What it says of problems comes from the packs.

use shirube_core::knowledge::Language;

/// The words in one language.
pub struct Words {
    /// The whole.
    pub handbook: &'static str,
    /// The first link of every page.
    pub skip: &'static str,
    /// The ways to the other parts.
    pub parts: &'static str,
    /// The page of contents.
    pub contents: &'static str,
    /// The way back, for who listens.
    pub position: &'static str,
    /// What stands on this page, for who listens.
    pub on_this_page: &'static str,
    /// What the handbook is for.
    pub lede: &'static str,
    /// Above the search box.
    pub search: &'static str,
    /// Below it.
    pub search_hint: &'static str,
    /// How to go on when nothing was found.
    pub none_hints: [&'static str; 3],
    /// The way to the index.
    pub to_index: &'static str,
    /// The problems, by family.
    pub index: &'static str,
    /// Above the families.
    pub families: &'static str,
    /// How many problems.
    pub problems: Count,
    /// The topics.
    pub topics: &'static str,
    /// What changed.
    pub changes: &'static str,
    /// What the page of changes is for.
    pub changes_lede: &'static str,
    /// There is none.
    pub no_changes: &'static str,
    /// The way to all of them.
    pub all_changes: &'static str,
    /// The problems that something concerns.
    pub concerns: &'static str,
    /// The problems that refer to a topic.
    pub referring: &'static str,
    /// Problems of the same event.
    pub related: &'static str,
    /// The messages of a problem.
    pub messages: &'static str,
    /// What stands in angle brackets.
    pub slots_note: &'static str,
    /// Before what may follow a message.
    pub continues: &'static str,
    /// Above an address that tells the problem.
    pub signal: &'static str,
    /// Where messages appear.
    pub places: &'static str,
    /// The steps of a topic.
    pub steps: &'static str,
    /// Before the last day of verification.
    pub verified: &'static str,
    /// The languages of messages.
    languages: [&'static str; 2],
    /// What the search says and writes.
    pub found: Found,
}

/// A number and what it counts: one, and several with `{n}` for the number.
pub struct Count(pub &'static str, pub &'static str);

/// What the search says. `{n}` is a number, `{q}` what was looked for.
#[derive(serde::Serialize)]
pub struct Found {
    /// One page.
    pub one: &'static str,
    /// Several.
    pub many: &'static str,
    /// More than are shown; `{m}` are.
    pub more: &'static str,
    /// None.
    pub none: &'static str,
    /// What matched, if it is not the title.
    pub by: [&'static str; 3],
}

const JA: Words = Words {
    handbook: "手引き",
    skip: "本文へ移動",
    parts: "手引きの案内",
    contents: "目次と検索",
    position: "現在の位置",
    on_this_page: "このページの内容",
    lede: "Google Workspace、rakumo、HITO-Link、Salesforce の管理者が出会うエラー メッセージについて、何が起きたか、なぜか、どう直すかを説明します。",
    search: "メッセージや言葉から探す",
    search_hint: "表示された文をそのまま貼り付けることも、コードや言葉で探すこともできます。空白や全角・半角の違いは影響しません。",
    none_hints: [
        "文の中から、特徴のある言葉を 1 つか 2 つだけ入れてみてください。",
        "アドレスや日時など、場合によって変わる部分は除いてください。",
        "製品が分かっている場合は、一覧から選べます。",
    ],
    to_index: "一覧へ移動",
    index: "エラーの一覧",
    families: "製品",
    problems: Count("{n} 件", "{n} 件"),
    topics: "知っておきたいこと",
    changes: "最近変わったこと",
    changes_lede: "製品の画面や決まりが変わり、以前の手順書のとおりでは進めなくなった点を、新しい順に並べています。",
    no_changes: "記録されている変更はまだありません。",
    all_changes: "変わったことをすべて見る",
    concerns: "関係するエラー",
    referring: "この説明に関係するエラー",
    related: "同じときに表示されることがあるエラー",
    messages: "表示される文",
    slots_note: "〈 〉の部分には、場合によって変わる値が入ります。",
    continues: "続けて表示されることがある文",
    signal: "開いたページのアドレスからも分かります",
    places: "表示される画面",
    steps: "手順",
    verified: "最後に出典と照合した日",
    languages: ["日本語の表示", "英語の表示"],
    found: Found {
        one: "1 件見つかりました",
        many: "{n} 件見つかりました",
        more: "{n} 件見つかりました。当てはまるものから {m} 件を表示しています",
        none: "「{q}」に当てはまる説明が見つかりませんでした",
        by: ["表示される文が一致", "原因が一致", "説明の文が一致"],
    },
};

const EN: Words = Words {
    handbook: "Handbook",
    skip: "Skip to the content",
    parts: "Handbook",
    contents: "Contents and search",
    position: "You are here",
    on_this_page: "On this page",
    lede: "What the error messages mean that administrators of Google Workspace, rakumo, HITO-Link and Salesforce meet: what happened, why, and how to put it right.",
    search: "Search by message or words",
    search_hint: "Paste the message as it stands, or enter a code or some words. Blanks, capitals and full-width letters make no difference.",
    none_hints: [
        "Enter only one or two telling words of the message.",
        "Leave out what differs from case to case, such as addresses and times.",
        "If you know the product, choose from the list.",
    ],
    to_index: "Go to the list",
    index: "All errors",
    families: "Products",
    problems: Count("{n} error", "{n} errors"),
    topics: "Good to know",
    changes: "What changed lately",
    changes_lede: "Screens and rules of the products that have changed, so that older instructions no longer work, the newest first.",
    no_changes: "No changes are recorded yet.",
    all_changes: "See all changes",
    concerns: "Errors concerned",
    referring: "Errors that this concerns",
    related: "Errors that may appear at the same time",
    messages: "Messages",
    slots_note: "What stands in ‹ › differs from case to case.",
    continues: "What may follow",
    signal: "The address of the page tells it, too",
    places: "Where it appears",
    steps: "What to do",
    verified: "Last compared with the sources on",
    languages: ["In Japanese", "In English"],
    found: Found {
        one: "1 explanation found",
        many: "{n} explanations found",
        more: "{n} explanations found; these {m} match best",
        none: "No explanation matches “{q}”",
        by: ["the message matches", "a cause matches", "the explanation matches"],
    },
};

impl Words {
    /// The words of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Ja => &JA,
            Language::En => &EN,
        }
    }

    /// The name of a message's language.
    pub fn message_in(&self, language: Language) -> &'static str {
        let [ja, en] = self.languages;
        match language {
            Language::Ja => ja,
            Language::En => en,
        }
    }
}

impl Count {
    /// The number in words.
    pub fn of(&self, n: usize) -> String {
        let words = if n == 1 { self.0 } else { self.1 };
        words.replace("{n}", &n.to_string())
    }
}
