import assert from "node:assert/strict";
import type { Page } from "puppeteer-core";
import type { ExtendedBrowser } from "./browser.ts";
import type { Consoles } from "./consoles.ts";
import { openPanel, openTab, openTool, press as tick, type as write } from "./panel.ts";
import type { Tell } from "./story.ts";

const CLOUD = "https://console.cloud.google.com";
const SETTLED = 'html[data-settled="yes"]';
const MAILBOX = "saiyo@example.co.jp";

/**
 * The demo's second story, played with the mouse and the keyboard: HITO-Link's Google Calendar is set up from nothing to the
 * hand-over. What is not right yet is told where it stands; every step is ticked by what the pages show.
 */
export async function setUp(consoles: Consoles, chromium: ExtendedBrowser, tell: Tell): Promise<void> {
  await consoles.reset();
  await consoles.patch({
    session: { rendering: "angular", hl: "ja" },
    cloud: { chosen: "", projects: [] },
    google: { settings: { delegation: [] } },
  });
  const { browser } = chromium;
  const worker = await chromium.background();
  await worker.evaluate(() => chrome.storage.local.set({ jobs: { "hito-link": { chosen: true } } }));
  const page = await browser.newPage();
  const verdict = (check: string, wanted: string) =>
    chromium.reportWhere(page, (report) => report.settings?.checks.find((one) => one.check === check)?.verdict === wanted);

  await open(page, "https://admin.google.com/ac/appsettings/435070579839");
  await verdict("service.calendar", "pass");
  await open(page, `${CLOUD}/cloud-resource-manager`);
  await verdict("cloud.project", "fail");
  await hint(page);
  await tell(page, "Nothing is there yet: no project is chosen, and Shirube says so where one is chosen.");

  await press(page, "#create-project");
  await type(page, "#project-name", "HITO-Link");
  await press(page, "#create");
  await verdict("cloud.project", "pass");
  await verdict("cloud.organisation", "pass");
  await noHint(page);
  const project = new URL(page.url()).searchParams.get("project") ?? "";
  await tell(page, "The project is made, in the organisation. The hint is gone.");

  await open(page, `${CLOUD}/apis/library/calendar-json.googleapis.com?project=${project}`);
  await verdict("cloud.calendar-api", "fail");
  await hint(page);
  await tell(page, "The Calendar API is not enabled, and Shirube says so beside the button.");
  await press(page, "#enable");
  await verdict("cloud.calendar-api", "pass");

  await open(page, `${CLOUD}/iam-admin/serviceaccounts?project=${project}`);
  await verdict("cloud.service-account", "fail");
  await press(page, "#create-account");
  await type(page, "#account-name", "hito-link");
  await press(page, "#create");
  await verdict("cloud.service-account", "pass");
  const id = await page.$$eval("a[href*='/details/']", (links) => /details\/(\d+)/.exec(String(links[0]?.getAttribute("href")))?.[1] ?? "");
  assert.match(id, /^\d{21}$/);

  await open(page, `${CLOUD}/iam-admin/serviceaccounts/details/${id}/keys?project=${project}`);
  await verdict("cloud.key", "fail");
  await press(page, "#add-key");
  await press(page, "#create-key input[value=p12]");
  await press(page, "#key-create");
  const file = await textOf(page, /[\w-]+\.p12/);
  await press(page, "#key-close");
  await verdict("cloud.key", "pass");
  await tell(page, "A P12 key is made: the file that HITO-Link asks for.");

  await open(page, `${CLOUD}/iam-admin/serviceaccounts/details/${id}?project=${project}`);
  await verdict("cloud.client-id", "pass");
  // The address of the page tells the client ID before the page shows anything; this one stands on the page alone.
  await verdict("cloud.service-account-address", "pass");
  const account = await textOf(page, /[\w-]+@[\w-]+\.iam\.gserviceaccount\.com/);

  await open(page, `${CLOUD}/iam-admin/serviceaccounts/details/${id}/access?project=${project}`);
  await verdict("cloud.mailbox-role", "fail");
  await press(page, "#grant");
  await type(page, "#new-principals", MAILBOX);
  await choose(page, "#role", "編集者");
  await press(page, "#grant-save");
  await verdict("cloud.mailbox-role", "pass");
  await tell(page, "The sender's mailbox has the role: a user, no group.");

  const panel = await openPanel(chromium, page);
  await openTab(panel, "jobs");
  // That the file is kept with care, no page shows.
  await tick(panel, "[data-step='hito-link/key-kept']");
  const link = await panel.waitForSelector("[data-job-section=hito-link] .job-step:has(.next) a[href*='domainwidedelegation']");
  const next = await link?.evaluate((anchor) => (anchor as HTMLAnchorElement).href);
  const asked = new URL(String(next)).searchParams;
  assert.equal(asked.get("clientIdToAdd"), id);
  assert.equal(asked.get("clientScopeToAdd"), "https://www.googleapis.com/auth/calendar");
  await tell(panel, "The checklist: what was seen is ticked; the next step's link holds the client ID and the scope.");

  await open(page, String(next));
  await verdict("delegation.form-client", "pass");
  await tell(page, "The Admin console's form is filled in by the link.");
  await press(page, "#add-authorise");
  await verdict("delegation.client", "pass");
  await verdict("delegation.scope", "pass");
  await noHint(page);

  await openTool(panel, "hand-over");
  await write(panel, "hand-over.key", file, /正しい/);
  await write(panel, "hand-over.account", account, /正しい/);
  await write(panel, "hand-over.sender", MAILBOX, /正しい|参考/);
  await tell(panel, "The hand-over: the three values fit together, and how to send the key safely.");
  await panel.close();
  await page.close();
}

async function open(page: Page, address: string): Promise<void> {
  await page.bringToFront();
  await page.goto(address);
  await page.waitForSelector(SETTLED);
}

async function press(page: Page, selector: string): Promise<void> {
  const element = await page.waitForSelector(selector, { visible: true });
  await element?.click();
}

/** Writes into a field, in the place of what stands there. */
async function type(page: Page, selector: string, text: string): Promise<void> {
  const field = await page.waitForSelector(selector, { visible: true });
  await field?.click({ count: 3 });
  await field?.type(text);
}

/** Chooses with the keyboard: the list that opens for the mouse moves, and covers the rest until it has closed. */
async function choose(page: Page, selector: string, option: string): Promise<void> {
  const list = await page.waitForSelector(selector, { visible: true });
  await list?.focus();
  const chosen = () => list?.evaluate((element) => element.textContent?.trim());
  const seen: unknown[] = [];
  for (let now = await chosen(); now !== option; now = await chosen()) {
    assert.ok(!seen.includes(now), `${option} is in the list after ${seen}`);
    seen.push(now);
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction((field, before) => document.querySelector(field)?.textContent?.trim() !== before, {}, selector, now);
  }
}

/** Something is said beside a setting. */
async function hint(page: Page): Promise<void> {
  await page.waitForSelector("shirube-host");
}

async function noHint(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector("shirube-host"));
}

/** The first text of the page, a field's included, that a pattern finds. */
async function textOf(page: Page, pattern: RegExp): Promise<string> {
  const found = await page.waitForFunction(
    (source) => {
      const fields = [...document.querySelectorAll("input")].map((input) => input.value);
      return new RegExp(source).exec([document.body.textContent, ...fields].join("\n"))?.[0];
    },
    {},
    pattern.source,
  );
  return String(await found.jsonValue());
}
