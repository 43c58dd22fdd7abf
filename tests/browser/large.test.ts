import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { MESSAGE_B, pageWith, withChromium } from "./setup.ts";

const URL_ = "https://a-rakumo.appspot.com/admin/large";

/** The most that one of our tasks may hold up the page, in milliseconds of processor time. */
const LONGEST_TASK = 50;

interface TraceEvent {
  readonly name: string;
  readonly tdur?: number;
  readonly dur?: number;
  readonly args: { readonly data?: { readonly url?: string } };
}

describe("a page of 25,000 text nodes", () => {
  const at = withChromium();
  it("one message among them is found, by tasks that do not hold up the page", async () => {
    const row = (i: number) =>
      `<tr><td>${i}</td><td>山田 太郎 ${i}</td><td>user${i}@example.co.jp</td><td>営業部 東日本</td><td>有効</td></tr>`;
    const rows = Array.from({ length: 5000 }, (_, i) => row(i)).join("");
    await at.consoles.serve({ url: URL_, body: pageWith(`<table>${rows}</table><p role="alert">${MESSAGE_B}</p>`) });
    const page = await at.chromium.browser.newPage();
    const path = join(tmpdir(), `shirube-trace-${process.pid}.json`);
    await page.tracing.start({ path, categories: ["devtools.timeline"] });
    await page.goto(URL_);
    await at.chromium.reportWhere(page, (r) => r.findings[0]?.code === "RK-B");
    await page.tracing.stop();
    const nodes = await page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      let count = 0;
      while (walker.nextNode()) count += 1;
      return count;
    });
    assert.ok(nodes >= 25_000, `${nodes} text nodes`);
    const { traceEvents } = JSON.parse(await readFile(path, "utf8")) as { traceEvents: TraceEvent[] };
    const ours = traceEvents.filter(
      (event) => /^(FunctionCall|EvaluateScript)$/.test(event.name) && event.args.data?.url?.endsWith("/content.js"),
    );
    const times = ours.map((event) => (event.tdur ?? event.dur ?? 0) / 1000);
    console.log(
      `our tasks: ${times.length}, the longest ${Math.max(...times).toFixed(1)} ms, all ${times.reduce((a, b) => a + b, 0).toFixed(1)} ms of processor time`,
    );
    assert.ok(times.length > 0);
    assert.ok(Math.max(...times) <= LONGEST_TASK);
    await page.close();
  });
});
