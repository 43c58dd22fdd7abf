import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import type { CheckState } from "../../extension/src/protocol.ts";
import { until } from "./card.ts";
import { outline } from "./outline.ts";
import { languagesOf, play, RENDERINGS, type Scenario, SCENARIOS, untilReady } from "./settings/scenarios.ts";
import { withChromium } from "./setup.ts";

const JOBS = ["rakumo-sync", "hito-link", "mail-client", "email-to-case", "sso"];
const VERDICTS = ["pass", "fail", "cannot-tell"] as const;

/** Hosts on which the extension looks only when it is asked. */
const OPTIONAL = ["mail.google.com"];

describe("settings on the consoles' pages", () => {
  const { consoles, chromium } = lazily(withChromium());
  const matrix = new Map<string, string[]>();
  let page: Page;

  before(async () => {
    page = await chromium().browser.newPage();
  });

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

  /** Opens a page and has it read once it has settled. */
  async function read(url: string, ready: string): Promise<CheckState[]> {
    await page.goto("about:blank");
    await page.goto(url);
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

  for (const [check, scenarios] of Map.groupBy(SCENARIOS, (scenario) => scenario.check)) {
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
              for (const url of scenario.before ?? []) await read(url, 'html[data-settled="yes"]');
              const state = (await read(scenario.url, scenario.ready)).find((one) => one.check === check);
              if (state?.verdict === verdict) right += 1;
              else wrong.push(`${rendering} ${language}: ${state?.verdict}, not ${verdict}: ${JSON.stringify(state)}\n${await outline(page)}`);
            }
            cell.push(ofVerdict.length === 0 ? "–" : right === ofVerdict.length ? "✓" : "✗");
          }
          matrix.set(check, [...(matrix.get(check) ?? []), `${rendering}/${language} ${cell.join("")}`]);
        }
      }
      assert.deepEqual(wrong, []);
    });
  }
});

function renderingsOf(scenarios: readonly Scenario[]): readonly string[] {
  return RENDERINGS[new URL(scenarios[0]?.url ?? "").hostname] ?? [];
}

/** What `before` starts is there only when a test runs. */
function lazily(started: ReturnType<typeof withChromium>) {
  return { consoles: () => started.consoles, chromium: () => started.chromium };
}
