import type { Page } from "puppeteer-core";
import { FLOOR_WATCH, NAIVE_WATCH, SHIRUBE } from "../extensions.ts";
import { type Lab, quiet } from "../lab.ts";
import { CHANGED_NODES, usersTable } from "../pages.ts";
import { atMost, atMostTimes, type Figure, Samples } from "../result.ts";
import { sum, traced, type Work, withoutLateLooks } from "../trace.ts";

/** A change that is made before anything is counted. */
const WARM_UP = 1;

/** Changes that are recorded together. */
const AT_ONCE = 5;

/** How much later than on the smaller page the same change may be dealt with, for "independent of the page's size". */
const INDEPENDENT = 1.25;

/** What a change of a hundred text nodes costs on a large page and on a huge one. */
export async function mutation(lab: Lab): Promise<Figure[]> {
  const figures: Figure[] = [];
  const [ordinary, huge] = [new Samples(), new Samples()];
  const sizes = [
    [ordinary, usersTable(25_000)],
    [huge, usersTable(200_000)],
  ] as const;
  for (const [, page] of sizes) await lab.serve(page);
  for (const contender of [SHIRUBE, FLOOR_WATCH, NAIVE_WATCH]) {
    const { name, title, browser } = await lab.arena(contender);
    const tabs: { samples: Samples; tab: Page }[] = [];
    for (const [samples, page] of sizes) {
      const tab = await browser.newPage();
      await tab.goto(page.url);
      await quiet(tab);
      tabs.push({ samples, tab });
    }
    // The pages take turns, so that whatever else the machine does meets both alike.
    for (let done = 0; done < lab.runs; done += AT_ONCE) {
      for (const { samples, tab } of tabs) for (const ms of await changesIn(tab)) samples.add(name, title, ms);
    }
    for (const { tab } of tabs) await tab.close();
  }
  for (const [samples, title, id] of [
    [ordinary, "25,000", "mutation"],
    [huge, "200,000", "mutation-huge"],
  ] as const) {
    const ours = samples.of(SHIRUBE.name);
    const goals = [atMost("at most 2 ms", "ms", ours, 2)];
    if (samples === huge) goals.push(atMostTimes("independent of the page's size", ours, ordinary.of(SHIRUBE.name), INDEPENDENT));
    figures.push({
      id,
      title: `After a change of ${CHANGED_NODES} text nodes, page of ${title}`,
      how: `A page of ${title} text nodes is open and quiet. It puts ${CHANGED_NODES / 5} rows into the middle of its table, again and again, each time when all is quiet. Counted is the content script's processor time on the page's main thread from one change to the next.`,
      unit: "ms",
      series: samples.series(),
      goals,
    });
  }
  return figures;
}

/** What changes cost, one after the other, in milliseconds each. */
async function changesIn(tab: Page): Promise<number[]> {
  // A tab behind another one draws nothing.
  await tab.bringToFront();
  await quiet(tab);
  const first = (await tab.evaluate("changes")) as number;
  const work = await traced(tab, async () => {
    for (let i = 0; i < AT_ONCE + WARM_UP; i += 1) {
      await start(tab, "change");
      await quiet(tab);
    }
  });
  const mark = (i: number) => `change-${first + WARM_UP + i}`;
  return Array.from({ length: AT_ONCE }, (_, i) => sum(between(work, mark(i), mark(i + 1))));
}

/** Lets a page begin something by itself, out of the driver's hands. */
export function start(tab: Page, name: string): Promise<void> {
  return tab.evaluate((called) => {
    setTimeout((globalThis as unknown as Record<string, () => void>)[called] ?? (() => undefined));
  }, name);
}

/** What was done between two marks; to the end if there is no second one. */
export function between({ pieces, marks }: Work, from: string, to: string) {
  const [begin = Number.POSITIVE_INFINITY, end = Number.POSITIVE_INFINITY] = [marks.get(from), marks.get(to)];
  return withoutLateLooks(pieces).filter(({ at }) => at >= begin && at < end);
}
