import type { Consoles, RegisteredPage } from "../browser/consoles.ts";

/** A page of the bench, with what is known of it. */
export interface BenchPage extends RegisteredPage {
  /** What it shows. */
  readonly title: string;
  readonly textNodes: number;
}

/** Text nodes of a row of {@link usersTable}: five, without white space between them. */
const CELLS = 5;

const SURNAMES = ["佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤", "吉田", "山田"];
const GIVEN = ["陽菜", "翔太", "美咲", "健一", "さくら", "大輔", "結衣", "直樹", "恵", "拓也", "Ａｎｎａ", "ﾏﾘ"];
const UNITS = ["営業部 東日本", "営業部 西日本", "情報システム部", "人事部 採用課", "総務部", "Product Engineering", "カスタマー サクセス"];
const STATES = [
  "有効",
  "停止中 (管理者による)",
  "Active",
  "招待済み、未ログイン",
  "2 段階認証プロセス: オフ",
  "同期は正常に完了しました。",
];

const of = (list: readonly string[], i: number): string => list[i % list.length] ?? "";

/** A row of the users table: mixed Japanese and English, some 80 letters, nothing that is an error. */
export function row(i: number): string {
  const cells = [
    `${of(SURNAMES, i)} ${of(GIVEN, i * 7)} (${i})`,
    `user${i}.${(i * 7919) % 10_007}@example.co.jp`,
    of(UNITS, i * 3),
    of(STATES, i * 5),
    `最終ログイン 2026/${1 + (i % 12)}/${1 + (i % 28)} ${i % 24}:${10 + (i % 50)}`,
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
}

const document_ = (body: string, script = "") =>
  `<!doctype html><html lang="ja"><meta charset="utf-8"><title>ユーザー - 管理コンソール</title><body><main><h1>ユーザー</h1>${body}</main>${script ? `<script>${script}</script>` : ""}</body></html>`;

/** Lets the consoles serve a page. */
export function serve(consoles: Consoles, { url, body }: BenchPage): Promise<unknown> {
  return consoles.serve({ url, body });
}

const HOST = "https://admin.google.com";

/** A table of users with so many text nodes. */
export function usersTable(textNodes: number, at = "/ac/reporting/users"): BenchPage {
  const rows = Array.from({ length: textNodes / CELLS }, (_, i) => row(i)).join("");
  const thousands = textNodes / 1000;
  return {
    title: `users table, ${thousands},000 text nodes`,
    url: `${HOST}${at}/${thousands}k`,
    textNodes,
    body: document_(`<table><tbody id="rows">${rows}</tbody></table><div id="out"></div>`),
  };
}
