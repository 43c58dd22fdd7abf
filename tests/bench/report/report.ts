import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { PATHS } from "../paths.ts";
import type { Figure } from "../result.ts";
import { html } from "./html.ts";

/** Everything that was measured, and on what. */
export interface Report {
  readonly date: string;
  readonly quick: boolean;
  readonly machine: {
    readonly cores: number;
    readonly processor: string;
    /** In GiB. */
    readonly memory: number;
    /** What the machine had to do in the minute before, at the beginning and at the end. */
    readonly load: readonly number[];
  };
  readonly versions: {
    readonly browser: string;
    readonly node: string;
    readonly packages: readonly { readonly name: string; readonly version: string }[];
  };
  readonly figures: readonly Figure[];
}

/** Packages whose versions matter for the figures. */
const PACKAGES = ["mark.js", "axe-core", "harper.js", "puppeteer-core"];

/** The machine's load in the last minute. */
export const load = (): number => loadavg()[0] ?? 0;

/** Puts together what was measured. */
export function reportOf(figures: readonly Figure[], quick: boolean, browser: string, began: number): Report {
  const version = (name: string) =>
    (JSON.parse(readFileSync(join(PATHS.packages, name, "package.json"), "utf8")) as { version: string }).version;
  return {
    date: new Date().toISOString(),
    quick,
    machine: {
      cores: cpus().length,
      processor: cpus()[0]?.model.trim() || "unknown processor",
      memory: Math.round(totalmem() / 2 ** 30),
      load: [began, load()],
    },
    versions: { browser, node: process.version, packages: PACKAGES.map((name) => ({ name, version: version(name) })) },
    figures,
  };
}

/** The figures of the report that is there, with new ones in their places; as many runs each, in the same browser. */
export function continued(figures: readonly Figure[], quick: boolean, browser: string): readonly Figure[] {
  const path = join(PATHS.results, "report.json");
  if (!existsSync(path)) return figures;
  const before = JSON.parse(readFileSync(path, "utf8")) as Report;
  if (before.quick !== quick || before.versions.browser !== browser) return figures;
  const fresh = new Map(figures.map((figure) => [figure.id, figure]));
  const kept = before.figures.map((figure) => fresh.get(figure.id) ?? figure);
  const ids = new Set(kept.map(({ id }) => id));
  return [...kept, ...figures.filter(({ id }) => !ids.has(id))];
}

/** Writes `report.json` and `report.html`; returns where the page lies. */
export function write(report: Report): string {
  mkdirSync(PATHS.results, { recursive: true });
  writeFileSync(join(PATHS.results, "report.json"), `${JSON.stringify(report, null, 1)}\n`);
  const page = join(PATHS.results, "report.html");
  writeFileSync(page, html(report));
  return page;
}
