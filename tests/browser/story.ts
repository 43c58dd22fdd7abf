import assert from "node:assert/strict";
import type { Page } from "puppeteer-core";
import { type ExtendedBrowser, marked } from "./browser.ts";
import { cardGone, openCard } from "./card.ts";
import type { Consoles } from "./consoles.ts";
import { MESSAGE_B, SYNC_PAGE } from "./setup.ts";

const ACCOUNT = "admin@example.co.jp";

/** Called after each step with the page that shows it and a line that says what is seen. */
export type Tell = (page: Page, line: string) => Promise<void>;

/**
 * The demo's story, played with the mouse and the keyboard: a sync fails with error B; the card explains it; its link
 * opens the Admin console with the right account; the setting is changed there; the next sync succeeds and the card goes.
 */
export async function story(consoles: Consoles, { browser }: ExtendedBrowser, tell: Tell): Promise<void> {
  await consoles.reset();
  await consoles.patch({ google: { rakumo_access: "limited" } });
  const [rakumo = await browser.newPage()] = await browser.pages();
  await rakumo.goto(SYNC_PAGE);
  await logIn(rakumo);
  await press(rakumo, "#sync-start");
  await rakumo.waitForSelector("#sync-result .message.error");
  await rakumo.waitForFunction(() => (CSS.highlights.get("shirube")?.size ?? 0) > 0);
  assert.equal((await marked(rakumo)).join(""), MESSAGE_B);
  await tell(rakumo, "The sync stops with error B; the message is marked, a pill stands beside it.");

  const card = await openCard(rakumo);
  await tell(rakumo, "The card: what happened, who can fix it, the likely causes in order.");

  const cause = "li[data-cause=rakumo-api-access]";
  await press(card, `${cause} [data-action=cause]`);
  const link = await card.waitForSelector(`${cause} a.open[href*='tab=configuredApps']`, { visible: true });
  assert.ok(link);
  const address = await link.evaluate((anchor) => (anchor as HTMLAnchorElement).href);
  assert.equal(address, `https://admin.google.com/ac/owl/list?tab=configuredApps&authuser=${ACCOUNT}`);
  await link.evaluate((anchor) => anchor.scrollIntoView({ block: "center" }));
  await tell(rakumo, "The second cause, opened: how to tell, what to do, and a link with the right account.");

  const opened = browser.waitForTarget((target) => target.url().startsWith("https://admin.google.com/"));
  await link.click();
  const admin = await (await opened).page();
  assert.ok(admin);
  await admin.waitForSelector("input[aria-label=rakumo]");
  await admin.waitForSelector("shirube-host");
  await tell(admin, "The link has opened the Admin console's list of apps: rakumo is limited, and Shirube says so where it stands.");

  await press(admin, "input[aria-label=rakumo]");
  await press(admin, "#change-access");
  await press(admin, "dialog#access-dialog input[name=access][value=trusted]");
  await tell(admin, "The setting is changed there, by the administrator: trusted.");
  await press(admin, "#access-change");
  await admin.waitForFunction(() => !document.querySelector("dialog:modal"));
  await admin.waitForFunction(() => !document.querySelector("shirube-host"));

  await rakumo.bringToFront();
  await press(rakumo, "#logout");
  await cardGone(rakumo);
  await logIn(rakumo);
  await rakumo.goto(SYNC_PAGE);
  await press(rakumo, "#sync-start");
  await rakumo.waitForSelector("#sync-result .message.ok");
  await rakumo.waitForFunction(() => (CSS.highlights.get("shirube")?.size ?? 0) === 0);
  await rakumo.waitForFunction(() => !document.querySelector("shirube-host"));
  await tell(rakumo, "The second sync succeeds. The card, the pill and the mark are gone.");
}

async function logIn(page: Page): Promise<void> {
  await page.waitForSelector("#company-id, #sync-start");
  if (!(await page.$("#company-id"))) return;
  await page.type("#company-id", "example.co.jp");
  await press(page, "#login");
  await press(page, `button[data-email="${ACCOUNT}"]`);
  await page.waitForSelector("#logout");
  if (!page.url().endsWith("#/sync")) await page.goto(SYNC_PAGE);
}

async function press(on: Pick<Page, "waitForSelector">, selector: string): Promise<void> {
  const element = await on.waitForSelector(selector, { visible: true });
  await element?.click();
}
