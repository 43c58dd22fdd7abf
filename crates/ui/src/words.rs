//! The card's own words, in both languages. What it says about an error comes from the packs.

use shirube_core::{
    knowledge::{Language, Severity},
    protocol::DismissScope,
    report::{CauseStatus, Standing},
};

/// The words in one language.
#[derive(Debug)]
pub struct Words {
    /// Our name.
    pub brand: &'static str,
    pub(crate) about: &'static str,
    pub(crate) nothing: &'static str,
    pub(crate) findings: &'static str,
    pub(crate) close: &'static str,
    severity: [&'static str; 3],
    standing: [&'static str; 3],
    pub(crate) what: &'static str,
    /// Before who can put it right.
    pub fixer: &'static str,
    /// Above the causes.
    pub causes: &'static str,
    /// In which order they stand.
    pub likeliest_first: &'static str,
    unknown: &'static str,
    pub(crate) why: &'static str,
    pub(crate) check: &'static str,
    pub(crate) ways: &'static str,
    pub(crate) choose: &'static str,
    way: &'static str,
    pub(crate) warning: &'static str,
    pub(crate) role: &'static str,
    pub(crate) edition: &'static str,
    pub(crate) delay: &'static str,
    /// Behind a link that opens a tab.
    pub new_tab: &'static str,
    pub(crate) assumed: &'static str,
    pub(crate) assumed_note: &'static str,
    quotes: [&'static str; 2],
    pub(crate) older: [&'static str; 2],
    /// What stands between two sentences.
    pub between: &'static str,
    /// What stands between a name and what it names.
    pub colon: &'static str,
    brackets: [&'static str; 2],
    /// Above what older instructions get wrong.
    pub changes: &'static str,
    /// Above what not to do.
    pub avoid: &'static str,
    /// Above when to contact support.
    pub support: &'static str,
    /// Above what to read further.
    pub topics: &'static str,
    pub(crate) handbook: &'static str,
    pub(crate) superseded: &'static str,
    /// Nobody has seen this wording of a message.
    pub unseen_wording: &'static str,
    /// Above the sources.
    pub sources: &'static str,
    pub(crate) verified: &'static str,
    /// On a button that copies.
    pub copy: &'static str,
    pub(crate) copied: &'static str,
    /// When copying did not work.
    pub not_copied: &'static str,
    pub(crate) dismiss: &'static str,
    scopes: [&'static str; 3],
    pub(crate) language: &'static str,
}

const JA: Words = Words {
    brand: "標 Shirube",
    about: "この説明は、独立した補助ツール「標（Shirube）」によるものです。Google、rakumo、HITO-Link、Salesforce のものではありません。",
    nothing: "このページに、説明できるメッセージはもうありません。",
    findings: "見つかったメッセージ",
    close: "閉じる",
    severity: ["参考", "注意", "エラー"],
    standing: [
        "このページが引用している文（ここで起きたものではありません）",
        "報告された文（原文のまま）",
        "画面に表示された文（原文のまま）",
    ],
    what: "何が起きたか",
    fixer: "直せる人",
    causes: "考えられる原因",
    likeliest_first: "可能性の高い順",
    unknown: "未確認",
    why: "なぜ",
    check: "確かめ方",
    ways: "直し方",
    choose: "次のうち、どれか 1 つを行ってください。",
    way: "方法",
    warning: "注意",
    role: "必要な権限",
    edition: "必要なエディション",
    delay: "反映まで",
    new_tab: "（新しいタブで開きます）",
    assumed: "推定",
    assumed_note: "「推定」の付いた部分は、公開された資料で確認できていません。",
    quotes: ["「", "」"],
    older: ["（以前の表記「", "」）"],
    between: "",
    colon: "：",
    brackets: ["（", "）"],
    changes: "以前の説明との違い",
    avoid: "しないこと",
    support: "サポートに問い合わせるとき",
    topics: "関連する説明",
    handbook: "手引きで開く",
    superseded: "この説明に含めたもの",
    unseen_wording: "この文面は、公開された資料で確認できていません。",
    sources: "出典",
    verified: "確認日",
    copy: "コピー",
    copied: "説明をコピーしました。",
    not_copied: "コピーできませんでした。文章を選んで、Ctrl+C（Mac では ⌘C）でコピーしてください。",
    dismiss: "表示しない",
    scopes: ["今回だけ", "このページでは出さない", "この問題を 1 週間出さない"],
    language: "言語",
};

const EN: Words = Words {
    brand: "標 Shirube",
    about: "This explanation comes from Shirube, an independent helper. It is not from Google, rakumo, HITO-Link or Salesforce.",
    nothing: "There is no message left on this page that can be explained.",
    findings: "Messages found",
    close: "Close",
    severity: ["Note", "Warning", "Error"],
    standing: [
        "Quoted by this page (it did not happen here)",
        "The reported message, word for word",
        "The message on the page, word for word",
    ],
    what: "What happened",
    fixer: "Who can fix it",
    causes: "Possible causes",
    likeliest_first: "most likely first",
    unknown: "Not checked yet",
    why: "Why",
    check: "How to tell",
    ways: "How to fix it",
    choose: "Do one of the following.",
    way: "Option",
    warning: "Caution",
    role: "Role needed",
    edition: "Edition needed",
    delay: "Time to take effect",
    new_tab: " (opens in a new tab)",
    assumed: "assumed",
    assumed_note: "Parts marked “assumed” are not confirmed by any public document.",
    quotes: ["“", "”"],
    older: [" (formerly “", "”)"],
    between: " ",
    colon: ": ",
    brackets: [" (", ")"],
    changes: "What older instructions get wrong",
    avoid: "What not to do",
    support: "When to contact support",
    topics: "Read more",
    handbook: "Open in the handbook",
    superseded: "Covered by this explanation",
    unseen_wording: "This wording is not confirmed by any public document.",
    sources: "Sources",
    verified: "checked on",
    copy: "Copy",
    copied: "The explanation was copied.",
    not_copied: "Copying did not work. Select the text and press Ctrl+C (⌘C on a Mac).",
    dismiss: "Hide",
    scopes: ["This time only", "Never on this page", "This problem, for a week"],
    language: "Language",
};

impl Words {
    /// The words of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Ja => &JA,
            Language::En => &EN,
        }
    }

    /// How bad something is, in a word.
    pub fn severity(&self, severity: Severity) -> &'static str {
        let [info, warning, error] = self.severity;
        match severity {
            Severity::Info => info,
            Severity::Warning => warning,
            Severity::Error => error,
        }
    }

    pub(crate) fn standing(&self, standing: Standing) -> &'static str {
        let [quoted, reported, here] = self.standing;
        match standing {
            Standing::Quoted => quoted,
            Standing::Reported => reported,
            Standing::Here => here,
        }
    }

    pub(crate) fn status(&self, status: CauseStatus) -> &'static str {
        match status {
            CauseStatus::Unknown => self.unknown,
        }
    }

    pub(crate) fn scope(&self, scope: DismissScope) -> &'static str {
        let [once, page, week] = self.scopes;
        match scope {
            DismissScope::Once => once,
            DismissScope::Page => page,
            DismissScope::Week => week,
        }
    }

    pub(crate) fn way(&self, number: usize) -> String {
        format!("{} {number}", self.way)
    }

    pub(crate) fn label(&self, text: &str) -> String {
        let [open, close] = self.quotes;
        format!("{open}{text}{close}")
    }

    pub(crate) fn older(&self, text: &str) -> String {
        let [open, close] = self.older;
        format!("{open}{text}{close}")
    }

    /// A remark in brackets.
    pub fn bracketed(&self, text: &str) -> String {
        let [open, close] = self.brackets;
        format!("{open}{text}{close}")
    }
}

/// The name of a language in the `lang` attribute.
pub fn tag(language: Language) -> &'static str {
    match language {
        Language::Ja => "ja",
        Language::En => "en",
    }
}

/// The name of a language in itself.
pub fn own_name(language: Language) -> &'static str {
    match language {
        Language::Ja => "日本語",
        Language::En => "English",
    }
}

/// The language that a message is written in: Japanese if it has kana or kanji.
pub fn language_of(text: &str) -> Language {
    let japanese = |c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff66}'..='\u{ff9f}');
    if text.contains(japanese) { Language::Ja } else { Language::En }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kana_and_kanji_are_japanese() {
        assert_eq!(language_of("Google からの"), Language::Ja);
        assert_eq!(language_of("ｴﾗｰ 403"), Language::Ja);
        assert_eq!(language_of("権限"), Language::Ja);
        assert_eq!(language_of("Error 403: access_denied — “x”"), Language::En);
    }
}
