import { describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { marked } from "./browser.ts";
import { until } from "./card.ts";
import { MESSAGE_B, pageWith, withChromium } from "./setup.ts";

const URL_ = "https://a-rakumo.appspot.com/admin/watch";

describe("a page that is watched", () => {
  const at = withChromium();

  async function visit(body: string): Promise<Page> {
    await at.consoles.serve({ url: URL_, body: pageWith(body) });
    const page = await at.chromium.browser.newPage();
    await page.goto(URL_);
    return page;
  }

  const show = (page: Page, message: string) =>
    page.evaluate((words) => {
      (document.querySelector("#out") as HTMLElement).innerHTML = words && `<p role="alert">${words}</p>`;
    }, message);

  it("may change by the thousand: what it shows then is found, and what it no longer shows is forgotten", async () => {
    const page = await visit('<ul></ul><div id="out"></div>');
    // More than may be spent: Shirube rests, and such a page is not even watched meanwhile.
    const bustle = () =>
      page.evaluate(async () => {
        const list = document.querySelector("ul") as HTMLElement;
        for (let round = 0; round < 40; round += 1) {
          for (let i = 0; i < 1000; i += 1) list.append(Object.assign(document.createElement("li"), { textContent: `${round} ${i}` }));
          await new Promise((resolve) => requestAnimationFrame(resolve));
          list.replaceChildren();
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
      });
    for (const message of [MESSAGE_B, "", MESSAGE_B]) {
      await bustle();
      await show(page, message);
      await until(page, `"${message}" is marked, and nothing else`, async () => (await marked(page)).join() === message);
    }
    await page.close();
  });

  it("may hide what every element has: a look that fails is not the last", async () => {
    const page = await visit('<div id="out"></div>');
    await show(page, MESSAGE_B);
    await until(page, "the message is marked", async () => (await marked(page)).length === 1);
    const failed = new Promise((resolve) => page.once("pageerror", resolve));
    // The names of its fields are properties of a form, also for us.
    await page.evaluate(() => {
      const form = document.createElement("form");
      form.innerHTML = '<input name="getAttribute"><p>A form of its own kind.</p>';
      document.body.append(form);
    });
    await failed;
    await page.evaluate(() => document.querySelector("form")?.remove());
    await show(page, "");
    await until(page, "the mark goes with the message", async () => (await marked(page)).length === 0);
    await show(page, MESSAGE_B);
    await until(page, "the next message is marked", async () => (await marked(page)).length === 1);
    await page.close();
  });
});
