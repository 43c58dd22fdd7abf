import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Report } from "../../extension/src/protocol.ts";
import { longestTask, sum, traced } from "../bench/trace.ts";
import { MESSAGE_B, pageWith, withChromium } from "./setup.ts";

/** Where there may be settings, and where there are: these are read as well, as far as they can be. */
const PLACES = [
  ["one message among them is found", "https://a-rakumo.appspot.com/admin/large", (r: Report) => r.findings[0]?.code === "RK-B"],
  ["settings are read", "https://admin.google.com/ac/groups", (r: Report) => r.settings !== null],
] as const;

/** The most that one of our tasks may hold up the page, in milliseconds of processor time. */
const LONGEST_TASK = 50;

describe("a page of 25,000 text nodes", () => {
  const at = withChromium();
  for (const [what, url, isThere] of PLACES) {
    it(`${what}, by tasks that do not hold up the page`, async () => {
      const row = (i: number) =>
        `<tr><td>${i}</td><td>山田 太郎 ${i}</td><td>user${i}@example.co.jp</td><td>営業部 東日本</td><td>有効</td></tr>`;
      const rows = Array.from({ length: 5000 }, (_, i) => row(i)).join("");
      await at.consoles.serve({ url, body: pageWith(`<table>${rows}</table><p role="alert">${MESSAGE_B}</p>`) });
      const page = await at.chromium.browser.newPage();
      const { pieces } = await traced(page, async () => {
        await page.goto(url);
        await at.chromium.reportWhere(page, isThere);
      });
      const nodes = await page.evaluate(() => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        let count = 0;
        while (walker.nextNode()) count += 1;
        return count;
      });
      assert.ok(nodes >= 25_000, `${nodes} text nodes`);
      const longest = longestTask(pieces);
      console.log(`our longest task took ${longest.toFixed(1)} ms of processor time, all ${sum(pieces).toFixed(1)} ms`);
      assert.ok(pieces.length > 0);
      assert.ok(longest <= LONGEST_TASK);
      await page.close();
    });
  }
});
