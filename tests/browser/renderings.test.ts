import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { languagesOf, play, RENDERINGS, SCENARIOS, type Scenario, untilReady } from "./settings/scenarios.ts";
import { withChromium } from "./setup.ts";

/** The same page in the same state is opened once, whatever is checked on it. */
const distinct = [...new Map(SCENARIOS.map((one) => [JSON.stringify([one.url, one.patch]), one])).values()];

describe("the pages of settings, made with component libraries", () => {
  const started = withChromium({ extension: false });

  for (const [host, renderings] of Object.entries(RENDERINGS)) {
    const scenarios = distinct.filter(({ url }) => new URL(url).hostname === host);
    for (const rendering of renderings) {
      it(`${host}, ${rendering}: every state is drawn without an error, in every language`, async () => {
        const page = await started.chromium.browser.newPage();
        const errors: string[] = [];
        page.on("pageerror", (error) => errors.push(String(error)));
        page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
        for (const language of languagesOf(`https://${host}/`)) {
          for (const [index, scenario] of scenarios.entries()) {
            await play(started.consoles, scenario, rendering, language);
            const state = `${scenario.url} ${JSON.stringify(scenario.patch)} ${language}`;
            await open(page, scenario, index > 0 && host !== "a-rakumo.appspot.com").catch((error) => assert.fail(`${state}: ${error}`));
            const heading = await page.$eval("h1", (element) => element.textContent?.trim() ?? "");
            const title = await page.title();
            const [name = ""] = title.split(" - ");
            assert.ok(name !== "" && (heading.includes(name) || title.includes(heading)), `${state}: ${heading}`);
            assert.equal(await page.$eval("html", (element) => element.lang), language, state);
            assert.deepEqual(errors, [], state);
          }
        }
        await page.close();
      });
    }
  }

  it("has a scenario of each verdict for every check", () => {
    const verdicts = new Map(SCENARIOS.map(({ check }) => [check, SCENARIOS.filter((one) => one.check === check)]));
    const lacking = [...verdicts].filter(([, list]) => new Set(list.map(({ verdict }) => verdict)).size < 2);
    assert.deepEqual(
      lacking.map(([check]) => check),
      [],
    );
  });
});

/**
 * Opens a scenario's page: in place if the page before is of the same console and language, as its own links do, and by
 * loading it otherwise.
 */
async function open(page: Page, { url, ready }: Scenario, inPlace: boolean): Promise<void> {
  if (inPlace) {
    await page.evaluate((address) => {
      history.pushState(null, "", address);
      dispatchEvent(new PopStateEvent("popstate"));
    }, url);
  } else {
    // The same address with another hash alone would not be loaded.
    await page.goto("about:blank");
    await page.goto(url, { waitUntil: "domcontentloaded" });
  }
  await untilReady(page, ready);
}
