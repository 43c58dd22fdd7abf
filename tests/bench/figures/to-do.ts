import type { Page } from "puppeteer-core";
import { EMPTY, SHIRUBE } from "../extensions.ts";
import { type Lab, quiet } from "../lab.ts";
import { toDo } from "../pages.ts";
import { atMost, atMostTimes, type Figure, Samples } from "../result.ts";
import { sum, traced } from "../trace.ts";

/** How many times as many samples as elsewhere: a hundredth is looked for. */
const MORE = 4;

/** Runs before anything counts. */
const WARM_UP = 3;

/** A to-do app that adds, ticks and removes a thousand items: how much slower it gets. */
export async function toDoApp(lab: Lab): Promise<Figure[]> {
  const page = toDo();
  await lab.serve(page);
  const [samples, threads, share] = [new Samples(), new Samples(), new Samples()];
  const contenders = [SHIRUBE, EMPTY, null];
  const tabs = new Map<string, Page>();
  for (const contender of contenders) {
    const { name, browser } = await lab.arena(contender);
    const tab = await browser.newPage();
    await tab.goto(page.url);
    await quiet(tab);
    for (let i = 0; i < WARM_UP; i += 1) await play(tab);
    tabs.set(name, tab);
  }
  const run = async (name: string): Promise<number> => play(tabs.get(name) as Page);
  await lab.inTurns(contenders, async ({ name, title }) => samples.add(name, title, await run(name)), lab.runs * MORE);
  await lab.inTurns(contenders, async ({ name, title }) => {
    const { pieces, thread } = await traced(tabs.get(name) as Page, () => run(name));
    threads.add(name, title, thread);
    if (name === SHIRUBE.name) share.add(name, title, (sum(pieces) / thread) * 100);
  });
  for (const tab of tabs.values()) await tab.close();
  const ours = samples.of(SHIRUBE.name);
  return [
    {
      id: "to-do",
      title: "A to-do app with a thousand items",
      how: "The page adds a thousand items, ticks each and removes each, three times over. The time of all steps until each is laid out and drawn, as Speedometer takes it, by the page's own clock. The tabs stay open and play in turns.",
      unit: "ms",
      series: samples.series(),
      goals: [
        atMostTimes("within 1 % of no extension", ours, samples.of("none"), 1.01),
        atMostTimes("within 1 % of an empty extension", ours, samples.of(EMPTY.name), 1.01),
      ],
    },
    {
      id: "to-do-thread",
      title: "The to-do app's main thread",
      how: "The same, recorded: the processor time of all that the page's main thread does, whoever began it. It hardly depends on what else the machine does.",
      unit: "ms",
      series: threads.series(),
      goals: [atMostTimes("within 1 % of no extension", threads.of(SHIRUBE.name), threads.of("none"), 1.01)],
    },
    {
      id: "to-do-share",
      title: "Our share of the to-do app's thread",
      how: "The same recording: the content script's own processor time as a share of all that the thread does. What the browser does on account of an extension, such as keeping records of changes, is not in it.",
      unit: "%",
      series: share.series(),
      goals: [atMost("within 1 %", "%", share.of(SHIRUBE.name), 1)],
    },
  ];
}

function play(tab: Page): Promise<number> {
  return tab.evaluate(
    () => new Promise<number>((resolve) => (globalThis as unknown as { play(done: (ms: number) => void): void }).play(resolve)),
  );
}
