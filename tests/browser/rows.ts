import { readFileSync } from "node:fs";

/** A string of the error collection as it was seen: see crates/packs/tests/rows.rs. */
export interface Row {
  readonly id: string;
  readonly language: string;
  readonly place: string;
  readonly blocks: readonly string[];
}

/** The strings that stand on pages. */
export function rowsOnPages(): Row[] {
  const lines = readFileSync(new URL("../knowledge/rows.tsv", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .slice(1);
  const rows = lines.map((line) => {
    const [id = "", language = "", place = "", text = ""] = line.split("\t");
    return { id, language, place, blocks: text.split(" || ") };
  });
  return rows.filter(({ place }) => place.startsWith("https://"));
}

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** A page that shows these blocks, the first as its heading. */
export function pageOf({ language, blocks: [first = "", ...rest] }: Row): string {
  const paragraphs = rest.map((block) => `<p>${escaped(block)}</p>`).join("");
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>x</title><main><h1>${escaped(first)}</h1>${paragraphs}</main></html>`;
}
