import type { Target } from "puppeteer-core";
import { endBackground } from "../background.ts";
import { FLOOR_WATCH, NAIVE_WATCH, SHIRUBE } from "../extensions.ts";
import { type Lab, quiet } from "../lab.ts";
import { usersTable } from "../pages.ts";
import { atMost, type Figure, never, Samples } from "../result.ts";
import { sum, traced } from "../trace.ts";
import { start } from "./mutation.ts";

/** How long the page chatters, in milliseconds. */
const DURATION = { full: 60_000, quick: 10_000 };

/** A page that changes a hundred times a second. */
export async function chatty(lab: Lab): Promise<Figure[]> {
  const page = usersTable(25_000);
  await lab.serve(page);
  const duration = lab.options.quick ? DURATION.quick : DURATION.full;
  const samples = new Samples();
  const wakings = new Samples();
  for (const contender of [SHIRUBE, FLOOR_WATCH, NAIVE_WATCH]) {
    const { name, title, inTab, browser } = await lab.arena(contender);
    await inTab(async (tab) => {
      await tab.goto(page.url);
      await quiet(tab);
      await endBackground(tab);
      let woken = 0;
      const count = (target: Target) => {
        if (target.type() === "service_worker") woken += 1;
      };
      browser.on("targetcreated", count);
      const { pieces, marks } = await traced(tab, async () => {
        await start(tab, "chatter");
        // Not a wait for something: this is what is measured.
        await new Promise((resolve) => setTimeout(resolve, duration));
      });
      browser.off("targetcreated", count);
      const begin = marks.get("chatter") ?? 0;
      const step = duration / lab.runs;
      for (let run = 0; run < lab.runs; run += 1) {
        const from = begin + run * step;
        samples.add(name, title, (sum(pieces.filter(({ at }) => at >= from && at < from + step)) / step) * 100);
      }
      wakings.add(name, title, woken);
    });
  }
  const ours = samples.of(SHIRUBE.name);
  return [
    {
      id: "chatty",
      title: "A page that changes a hundred times a second",
      how: `A page of 25,000 text nodes changes a text or adds and removes a line every 10 ms, for ${duration / 1000} seconds. The content script's share of the page's main thread, in ${lab.runs} stretches of time; everything counts.`,
      unit: "%",
      series: samples.series(),
      goals: [
        atMost("under 1 % of the page's thread", "%", ours, 1),
        never("the background is never woken", "count", wakings.of(SHIRUBE.name), 0),
      ],
    },
  ];
}
