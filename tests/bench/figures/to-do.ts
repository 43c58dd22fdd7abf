import type { Page } from "puppeteer-core";
import { SHIRUBE } from "../extensions.ts";
import { type Lab, quiet } from "../lab.ts";
import { toDo } from "../pages.ts";
import { atMost, atMostTimes, type Figure, Samples } from "../result.ts";
import { sum, traced } from "../trace.ts";

/** How many times as many samples as elsewhere: a hundredth is looked for. */
const MORE = 3;

/** Runs before anything counts. */
const WARM_UP = 3;

/** The same page on a host of Shirube's, and on one that is none of its. */
const PLACES = [
  ["with", "with Shirube", toDo()],
  ["without", "without", toDo("https://to-do.example")],
] as const;

/** A to-do app that adds, ticks and removes a thousand items: how much slower it gets. */
export async function toDoApp(lab: Lab): Promise<Figure[]> {
  const [samples, threads, share] = [new Samples(), new Samples(), new Samples()];
  const { browser } = await lab.arena(SHIRUBE);
  const tabs: { name: string; title: string; tab: Page }[] = [];
  for (const [name, title, page] of PLACES) {
    await lab.serve(page);
    const tab = await browser.newPage();
    await tab.goto(page.url);
    await quiet(tab);
    for (let i = 0; i < WARM_UP; i += 1) await play(tab);
    tabs.push({ name, title, tab });
  }
  for (let run = 0; run < lab.runs * MORE; run += 1) {
    for (const { name, title, tab } of inTurn(tabs, run)) samples.add(name, title, await play(tab));
  }
  for (let run = 0; run < lab.runs; run += 1) {
    for (const { name, title, tab } of inTurn(tabs, run)) {
      const { pieces, thread } = await traced(tab, () => play(tab));
      threads.add(name, title, thread);
      if (name === "with") share.add(name, title, (sum(pieces) / thread) * 100);
    }
  }
  for (const { tab } of tabs) await tab.close();
  const within = (of: Samples) => atMostTimes("within 1 %", of.of("with"), of.of("without"), 1.01);
  return [
    {
      id: "to-do",
      title: "A to-do app with a thousand items",
      how: "The page adds a thousand items, ticks each and removes each, ten times over. The time of all steps until each is laid out and drawn, as Speedometer takes it, by the page's own clock. One browser with Shirube has the page open twice, on a host of Shirube's and on another one; the two play in turns. Two browsers, even without any extension, differ by more than a hundredth.",
      unit: "ms",
      series: samples.series(),
      goals: [within(samples)],
    },
    {
      id: "to-do-thread",
      title: "The to-do app's main thread",
      how: "The same, recorded: the processor time of all that the page's main thread does, whoever began it. It hardly depends on what else the machine does.",
      unit: "ms",
      series: threads.series(),
      goals: [within(threads)],
    },
    {
      id: "to-do-share",
      title: "Our share of the to-do app's thread",
      how: "The same recording: the content script's own processor time as a share of all that the thread does. What the browser does on account of an extension, such as keeping records of changes, is not in it.",
      unit: "%",
      series: share.series(),
      goals: [atMost("within 1 %", "%", share.of("with"), 1)],
    },
  ];
}

/** Nobody always goes first. */
const inTurn = <T>(all: readonly T[], run: number): readonly T[] => (run % 2 === 0 ? all : all.toReversed());

async function play(tab: Page): Promise<number> {
  // A tab behind another one draws nothing.
  await tab.bringToFront();
  return tab.evaluate(
    () => new Promise<number>((resolve) => (globalThis as unknown as { play(done: (ms: number) => void): void }).play(resolve)),
  );
}
