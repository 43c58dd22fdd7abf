//! Content for the tests: two findings, the first with two causes.

use shirube_core::{
    explain::{
        ExplainedCause, ExplainedChange, ExplainedLink, ExplainedSource, ExplainedStep, ExplainedTopic, ExplainedWay,
        Explanation, Piece, Sentence,
    },
    knowledge::{Both, Evidence, Language, Severity},
    protocol::CardContent,
    report::{CauseStatus, Standing},
};

use crate::state::State;

pub fn state(language: Language) -> State {
    let mut state = State::default();
    state.take(CardContent { language, ..content() });
    state
}

pub fn content() -> CardContent {
    CardContent { explanations: vec![permission(), group()], selected: 0, ticked: Vec::new(), language: Language::Ja }
}

fn permission() -> Explanation {
    Explanation {
        problem: "rakumo.sync.permission".into(),
        code: "RK-B".into(),
        severity: Severity::Error,
        standing: Standing::Here,
        message: "Google からのデータ読み込み時に権限エラーが発生したため、処理を中断しました。".into(),
        title: say("Google から読み込む権限が足りません", "rakumo may not read from Google"),
        what: vec![
            say("同期は途中で止まりました。", "The sync stopped half-way."),
            guess("登録済みの内容は変わっていません。", "Nothing that is registered has changed."),
        ],
        fixer: say("Google Workspace の特権管理者", "A super admin of Google Workspace"),
        evidence: Evidence::Seen,
        superseded: Vec::new(),
        changes: vec![ExplainedChange {
            since: "2024-03-13".into(),
            text: say("アクセス権は組織部門ごとになりました。", "Access is set for each unit."),
        }],
        causes: vec![role(), domain()],
        avoid: vec![say("全員を特権管理者にしないでください。", "Do not make everybody a super admin.")],
        support: Some(say("表示された文を添えて、rakumo に問い合わせます。", "Contact rakumo with the message.")),
        topics: vec![ExplainedTopic { id: "access".into(), title: say("アクセス権とは", "What access is") }],
        sources: vec![ExplainedSource {
            title: "help.rakumo.com".into(),
            url: Some("https://help.rakumo.com/r/article?id=470".into()),
            verified_on: "2026-11-22".into(),
        }],
    }
}

fn role() -> ExplainedCause {
    let users = link("https://admin.google.com/ac/users", "ユーザー一覧を開く", "Open the list of users", false);
    let access = link("https://admin.google.com/ac/owl", "API の制御を開く", "Open API controls", true);
    let label = Both {
        ja: vec![label("アプリのアクセス制御", "アプリのアクセス権"), plain("を開きます。")],
        en: vec![plain("Open "), label("App access control", "App permissions"), plain(".")],
    };
    ExplainedCause {
        id: "role".into(),
        status: CauseStatus::Unknown,
        title: say("実行した人が特権管理者ではない", "The person is not a super admin"),
        why: vec![say("同期は特権管理者だけが実行できます。", "Only a super admin can run the sync.")],
        check: vec![step("role/check/0", say("ロールを確かめます。", "Check the role."), Some(users))],
        ways: vec![ExplainedWay {
            title: None,
            warning: None,
            steps: vec![
                step("role/0/0", Sentence { text: label, assumed: false }, Some(access)),
                ExplainedStep {
                    procedure: Some(say("同期し直す", "Run the sync again")),
                    ..step("role/0/1", say("もう一度同期します。", "Run the sync once more."), None)
                },
            ],
            delay: Some(say("最大 24 時間", "Up to 24 hours")),
        }],
        role: Some(say("特権管理者", "Super admin")),
        edition: None,
    }
}

fn domain() -> ExplainedCause {
    let way = |title, warning| ExplainedWay { title: Some(title), warning, steps: Vec::new(), delay: None };
    ExplainedCause {
        id: "domain".into(),
        status: CauseStatus::Unknown,
        title: guess("プライマリ ドメインが変わった", "The primary domain was changed"),
        why: Vec::new(),
        check: Vec::new(),
        ways: vec![
            way(say("元に戻す", "Change it back"), None),
            way(say("作り直す", "Start anew"), Some(say("データがすべて消えます。", "All data is deleted."))),
        ],
        role: None,
        edition: None,
    }
}

fn group() -> Explanation {
    let value = Piece::Value { text: "north@example.co.jp".into() };
    Explanation {
        problem: "rakumo.sync.group-inaccessible".into(),
        code: "RK-D".into(),
        message: "グループ「north@example.co.jp」の情報にアクセスできなかったため、処理を中断しました。".into(),
        title: Sentence {
            text: Both {
                ja: vec![value.clone(), plain(" を読めません")], en: vec![plain("No access to "), value]
            },
            assumed: false,
        },
        causes: Vec::new(),
        ..permission()
    }
}

fn say(ja: &str, en: &str) -> Sentence {
    Sentence { text: Both { ja: vec![plain(ja)], en: vec![plain(en)] }, assumed: false }
}

fn guess(ja: &str, en: &str) -> Sentence {
    Sentence { assumed: true, ..say(ja, en) }
}

fn plain(text: &str) -> Piece {
    Piece::Text { text: text.into() }
}

fn label(text: &str, older: &str) -> Piece {
    Piece::Label { text: text.into(), older: Some(older.into()), assumed: false }
}

fn step(id: &str, text: Sentence, link: Option<ExplainedLink>) -> ExplainedStep {
    ExplainedStep { id: id.into(), procedure: None, text, link }
}

fn link(url: &str, ja: &str, en: &str, assumed: bool) -> ExplainedLink {
    ExplainedLink { url: url.into(), title: Both { ja: ja.into(), en: en.into() }, assumed }
}
