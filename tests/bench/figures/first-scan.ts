import { endBackground } from "../background.ts";
import { DONE } from "../contenders/protocol.ts";
import { AXE, type Contender, EMPTY, FLOOR, HARPER, MARK, NAIVE, SHIRUBE } from "../extensions.ts";
import { type Lab, quiet } from "../lab.ts";
import { type BenchPage, usersTable } from "../pages.ts";
import { atLeastTimes, atMostTimes, type Figure, never, Samples } from "../result.ts";
import { longestTask, type Piece, sum, traced, withoutLateLooks } from "../trace.ts";

const how = (page: BenchPage) =>
  `A fresh tab opens a ${page.title}, with no known message on it. Counted is the processor time of everything that the content script does on the page's main thread, from its evaluation until the page is quiet.`;

/** The page of 25,000 text nodes, opened anew for each sample, beside all others. */
export async function firstScan(lab: Lab): Promise<Figure[]> {
  const page = usersTable(25_000);
  const { total } = await scanOf(lab, page, lab.options.libraries ? [SHIRUBE, FLOOR, NAIVE, MARK, AXE, HARPER] : [SHIRUBE, FLOOR, NAIVE]);
  const ours = total.of(SHIRUBE.name);
  return [
    {
      id: "first-scan",
      title: "First full scan, 25,000 text nodes",
      how: `${how(page)} mark.js looks for the longest words of each message; axe-core for what keeps people out; of harper.js only what it does on the page counts: it hands the text to the background, whose linter is not waited for.`,
      unit: "ms",
      series: total.series(),
      goals: [
        atMostTimes("at most 2 x the floor", ours, total.of(FLOOR.name), 2),
        atLeastTimes("10 x faster than the naive userscript", total.of(NAIVE.name), ours, 10),
      ],
    },
  ];
}

/** The same on the huge page. */
export async function firstScanHuge(lab: Lab): Promise<Figure[]> {
  const page = usersTable(200_000);
  const small = await scanOf(lab, usersTable(25_000), [SHIRUBE]);
  const { total, longest } = await scanOf(lab, page, [SHIRUBE, FLOOR, NAIVE]);
  const ours = total.of(SHIRUBE.name);
  return [
    {
      id: "first-scan-huge",
      title: "First full scan, 200,000 text nodes",
      how: how(page),
      unit: "ms",
      series: total.series(),
      goals: [
        atMostTimes("grows linearly: 8 x the nodes, at most 9 x the time", ours, small.total.of(SHIRUBE.name), 9),
        atMostTimes("at most 2 x the floor", ours, total.of(FLOOR.name), 2),
      ],
    },
    {
      id: "longest-task",
      title: "Longest task, 200,000 text nodes",
      how: "The same samples: the most that the content script takes of one task of the page's thread.",
      unit: "ms",
      series: longest.series(),
      goals: [never("no task of ours over 50 ms", "ms", longest.of(SHIRUBE.name), 50)],
    },
  ];
}

/** A page with settings, of which the content script also reads a tree. */
export async function firstScanSettings(lab: Lab): Promise<Figure[]> {
  const page = usersTable(25_000, "/ac/users");
  const { total, longest } = await scanOf(lab, page, [SHIRUBE, FLOOR]);
  return [
    {
      id: "first-scan-settings",
      title: "First full scan of a page with settings",
      how: `${how(page)} Its address is that of a page with settings: the content script also reads the page as a tree of roles, names and states, as far as it can be read.`,
      unit: "ms",
      series: total.series(),
      goals: [never("no task of ours over 50 ms", "ms", longest.of(SHIRUBE.name), 50)].map((goal) => ({ ...goal, mark: null })),
    },
  ];
}

async function scanOf(lab: Lab, page: BenchPage, contenders: readonly Contender[]) {
  await lab.serve(page);
  const [total, longest] = [new Samples(), new Samples()];
  await lab.inTurns(contenders, async ({ contender, name, title, inTab }) => {
    const pieces = await inTab((tab) => openedIn(tab, page.url, contender));
    total.add(name, title, sum(pieces));
    longest.add(name, title, longestTask(pieces));
  });
  return { total, longest };
}

/** Contenders that do not tell when their first run is done. */
const SILENT: readonly (Contender | null)[] = [SHIRUBE, EMPTY];

/** What a contender's content script does when a page is opened. */
export async function openedIn(tab: Parameters<typeof quiet>[0], url: string, contender: Contender | null): Promise<readonly Piece[]> {
  const { pieces } = await traced(tab, async () => {
    await tab.goto(url);
    await quiet(tab);
    // Work in the background leaves the page quiet, too.
    while (!SILENT.includes(contender) && !(await tab.$(`html[${DONE}]`))) await quiet(tab);
  });
  // Its linter would work beside the next sample.
  if (contender === HARPER) await endBackground(tab);
  return withoutLateLooks(pieces);
}
