import { parseArgs } from "node:util";
import { CHECKED, check, keep, measure } from "./check.ts";
import { calibration } from "./figures/calibration.ts";
import { chatty } from "./figures/chatty.ts";
import { coldStart } from "./figures/cold-start.ts";
import { consoles } from "./figures/consoles.ts";
import { engine } from "./figures/engine.ts";
import { firstScan, firstScanHuge, firstScanSettings } from "./figures/first-scan.ts";
import { latency } from "./figures/latency.ts";
import { memory } from "./figures/memory.ts";
import { mutation } from "./figures/mutation.ts";
import { native } from "./figures/native.ts";
import { navigations } from "./figures/navigations.ts";
import { singlePage } from "./figures/single-page.ts";
import { size } from "./figures/size.ts";
import { tenfold } from "./figures/tenfold.ts";
import { tickets } from "./figures/tickets.ts";
import { toDoApp } from "./figures/to-do.ts";
import { Lab } from "./lab.ts";
import { continued, load, reportOf, write } from "./report/report.ts";
import { table } from "./report/table.ts";
import type { Figure } from "./result.ts";

/** The figures, by what `--only` calls them. */
const FIGURES: Readonly<Record<string, (lab: Lab) => Promise<Figure[]>>> = {
  calibration,
  consoles,
  "first-scan": firstScan,
  "first-scan-huge": firstScanHuge,
  "first-scan-settings": firstScanSettings,
  mutation,
  chatty,
  "single-page": singlePage,
  engine,
  native,
  tenfold,
  latency,
  "cold-start": coldStart,
  memory,
  navigations,
  "to-do": toDoApp,
  tickets,
  size,
};

const flag = { type: "boolean", default: false } as const;
const { values: options } = parseArgs({
  options: { quick: flag, check: flag, baseline: flag, only: { type: "string", multiple: true } },
});
const isCheck = options.check || options.baseline;
const wanted = options.only ?? (isCheck ? CHECKED : Object.keys(FIGURES));

const unknown = wanted.filter((name) => !(name in FIGURES));
if (unknown.length > 0) {
  console.error(`There is no figure ${unknown.join(", ")}. There are: ${Object.keys(FIGURES).join(", ")}.`);
  process.exit(2);
}

const began = load();
const lab = await Lab.open({ quick: options.quick, libraries: !options.quick && !isCheck });
const figures: Figure[] = [];
try {
  for (const [name, figure] of Object.entries(FIGURES)) {
    if (!wanted.includes(name)) continue;
    const start = performance.now();
    const measured = await figure(lab);
    figures.push(...measured);
    console.log(`\n${name} (${((performance.now() - start) / 1000).toFixed(0)} s)`);
    console.log(table(measured));
    // Whoever breaks it off has what there is.
    const browser = await lab.browserVersion();
    const all = options.only ? continued(figures, options.quick, browser) : figures;
    const page = write(reportOf(all, options.quick, browser, began));
    if (figures.length === measured.length) console.log(`\nThe report grows in ${page}`);
  }
} finally {
  await lab.close();
}

if (isCheck) {
  const measured = measure(figures);
  if (options.baseline) keep(measured);
  else process.exitCode = check(measured, figures) ? 0 : 1;
}
