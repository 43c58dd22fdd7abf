import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { until } from "./card.ts";
import { isAlwaysThere } from "./hosts.ts";
import { pageOf, type Row, rowsOnPages } from "./rows.ts";
import { withChromium } from "./setup.ts";

/** Every string of the error collection that stands on a page, in the browser, at its address. */
describe("the error collection in Chromium", () => {
  const at = withChromium();
  const rows = rowsOnPages();

  async function open(row: Row): Promise<Page> {
    await at.consoles.serve({ url: row.place, body: pageOf(row) });
    const page = await at.chromium.browser.newPage();
    await page.goto(row.place);
    await page.bringToFront();
    return page;
  }

  /** The codes of the tabs that the popup shows, or of its only card. */
  async function lookedUp(page: Page): Promise<string[]> {
    const [extension] = [...(await at.chromium.browser.extensions()).values()];
    await extension?.triggerAction(page);
    const target = await at.chromium.browser.waitForTarget((one) => one.url().endsWith("/popup.html"));
    const popup = await target.asPage();
    await until(popup, "the page was looked at", () =>
      popup.$eval("#page-says", (element) => element.textContent !== "" && !element.textContent?.includes("…")),
    );
    const codes = await popup.$$eval("#card [data-part=code], #card [role=tab] span:last-child", (all) =>
      all.map((one) => one.textContent ?? ""),
    );
    await popup.close();
    return codes;
  }

  for (const row of rows) {
    it(`${row.id} ${row.language} ${row.place.slice(0, 80)}`, async () => {
      const page = await open(row);
      try {
        if (isAlwaysThere(row.place)) {
          await at.chromium.reportWhere(page, ({ findings }) =>
            findings.some(({ refs, standing }) => refs.includes(row.id) && standing === "here"),
          );
        } else {
          assert.notDeepEqual(await lookedUp(page), [], "it is found when the user asks");
        }
      } finally {
        await page.close();
      }
    });
  }
});
