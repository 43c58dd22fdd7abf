import { DONE } from "../contenders/protocol.ts";
import { AXE, type Contender, FLOOR, HARPER, MARK, NAIVE, SHIRUBE } from "../extensions.ts";
import { type Lab, quiet } from "../lab.ts";
import { type BenchPage, usersTable } from "../pages.ts";
import { atLeastTimes, atMostTimes, type Figure, never, Samples } from "../result.ts";
import { longestTask, type Piece, sum, traced, withoutLateLooks } from "../trace.ts";

/** The page of 25,000 text nodes and the huge one, opened anew for each sample. */
export async function firstScan(lab: Lab): Promise<Figure[]> {
  const ordinary = usersTable(25_000);
  const huge = usersTable(200_000);
  const all = [SHIRUBE, FLOOR, NAIVE, MARK, AXE, HARPER];
  const small = await scanOf(lab, ordinary, lab.options.quick ? [SHIRUBE, FLOOR, NAIVE] : all);
  const large = await scanOf(lab, huge, [SHIRUBE, FLOOR, NAIVE]);
  const how = (page: BenchPage) =>
    `A fresh tab opens a ${page.title}, with no known message on it. Counted is the processor time of everything that the content script does on the page's main thread, from its evaluation until the page is quiet.`;
  const ours = (samples: Samples) => samples.of(SHIRUBE.name);
  return [
    {
      id: "first-scan",
      title: "First full scan, 25,000 text nodes",
      how: how(ordinary),
      unit: "ms",
      series: small.total.series(),
      goals: [
        atMostTimes("at most 2 x the floor", ours(small.total), small.total.of(FLOOR.name), 2),
        atLeastTimes("10 x faster than the naive userscript", small.total.of(NAIVE.name), ours(small.total), 10),
      ],
    },
    {
      id: "first-scan-huge",
      title: "First full scan, 200,000 text nodes",
      how: how(huge),
      unit: "ms",
      series: large.total.series(),
      goals: [
        atMostTimes("grows linearly: 8 x the nodes, at most 9 x the time", ours(large.total), ours(small.total), 9),
        atMostTimes("beside the floor", ours(large.total), large.total.of(FLOOR.name), 2),
      ],
    },
    {
      id: "longest-task",
      title: "Longest task, 200,000 text nodes",
      how: "The same samples: the most that the content script takes of one task of the page's thread.",
      unit: "ms",
      series: large.longest.series(),
      goals: [never("no task of ours over 50 ms", "ms", ours(large.longest), 50)],
    },
  ];
}

async function scanOf(lab: Lab, page: BenchPage, contenders: readonly Contender[]) {
  await lab.serve(page);
  const [total, longest] = [new Samples(), new Samples()];
  await lab.inTurns(contenders, async ({ name, title, inTab }) => {
    const pieces = await inTab((tab) => openedIn(tab, page.url, name !== SHIRUBE.name));
    total.add(name, title, sum(pieces));
    longest.add(name, title, longestTask(pieces));
  });
  return { total, longest };
}

/** What a content script does when a page is opened. */
async function openedIn(tab: Parameters<typeof quiet>[0], url: string, saysWhenDone: boolean): Promise<readonly Piece[]> {
  const { pieces } = await traced(tab, async () => {
    await tab.goto(url);
    await quiet(tab);
    // Work in the background leaves the page quiet, too.
    while (saysWhenDone && !(await tab.$(`html[${DONE}]`))) await quiet(tab);
  });
  return withoutLateLooks(pieces);
}
