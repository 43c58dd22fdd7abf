import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { longestTask, sum, traced } from "../bench/trace.ts";
import { MESSAGE_B, pageWith, withChromium } from "./setup.ts";

/** Not among the addresses with settings: reading them is one task, of up to 4,000 nodes, that has no slices yet. */
const URL_ = "https://a-rakumo.appspot.com/calendar/large";

/** The most that one of our tasks may hold up the page, in milliseconds of processor time. */
const LONGEST_TASK = 50;

describe("a page of 25,000 text nodes", () => {
  const at = withChromium();
  it("one message among them is found, by tasks that do not hold up the page", async () => {
    const row = (i: number) =>
      `<tr><td>${i}</td><td>山田 太郎 ${i}</td><td>user${i}@example.co.jp</td><td>営業部 東日本</td><td>有効</td></tr>`;
    const rows = Array.from({ length: 5000 }, (_, i) => row(i)).join("");
    await at.consoles.serve({ url: URL_, body: pageWith(`<table>${rows}</table><p role="alert">${MESSAGE_B}</p>`) });
    const page = await at.chromium.browser.newPage();
    const { pieces } = await traced(page, async () => {
      await page.goto(URL_);
      await at.chromium.reportWhere(page, (r) => r.findings[0]?.code === "RK-B");
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
});
