/** How samples are spread. */
export interface Spread {
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
  readonly min: number;
  readonly max: number;
  readonly count: number;
}

/** A value below which this share of the samples lies; between two samples it is interpolated. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [low = Number.NaN, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

/** The value in the middle. */
export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/** Median, quartiles and extremes. */
export function spread(samples: readonly number[]): Spread {
  return {
    median: median(samples),
    lower: quantile(samples, 0.25),
    upper: quantile(samples, 0.75),
    min: quantile(samples, 0),
    max: quantile(samples, 1),
    count: samples.length,
  };
}

/** Random numbers that are the same in every run: the same samples give the same interval. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** How often samples are drawn again. */
const DRAWS = 2000;

/** A ratio or a difference of medians with the interval in which it lies with 95 % certainty (bootstrap). */
export interface Comparison {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The ratio of the medians of two samples. */
export const ratio = (over: readonly number[], under: readonly number[]): Comparison => compare(over, under, (a, b) => a / b);

/** The difference of the medians of two samples. */
export const difference = (more: readonly number[], less: readonly number[]): Comparison => compare(more, less, (a, b) => a - b);

function compare(one: readonly number[], other: readonly number[], by: (a: number, b: number) => number): Comparison {
  const next = random(1);
  const again = (samples: readonly number[]) => median(samples.map(() => samples[Math.floor(next() * samples.length)] ?? Number.NaN));
  const drawn = Array.from({ length: DRAWS }, () => by(again(one), again(other)));
  return { value: by(median(one), median(other)), low: quantile(drawn, 0.025), high: quantile(drawn, 0.975) };
}
