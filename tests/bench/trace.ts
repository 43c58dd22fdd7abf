import type { Page } from "puppeteer-core";

/**
 * What a content script does on its page's main thread, from the browser's own trace. Everything is counted in processor
 * time of the thread where the trace has it (`tdur`): what other programs do at the same time does not count.
 */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: {
    readonly name?: string;
    readonly fileName?: string;
    readonly data?: { readonly url?: string; readonly timerId?: number; readonly timeout?: number };
  };
}

/** A stretch of work of the content script, with nothing of others in it. */
export interface Piece {
  /** When it began, in milliseconds of the trace's clock. */
  readonly at: number;
  /** Milliseconds of processor time. */
  readonly ms: number;
  /** What began it: `EvaluateScript`, `FunctionCall`, `RunMicrotasks`. */
  readonly kind: string;
  /** The delay of the timer that began it, in milliseconds; 0 for everything else. */
  readonly delay: number;
  /** The task of the browser's that it was part of. */
  readonly task: number;
}

/** What is known of one page from a trace. */
export interface Work {
  readonly pieces: readonly Piece[];
  /** The page's main thread as a whole: all its tasks, in milliseconds of processor time. */
  readonly thread: number;
  /** `performance.mark` of the page: name and time. */
  readonly marks: ReadonlyMap<string, number>;
  /** The process of the page. */
  readonly pid: number;
}

const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "v8.execute", "blink.user_timing"];

/** Compiling, evaluating and calling scripts: the events that name the script's address. */
const SCRIPT = new Set(["EvaluateScript", "FunctionCall", "v8.compile", "v8.evaluateModule"]);

/** A task of the browser's. */
const TASK = "RunTask";

/** Records what a page does meanwhile. */
export async function traced(page: Page, act: () => Promise<unknown>): Promise<Work> {
  await page.tracing.start({ categories: CATEGORIES });
  await act();
  const bytes = await page.tracing.stop();
  if (!bytes) throw new Error("the browser recorded no trace");
  const { traceEvents } = JSON.parse(Buffer.from(bytes).toString()) as { traceEvents: TraceEvent[] };
  return workIn(traceEvents, await page.evaluate(() => location.href));
}

/** The process of a page. */
export async function processOf(page: Page): Promise<number> {
  await page.tracing.start({ categories: ["disabled-by-default-devtools.timeline"] });
  const bytes = await page.tracing.stop();
  const { traceEvents } = JSON.parse(Buffer.from(bytes ?? "").toString()) as {
    traceEvents: { name: string; args: { data?: { frames?: { url: string; processId?: number }[] } } }[];
  };
  const frames = traceEvents.find(({ name }) => name === "TracingStartedInBrowser")?.args.data?.frames ?? [];
  const pid = frames.find(({ url }) => url === page.url())?.processId;
  if (pid === undefined) throw new Error(`the browser does not say in which process ${page.url()} is`);
  return pid;
}

const isContentScript = (url: string) => url.startsWith("chrome-extension://") && url.endsWith("/content.js");

const addressOf = ({ args }: TraceEvent): string => args.data?.url ?? args.fileName ?? "";

const processorTime = ({ tdur, dur }: TraceEvent): number => (tdur ?? dur ?? 0) / 1000;

/** The main thread that parsed the page at an address. */
function mainThread(events: readonly TraceEvent[], address: string): { pid: number; tid: number } {
  const bare = address.replace(/#.*/, "");
  const parsing = events.findLast(({ name, args }) => {
    const { beginData, data } = args as { beginData?: { url?: string }; data?: { documentLoaderURL?: string; url?: string } };
    return (name === "ParseHTML" && beginData?.url?.startsWith(bare)) || (name === "FunctionCall" && data?.url?.startsWith(bare));
  });
  if (!parsing) throw new Error(`the trace knows no page ${address}`);
  return parsing;
}

/** Takes a trace apart. */
export function workIn(events: readonly TraceEvent[], address: string): Work {
  const { pid, tid } = mainThread(events, address);
  const here = events.filter((event) => event.pid === pid && event.tid === tid);
  const delays = new Map<number, number>();
  const marks = new Map<string, number>();
  for (const { name, ts, args, ph } of here) {
    if (name === "TimerInstall") delays.set(args.data?.timerId ?? 0, args.data?.timeout ?? 0);
    else if (ph === "I" || ph === "R" || ph === "n") marks.set(name, ts / 1000);
  }
  const complete = here.filter(({ ph }) => ph === "X").sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const pieces: Piece[] = [];
  let thread = 0;
  let task = 0;
  /** The events that enclose the one that is looked at; `ours` is the piece that one of them begins. */
  const open: { readonly end: number; readonly delay: number; readonly ours: number | null; readonly others: boolean }[] = [];
  for (const event of complete) {
    const end = event.ts + (event.dur ?? 0);
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= event.ts) open.pop();
    const above = open.at(-1);
    if (event.name === TASK && !above) {
      thread += processorTime(event);
      task = event.ts;
    }
    const delay = event.name === "TimerFire" ? (delays.get(event.args.data?.timerId ?? 0) ?? 0) : (above?.delay ?? 0);
    let [ours, others] = [above?.ours ?? null, above?.others ?? false];
    const isScript = SCRIPT.has(event.name);
    if (isScript && !isContentScript(addressOf(event))) {
      // The page's own, or the driver's, perhaps within what we caused.
      const within = ours === null || others ? undefined : pieces[ours];
      if (within && ours !== null) pieces[ours] = { ...within, ms: within.ms - processorTime(event) };
      [ours, others] = [null, true];
    } else if (ours === null && (isScript || (event.name === "RunMicrotasks" && !others))) {
      // What goes on after an `await` has no address. The bench's pages have no promises and no observers of their own.
      ours = pieces.push({ at: event.ts / 1000, ms: processorTime(event), kind: event.name, delay, task }) - 1;
      others = false;
    }
    open.push({ end, delay, ours, others });
  }
  return { pieces, thread, marks, pid };
}

/** The sum of pieces, in milliseconds. */
export const sum = (pieces: readonly Piece[]): number => pieces.reduce((total, { ms }) => total + ms, 0);

/**
 * Shirube's timers that look, 250 ms to 30 s after the start, for shadow roots that came without a trace. They belong to no
 * scan and to no change.
 */
const LATE_LOOKS = new Set([250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000]);

/** What belongs to a scan or to a change. */
export const withoutLateLooks = (pieces: readonly Piece[]): Piece[] => pieces.filter(({ delay }) => !LATE_LOOKS.has(delay));

/** The most that pieces take of one task, in milliseconds. */
export function longestTask(pieces: readonly Piece[]): number {
  const tasks = new Map<number, number>();
  for (const { task, ms } of pieces) tasks.set(task, (tasks.get(task) ?? 0) + ms);
  return Math.max(0, ...tasks.values());
}
