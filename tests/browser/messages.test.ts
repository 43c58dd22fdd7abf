import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import { firefox, marked } from "./browser.ts";
import { openCard, pressPill, text, until } from "./card.ts";
import { Consoles } from "./consoles.ts";
import { FAILURES, PICTURES, SIGNED_IN, SYNC_PAGE, withChromium } from "./setup.ts";

async function sync(page: Page): Promise<string> {
  await page.goto(SYNC_PAGE);
  await (await page.waitForSelector("#sync-start"))?.click();
  const message = await page.waitForSelector("#sync-result .message.error");
  return (await message?.evaluate((element) => element.textContent?.trim())) ?? "";
}

describe("the messages of the Google sync in Chromium", () => {
  const at = withChromium();
  for (const failure of FAILURES) {
    it(`${failure.name}: found, marked, explained, here`, async () => {
      await at.consoles.patch({ ...SIGNED_IN, ...failure.patch });
      const page = await at.chromium.browser.newPage();
      const message = await sync(page);
      const report = await at.chromium.reportWhere(page, (r) => r.findings.length > 0);
      assert.equal(report.schema, "shirube.report/1");
      const [finding] = report.findings;
      assert.equal(finding?.problem, failure.problem);
      assert.equal(finding?.code, failure.code);
      assert.deepEqual(finding?.refs, [`rakumo-${failure.name}`]);
      assert.equal(finding?.standing, "here");
      assert.deepEqual(finding?.captures, failure.captures);
      assert.equal(finding?.message, message);
      const frame = await openCard(page);
      assert.equal((await marked(page)).join(""), message);
      assert.equal((await text(frame, "[data-part=message]")).includes(message), true);
      const causes = await frame.$$eval("li[data-cause]", (items) => items.map((item) => item.getAttribute("data-cause")));
      assert.deepEqual(
        causes,
        finding?.causes.map((cause) => cause.id),
      );
      if (failure.name === "D") {
        const chips = await frame.$$eval("code.value", (all) => all.map((chip) => chip.textContent));
        assert.ok(
          chips.length >= 4 && chips.every((chip) => chip === failure.captures.group),
          `the group stands in card and steps: ${chips}`,
        );
      }
      await page.close();
    });
  }

  it("brings the style of marks when there is something to mark, and not before", async () => {
    await at.consoles.patch({ ...SIGNED_IN, ...FAILURES[0].patch });
    const page = await at.chromium.browser.newPage();
    const background = (selector: string) =>
      page.$eval(selector, (element) => getComputedStyle(element, "::highlight(shirube)").backgroundColor);
    await page.goto(SYNC_PAGE);
    await page.waitForSelector("#sync-start");
    const bare = await background("body");
    await sync(page);
    await until(page, "the mark is drawn", async () => (await background("#sync-result .message.error")) !== bare);
    await page.close();
  });

  const login = [
    { name: "unregistered-user", code: "RK-E", url: "https://a-rakumo.appspot.com/calendar", text: "会社ID: 未登録のユーザーです。" },
    {
      name: "admin-refused",
      code: "RK-F",
      url: "https://a-rakumo.appspot.com/admin",
      text: "会社ID: 管理画面にログインできません。Google Workspace の特権管理者でログインしてください。",
    },
    { name: "unregistered-company", code: "RK-G", url: "https://a-rakumo.appspot.com/admin", text: "未登録の会社IDです。" },
    { name: "invalid-company", code: "RK-H", url: "https://a-rakumo.appspot.com/admin", text: "無効な会社IDです。" },
  ];
  const before: Record<string, object> = {
    "unregistered-user": { session: { signed_in: "mirai.tanaka@example.co.jp" } },
    "admin-refused": { session: { signed_in: "misaki.takahashi@example.co.jp" } },
    "invalid-company": { rakumo: { opening: true } },
  };
  for (const one of login) {
    it(`${one.code} ${one.name}: found, marked, explained, here`, async () => {
      await at.consoles.patch(before[one.name] ?? {});
      const page = await at.chromium.browser.newPage();
      await page.goto(one.url);
      await page.waitForSelector("#company-id");
      await page.type("#company-id", one.name === "unregistered-company" ? "exemple.co.jp" : "example.co.jp");
      await page.click("#login");
      if (one.name === "unregistered-user" || one.name === "admin-refused") {
        const account = one.name === "unregistered-user" ? "mirai.tanaka@example.co.jp" : "misaki.takahashi@example.co.jp";
        await (await page.waitForSelector(`button[data-email="${account}"]`))?.click();
      }
      await page.waitForSelector("#login-message [role=alert]");
      const report = await at.chromium.reportWhere(page, (r) => r.findings.length > 0);
      assert.deepEqual(
        report.findings.map((f) => [f.problem, f.code, f.standing]),
        [[`rakumo.login.${one.name}`, one.code, "here"]],
      );
      const frame = await openCard(page);
      assert.ok(one.text.endsWith((await marked(page)).join("")), one.text);
      assert.equal((await text(frame, "[data-part=code]")).includes(one.code), true);
      await page.close();
    });
  }

  it("the badge counts the tab's findings, and the report goes with the message", async () => {
    await at.consoles.patch({ ...SIGNED_IN, ...FAILURES[1].patch });
    const page = await at.chromium.browser.newPage();
    await sync(page);
    await at.chromium.reportWhere(page, (r) => r.findings.length === 1);
    const badge = async () => {
      const worker = await at.chromium.background();
      return worker.evaluate(async () => {
        const [tab] = await chrome.tabs.query({ active: true });
        return chrome.action.getBadgeText({ tabId: tab?.id ?? 0 });
      });
    };
    await until(page, "the badge counts it", async () => (await badge()) === "1");
    await at.consoles.patch({ google: { rakumo_access: "trusted" } });
    await page.click("#sync-start");
    await page.waitForSelector("#sync-result .message.ok");
    await at.chromium.reportWhere(page, (r) => r.findings.length === 0);
    await until(page, "the badge is empty", async () => (await badge()) === "");
    await until(page, "the mark is gone", async () => (await marked(page)).length === 0);
    await page.close();
  });
});

/** Whether the card stands below the marked message, over the page. Runs in the page. */
function isCovered(): boolean {
  const boxes = [...(CSS.highlights.get("shirube") ?? [])].map((range) => (range as Range).getBoundingClientRect());
  const [left, bottom] = [Math.min(...boxes.map((box) => box.left)), Math.max(...boxes.map((box) => box.bottom))];
  return document.elementFromPoint(left + 100, bottom + 150)?.localName === "shirube-host";
}

describe("the messages of the Google sync in Firefox", () => {
  let consoles: Consoles;
  let browser: Browser;
  before(async () => {
    consoles = await Consoles.start();
    browser = await firefox(consoles.port);
  });
  after(async () => {
    await browser?.close();
    await consoles?.stop();
  });
  for (const failure of FAILURES) {
    it(`${failure.name}: found, marked, explained, here`, async () => {
      await consoles.reset();
      await consoles.patch({ delay_ms: 20, sync_ms: 50, ...SIGNED_IN, ...failure.patch });
      const page = await browser.newPage();
      await page.setViewport({ width: 1280, height: 900 });
      const message = await sync(page);
      await page.waitForFunction(() => (CSS.highlights.get("shirube")?.size ?? 0) > 0);
      assert.equal((await marked(page)).join(""), message);
      await pressPill(page);
      // Firefox lets no test look into the extension's frame. The card takes the keyboard when it has been drawn with
      // its content, and only a card that lives answers Esc: then the page is uncovered again.
      await page.waitForFunction(() => document.activeElement?.localName === "shirube-host");
      await page.waitForFunction(isCovered);
      await page.screenshot({ path: `${PICTURES}firefox-${failure.code}.png` });
      await page.keyboard.press("Escape");
      await page.waitForFunction(`!(${isCovered})()`);
      await page.close();
    });
  }
});
