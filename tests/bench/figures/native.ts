import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Lab } from "../lab.ts";
import { PATHS } from "../paths.ts";
import { atMostTimes, type Figure, Samples } from "../result.ts";

/** Benchmarks of crates/packs/benches/speed.rs. */
const WORKS = [
  ["scan-400k", "the engine's scan"],
  ["scan-400k-x10", "with ten times as many problems"],
  ["aho-corasick-400k", "aho-corasick alone"],
  ["fold-400k", "folding alone"],
] as const;

/** The engine natively, as criterion has measured it before: see `cargo bench -p shirube-packs`. */
export async function native(_: Lab): Promise<Figure[]> {
  const samples = new Samples();
  for (const [work, title] of WORKS) for (const ms of timesOf(work)) samples.add(work, title, ms);
  return [
    {
      id: "native",
      title: "The engine natively, 400,000 letters",
      how: "Measured by criterion, one after the other: folding and looking through the users table's text. Beside it the automaton of the aho-corasick package over the same text, which does not fold.",
      unit: "ms",
      series: samples.series(),
      goals: [
        atMostTimes("at most 3 x a plain aho-corasick pass", samples.of("scan-400k"), samples.of("aho-corasick-400k"), 3),
        atMostTimes("ten times as many problems: at most 1.5 x", samples.of("scan-400k-x10"), samples.of("scan-400k"), 1.5),
      ],
    },
  ];
}

/** Criterion's samples, in milliseconds for each time. */
function timesOf(work: string): number[] {
  const file = join(PATHS.criterion, work, "new/sample.json");
  if (!existsSync(file)) throw new Error(`criterion has not measured ${work}: run cargo bench -p shirube-packs`);
  const { iters, times } = JSON.parse(readFileSync(file, "utf8")) as { iters: number[]; times: number[] };
  return times.map((nanoseconds, i) => nanoseconds / (iters[i] ?? 1) / 1e6);
}
