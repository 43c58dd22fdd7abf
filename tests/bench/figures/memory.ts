import { readFileSync } from "node:fs";
import type { Page } from "puppeteer-core";
import { EMPTY, FLOOR, SHIRUBE } from "../extensions.ts";
import { type Lab, quiet } from "../lab.ts";
import { usersTable } from "../pages.ts";
import { atMostMore, type Figure, Samples } from "../result.ts";
import { processOf } from "../trace.ts";

const KIB = 1024;

/** What a tab without findings needs, beside one with an extension that does nothing. */
export async function memory(lab: Lab): Promise<Figure[]> {
  const page = usersTable(25_000);
  await lab.serve(page);
  const [heap, own] = [new Samples(), new Samples()];
  await lab.inTurns([SHIRUBE, EMPTY, FLOOR], async ({ name, title, inTab }) => {
    await inTab(async (tab) => {
      await tab.goto(page.url);
      await quiet(tab);
      await layOutAnew(tab);
      heap.add(name, title, (await heapOf(tab)) / KIB);
      own.add(name, title, privateMemory(await processOf(tab)));
    });
  });
  const limit = lab.facts.budget.tab_memory_kib;
  return [
    {
      id: "tab-memory",
      title: "Memory of a tab without findings",
      how: `A fresh tab with the ${page.title}. Laid out anew and after garbage collection: the memory of its scripts and of what they hold of the page (V8's heap with all worlds, the browser's objects that scripts can reach, array buffers).`,
      unit: "KiB",
      series: heap.series(),
      goals: [atMostMore("at most 1 MB more than with an empty content script", "KiB", heap.of(SHIRUBE.name), heap.of(EMPTY.name), limit)],
    },
    {
      id: "tab-private-memory",
      title: "The same, as the system sees it",
      how: "The private memory of the tab's process (smaps_rollup), after the same garbage collection. It moves by whole pages of memory and by what the browser keeps for later.",
      unit: "KiB",
      series: own.series(),
      goals: [],
    },
  ];
}

/**
 * Lays the page out at one go. What the browser keeps of its layouts depends on how much of the page was there at each of them:
 * between two loads of the same page it differs by 1 MiB, whatever the extension does.
 */
async function layOutAnew(tab: Page): Promise<void> {
  await tab.evaluate(() => {
    const hidden = new CSSStyleSheet();
    hidden.replaceSync("html { display: none }");
    document.adoptedStyleSheets.push(hidden);
    document.documentElement.getBoundingClientRect();
    document.adoptedStyleSheets.pop();
    document.documentElement.getBoundingClientRect();
  });
  await quiet(tab);
}

/** What scripts hold after garbage collection, in bytes. */
export async function heapOf(tab: Page): Promise<number> {
  const session = await tab.createCDPSession();
  // The first collection lets go of what the second one can take.
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.collectGarbage");
  const usage = (await session.send("Runtime.getHeapUsage")) as unknown as Record<string, number>;
  await session.detach();
  return (usage["usedSize"] ?? 0) + (usage["embedderHeapUsedSize"] ?? 0) + (usage["backingStorageSize"] ?? 0);
}

/** A process's private memory, in KiB. */
function privateMemory(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  const kib = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(rollup)?.[1] ?? Number.NaN);
  return kib("Private_Clean") + kib("Private_Dirty");
}
