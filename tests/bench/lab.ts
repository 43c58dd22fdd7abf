import type { Page } from "puppeteer-core";
import { Consoles } from "../browser/consoles.ts";
import { Arena } from "./browsers.ts";
import type { Contender } from "./extensions.ts";
import { type Facts, facts } from "./facts.ts";
import type { BenchPage } from "./pages.ts";

/** Runs of each figure, and fewer of what takes long. */
const RUNS = { full: 15, quick: 5 };

/** How the bench was asked to run. */
export interface Options {
  /** Fewer runs, for a first impression. */
  readonly quick: boolean;
  /** The libraries take part: they take long, and a check needs none of them. */
  readonly libraries: boolean;
}

/** What all figures share: the consoles that serve the pages, and a browser for each contender. */
export class Lab {
  private readonly arenas = new Map<string, Promise<Arena>>();

  private constructor(
    readonly consoles: Consoles,
    readonly options: Options,
    readonly facts: Facts,
  ) {}

  static async open(options: Options): Promise<Lab> {
    return new Lab(await Consoles.start(), options, facts());
  }

  /** How often each figure is measured. */
  get runs(): number {
    return this.options.quick ? RUNS.quick : RUNS.full;
  }

  serve({ url, body }: BenchPage): Promise<unknown> {
    return this.consoles.serve({ url, body });
  }

  /** The browser of a contender, kept open from figure to figure; `null` is a browser without an extension. */
  arena(contender: Contender | null): Promise<Arena> {
    const name = contender?.name ?? "none";
    const arena = this.arenas.get(name) ?? Arena.open(this.consoles, contender);
    this.arenas.set(name, arena);
    return arena;
  }

  /** Measures contenders in turns, so that whatever else the machine does meets all of them alike. */
  async inTurns(
    contenders: readonly (Contender | null)[],
    measure: (arena: Arena, run: number) => Promise<void>,
    runs = this.runs,
  ): Promise<void> {
    const arenas = await Promise.all(contenders.map((contender) => this.arena(contender)));
    for (let run = 0; run < runs; run += 1) {
      // Nobody is always behind the same neighbour.
      const first = run % arenas.length;
      for (const arena of [...arenas.slice(first), ...arenas.slice(0, first)]) await measure(arena, run);
    }
  }

  /** The browser's name and version. */
  async browserVersion(): Promise<string> {
    return (await this.arena(null)).browser.version();
  }

  async close(): Promise<void> {
    for (const arena of this.arenas.values()) await (await arena).close();
    await this.consoles.stop();
  }
}

/** How often a page is asked whether it works, in milliseconds; it does when it worked for more than this share of the time. */
const INTERVAL = 300;
const WORKING = 0.1;

/** A page is quiet after so many idle intervals: more than a second, because content scripts rest up to a second in between. */
const IDLE_INTERVALS = 4;

/** Waits until nothing goes on in a page any more. */
export async function quiet(page: Page): Promise<void> {
  let before = await page.metrics();
  for (let idle = 0; idle < IDLE_INTERVALS; ) {
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
    const now = await page.metrics();
    const [passed, worked] = [(now.Timestamp ?? 0) - (before.Timestamp ?? 0), (now.TaskDuration ?? 0) - (before.TaskDuration ?? 0)];
    idle = worked < passed * WORKING ? idle + 1 : 0;
    before = now;
  }
}
