import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("../corpus/", import.meta.url);

/** A finding that a page must give. */
export interface Expected {
  readonly problem: string;
  readonly standing: "here" | "quoted" | "reported";
  readonly captures: Readonly<Record<string, string>>;
}

/** A page of the corpus with its expected result. See tests/corpus/README.md. */
export interface Case {
  readonly name: string;
  readonly body: string;
  readonly url: string;
  readonly why: string;
  readonly expect: readonly Expected[];
  readonly csp: string | null;
  readonly late?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The pages of a folder of the corpus. */
export function pages(folder: "quiet" | "found"): Case[] {
  const base = new URL(`${folder}/`, FOLDER);
  const names = readdirSync(base).filter((name) => name.endsWith(".html"));
  return names.sort().map((file) => {
    const name = file.replace(/\.html$/, "");
    const expected = JSON.parse(readFileSync(new URL(`${name}.json`, base), "utf8")) as Omit<Case, "name" | "body">;
    return { name: `${folder}/${name}`, body: readFileSync(new URL(file, base), "utf8"), ...expected };
  });
}

/** Findings reduced to what the corpus speaks about, in a fixed order. */
export function reduce(findings: readonly Expected[]): string[] {
  return findings.map(({ problem, standing, captures }) => `${standing} ${problem} ${JSON.stringify(captures)}`).sort();
}
