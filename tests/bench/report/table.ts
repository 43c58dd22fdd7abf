import type { Figure } from "../result.ts";
import { spread } from "../stats.ts";
import { format } from "./format.ts";

/** Figures as text: each contender with its spread, each goal with whether it was reached. */
export function table(figures: readonly Figure[]): string {
  const lines: string[] = [];
  for (const { title, unit, series, goals } of figures) {
    lines.push(`  ${title}`);
    for (const { title: contender, samples } of series) {
      const { median, lower, upper, min, max, count } = spread(samples);
      const rest = `quartiles ${format(lower, unit)} – ${format(upper, unit)}, all ${format(min, unit)} – ${format(max, unit)}, ${count} runs`;
      lines.push(`    ${contender.padEnd(22)} ${format(median, unit).padStart(12)}   ${rest}`);
    }
    for (const goal of goals) {
      const { value, low, high, reached } = goal;
      const found = `${format(value, goal.unit)} (${format(low, goal.unit)} – ${format(high, goal.unit)})`;
      lines.push(`    ${reached ? "reached" : "MISSED "} ${goal.title}: ${found}`);
    }
  }
  return lines.join("\n");
}
