import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { chromium, type ExtendedBrowser } from "./browser.ts";
import { cardGone, openCard, until } from "./card.ts";
import { Consoles } from "./consoles.ts";
import { MESSAGE_B, pageWith } from "./setup.ts";

const URL_ = "https://a-rakumo.appspot.com/admin/untouched";

/** A page that watches itself: every mutation, and every event of ours that could reach its listeners. */
const BODY = pageWith(`
<script>
  window.changes = [];
  new MutationObserver((records) => {
    for (const record of records) {
      const nodes = [...record.addedNodes, ...record.removedNodes];
      if (nodes.length > 0 && nodes.every((node) => node.localName === "shirube-host")) continue;
      if (record.target.localName === "shirube-host") continue;
      changes.push(record.type + " of " + record.target.nodeName + " " + (record.attributeName ?? ""));
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
</script>
<p role="alert"><span>${MESSAGE_B.slice(0, 20)}</span><b>${MESSAGE_B.slice(20)}</b></p>
<dialog id="d"><p role="alert">同期対象の Google Workspace ドメインが見つかりませんでした。ドメインの設定をご確認ください。</p></dialog>`);

/** The page's own state, as it could compare it. */
function ownState(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as Element;
    for (const host of copy.querySelectorAll("shirube-host")) host.remove();
    return {
      html: copy.outerHTML,
      hosts: document.querySelectorAll("shirube-host").length,
      sheets: document.styleSheets.length,
      adopted: document.adoptedStyleSheets.length,
      // The test driver's own helpers begin with two underscores.
      globals: Object.keys(window)
        .filter((key) => key !== "changes" && !key.startsWith("__"))
        .sort(),
    };
  });
}

const changes = (page: Page) => page.evaluate(() => (window as unknown as { changes: string[] }).changes);

describe("the page is read, never written", () => {
  let consoles: Consoles;
  let [withUs, without] = [undefined, undefined] as unknown as [ExtendedBrowser, ExtendedBrowser];
  before(async () => {
    consoles = await Consoles.start();
    withUs = await chromium(consoles.port);
    without = await chromium(consoles.port, { extension: false });
  });
  after(async () => {
    await withUs?.close();
    await without?.close();
    await consoles?.stop();
  });

  it("no change besides the one host element, and none without it", async () => {
    await consoles.serve({ url: URL_, body: BODY });
    const bare = await without.browser.newPage();
    await bare.goto(URL_);
    const expected = (await ownState(bare)) as { hosts: number };
    assert.equal(expected.hosts, 0);

    const page = await withUs.browser.newPage();
    await page.goto(URL_);
    const frame = await openCard(page);
    await frame.waitForSelector("li[data-cause]");
    assert.deepEqual(await ownState(page), { ...expected, hosts: 1 });
    assert.deepEqual(await changes(page), await changes(bare), "only the parser's own changes");
    assert.equal(await page.evaluate(() => document.querySelector("shirube-host")?.parentNode === document.documentElement), true);
    assert.equal(await page.evaluate(() => document.querySelector("shirube-host")?.shadowRoot), null, "the shadow root is closed");
    await frame.click("[data-action=close]");
    await cardGone(page);

    await page.evaluate(() => (document.querySelector("#d") as HTMLDialogElement).showModal());
    await until(page, "the host stands in the dialog", () => page.evaluate(() => document.querySelector("#d > shirube-host") !== null));
    assert.equal(await page.evaluate(() => document.querySelectorAll("shirube-host").length), 1);
    await page.evaluate(() => (document.querySelector("#d") as HTMLDialogElement).close());
    await until(page, "the host stands behind the body", () => page.evaluate(() => document.querySelector("html > shirube-host") !== null));
    // Opening and closing the dialog is the page's own doing.
    assert.deepEqual(
      (await changes(page)).filter((change) => change !== "attributes of DIALOG open"),
      await changes(bare),
    );
  });
});
