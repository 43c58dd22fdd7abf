import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { marked } from "./browser.ts";
import { until } from "./card.ts";
import { openPanel, openTab, openTool, press, text, type } from "./panel.ts";
import { PICTURES, withChromium } from "./setup.ts";

const CALENDAR = "https://admin.google.com/ac/appsettings/435070579839";
const CALENDAR_OFF = { session: { rendering: "material" }, google: { calendar: "off" } };
const EMPTY = "<!doctype html><html lang='ja'><title>x</title><p>x</p>";

const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** For each tool: what is right and what is wrong, with what is said of it. */
const TOOLS = [
  { tool: "masks", field: "masks.text", right: ["64.233.187.0/24", /正しい/], wrong: ["64.233.187.999", /誤り/] },
  { tool: "masks", field: "masks.address", right: ["64.233.187.10", /64\.233\.187\.10/], wrong: ["abc", /IP アドレスとして読めません/] },
  { tool: "sso", field: "sso.url", slot: "sso.answer", right: ["https://mail.google.com/a/example.com", /どうなるか/] },
  { tool: "sso", field: "sso.url", wrong: ["::", /URL として読めません/] },
  {
    tool: "mail",
    field: "mail.text",
    right: ["サーバー: imap.gmail.com\nポート: 993\n暗号化: SSL/TLS", /正しい/],
    wrong: ["あいう", /見つかりません/],
  },
  { tool: "mail", field: "mail.port", right: ["993", /正しい/], wrong: ["143", /誤り/], before: ["mail.host", "imap.gmail.com"] },
  { tool: "hand-over", field: "hand-over.sender", right: ["saiyo@example.co.jp", /正しい|参考/], wrong: ["saiyo", /誤り/] },
  { tool: "delegation", field: "delegation.client", right: ["123456789012345678901", /正しい/], wrong: ["123456789012", /誤り/] },
  {
    tool: "delegation",
    field: "delegation.scopes",
    right: ["https://www.googleapis.com/auth/calendar", /正しい/],
    wrong: ["calendar", /誤り/],
  },
] as const satisfies readonly {
  tool: string;
  field: string;
  slot?: string;
  right?: readonly [string, RegExp];
  wrong?: readonly [string, RegExp];
  before?: readonly [string, string];
}[];

describe("the side panel", () => {
  const at = withChromium();

  /** A page and the panel beside it. */
  async function beside(url: string, body?: string): Promise<{ page: Page; panel: Page }> {
    if (body !== undefined) await at.consoles.serve({ url, body });
    const page = await at.chromium.browser.newPage();
    await page.goto(url);
    return { page, panel: await openPanel(at.chromium, page) };
  }

  async function leave({ page, panel }: { page: Page; panel: Page }): Promise<void> {
    await panel.close();
    await page.close();
  }

  it("says what the settings of the page say, and a job puts a mark beside the one to change", async () => {
    await at.consoles.patch(CALENDAR_OFF);
    const both = await beside(CALENDAR);
    const { page, panel } = both;
    await until(
      panel,
      "the setting is judged",
      async () => (await panel.$("[data-check='service.calendar'] [data-verdict=fail]")) !== null,
    );
    assert.match(await text(panel, "[data-check='service.calendar']"), /要確認.*カレンダーがオンになっている/s);
    assert.deepEqual(await marked(page), [], "without a job nothing is marked");
    await openTab(panel, "jobs");
    await press(panel, "#job-rakumo-sync");
    await until(page, "the setting is marked", async () => (await page.$("shirube-host")) !== null);
    await until(panel, "the job has its steps", async () => (await panel.$$(".job-step")).length > 5);
    assert.match(await text(panel, "[data-job-section=rakumo-sync] [data-state=wrong]"), /まだ正しくありません/);
    assert.equal((await panel.$$(".next")).length, 1, "one step is the next");
    await openTab(panel, "page");
    await until(panel, "the code is told", async () => /AC-S1/.test(await text(panel, "[data-check='service.calendar']")));
    await leave(both);
  });

  it("follows the tab that is active", async () => {
    await at.consoles.patch(CALENDAR_OFF);
    const both = await beside("https://desk.example/empty", EMPTY);
    assert.match(await text(both.panel, "#view-page"), /確かめる設定がありません/);
    await both.page.goto(CALENDAR);
    const judged = async () => (await both.panel.$("[data-check]")) !== null;
    await until(both.panel, "the page's settings are there", judged);
    const other = await at.chromium.browser.newPage();
    await other.goto("https://desk.example/empty");
    await other.bringToFront();
    await until(both.panel, "the other tab has none", async () => !(await judged()));
    await both.page.bringToFront();
    await until(both.panel, "they are back", judged);
    await other.close();
    await leave(both);
  });

  for (const one of TOOLS) {
    it(`${one.tool}: ${one.field} is answered while it is typed`, async () => {
      const both = await beside("https://desk.example/empty", EMPTY);
      const { panel } = both;
      await openTool(panel, one.tool);
      const before = "before" in one ? one.before : undefined;
      if (before) await type(panel, before[0], before[1], /./);
      const slot = "slot" in one ? one.slot : one.field;
      if ("right" in one) await type(panel, one.field, one.right[0], one.right[1], slot);
      if ("wrong" in one) {
        await type(panel, one.field, one.wrong[0], one.wrong[1], slot);
      }
      await leave(both);
    });
  }

  it("keeps what is typed in another language, in another part and in another tool, and stores none of it", async () => {
    const both = await beside("https://desk.example/empty", EMPTY);
    const { panel } = both;
    await openTool(panel, "masks");
    await type(panel, "masks.text", "203.0.113.77/32", /203/);
    await press(panel, "[data-language=en]");
    await until(panel, "it speaks English", async () => /Tools/.test(await text(panel, "#tab-tools")));
    await openTool(panel, "mail");
    await openTab(panel, "page");
    await openTool(panel, "masks");
    assert.equal(await panel.$eval("[data-field='masks.text']", (field) => (field as HTMLTextAreaElement).value), "203.0.113.77/32");
    const worker = await at.chromium.background();
    const kept = await worker.evaluate(async () => JSON.stringify([await chrome.storage.session.get(), await chrome.storage.local.get()]));
    assert.ok(!kept.includes("203.0.113.77"), kept);
    await press(panel, "[data-language=ja]");
    await until(panel, "it speaks Japanese", async () => /道具/.test(await text(panel, "#tab-tools")));
    await leave(both);
  });

  it("goes from tab to tab with the arrow keys", async () => {
    const both = await beside("https://desk.example/empty", EMPTY);
    await both.panel.focus("#tab-page");
    await both.panel.keyboard.press("ArrowRight");
    assert.equal(await both.panel.$eval("#view-jobs", (view) => (view as HTMLElement).hidden), false);
    await both.panel.keyboard.press("ArrowLeft");
    await both.panel.keyboard.press("ArrowLeft");
    assert.equal(await both.panel.evaluate(() => document.activeElement?.id), "tab-tools");
    await leave(both);
  });

  for (const language of ["ja", "en"] as const) {
    it(`${language}: axe-core finds nothing wrong, in light and dark`, async () => {
      await at.consoles.patch(CALENDAR_OFF);
      const both = await beside(CALENDAR);
      const { panel } = both;
      await press(panel, `[data-language=${language}]`);
      await until(panel, "the setting is judged", async () => (await panel.$("[data-check]")) !== null);
      await panel.setViewport({ width: 360, height: 800 });
      await openTool(panel, "masks");
      await type(panel, "masks.text", "64.233.187.0/24\n64.233.187.99-128\n10.0.0.1/8", /64/);
      await openTool(panel, "delegation");
      await type(panel, "delegation.client", "123456789012", /12/);
      await panel.evaluate(`${axe}; undefined`);
      const views = ["page", "jobs", "masks", "sso", "mail", "hand-over", "delegation"] as const;
      for (const scheme of ["light", "dark"] as const) {
        await panel.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        for (const view of views) {
          await (view === "page" || view === "jobs" ? openTab(panel, view) : openTool(panel, view));
          await panel.screenshot({ path: `${PICTURES}panel-${language}-${view}-${scheme}.png`, fullPage: true });
          assert.deepEqual(await faults(panel), [], `${view}, ${scheme}`);
        }
      }
      await press(panel, "[data-language=ja]");
      await leave(both);
    });
  }
});

/** What axe-core has to say about a page. */
async function faults(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run(document);
    return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`);
  });
}
