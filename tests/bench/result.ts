import { type Ratio, ratio, type Spread, spread } from "./stats.ts";

/** What is measured: it says how a number is written. */
export type Unit = "ms" | "MiB" | "KiB" | "%" | "x" | "count";

/** The samples of one contender. */
export interface Series {
  readonly name: string;
  readonly title: string;
  readonly samples: readonly number[];
}

/** Something to reach, and whether it was. */
export interface Goal {
  readonly title: string;
  readonly unit: Unit;
  readonly value: number;
  readonly limit: number;
  readonly atMost: boolean;
  readonly reached: boolean;
  /** In which the value lies with 95 % certainty; for a value that is measured directly, its quartiles. */
  readonly low: number;
  readonly high: number;
}

/** One figure of the report. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  /** What was measured, and how: for the reader of the report. */
  readonly how: string;
  readonly unit: Unit;
  readonly series: readonly Series[];
  readonly goals: readonly Goal[];
}

/** The samples of several contenders, filled run by run. */
export class Samples {
  private readonly byName = new Map<string, { title: string; samples: number[] }>();

  add(name: string, title: string, value: number): void {
    const series = this.byName.get(name) ?? { title, samples: [] };
    series.samples.push(value);
    this.byName.set(name, series);
  }

  of(name: string): readonly number[] {
    return this.byName.get(name)?.samples ?? [];
  }

  /** In the order in which they came. */
  series(): Series[] {
    return Array.from(this.byName, ([name, series]) => ({ name, ...series }));
  }
}

const goal = (title: string, unit: Unit, { value, low, high }: Ratio, limit: number, atMost: boolean): Goal => {
  return { title, unit, value, low, high, limit, atMost, reached: atMost ? value <= limit : value >= limit };
};

/** The median must be at most this. */
export function atMost(title: string, unit: Unit, samples: readonly number[], limit: number): Goal {
  const { median: value, lower: low, upper: high } = spread(samples);
  return goal(title, unit, { value, low, high }, limit, true);
}

/** No sample may be more than this. */
export function never(title: string, unit: Unit, samples: readonly number[], limit: number): Goal {
  const { max, lower, upper }: Spread = spread(samples);
  return goal(title, unit, { value: max, low: lower, high: upper }, limit, true);
}

/** One median must be at most so many times the other. */
export function atMostTimes(title: string, over: readonly number[], under: readonly number[], limit: number): Goal {
  return goal(title, "x", ratio(over, under), limit, true);
}

/** One median must be so many times the other, or more. */
export function atLeastTimes(title: string, over: readonly number[], under: readonly number[], limit: number): Goal {
  return goal(title, "x", ratio(over, under), limit, false);
}
