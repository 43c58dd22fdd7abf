import type { Page } from "puppeteer-core";
import type { Laboratory } from "../contenders/lab.ts";
import { LAB } from "../extensions.ts";
import type { Lab } from "../lab.ts";
import { atLeastTimes, atMostTimes, type Figure, never, Samples } from "../result.ts";

/** Letters of the text that is looked through. */
const LETTERS = 400_000;

const MIB = 1024 * 1024;

const WAYS = [
  ["engine", "Shirube's engine"],
  ["expressions", "one RegExp a problem"],
  ["literals", "aho-corasick alone"],
] as const;

/** The engine beside other ways to look through a text, all in the same page of an extension; and its memory. */
export async function engine(lab: Lab): Promise<Figure[]> {
  const [samples, memory] = [new Samples(), new Samples()];
  await lab.inTurns([LAB], async ({ inTab, origin }) => {
    await inTab(async (tab) => {
      await openLab(tab, origin);
      for (const [way, title] of WAYS) {
        // The first time everything is compiled and warmed up; the second counts.
        await tab.evaluate((name) => laboratory[name](), way);
        samples.add(way, title, await tab.evaluate((name) => laboratory[name](), way));
      }
      const scanned = await tab.evaluate(() => laboratory.memory());
      await tab.evaluate(async () => void (await laboratory.learn()));
      const learnt = await tab.evaluate(() => laboratory.memory());
      memory.add("ready", "awake, with the catalogue", scanned.ready / MIB);
      memory.add("scanned", "after 400,000 letters", scanned.now / MIB);
      memory.add("learnt", "with what there is to say", learnt.now / MIB);
    });
  });
  const ours = samples.of("engine");
  return [
    {
      id: "engine",
      title: "Looking through 400,000 letters",
      how: `The text of the users table, ${LETTERS.toLocaleString("en")} letters, in a fresh page of an extension, each way for the second time. The engine gets it as 5,000 blocks, as the background does: turning them into its own types counts. The expressions and the automaton get one string; the automaton knows the longest words of each message and does nothing but to count them.`,
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
      how: "The size of the WebAssembly memory: when the engine is awake, after the text of 400,000 letters, and when the explanations have been read as well.",
      unit: "MiB",
      series: memory.series(),
      goals: [never("at most 16 MB with the full catalogue", "MiB", memory.of("scanned"), lab.facts.budget.engine_memory_mib)],
    },
  ];
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
