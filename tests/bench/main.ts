import { parseArgs } from "node:util";
import { calibration } from "./figures/calibration.ts";
import { chatty } from "./figures/chatty.ts";
import { coldStart } from "./figures/cold-start.ts";
import { engine } from "./figures/engine.ts";
import { firstScan } from "./figures/first-scan.ts";
import { latency } from "./figures/latency.ts";
import { memory } from "./figures/memory.ts";
import { mutation } from "./figures/mutation.ts";
import { navigations } from "./figures/navigations.ts";
import { singlePage } from "./figures/single-page.ts";
import { size } from "./figures/size.ts";
import { tickets } from "./figures/tickets.ts";
import { toDoApp } from "./figures/to-do.ts";
import { Lab } from "./lab.ts";
import { load, reportOf, write } from "./report/report.ts";
import { table } from "./report/table.ts";
import type { Figure } from "./result.ts";

/** The figures, by what `--only` calls them. */
const FIGURES: Readonly<Record<string, (lab: Lab) => Promise<Figure[]>>> = {
  calibration,
  "first-scan": firstScan,
  mutation,
  chatty,
  "single-page": singlePage,
  engine,
  latency,
  "cold-start": coldStart,
  memory,
  navigations,
  "to-do": toDoApp,
  tickets,
  size,
};

const { values: options } = parseArgs({
  options: { quick: { type: "boolean", default: false }, only: { type: "string", multiple: true } },
});

const unknown = options.only?.filter((name) => !(name in FIGURES)) ?? [];
if (unknown.length > 0) {
  console.error(`There is no figure ${unknown.join(", ")}. There are: ${Object.keys(FIGURES).join(", ")}.`);
  process.exit(2);
}

const began = load();
const lab = await Lab.open({ quick: options.quick });
const figures: Figure[] = [];
try {
  for (const [name, measure] of Object.entries(FIGURES)) {
    if (options.only && !options.only.includes(name)) continue;
    const start = performance.now();
    const measured = await measure(lab);
    figures.push(...measured);
    console.log(`\n${name} (${((performance.now() - start) / 1000).toFixed(0)} s)`);
    console.log(table(measured));
    // Whoever breaks it off has what there is.
    const page = write(reportOf(figures, options.quick, await lab.browserVersion(), began));
    if (figures.length === measured.length) console.log(`\nThe report grows in ${page}`);
  }
} finally {
  await lab.close();
}
