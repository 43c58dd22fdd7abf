import { describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { until } from "./card.ts";
import { isAlwaysThere } from "./hosts.ts";
import { pageOf, type Row, rowsOnPages } from "./rows.ts";
import { withChromium } from "./setup.ts";

/** Rows that never count as the page's own; the reasons stand in crates/packs/tests/rows.rs. */
const WEAK = ["G1-20", "G3-05", "G5-18"];

const isHelp = (place: string) => new URL(place).hostname === "support.google.com";

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

  /** Has the page looked at by the popup, as a user would. */
  async function lookAt(page: Page): Promise<void> {
    const [extension] = [...(await at.chromium.browser.extensions()).values()];
    await extension?.triggerAction(page);
    const target = await at.chromium.browser.waitForTarget((one) => one.url().endsWith("/popup.html"));
    const popup = await target.asPage();
    await until(popup, "the page was looked at", () =>
      popup.$eval("#page-says", (element) => element.textContent !== "" && !element.textContent?.includes("…")),
    );
    await popup.close();
  }

  for (const row of rows) {
    it(`${row.id} ${row.language} ${row.place.slice(0, 80)}`, async () => {
      const page = await open(row);
      try {
        if (!isAlwaysThere(row.place)) await lookAt(page);
        const standings = WEAK.includes(row.id) ? ["here", "reported"] : isHelp(row.place) ? ["quoted"] : ["here"];
        await at.chromium.reportWhere(page, ({ findings }) =>
          findings.some(({ refs, standing }) => refs.includes(row.id) && standings.includes(standing)),
        );
      } finally {
        await page.close();
      }
    });
  }
});
