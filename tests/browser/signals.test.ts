import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { card, text, until } from "./card.ts";
import { PICTURES, withChromium } from "./setup.ts";

const REFUSED =
  "https://acme.my.salesforce.com/setup/secur/RemoteAccessErrorPage.apexp?error=invalid_client_id&error_description=client+identifier+invalid";

/** A page that says nothing we know: only its address tells. */
const MUTE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title><main><h1>Something is not right</h1></main></html>`;

describe("an address that tells of a problem by itself", () => {
  const at = withChromium();

  it("is enough: a pill in the corner, and the card", async () => {
    await at.consoles.serve({ url: REFUSED, body: MUTE });
    const page = await at.chromium.browser.newPage();
    await page.goto(REFUSED);
    const report = await at.chromium.reportWhere(page, ({ findings }) => findings.length > 0);
    assert.deepEqual(
      report.findings.map(({ code, standing, superseded }) => ({ code, standing, superseded })),
      [{ code: "SF-08", standing: "here", superseded: ["SF-01"] }],
    );
    await until(page, "the pill is there", () => page.$("shirube-host").then((host) => host !== null));
    await page.screenshot({ path: `${PICTURES}signal-pill.png` });
    await page.mouse.click((await page.evaluate(() => innerWidth)) - 60, 32);
    const frame = await card(page);
    assert.equal(await text(frame, "[data-part=code]"), "SF-08");
    await page.screenshot({ path: `${PICTURES}signal-card.png` });
    await page.close();
  });

  it("is noticed when the page comes to it without loading anew, and forgotten when it leaves", async () => {
    const home = "https://acme.my.salesforce.com/home";
    await at.consoles.serve({ url: home, body: MUTE });
    const page = await at.chromium.browser.newPage();
    await page.goto(home);
    const go = (address: string) =>
      page.evaluate((there) => {
        history.pushState(null, "", there);
        const line = document.createElement("p");
        line.textContent = "…";
        document.body.append(line);
      }, address);
    await go(`${REFUSED}&again=1`);
    await at.chromium.reportWhere(page, ({ findings }) => findings.some(({ code }) => code === "SF-08"));
    await go(home);
    await at.chromium.reportWhere(page, ({ findings }) => findings.length === 0);
    await page.close();
  });
});
