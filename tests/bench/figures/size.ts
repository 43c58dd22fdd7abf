import type { Lab } from "../lab.ts";
import { atMost, type Figure } from "../result.ts";

const KIB = 1024;

/** What ships. Every test run holds the same budgets. */
export async function size({ facts }: Lab): Promise<Figure[]> {
  return [
    {
      id: "size",
      title: "Size",
      how: "Modules and content script after gzip, the extension as it is zipped for each browser, beside the budgets of wasm-pack.toml.",
      unit: "KiB",
      series: facts.sizes.map(({ name, bytes }) => ({ name, title: name, samples: [bytes / KIB] })),
      goals: facts.sizes.map(({ name, bytes, kib }) => ({
        ...atMost(`${name}: at most ${kib} KiB`, "KiB", [bytes / KIB], kib),
        series: name,
      })),
    },
  ];
}
