import type { Page } from "puppeteer-core";
import type { Consoles } from "../consoles.ts";

/** What a check must find on a page in a state. */
export interface Scenario {
  /** The check. */
  readonly check: string;
  readonly verdict: "pass" | "fail" | "cannot-tell";
  readonly url: string;
  /** A JSON merge patch that brings the tenant, freshly reset, into the state. */
  readonly patch: object;
  /** True when the page has settled: a CSS selector, or the body of a function if it begins with `return`. */
  readonly ready: string;
  /** Pages that must have been seen before, in the same state, because the check needs what they tell. */
  readonly before?: readonly string[];
}

/** What the pages of a host are made with. */
export const RENDERINGS: Readonly<Record<string, readonly string[]>> = {
  "admin.google.com": ["material", "angular"],
  "console.cloud.google.com": ["material", "angular"],
  "myaccount.google.com": ["material", "angular"],
  "mail.google.com": ["material", "angular"],
  "a-rakumo.appspot.com": ["plain", "material", "angular"],
  "example.lightning.force.com": ["slds", "lightning"],
};

/** rakumo's pages are Japanese only. */
export const languagesOf = (url: string): readonly ("ja" | "en")[] =>
  new URL(url).hostname === "a-rakumo.appspot.com" ? ["ja"] : ["ja", "en"];

/** Brings the consoles into a scenario's state, in a rendering and a language. */
export async function play(consoles: Consoles, scenario: Scenario, rendering: string, language: "ja" | "en"): Promise<void> {
  await consoles.reset();
  await consoles.patch(both({ delay_ms: 0, sync_ms: 0, session: { rendering, hl: language } }, scenario.patch));
}

/** Waits until a page has settled. */
export async function untilReady(page: Page, ready: string): Promise<void> {
  if (ready.startsWith("return")) await page.waitForFunction(new Function(ready) as () => boolean);
  else await page.waitForSelector(ready);
}

export const READY = 'html[data-settled="yes"]';
export const LOADING = 'html[data-settled="loading"]';

/** Nothing of the page's content ever comes. */
export const loading = { session: { view: { loading: true } } };

/** The cards of the page are closed. */
export const collapsed = { session: { view: { collapsed: true } } };

/** A list shows so many rows at once. */
export const pages = (page_size: number) => ({ session: { view: { page_size } } });

/** A list is filtered. */
export const typed = (search: string) => ({ session: { view: { search } } });

/** The status of a service is shown for a unit. */
export const forUnit = (unit: string) => ({ session: { view: { unit } } });

/** The settings stand in a form. */
export const editing = { session: { view: { editing: true } } };

/** Parts of the page are left out. */
export const without = (...hidden: string[]) => ({ session: { view: { hidden } } });

type Verdict = Scenario["verdict"];
type Case = readonly [verdict: Verdict, patch: object, url?: string];

/** The scenarios of one check on one page. A case's own address goes before the page's. */
export const check = (name: string, url: string, cases: readonly Case[], before?: readonly string[]): Scenario[] =>
  cases.map(([verdict, patch, own]) => {
    const isLoading = JSON.stringify(patch).includes('"loading":true');
    return { check: name, verdict, url: own ?? url, patch, ready: isLoading ? LOADING : READY, ...(before ? { before } : {}) };
  });

/** Several patches as one. */
export function both(...patches: readonly object[]): object {
  const merged: Record<string, unknown> = {};
  for (const patch of patches) {
    for (const [key, value] of Object.entries(patch)) {
      const before = merged[key];
      const nested = typeof value === "object" && value !== null && !Array.isArray(value) && typeof before === "object" && before !== null;
      merged[key] = nested ? both(before, value as object) : value;
    }
  }
  return merged;
}
