import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import type { CheckState } from "../../extension/src/protocol.ts";
import { until } from "./card.ts";
import { outline } from "./outline.ts";
import { languagesOf, play, RENDERINGS, SCENARIOS, type Scenario, untilReady } from "./settings/scenarios.ts";
import { withChromium } from "./setup.ts";

const JOBS = ["rakumo-sync", "hito-link", "mail-client", "email-to-case", "sso"];
const VERDICTS = ["pass", "fail", "cannot-tell"] as const;

/** Hosts on which the extension looks only when it is asked. */
const OPTIONAL = ["mail.google.com"];

describe("settings on the consoles' pages", () => {
  const { consoles, chromium } = lazily(withChromium());
  const matrix = new Map<string, string[]>();
  const errors: string[] = [];
  let page: Page;

  before(newPage);

  async function newPage(): Promise<void> {
    await page?.close();
    page = await chromium().browser.newPage();
    page.on("pageerror", (error) => errors.push(String(error)));
  }

  after(() => {
    const width = Math.max(...[...matrix.keys()].map((check) => check.length));
    for (const [check, cells] of matrix) console.log(`${check.padEnd(width)}  ${cells.join("  ")}`);
  });

  /** Everything is at hand, and nothing was seen yet. */
  async function begin(): Promise<void> {
    const worker = await chromium().background();
    await worker.evaluate(async (jobs) => {
      await chrome.storage.session.clear();
      await chrome.storage.local.set({ jobs: Object.fromEntries(jobs.map((job) => [job, { chosen: true }])) });
    }, JOBS);
  }

  /** What the open page is made with; a page of the same console is then opened in place, as its own links do. */
  let made = "";

  /** Opens a page and has it read once it has settled. */
  async function read(url: string, ready: string, madeWith: string): Promise<CheckState[]> {
    const { hostname, pathname, search } = new URL(url);
    const last = new URL(page.url());
    // Parameters can open a dialog.
    const another = last.pathname !== pathname || last.search === search;
    const settled = await page.evaluate(() => document.documentElement.dataset["settled"] !== "loading");
    if (made === `${hostname} ${madeWith}` && another && settled && hostname !== "a-rakumo.appspot.com") {
      await page.evaluate((address) => {
        history.pushState(null, "", address);
        dispatchEvent(new PopStateEvent("popstate"));
      }, url);
    } else {
      // Content that never comes keeps its connection as long as the page is remembered.
      if (!settled) await newPage();
      // The same address with another hash alone would not be loaded.
      await page.goto("about:blank");
      // Not `goto`: content that never comes keeps the page from having loaded.
      await page.evaluate((address) => location.assign(address), url);
    }
    made = `${hostname} ${madeWith}`;
    await untilReady(page, ready);
    if (OPTIONAL.includes(new URL(url).hostname)) await pressButton();
    else await look();
    return (await chromium().report(page))?.settings?.checks ?? [];
  }

  /** Asks the content script to look now, as the popup does; done when the answer has been dealt with. */
  async function look(): Promise<void> {
    const worker = await chromium().background();
    await page.bringToFront();
    await worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      await chrome.tabs.sendMessage(tab?.id ?? -1, { kind: "look" }, { frameId: 0 });
    });
  }

  async function pressButton(): Promise<void> {
    await page.bringToFront();
    const [extension] = [...(await chromium().browser.extensions()).values()];
    await extension?.triggerAction(page);
    const popup = await (await chromium().browser.waitForTarget((one) => one.url().endsWith("/popup.html"))).asPage();
    await until(popup, "the page was looked at", async () =>
      popup.$eval("#page-says", (element) => !(element.textContent ?? "").includes("…")),
    );
    await popup.close();
  }

  for (const check of new Set(SCENARIOS.map((scenario) => scenario.check))) {
    const scenarios = SCENARIOS.filter((scenario) => scenario.check === check);
    it(check, async () => {
      const wrong: string[] = [];
      for (const rendering of renderingsOf(scenarios)) {
        for (const language of languagesOf(scenarios[0]?.url ?? "")) {
          const cell: string[] = [];
          for (const verdict of VERDICTS) {
            const ofVerdict = scenarios.filter((scenario) => scenario.verdict === verdict);
            let right = 0;
            for (const scenario of ofVerdict) {
              await begin();
              await play(consoles(), scenario, rendering, language);
              const madeWith = `${rendering} ${language}`;
              if (scenario.before && rendering === "plain") await consoles().patch({ session: { rendering: "material" } });
              for (const url of scenario.before ?? []) await read(url, 'html[data-settled="yes"]', madeWith);
              if (scenario.before) await consoles().patch({ session: { rendering } });
              const state = (await read(scenario.url, scenario.ready, madeWith)).find((one) => one.check === check);
              if (state?.verdict === verdict) right += 1;
              else
                wrong.push(`${rendering} ${language}: ${state?.verdict}, not ${verdict}: ${JSON.stringify(state)}\n${await outline(page)}`);
            }
            cell.push(ofVerdict.length === 0 ? "–" : right === ofVerdict.length ? "✓" : "✗");
          }
          matrix.set(check, [...(matrix.get(check) ?? []), `${rendering}/${language} ${cell.join("")}`]);
        }
      }
      assert.deepEqual(wrong, []);
      assert.deepEqual(errors, [], "the pages themselves run without an error");
    });
  }
});

describe("a change of a setting", () => {
  const { consoles, chromium } = lazily(withChromium());
  const CALENDAR = "https://admin.google.com/ac/appsettings/435070579839";
  let page: Page;

  before(async () => {
    page = await chromium().browser.newPage();
    const worker = await chromium().background();
    await worker.evaluate(() => chrome.storage.local.set({ jobs: { "rakumo-sync": { chosen: true } } }));
  });

  const hint = () => page.waitForSelector("shirube-host");
  const noHint = () => page.waitForFunction(() => !document.querySelector("shirube-host"));

  /** How long it takes until the page has a hint, or none, in milliseconds; printed, not judged: machines are busy. */
  async function timed(what: string, change: () => Promise<unknown>, seen: () => Promise<unknown>): Promise<void> {
    const began = performance.now();
    await change();
    await seen();
    console.log(`${what}: ${Math.round(performance.now() - began)} ms`);
  }

  for (const rendering of ["material", "angular"]) {
    it(`is answered without a reload (${rendering})`, async () => {
      await consoles().patch({ session: { rendering }, google: { calendar: "off" } });
      await page.goto(CALENDAR);
      await hint();
      const radios = await page.$$('::-p-aria([role="radio"])');
      await timed(`${rendering}, turned on`, async () => radios[0]?.click(), noHint);
      await timed(`${rendering}, turned off`, async () => radios[1]?.click(), hint);
    });
  }

  it("is answered when a script sets it, without an event or any other trace", async () => {
    const radio = (id: string, name: string, checked: string) =>
      `<label><input type="radio" name="s" id="${id}" ${checked}>${name}</label>`;
    const group = `<fieldset><legend>サービスのステータス</legend>${radio("on", "オン（すべてのユーザー）", "")}${radio("off", "オフ（すべてのユーザー）", "checked")}</fieldset>`;
    await consoles().serve({
      url: CALENDAR,
      body: `<!doctype html><html lang="ja"><title>x</title><main><h1>カレンダー</h1>${group}</main>`,
    });
    await page.goto(CALENDAR);
    await hint();
    const set = (id: string) => page.evaluate((one) => Object.assign(document.getElementById(one) ?? {}, { checked: true }), id);
    await timed("a script, turned on", () => set("on"), noHint);
    await timed("a script, turned off", () => set("off"), hint);
  });

  it("is answered while it is typed, and what is typed in other fields is not read", async () => {
    await consoles().patch({ session: { rendering: "angular" } });
    await page.goto("https://admin.google.com/ac/owl/domainwidedelegation?clientIdToAdd=12345");
    await hint();
    const field = await page.waitForSelector("#client-id");
    await field?.click({ count: 3 });
    await field?.type("108234567890123456789");
    await noHint();
    const told = JSON.stringify(await chromium().report(page));
    assert.ok(told.includes("108234567890123456789"));
    await field?.type("x");
    await hint();
  });
});

describe("consoles on which everything is right", () => {
  const { consoles, chromium } = lazily(withChromium());

  it("show no hint at all, whatever the user is at work on", async () => {
    const worker = await chromium().background();
    await worker.evaluate(
      (jobs) => chrome.storage.local.set({ jobs: Object.fromEntries(jobs.map((job) => [job, { chosen: true }])) }),
      JOBS,
    );
    const page = await chromium().browser.newPage();
    const passing = SCENARIOS.filter(({ verdict, patch }) => verdict === "pass" && Object.keys(patch).length === 0);
    const urls = new Map(passing.map((scenario) => [scenario.url, scenario]));
    assert.ok(urls.size > 15, `${urls.size} pages`);
    for (const scenario of urls.values()) {
      for (const rendering of renderingsOf([scenario])) {
        await play(consoles(), scenario, rendering, "ja");
        await page.goto("about:blank");
        await page.goto(scenario.url);
        await untilReady(page, scenario.ready);
        if (OPTIONAL.includes(new URL(scenario.url).hostname)) continue;
        const report = await chromium().reportWhere(page, ({ settings }) => settings !== null);
        // The page of a policy names the constraint that the error names, too: a quotation, which is not shown.
        const hints = report.findings.filter(({ code, standing }) => !(code === "GC-30" && standing === "quoted"));
        assert.deepEqual(
          hints.map(({ code, message }) => `${code} ${message}`),
          [],
          `${rendering} ${scenario.url}`,
        );
      }
    }
  });
});

function renderingsOf(scenarios: readonly Scenario[]): readonly string[] {
  return RENDERINGS[new URL(scenarios[0]?.url ?? "").hostname] ?? [];
}

/** What `before` starts is there only when a test runs. */
function lazily(started: ReturnType<typeof withChromium>) {
  return { consoles: () => started.consoles, chromium: () => started.chromium };
}
