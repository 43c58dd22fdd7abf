import { FLOOR_WATCH, NAIVE_WATCH, SHIRUBE } from "../extensions.ts";
import { type Lab, quiet } from "../lab.ts";
import { singlePageApp, VIEWS } from "../pages.ts";
import { type Figure, Samples } from "../result.ts";
import { sum, traced, withoutLateLooks } from "../trace.ts";
import { start } from "./mutation.ts";

/** An application that replaces everything ten times. */
export async function singlePage(lab: Lab): Promise<Figure[]> {
  const page = singlePageApp();
  await lab.serve(page);
  const samples = new Samples();
  await lab.inTurns([SHIRUBE, FLOOR_WATCH, NAIVE_WATCH], async ({ name, title, inTab }) => {
    await inTab(async (tab) => {
      await tab.goto(page.url);
      await quiet(tab);
      const { pieces } = await traced(tab, async () => {
        await start(tab, "play");
        await tab.waitForFunction((views) => (globalThis as unknown as { views: number }).views === views, { polling: 200 }, VIEWS);
        await quiet(tab);
      });
      samples.add(name, title, sum(withoutLateLooks(pieces)) / VIEWS);
    });
  });
  return [
    {
      id: "single-page",
      title: "A single-page app that replaces everything",
      how: `The page replaces all it shows by another view of ${page.textNodes.toLocaleString("en")} text nodes, ${VIEWS} times. Counted is the content script's processor time on the page's main thread for each view.`,
      unit: "ms",
      series: samples.series(),
      goals: [],
    },
  ];
}
