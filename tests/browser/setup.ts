import { mkdirSync } from "node:fs";
import { after, before, beforeEach } from "node:test";
import { chromium, type ExtendedBrowser, type LaunchOptions } from "./browser.ts";
import { Consoles } from "./consoles.ts";

/** The consoles and a Chromium for the tests of one `describe`, fresh consoles for each test. */
export function withChromium(options: LaunchOptions = {}): { readonly consoles: Consoles; readonly chromium: ExtendedBrowser } {
  const started = {} as { consoles: Consoles; chromium: ExtendedBrowser };
  before(async () => {
    started.consoles = await Consoles.start();
    started.chromium = await chromium(started.consoles.port, options);
  });
  beforeEach(async () => {
    await started.consoles.reset();
    await started.consoles.patch({ delay_ms: 20, sync_ms: 50 });
  });
  after(async () => {
    await started.chromium?.close();
    await started.consoles?.stop();
  });
  return started;
}

/** Where tests leave pictures for people to look at. */
export const PICTURES = new URL("../../target/pictures/", import.meta.url).pathname;
mkdirSync(PICTURES, { recursive: true });

export const SYNC_PAGE = "https://a-rakumo.appspot.com/admin#/sync";

/** Changes of the tenant that let the sync fail with each of the four errors, and what is found then. */
export const FAILURES = [
  { name: "A", problem: "rakumo.sync.auth", code: "RK-A", captures: {}, patch: { grants: { "admin@example.co.jp": "expired" } } },
  { name: "B", problem: "rakumo.sync.permission", code: "RK-B", captures: {}, patch: { google: { rakumo_access: "limited" } } },
  {
    name: "C",
    problem: "rakumo.sync.domain-not-found",
    code: "RK-C",
    captures: {},
    patch: { rakumo: { sync_domains: ["example.co.jp", "old.example"] } },
  },
  {
    name: "D",
    problem: "rakumo.sync.group-inaccessible",
    code: "RK-D",
    captures: { group: "gone@example.co.jp" },
    patch: { rakumo: { group_mode: "named", named_groups: ["gone@example.co.jp"] } },
  },
] as const;

/** Signs the administrator in without the login screens. */
export const SIGNED_IN = { session: { rakumo_admin: "admin@example.co.jp" } };

/** A page with one known message, for tests that need no console. */
export function pageWith(body: string): string {
  return `<!doctype html><html lang="ja"><meta charset="utf-8"><title>rakumo 管理画面</title><body><main><h1>Google 同期</h1>${body}</main></body></html>`;
}

export const MESSAGE_B = "Google からのデータ読み込み時に権限エラーが発生したため、処理を中断しました。";
