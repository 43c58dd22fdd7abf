import { type Comparison, difference, median, ratio, spread } from "./stats.ts";

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
  /** The limit in the figure's own unit, where its plot can show it. */
  readonly mark: number | null;
  /** The series that it is about, if it concerns only one of several equals. */
  readonly series?: string;
}

/** One figure of the report. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  /** What was measured, and how: for the reader of the report. */
  readonly how: string;
  readonly unit: Unit;
  /** A line where samples follow one another; otherwise a strip. */
  readonly plot?: "strip" | "line";
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

interface Limit {
  readonly limit: number;
  readonly atMost: boolean;
  readonly mark: number | null;
}

function goal(title: string, unit: Unit, { value, low, high }: Comparison, { limit, atMost, mark }: Limit): Goal {
  return { title, unit, value, low, high, limit, atMost, mark, reached: atMost ? value <= limit : value >= limit };
}

/** A median with the quartiles around it. */
function middle(samples: readonly number[]): Comparison {
  const { median, lower, upper } = spread(samples);
  return { value: median, low: lower, high: upper };
}

/** The median must be at most this. */
export function atMost(title: string, unit: Unit, samples: readonly number[], limit: number): Goal {
  return goal(title, unit, middle(samples), { limit, atMost: true, mark: limit });
}

/** No sample may be more than this. */
export function never(title: string, unit: Unit, samples: readonly number[], limit: number): Goal {
  return goal(title, unit, { ...middle(samples), value: Math.max(...samples) }, { limit, atMost: true, mark: limit });
}

/** The median must lie between two values. */
export function between(title: string, unit: Unit, samples: readonly number[], least: number, most: number): Goal {
  const found = goal(title, unit, middle(samples), { limit: most, atMost: true, mark: most });
  return { ...found, reached: found.value >= least && found.value <= most };
}

/** One median must be at most so many times the other. */
export function atMostTimes(title: string, over: readonly number[], under: readonly number[], limit: number): Goal {
  return goal(title, "x", ratio(over, under), { limit, atMost: true, mark: median(under) * limit });
}

/** One median must be at most so much more than the other. */
export function atMostMore(title: string, unit: Unit, more: readonly number[], less: readonly number[], limit: number): Goal {
  return goal(title, unit, difference(more, less), { limit, atMost: true, mark: median(less) + limit });
}

/** The last third of samples that follow one another must be at most so many percent more than the first. */
export function growth(title: string, samples: readonly number[], limit: number): Goal {
  const third = Math.floor(samples.length / 3);
  const { value, low, high } = ratio(samples.slice(-third), samples.slice(0, third));
  const percent = (times: number) => (times - 1) * 100;
  return goal(title, "%", { value: percent(value), low: percent(low), high: percent(high) }, { limit, atMost: true, mark: null });
}

/** One median must be so many times the other, or more. */
export function atLeastTimes(title: string, over: readonly number[], under: readonly number[], limit: number): Goal {
  return goal(title, "x", ratio(over, under), { limit, atMost: false, mark: median(over) / limit });
}
