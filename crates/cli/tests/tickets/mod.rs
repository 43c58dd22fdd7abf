//! Support tickets of chance, always the same: for tests and for measuring.

#![allow(dead_code, reason = "not every test needs all of it")]

use std::{fs, io, path::Path};

/// Numbers of chance, the same for the same seed (xorshift).
pub struct Chance(u64);

impl Chance {
    /// With a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end.max(1)
    }

    /// One of several.
    pub fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of.get(self.below(of.len())).copied().unwrap_or_default()
    }
}

/// What tickets are made of besides messages.
#[rustfmt::skip]
const JAPANESE: &[&str] = &[
    "お世話になっております。", "株式会社サンプルの佐藤です。", "Google カレンダーに予定が表示されない件で、",
    "昨日の夕方から同期が止まっているようです。", "管理コンソールで設定を確認しましたが、", "原因が分かりませんでした。",
    "ユーザー（営業部の鈴木）", "グループのメンバーを追加したところ、", "エラーの画面は添付のとおりです。",
    "ドメインの所有権は確認済みです。", "再度ログインしても変わりません。", "ｱｶｳﾝﾄを作り直すべきでしょうか。",
    "お手数ですが、", "ご確認をお願いいたします。", "アクセス権限を変更した覚えはありません。", "処理に時間がかかっています。",
    "２０２６年１１月２２日の午前９時頃に発生しました。", "管理者に問い合わせるように表示されました。", "ライセンスは「Business Plus」です。",
    "他の利用者には影響がないとのことです。", "取り急ぎご連絡まで。", "読み込み時に何度か失敗しています。",
];

#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "Hello support team,", "our users cannot open the calendar since this morning.", "The sync ran at 10:15 and stopped.",
    "We checked the settings of the admin console.", "Please see the log below.", "INFO sync-worker-3 loaded 1,024 users of example.co.jp in 12.3 s",
    "DEBUG GET https://www.googleapis.com/admin/directory/v1/users?domain=example.co.jp&pageToken=abc 200", "Best regards,", "Access was granted by the super admin.",
    "The error appears for a few accounts only.", "We have not changed any permission.", "It's “urgent” – thanks!", "C:\\Users\\sato\\sync.log",
    "The group was created yesterday…", "Is the service account blocked by our policy?", "WARN retry 3 of 5 after 30 seconds", "| user | status | last login |",
];

/// Messages that are known.
#[rustfmt::skip]
pub const MESSAGES: &[&str] = &[
    "グループ「eigyo@example.co.jp」の情報にアクセスできなかったため、処理を中断しました。",
    "Google からのデータ読み込み時にユーザー認証エラーが発生したため、処理を中断しました。",
    "Googleからのデータ読み込み時に権限エラーが\n  発生したため、処理を中断しました。",
];

/// A ticket of about `bytes`; one of thirty holds one of `messages`.
pub fn ticket(number: usize, bytes: usize, messages: &[&str]) -> String {
    let mut chance = Chance::new(number as u64 + 1);
    let mut text = format!("件名: ticket {number}\n\n");
    let told = if number % 30 == 7 { Some(bytes / 2) } else { None };
    let mut told = told.filter(|_| !messages.is_empty());
    while text.len() < bytes {
        if told.is_some_and(|at| text.len() > at) {
            told = None;
            text.push_str(chance.one(messages));
            text.push('\n');
        }
        let words = if chance.below(2) == 0 { JAPANESE } else { ENGLISH };
        let quoted = if chance.below(5) == 0 { "> " } else { "" };
        text.push_str(quoted);
        for i in 0..1 + chance.below(4) {
            if i > 0 && words.len() == ENGLISH.len() {
                text.push(' ');
            }
            text.push_str(chance.one(words));
        }
        text.push('\n');
        if chance.below(6) == 0 {
            text.push('\n');
        }
    }
    text
}

/// Writes tickets into a directory, named so that their order is that of their numbers.
pub fn write(directory: &Path, count: usize, bytes: usize, messages: &[&str]) -> io::Result<()> {
    fs::create_dir_all(directory)?;
    (0..count).try_for_each(|n| fs::write(directory.join(format!("ticket-{n:05}.txt")), ticket(n, bytes, messages)))
}
