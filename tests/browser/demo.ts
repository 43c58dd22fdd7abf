import { mkdirSync, rmSync } from "node:fs";
import { relative } from "node:path";
import type { Page } from "puppeteer-core";
import { chromium } from "./browser.ts";
import { Consoles } from "./consoles.ts";
import { setUp } from "./set-up.ts";
import { SYNC_PAGE } from "./setup.ts";
import { story } from "./story.ts";

/**
 * The demo. With a display: Chromium opens on the simulated rakumo admin page, ready to be played with. Without one: both
 * stories are played headless, a numbered picture and a line for each step.
 */
const consoles = await Consoles.start();
const display = Boolean(process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]);
const browser = await chromium(consoles.port, { headless: !display });
if (display) {
  await consoles.patch({ google: { rakumo_access: "limited" } });
  const [page = await browser.browser.newPage()] = await browser.browser.pages();
  await page.goto(SYNC_PAGE);
  console.log("Chromium is open on the simulated rakumo admin page. Log in as example.co.jp and press 「一括同期する」.");
  console.log("Close the browser to end the demo.");
  await new Promise((resolve) => browser.browser.once("disconnected", resolve));
} else {
  const folder = new URL("../../target/demo/", import.meta.url).pathname;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let number = 0;
  const show = async (page: Page, line: string) => {
    number += 1;
    const path = `${folder}${String(number).padStart(2, "0")}.png`;
    await page.evaluate(() =>
      document.fonts.ready.then(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))),
    );
    await page.screenshot({ path: path as `${string}.png` });
    console.log(`${relative(process.cwd(), path)}  ${line}`);
  };
  await story(consoles, browser, show);
  await setUp(consoles, browser, show);
  await browser.close();
}
await consoles.stop();
