import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { marked } from "./browser.ts";
import { until } from "./card.ts";
import { MESSAGE_B, PICTURES, withChromium } from "./setup.ts";

const MESSAGE_C = "同期対象の Google Workspace ドメインが見つかりませんでした。";

/** A ticket in a help desk that is none of our hosts: the customer's message, the agent's answer. */
const TICKET = `<!doctype html><html lang="ja"><meta charset="utf-8"><title>チケット 4711</title><body><main><h1>チケット 4711</h1>
<article><h2>お客様</h2><p>昨日から同期できません。次の表示が出ます。</p><p>${MESSAGE_B}</p></article>
<article><h2>担当</h2><p>確認します。</p></article></main></body></html>`;

const TICKET_URL = "https://desk.example/tickets/4711";

describe("the popup", () => {
  const { consoles, chromium } = proxied(withChromium());

  /** Opens a page and presses the toolbar button. */
  async function popupOn(url: string, body?: string): Promise<{ page: Page; popup: Page }> {
    if (body !== undefined) await consoles().serve({ url, body });
    const page = await chromium().browser.newPage();
    await page.goto(url);
    return { page, popup: await popupOnThis(page) };
  }

  /** Presses the toolbar button on a page. */
  async function popupOnThis(page: Page): Promise<Page> {
    await page.bringToFront();
    const [extension] = [...(await chromium().browser.extensions()).values()];
    assert.ok(extension, "the extension is installed");
    await extension.triggerAction(page);
    const target = await chromium().browser.waitForTarget((one) => one.url().endsWith("/popup.html"));
    const popup = await target.asPage();
    await until(popup, "the page was looked at", async () => !(await says(popup, "#page-says")).includes("…"));
    return popup;
  }

  const says = (popup: Page, selector: string) => popup.$eval(selector, (element) => element.textContent ?? "");

  it("looks once at any page, marks what it finds and explains it", async () => {
    const { page, popup } = await popupOn(TICKET_URL, TICKET);
    assert.match(await says(popup, "#page-says"), /1 件/);
    assert.equal(await says(popup, "#card [data-part=code]"), "RK-B");
    assert.match(await says(popup, "#card figcaption"), /引用/);
    assert.deepEqual(await marked(page), [MESSAGE_B]);
    assert.equal(await page.$("shirube-host"), null, "nothing is added to a page that is not ours");
    await popup.screenshot({ path: `${PICTURES}popup-ticket.png` });
    await popup.close();
    await page.close();
  });

  it("leaves the page alone again: what comes later is seen only when the button is pressed anew", async () => {
    const { page, popup } = await popupOn(TICKET_URL, TICKET);
    await popup.close();
    const codes = async () => (await chromium().report(page))?.findings.map(({ code }) => code);
    assert.deepEqual(await codes(), ["RK-B"]);
    await page.evaluate((message) => {
      const line = document.createElement("p");
      line.textContent = message;
      document.querySelector("main")?.append(line);
    }, MESSAGE_C);
    const again = await popupOnThis(page);
    assert.deepEqual(await again.$$eval("[role=tab]", (tabs) => tabs.map((tab) => tab.textContent)), ["1RK-B", "2RK-C"]);
    await again.close();
    // Whatever still watched would have told the background by the time that the popup had opened, looked and closed.
    await page.evaluate((message) => {
      const line = document.createElement("p");
      line.textContent = message;
      document.querySelector("main")?.append(line);
    }, "Google からのデータ読み込み時にユーザー認証エラーが発生したため、処理を中断しました。");
    const other = await popupOn("https://desk.example/empty", "<!doctype html><title>x</title><p>x</p>");
    assert.deepEqual(await codes(), ["RK-B", "RK-C"]);
    await other.popup.close();
    await other.page.close();
    await page.close();
  });

  it("explains a pasted text with several errors in it, and keeps nothing of it", async () => {
    const { page, popup } = await popupOn("https://desk.example/empty", "<!doctype html><title>x</title><p>x</p>");
    assert.match(await says(popup, "#page-says"), /ありません/);
    const secret = "秘密の顧客名";
    await popup.$eval(
      "#text",
      (box, text) => {
        (box as HTMLTextAreaElement).value = text;
      },
      `${secret} 様\n> ${MESSAGE_B}\n\n別件: グループ「sales@example.co.jp」の情報にアクセスできなかったため、処理を中断しました。`,
    );
    await popup.click("#explain");
    await until(popup, "it is explained", async () => (await says(popup, "#says")).includes("2"));
    assert.deepEqual(await popup.$$eval("[role=tab]", (tabs) => tabs.map((tab) => tab.textContent)), ["1RK-B", "2RK-D"]);
    const worker = await chromium().background();
    const kept = await worker.evaluate(async () => JSON.stringify([await chrome.storage.session.get(), await chrome.storage.local.get()]));
    assert.ok(!kept.includes(secret) && !kept.includes("sales@example.co.jp"), kept);
    await popup.screenshot({ path: `${PICTURES}popup-paste.png` });
    await popup.close();
    await page.close();
  });

  it("says so when a pasted text holds no known message, and keeps what was pasted", async () => {
    const { page, popup } = await popupOn("https://desk.example/empty", "<!doctype html><title>x</title><p>x</p>");
    await popup.click("#explain");
    assert.match(await says(popup, "#says"), /貼り付けてから/);
    await popup.type("#text", "印刷できません");
    await popup.click("#explain");
    await until(popup, "it says so", async () => (await says(popup, "#says")).includes("見つかりません"));
    assert.equal(await popup.$eval("#text", (box) => (box as HTMLTextAreaElement).value), "印刷できません");
    assert.equal(await popup.$eval("#card", (card) => (card as HTMLElement).hidden), true);
    await popup.close();
    await page.close();
  });

  it("says so where the browser lets no extension look", async () => {
    const { page, popup } = await popupOn("chrome://version/");
    assert.match(await says(popup, "#page-says"), /拡張機能に見せません/);
    await popup.close();
    await page.close();
  });

  it("offers to explain sign-in pages from now on, with the reason, only there", async () => {
    const body = "<!doctype html><title>x</title><p>x</p>";
    for (const [url, offered] of [
      ["https://accounts.google.com/signin", true],
      ["https://desk.example/empty", false],
    ] as const) {
      const { page, popup } = await popupOn(url, body);
      assert.equal(await popup.$eval("#offer", (box) => !(box as HTMLElement).hidden), offered, url);
      if (offered) assert.match(await says(popup, "#reason"), /許可が必要です/);
      await popup.screenshot({ path: `${PICTURES}popup-offer-${offered}.png` });
      await popup.close();
      await page.close();
    }
  });
});

/** What `withChromium` gives exists only while tests run. */
function proxied<T extends object>(started: T): { [K in keyof T]: () => T[K] } {
  return new Proxy({} as { [K in keyof T]: () => T[K] }, { get: (_, key) => () => started[key as keyof T] });
}
