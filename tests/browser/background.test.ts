import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { marked } from "./browser.ts";
import { openCard, text, until } from "./card.ts";
import { MESSAGE_B, pageWith, withChromium } from "./setup.ts";

const URL_ = "https://a-rakumo.appspot.com/admin/background";

describe("the background", () => {
  const at = withChromium();

  it("is killed, and the next finding still appears, with its card", async () => {
    await at.consoles.serve({ url: URL_, body: pageWith('<div id="out"></div>') });
    const page = await at.chromium.browser.newPage();
    await page.goto(URL_);
    const say = (message: string) =>
      page.evaluate((words) => {
        (document.querySelector("#out") as HTMLElement).innerHTML = `<p role="alert">${words}</p>`;
      }, message);
    await say(MESSAGE_B);
    // The driver must not have looked into this background before: it would hold its successor back as a debugger does.
    await until(page, "the message is marked", async () => (await marked(page)).join("") === MESSAGE_B);

    const running = async () => {
      const { targetInfos } = await session.send("Target.getTargets");
      return targetInfos.find((info) => info.type === "service_worker" && info.url.endsWith("/background.js"));
    };
    const session = await at.chromium.browser.target().createCDPSession();
    const worker = await running();
    assert.ok(worker);
    await session.send("Target.closeTarget", { targetId: worker.targetId });
    await until(page, "the background is gone", async () => (await running()) === undefined);

    await say("同期対象の Google Workspace ドメインが見つかりませんでした。ドメインの設定をご確認ください。");
    await until(page, "the next message is marked", async () => (await marked(page)).join("").startsWith("同期対象"));
    const frame = await openCard(page);
    assert.match(await text(frame, "[data-part=code]"), /RK-C/);
    await page.close();
  });

  it("gets no message from a page without a candidate", async () => {
    const worker = await at.chromium.background();
    await worker.evaluate(() => {
      const counted = globalThis as unknown as { messages: number };
      counted.messages = 0;
      chrome.runtime.onMessage.addListener(() => {
        counted.messages += 1;
        return false;
      });
    });
    const messages = () => worker.evaluate(() => (globalThis as unknown as { messages: number }).messages);
    const rows = Array.from({ length: 500 }, (_, i) => `<tr><td>user${i}@example.co.jp</td><td>同期が正常に完了しました。</td></tr>`).join(
      "",
    );
    await at.consoles.serve({ url: URL_, body: pageWith(`<table>${rows}</table><p id="note"></p>`) });
    const page = await at.chromium.browser.newPage();
    await page.goto(URL_);
    for (let i = 0; i < 20; i += 1) {
      await page.evaluate((n) => {
        (document.querySelector("#note") as HTMLElement).textContent = `Google からのデータを ${n} 件読み込みました。エラーはありません。`;
        return new Promise((resolve) => requestAnimationFrame(resolve));
      }, i);
    }
    await page.goto("https://a-rakumo.appspot.com/admin/elsewhere").catch(() => null);
    await page.goto(URL_);
    assert.equal(await messages(), 0);
    // The same counter does count: one message for a candidate.
    await page.evaluate((words) => {
      (document.querySelector("#note") as HTMLElement).textContent = words;
    }, MESSAGE_B);
    await at.chromium.reportWhere(page, (r) => r.findings.length === 1);
    assert.equal(await messages(), 1);
    await page.close();
  });
});
