import type { Page } from "puppeteer-core";
import { MESSAGE_B } from "../../browser/setup.ts";
import { endBackground } from "../background.ts";
import type { Arena } from "../browsers.ts";
import { SHIRUBE, TRIP } from "../extensions.ts";
import { type Lab, quiet } from "../lab.ts";
import { appearing } from "../pages.ts";
import { atMost, atMostTimes, type Figure, Samples } from "../result.ts";

/** How much longer a finding may take than an extension's mere round trip; of the report's making, not of the goals'. */
const BESIDE_ROUND_TRIP = 3;

/** From a message's appearing to its mark on the screen. */
export async function latency(lab: Lab): Promise<Figure[]> {
  const page = appearing();
  await lab.serve(page);
  const [awake, cold] = [new Samples(), new Samples()];
  await lab.inTurns([SHIRUBE, TRIP], async ({ name, title, inTab }: Arena) => {
    await inTab(async (tab) => {
      await tab.goto(page.url);
      // The first one wakes the background and warms the page up.
      await untilMarked(tab);
      await quiet(tab);
      awake.add(name, title, await untilMarked(tab));
      await quiet(tab);
      await endBackground(tab);
      cold.add(name, title, await untilMarked(tab));
    });
  });
  return [
    {
      id: "finding-awake",
      title: "From a message's appearing to its mark, engine awake",
      how: "A page of 1,000 text nodes adds a known message. Until the first frame has been drawn with the message marked, as the page's own clock sees it. Beside it an extension that asks its background nothing and marks whatever appears. The page was quiet before.",
      unit: "ms",
      series: awake.series(),
      goals: [
        atMost("at most 50 ms", "ms", awake.of(SHIRUBE.name), 50),
        atMostTimes("beside an empty extension's round trip", awake.of(SHIRUBE.name), awake.of(TRIP.name), BESIDE_ROUND_TRIP),
      ],
    },
    {
      id: "finding-cold",
      title: "From a message's appearing to its mark, engine cold",
      how: "The same after the browser has ended the background: it must be started, and the engine woken.",
      unit: "ms",
      series: cold.series(),
      goals: [
        atMost("at most 150 ms", "ms", cold.of(SHIRUBE.name), 150),
        atMostTimes("beside an empty extension's round trip", cold.of(SHIRUBE.name), cold.of(TRIP.name), BESIDE_ROUND_TRIP),
      ],
    },
  ];
}

/** Lets the message appear, and go again. */
function untilMarked(tab: Page): Promise<number> {
  return tab.evaluate((words) => {
    const { appear } = globalThis as unknown as { appear(words: string): Promise<number> };
    return appear(words);
  }, MESSAGE_B);
}
