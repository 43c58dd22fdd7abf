import type { Page } from "puppeteer-core";
import type { Laboratory } from "../contenders/lab.ts";
import { LAB } from "../extensions.ts";
import type { Lab } from "../lab.ts";
import { atLeastTimes, atMostTimes, type Figure, never, Samples } from "../result.ts";

/** Letters of the text that is looked through. */
const LETTERS = 400_000;

const MIB = 1024 * 1024;

/** Runs before one counts: by then everything is compiled as well as it will be. */
const WARM_UP = 10;

const WAYS = [
  ["pasted", "Shirube's engine, a pasted text"],
  ["blocks", "Shirube's engine, blocks of pages"],
  ["expressions", "one RegExp a problem"],
  ["literals", "aho-corasick alone"],
] as const;

/** The engine beside other ways to look through a text, all in the same page of an extension; and its memory. */
export async function engine(lab: Lab): Promise<Figure[]> {
  const [samples, memory] = [new Samples(), new Samples()];
  await lab.inTurns([LAB], async ({ inTab, origin }) => {
    await inTab(async (tab) => {
      await openLab(tab, origin);
      const times = await timesOf(
        tab,
        WAYS.map(([way]) => way),
      );
      for (const [i, [way, title]] of WAYS.entries()) samples.add(way, title, times[i] ?? Number.NaN);
      const { ready, learnt, now } = await tab.evaluate(() => laboratory.memory());
      memory.add("ready", "awake, with the catalogue", ready / MIB);
      memory.add("learnt", "with what there is to say", learnt / MIB);
      memory.add("scanned", "after 400,000 letters", now / MIB);
    });
  });
  const ours = samples.of("pasted");
  return [
    {
      id: "engine",
      title: "Looking through 400,000 letters",
      how: `The text of the users table, ${LETTERS.toLocaleString("en")} letters, in a fresh page of an extension, each way when it is warm. The engine gets it as one string, as from a log that is pasted into the popup, and makes lines of it; and as the 4,400 blocks of a page that is full of candidates, where most of the time goes into turning objects into its own types. The expressions and the automaton get one string; the automaton knows the longest words of each message and does nothing but to count them.`,
      unit: "ms",
      series: samples.series(),
      goals: [
        atLeastTimes("5 x faster than one RegExp a problem", samples.of("expressions"), ours, 5),
        atMostTimes("at most 3 x a plain aho-corasick pass", ours, samples.of("literals"), 3),
      ],
    },
    {
      id: "engine-memory",
      title: "Memory of the engine",
      how: "The size of the WebAssembly memory: when the engine is awake, when the explanations have been read as well, and after the text of 400,000 letters.",
      unit: "MiB",
      series: memory.series(),
      goals: [never("at most 16 MB with the full catalogue", "MiB", memory.of("scanned"), lab.facts.budget.engine_memory_mib)],
    },
  ];
}

type Way = "pasted" | "blocks" | "tenfold" | "expressions" | "literals";

/** How long each way of the lab's takes when all are warm, in milliseconds. */
export async function timesOf(tab: Page, ways: readonly Way[]): Promise<number[]> {
  const once = (way: Way) => tab.evaluate((name) => laboratory[name](), way);
  // In turns: what the engine's code learns from one text it knows for the next.
  for (let i = 0; i < WARM_UP; i += 1) for (const way of ways) await once(way);
  const times: number[] = [];
  for (const way of ways) times.push(await once(way));
  return times;
}

declare global {
  /** In the lab's page. */
  var laboratory: Laboratory;
}

/** Opens the lab's page and makes its instruments ready. */
export async function openLab(tab: Page, origin: string): Promise<void> {
  await tab.goto(`${origin}/lab.html`);
  await tab.evaluate(async (letters) => {
    const world = globalThis as unknown as { openLab(letters: number): Promise<Laboratory> };
    globalThis.laboratory = await world.openLab(letters);
  }, LETTERS);
}
