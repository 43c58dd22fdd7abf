import type { Both, Language } from "../protocol.ts";

const both = (ja: string, en: string): Both<string> => ({ ja, en });

/** What the popup itself says. */
const WORDS = {
  looking: both("このページを調べています…", "Looking at this page…"),
  nothing: both("このページに、既知のエラー メッセージはありません。", "There is no known error message on this page."),
  one: both("このページに、説明できるメッセージが 1 件あります。", "One message on this page can be explained."),
  several: both("このページに、説明できるメッセージが {n} 件あります。", "{n} messages on this page can be explained."),
  closed: both(
    "このページは、ブラウザーが拡張機能に見せません。メッセージを下に貼り付けてください。",
    "The browser shows this page to no extension. Paste the message below.",
  ),
  paste: both("エラー メッセージを貼り付ける", "Paste an error message"),
  privacy: both(
    "前後の文も一緒に貼り付けて構いません。このブラウザーの中だけで調べ、送信も保存もしません。",
    "Text around it may stay. It is looked at in this browser only, and neither sent nor kept.",
  ),
  explain: both("調べる", "Explain"),
  unknown: both(
    "既知のメッセージは見つかりません。エラーの文を、省略せずに貼り付けてください。",
    "No known message found. Paste the error's whole sentence.",
  ),
  empty: both("エラーの文を貼り付けてから押してください。", "Paste the error's sentence first."),
  found: both("{n} 件見つかりました。", "{n} found."),
  failed: both("調べられませんでした。もう一度お試しください。", "That did not work. Please try again."),
  "https://accounts.google.com/*": both(
    "ログイン画面と同意画面のエラーを、出たその場で説明できます。そのためには、この画面を見る許可が必要です。入力した内容は読み取りません。",
    "Shirube can explain errors on sign-in and consent pages as soon as they appear. For that it must be allowed to see these pages. It never reads what you type.",
  ),
  "https://mail.google.com/*": both(
    "Gmail の画面に出るエラーを、出たその場で説明できます。そのためには、この画面を見る許可が必要です。メールは送信も保存もしません。",
    "Shirube can explain errors in Gmail as soon as they appear. For that it must be allowed to see these pages. It neither sends nor keeps any mail.",
  ),
  panel: both("設定と作業のパネルを開く", "Open the panel: settings, jobs and tools"),
  permit: both("この画面でも説明する", "Explain on these pages"),
  withdraw: both("この画面での説明をやめる", "Stop explaining on these pages"),
  held: both("この画面では、エラーが出るとその場で説明します。", "On these pages errors are explained as soon as they appear."),
} as const;

export type Word = keyof typeof WORDS;

/** Whether there is a reason to give for asking about a host. */
export const isReason = (origin: string): origin is Word => origin in WORDS;

/** A sentence, with its blanks filled. */
export function say(word: Word, language: Language, blanks: Readonly<Record<string, string | number>> = {}): string {
  return WORDS[word][language].replace(/\{(\w+)\}/g, (_, name: string) => String(blanks[name] ?? ""));
}
