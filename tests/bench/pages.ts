import type { RegisteredPage } from "../browser/consoles.ts";

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

const HOST = "https://admin.google.com";

/** A table of users with so many text nodes. */
export function usersTable(textNodes: number, at = "/ac/reporting/users"): BenchPage {
  const rows = Array.from({ length: textNodes / CELLS }, (_, i) => row(i)).join("");
  const thousands = textNodes / 1000;
  return {
    title: `users table, ${thousands},000 text nodes`,
    url: `${HOST}${at}/${thousands}k`,
    textNodes,
    body: document_(`<table><tbody id="rows">${rows}</tbody></table><div id="out"></div>`, CHANGES),
  };
}

/** A small page of rakumo's on which a message can appear: `appear` tells how long it took until it was seen marked. */
export function appearing(): BenchPage {
  const rows = Array.from({ length: 200 }, (_, i) => row(i)).join("");
  const script = `
const isMarked = () => [...CSS.highlights.values()].some((highlight) => highlight.size > 0);
const frame = () => new Promise(requestAnimationFrame);
const drawn = () => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = resolve;
  port2.postMessage(null);
});
async function appear(words) {
  const alert = document.createElement("p");
  alert.setAttribute("role", "alert");
  alert.textContent = words;
  const began = performance.now();
  document.querySelector("#out").append(alert);
  do await frame(); while (!isMarked());
  await drawn();
  const took = performance.now() - began;
  alert.remove();
  while (isMarked()) await frame();
  return took;
}
`;
  return {
    title: "small page",
    url: "https://a-rakumo.appspot.com/admin/bench",
    textNodes: 200 * CELLS,
    body: document_(`<div id="out"></div><table><tbody>${rows}</tbody></table>`, script),
  };
}

/** Rows that a change puts in: {@link CELLS} text nodes each. */
const CHANGED_ROWS = 20;

/** Text nodes of one change. */
export const CHANGED_NODES = CHANGED_ROWS * CELLS;

/**
 * What the pages can do by themselves: `change` puts rows in the middle of the table, `chatter` changes something a hundred
 * times a second. No promises and no observers: what goes on without an address is the extension's.
 */
const CHANGES = `
const rows = document.querySelector("#rows");
const sample = Array.from({ length: ${CHANGED_ROWS} }, (_, i) => rows.rows[i % rows.rows.length]);
let changes = 0;
function change() {
  performance.mark("change-" + changes);
  const fresh = document.createDocumentFragment();
  for (const row of sample) {
    const copy = fresh.appendChild(row.cloneNode(true));
    copy.cells[0].textContent += " " + changes;
  }
  changes += 1;
  rows.insertBefore(fresh, rows.rows[rows.rows.length >> 1]);
}
function chatter() {
  performance.mark("chatter");
  const out = document.querySelector("#out");
  const clock = out.appendChild(document.createElement("p")).appendChild(document.createTextNode(""));
  const log = out.appendChild(document.createElement("div"));
  let ticks = 0;
  setInterval(() => {
    ticks += 1;
    if (ticks % 2) clock.data = "同期しています: " + ticks + " 件、残り " + (100000 - ticks) + " 件";
    else {
      log.appendChild(document.createElement("p")).textContent = ticks + ": user" + ticks + "@example.co.jp を更新しました。";
      if (log.childNodes.length > 50) log.firstChild.remove();
    }
  }, 10);
}
`;

/** Text nodes of each view of {@link singlePageApp}. */
const VIEW = 5000;

/** How often {@link singlePageApp} replaces everything. */
export const VIEWS = 10;

/** An application that replaces all that it shows, ten times, half a second apart. */
export function singlePageApp(): BenchPage {
  const rows = Array.from({ length: VIEW / CELLS }, (_, i) => row(i)).join("");
  const script = `
const template = document.querySelector("template");
const main = document.querySelector("main");
var views = 0;
function show() {
  performance.mark("view-" + views);
  views += 1;
  const view = template.content.cloneNode(true);
  view.querySelector("h2").textContent = "組織部門 " + views;
  main.replaceChildren(view);
}
function play() {
  show();
  if (views < ${VIEWS}) setTimeout(play, 500);
}
`;
  return {
    title: "single-page app",
    url: `${HOST}/ac/reporting/app`,
    textNodes: VIEW,
    body: document_(`<template><h2></h2><table>${rows}</table></template>`, script),
  };
}

/** Items of {@link toDo}. */
const ITEMS = 1000;

/** How often they come and go in one run. */
const ROUNDS = 10;

/** A to-do app on a host: `play` adds, ticks and removes all items and tells how long it took, as Speedometer takes it. */
export function toDo(host = HOST): BenchPage {
  const script = `
const list = document.querySelector("ul");
const count = document.querySelector("#count");
const items = ${JSON.stringify(Array.from({ length: ITEMS }, (_, i) => `${of(UNITS, i)}の${of(SURNAMES, i * 5)}さんに ${i} を確認する`))};
const tell = () => { count.textContent = "残り " + list.querySelectorAll("li:not(.done)").length + " 件"; };
const add = (text) => {
  const item = document.createElement("li");
  const box = Object.assign(document.createElement("input"), { type: "checkbox" });
  const label = Object.assign(document.createElement("label"), { textContent: text });
  const remove = Object.assign(document.createElement("button"), { textContent: "削除" });
  box.addEventListener("change", () => item.classList.toggle("done", box.checked));
  remove.addEventListener("click", () => item.remove());
  item.append(box, label, remove);
  list.append(item);
};
const round = [
  () => items.forEach(add),
  () => list.querySelectorAll("input").forEach((box) => box.click()),
  () => list.querySelectorAll("button").forEach((button) => button.click()),
];
const steps = Array.from({ length: ${ROUNDS} }, () => round).flat();
function play(done) {
  let [at, total] = [0, 0];
  const next = () => {
    if (at === steps.length) return done(total);
    const began = performance.now();
    steps[at]();
    tell();
    at += 1;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        document.body.getBoundingClientRect();
        total += performance.now() - began;
        setTimeout(next);
      };
      port2.postMessage(null);
    });
  };
  next();
}
`;
  return {
    title: "to-do app",
    url: `${host}/ac/reporting/to-do`,
    textNodes: 2 * ITEMS,
    body: document_(`<style>.done label { text-decoration: line-through; }</style><p id="count"></p><ul></ul>`, script),
  };
}
