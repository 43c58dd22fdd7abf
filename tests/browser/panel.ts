import assert from "node:assert/strict";
import type { Page } from "puppeteer-core";
import type { ExtendedBrowser } from "./browser.ts";
import { until } from "./card.ts";

/** Opens the side panel beside a page as a user does: through the button of the popup. */
export async function openPanel(chromium: ExtendedBrowser, page: Page): Promise<Page> {
  await page.bringToFront();
  const [extension] = [...(await chromium.browser.extensions()).values()];
  assert.ok(extension, "the extension is installed");
  await extension.triggerAction(page);
  const popup = await (await chromium.browser.waitForTarget((one) => one.url().endsWith("/popup.html"))).asPage();
  await until(popup, "the popup knows the tab", async () => !(await text(popup, "#page-says")).includes("…"));
  await popup.click("#open-panel");
  const panel = await (await chromium.browser.waitForTarget((one) => one.url().endsWith("/panel.html"))).asPage();
  await panel.waitForSelector("[role=tablist]");
  return panel;
}

/** The words of an element. */
export const text = (page: Page, selector: string): Promise<string> => page.$eval(selector, (element) => element.textContent ?? "");

/** Opens one of the three parts. */
export const openTab = (panel: Page, name: "page" | "jobs" | "tools") => press(panel, `#tab-${name}`);

/** Opens a tool. */
export async function openTool(panel: Page, name: string): Promise<void> {
  await openTab(panel, "tools");
  await press(panel, `#tool-${name}`);
}

/** Presses something with the keyboard's way of doing so: no place on the screen is needed. */
export const press = (page: Page, selector: string) => page.$eval(selector, (element) => (element as HTMLElement).click());

/** Types into a field, in the place of what stood there, and waits until something is said of it. */
export async function type(panel: Page, field: string, value: string, says: RegExp, slot = field): Promise<void> {
  await panel.$eval(
    `[data-field="${field}"]`,
    (element, typed) => {
      (element as HTMLInputElement).value = typed;
      element.dispatchEvent(new Event("input", { bubbles: true }));
    },
    value,
  );
  await until(panel, `${field} says ${says}`, async () => says.test(await text(panel, `[data-slot="${slot}"]`)));
}
