import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { PATHS } from "./paths.ts";
import { format } from "./report/format.ts";
import type { Figure, Goal } from "./result.ts";

/** What later runs are compared with: no time, only what is alike on every machine. */
interface Baseline {
  /** Of the engine's works, in crates/packs/benches/made. */
  readonly instructions: Readonly<Record<string, number>>;
  /** Of the figures' goals that are ratios within a run. */
  readonly ratios: Readonly<Record<string, number>>;
}

/** The figures that are measured for a check. */
export const CHECKED = ["first-scan", "engine", "tenfold", "latency", "cold-start", "memory", "size"];

/** Figures whose goals are budgets: they fail a check by themselves. */
const BUDGETS = new Set(["engine-memory", "tab-memory", "size"]);

/** How much worse than the baseline something may get, and from where on it is told to be better. */
const TOLERANCE = 0.1;

/** Counts and ratios of this run. */
export function measure(figures: readonly Figure[]): Baseline {
  const ratios = figures.flatMap(({ id, goals }) =>
    goals.filter(({ unit }) => unit === "x").map((goal) => [key(id, goal), goal.value] as const),
  );
  return { instructions: instructions(), ratios: Object.fromEntries(ratios) };
}

const key = (id: string, { title }: Goal): string => `${id}: ${title}`;

/** Instructions of each work without its preparation, counted by Valgrind. */
function instructions(): Record<string, number> {
  const listed = spawnSync(PATHS.count, ["--list"], { encoding: "utf8" });
  if (listed.status !== 0) throw new Error(`${PATHS.count} --list failed`);
  const works = listed.stdout.trim().split("\n");
  return Object.fromEntries(works.map((work) => [work, counted(work, 1) - counted(work, 0)]));
}

function counted(work: string, times: number): number {
  const options = ["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"];
  const { stderr, error } = spawnSync("valgrind", [...options, PATHS.count, work, String(times)], { encoding: "utf8" });
  const [, refs] = /I\s+refs:\s+([\d,]+)/.exec(stderr ?? "") ?? [];
  if (refs === undefined) throw new Error(`valgrind did not count ${work}: ${error ?? stderr}`);
  return Number(refs.replaceAll(",", ""));
}

/** Keeps what was measured as the new baseline. */
export function keep(measured: Baseline): void {
  writeFileSync(PATHS.baseline, `${JSON.stringify(measured, null, 2)}\n`);
}

/** Compares with the baseline and prints what differs; whether nothing got worse. */
export function check(measured: Baseline, figures: readonly Figure[]): boolean {
  const baseline = JSON.parse(readFileSync(PATHS.baseline, "utf8")) as Baseline;
  const goals = new Map(figures.flatMap(({ id, goals }) => goals.map((goal) => [key(id, goal), goal] as const)));
  let isWell = true;
  const tell = (verdict: string, what: string) => console.log(`  ${verdict.padEnd(7)} ${what}`);
  for (const [work, before] of Object.entries(baseline.instructions)) {
    const now = measured.instructions[work] ?? Number.NaN;
    const verdict = judge(now / before, now / before);
    if (verdict === "worse" || Number.isNaN(now)) isWell = false;
    tell(verdict, `${work}: ${format(now, "count")} instructions, before ${format(before, "count")} (${change(now / before)})`);
  }
  for (const [name, before] of Object.entries(baseline.ratios)) {
    const goal = goals.get(name);
    if (!goal) continue;
    // Worse only if it is so with certainty: the whole interval lies beyond.
    const [low, high] = goal.atMost ? [goal.low / before, goal.high / before] : [before / goal.high, before / goal.low];
    const verdict = judge(low, high);
    if (verdict === "worse") isWell = false;
    tell(verdict, `${name}: ${format(goal.value, "x")}, before ${format(before, "x")} (${change(goal.value / before)})`);
  }
  for (const { id, goals: own } of figures.filter(({ id }) => BUDGETS.has(id))) {
    for (const goal of own.filter(({ reached }) => !reached)) {
      isWell = false;
      tell("budget", `${key(id, goal)}: ${format(goal.value, goal.unit)}`);
    }
  }
  console.log(isWell ? "\nNothing got worse." : `\nSomething got worse by more than ${TOLERANCE * 100} %, or is over its budget.`);
  return isWell;
}

/** `low` and `high`: how many times as much as before it may be. */
function judge(low: number, high: number): "worse" | "better" | "same" {
  if (low > 1 + TOLERANCE) return "worse";
  return high < 1 - TOLERANCE ? "better" : "same";
}

const change = (times: number): string => `${times >= 1 ? "+" : ""}${((times - 1) * 100).toFixed(1)} %`;
