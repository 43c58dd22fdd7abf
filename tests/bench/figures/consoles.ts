import { SIGNED_IN, SYNC_PAGE } from "../../browser/setup.ts";
import { AXE, EMPTY, FLOOR, HARPER, MARK, NAIVE, SHIRUBE } from "../extensions.ts";
import type { Lab } from "../lab.ts";
import { atLeastTimes, type Figure, Samples } from "../result.ts";
import { sum } from "../trace.ts";
import { openedIn } from "./first-scan.ts";

/** Pages of the simulated consoles: real web applications, small ones. The last one has settings. */
const PAGES = [SYNC_PAGE, "https://admin.google.com/ac/users", "https://admin.google.com/ac/appsettings/435070579839"];

/** What the consoles' own pages cost, all one after the other. */
export async function consoles(lab: Lab): Promise<Figure[]> {
  await lab.consoles.reset();
  await lab.consoles.patch(SIGNED_IN);
  const samples = new Samples();
  const libraries = lab.options.libraries ? [MARK, AXE, HARPER] : [];
  await lab.inTurns([SHIRUBE, EMPTY, FLOOR, NAIVE, ...libraries], async ({ contender, name, title, inTab }) => {
    let total = 0;
    for (const url of PAGES) {
      total += sum(await inTab((tab) => openedIn(tab, url, contender)));
    }
    samples.add(name, title, total / PAGES.length);
  });
  await lab.consoles.reset();
  return [
    {
      id: "consoles",
      title: "First full scan of a console's page",
      how: `The mean of ${PAGES.length} pages of the simulated consoles, each in a fresh tab, from the content script's evaluation until the page is quiet; one has settings, which Shirube reads whenever they have changed. The pages' own promises cannot be told from a content script's: with an empty extension they are all that is counted. The libraries do what they do on the users table; harper.js' linter, in the background, is not waited for.`,
      unit: "ms",
      series: samples.series(),
      goals: [atLeastTimes("faster than the naive userscript", samples.of(NAIVE.name), samples.of(SHIRUBE.name), 1)],
    },
  ];
}
