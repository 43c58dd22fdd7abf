import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openCard, text, until } from "./card.ts";
import { MESSAGE_B, pageWith, withChromium } from "./setup.ts";

const REPORTS = "report-uri /__sim/csp-report";

const POLICIES: Readonly<Record<string, string | null>> = {
  none: null,
  "nonce + strict-dynamic": `script-src 'nonce-abc' 'strict-dynamic'; object-src 'none'; base-uri 'none'; ${REPORTS}`,
  "nonce + strict-dynamic + Trusted Types": `script-src 'nonce-abc' 'strict-dynamic'; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'; ${REPORTS}`,
  "default-src 'none'": `default-src 'none'; script-src 'nonce-abc'; frame-src 'none'; ${REPORTS}`,
};

/** The page's own witness: it notes every violation that the page could see and report. */
const WITNESS = `<script nonce="abc">
  window.violations = [];
  document.addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective + " " + event.blockedURI));
</script>`;

describe("the card under content security policies", () => {
  const at = withChromium();
  for (const [name, policy] of Object.entries(POLICIES)) {
    it(`${name}: the card works, no violation, no report`, async () => {
      const url = "https://a-rakumo.appspot.com/admin/policy";
      const headers = policy ? { "content-security-policy": policy } : {};
      await at.consoles.serve({ url, body: pageWith(`${WITNESS}<p role="alert">${MESSAGE_B}</p>`), headers });
      const page = await at.chromium.browser.newPage();
      await page.goto(url);
      const frame = await openCard(page);
      assert.match(await text(frame, "#title"), /権限/);
      await frame.click("[data-language=en]");
      await until(page, "the card speaks English", async () => /may not read/.test(await text(frame, "#title")));
      await frame.click("[data-language=ja]");
      await until(page, "the card speaks Japanese", async () => /権限/.test(await text(frame, "#title")));
      assert.deepEqual(await page.evaluate(() => (window as unknown as { violations: string[] }).violations), []);
      assert.deepEqual(await at.consoles.reports(), []);
      await page.close();
    });
  }

  it("a violation of the page's own is seen by the witness and reported", async () => {
    const url = "https://a-rakumo.appspot.com/admin/violation";
    const image = '<img src="https://a-rakumo.appspot.com/nothing.png" alt="">';
    await at.consoles.serve({
      url,
      body: pageWith(WITNESS + image),
      headers: { "content-security-policy": POLICIES["default-src 'none'"] ?? "" },
    });
    const page = await at.chromium.browser.newPage();
    await page.goto(url);
    const violations = () => page.evaluate(() => (window as unknown as { violations: string[] }).violations.length);
    await until(page, "the page sees its violation", async () => (await violations()) > 0);
    await until(page, "the violation is reported", async () => (await at.consoles.reports()).length > 0);
    await page.close();
  });
});
