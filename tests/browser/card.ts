import type { Frame, Page } from "puppeteer-core";

/** Presses the pill of the first marked message with the mouse: it stands just below the message's beginning. */
export async function pressPill(page: Page): Promise<void> {
  // Chromium drops what the mouse does before a page is painted for the first time.
  await until(page, "the page is painted", () => page.evaluate(() => performance.getEntriesByName("first-contentful-paint").length > 0));
  let at = { x: 0, y: 0 };
  await until(page, "the pill stands below the message", async () => {
    const { isThere, ...place } = await page.evaluate(() => {
      const ranges = [...(CSS.highlights.get("shirube") ?? [])] as Range[];
      const boxes = ranges.map((range) => range.getBoundingClientRect());
      const x = Math.min(...boxes.map((box) => box.left)) + 24;
      const y = Math.max(...boxes.map((box) => box.bottom)) + 4 + 16;
      return { x, y, isThere: boxes.length > 0 && document.elementFromPoint(x, y)?.localName === "shirube-host" };
    });
    at = place;
    return isThere;
  });
  await page.mouse.click(at.x, at.y);
}

/** The height of the card's frame until the card has told its own, within its borders: FIRST_HEIGHT in host.ts. */
const FIRST_HEIGHT = 318;

/** The card's frame, drawn and at its own height: before that, what one would press still moves. */
export async function card(page: Page): Promise<Frame> {
  const frame = await page.waitForFrame((one) => one.url().includes("/card.html"));
  await frame.waitForSelector("#title");
  await until(page, "the card has its height", () => frame.evaluate((first) => innerHeight !== first, FIRST_HEIGHT));
  return frame;
}

/** Opens the card of the first message as a user would. */
export async function openCard(page: Page): Promise<Frame> {
  await until(page, "a message is marked", () => page.evaluate(() => (CSS.highlights.get("shirube")?.size ?? 0) > 0));
  await pressPill(page);
  return card(page);
}

/** Waits until no card is open. */
export function cardGone(page: Page): Promise<void> {
  return until(page, "the card is gone", async () => !page.frames().some((frame) => frame.url().includes("/card.html")));
}

/**
 * Waits until something holds, looking again after each frame of a page. The driver's own way of waiting needs `eval`,
 * which the content security policies of the tests and of the card forbid.
 */
export async function until(page: Page, what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`never came true: ${what}`);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}

export const text = (frame: Frame, selector: string): Promise<string> => frame.$eval(selector, (element) => element.textContent ?? "");
