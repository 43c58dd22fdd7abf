import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { chromium, type ExtendedBrowser } from "./browser.ts";
import { Consoles } from "./consoles.ts";
import { type Case, pages, reduce } from "./corpus.ts";
import { isAlwaysThere } from "./hosts.ts";

/** How long a `late` page takes to come to rest, by its own timers: see tests/corpus/README.md. */
const AT_REST = 2200;

/**
 * Every page of the corpus in Chromium. When a page has come to rest, the test itself adds one more known message, the
 * sentinel. The page is looked at in order, so once the sentinel is reported, all before it has been seen.
 */
describe("the corpus in Chromium", () => {
  let consoles: Consoles;
  let browser: ExtendedBrowser;
  before(async () => {
    consoles = await Consoles.start();
    browser = await chromium(consoles.port);
  });
  after(async () => {
    await browser.close();
    await consoles.stop();
  });

  const check = (one: Case) => async () => {
    const headers = { ...one.headers, ...(one.csp ? { "content-security-policy": one.csp } : {}) };
    await consoles.serve({ url: one.url, body: one.body, headers });
    // The pages before have put jobs at hand; what is wrong for a job is none of the corpus.
    await (await browser.background()).evaluate(() => chrome.storage.local.remove("jobs"));
    const page = await browser.browser.newPage();
    try {
      await page.goto(one.url);
      if (one.late) await page.evaluate((time) => new Promise((resolve) => setTimeout(resolve, time)), AT_REST);
      if (!isAlwaysThere(one.url)) {
        assert.equal(await browser.report(page), null, "the extension has no business on this host");
        return;
      }
      await page.evaluate(() => {
        const sentinel = document.createElement("div");
        sentinel.setAttribute("role", "alert");
        sentinel.textContent = "グループ「sentinel@example.test」の情報にアクセスできなかったため、処理を中断しました。";
        // Inside an open modal dialog nothing else can be seen.
        (document.querySelector("dialog:modal") ?? document.body).append(sentinel);
      });
      const isSentinel = (finding: { captures: Record<string, string> }) => finding.captures["group"] === "sentinel@example.test";
      const report = await browser.reportWhere(page, (r) => r.findings.some(isSentinel));
      const found = report.findings.filter((finding) => !isSentinel(finding)) as unknown as Case["expect"];
      assert.deepEqual(reduce(found), reduce(one.expect), one.why);
    } finally {
      await page.close();
    }
  };

  for (const one of [...pages("found"), ...pages("quiet")]) it(one.name, check(one));
});
