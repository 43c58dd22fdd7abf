import { readdirSync, readFileSync } from "node:fs";

/** A message of the packs, in the product's words with `{name:type}` for what varies. */
export interface Message {
  readonly problem: string;
  readonly text: string;
}

const FAMILIES = new URL("../../crates/packs/families/", import.meta.url);

/** All messages that the packs know, by problem. */
export function messages(): Message[] {
  return readdirSync(FAMILIES).flatMap((file) => {
    let problem = "";
    const found: Message[] = [];
    for (const line of readFileSync(new URL(file, FAMILIES), "utf8").split("\n")) {
      problem = /^id = "([^"]+)"/.exec(line)?.[1] ?? problem;
      const [, quoted, literal] = /^\s*\{ language = "\w+", text = (?:"((?:[^"\\]|\\.)*)"|'([^']*)')/.exec(line) ?? [];
      const text = quoted === undefined ? literal : (JSON.parse(`"${quoted}"`) as string);
      if (text !== undefined) found.push({ problem, text });
    }
    return found;
  });
}

/** What a slot may hold, as a careful author of regular expressions would write it: bounded, so that nothing runs away. */
const SLOTS: Readonly<Record<string, string>> = {
  email: "[\\w.+-]{1,64}@[\\w.-]{1,64}",
  domain: "[\\w.-]{1,64}",
  client_id: "[\\w.-]{1,80}",
  digits: "[\\d,]{1,20}",
  text: "[^\\n]{1,80}?",
};

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** The pieces of a message: even ones are words, odd ones the types of the slots between them. */
const pieces = (text: string): string[] =>
  text.split(/(?<!\{)\{\w+:(\w+)\}/).map((piece, i) => (i % 2 === 0 ? piece.replaceAll("{{", "{").replaceAll("}}", "}") : piece));

/** One regular expression a problem, as the source of a userscript would hold it: spaces match any white space. */
export function expressions(): string[] {
  const byProblem = new Map<string, string[]>();
  for (const { problem, text } of messages()) {
    const source = pieces(text).map((piece, i) => (i % 2 === 0 ? escaped(piece).replace(/\s+/g, "\\s+") : (SLOTS[piece] ?? ".{1,80}?")));
    byProblem.set(problem, [...(byProblem.get(problem) ?? []), source.join("")]);
  }
  return Array.from(byProblem.values(), (sources) => sources.join("|"));
}

/** The longest words without a slot of each message: what programs look for that know literals only. */
export function literals(): string[] {
  const longest = messages().map(({ text }) =>
    pieces(text)
      .filter((_, i) => i % 2 === 0)
      .map((words) => words.trim())
      .reduce((a, b) => (b.length > a.length ? b : a), ""),
  );
  return [...new Set(longest)];
}
