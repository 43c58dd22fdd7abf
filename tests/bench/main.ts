import { parseArgs } from "node:util";
import { firstScan } from "./figures/first-scan.ts";
import { Lab } from "./lab.ts";
import { table } from "./report/table.ts";
import type { Figure } from "./result.ts";

/** The figures, by what `--only` calls them. */
const FIGURES: Readonly<Record<string, (lab: Lab) => Promise<Figure[]>>> = {
  "first-scan": firstScan,
};

const { values: options } = parseArgs({
  options: { quick: { type: "boolean", default: false }, only: { type: "string", multiple: true } },
});

const lab = await Lab.open({ quick: options.quick });
const figures: Figure[] = [];
try {
  for (const [name, measure] of Object.entries(FIGURES)) {
    if (options.only && !options.only.includes(name)) continue;
    const began = performance.now();
    const measured = await measure(lab);
    figures.push(...measured);
    console.log(`\n${name} (${((performance.now() - began) / 1000).toFixed(0)} s)`);
    console.log(table(measured));
  }
} finally {
  await lab.close();
}
