import { EXPRESSIONS, LITERALS } from "bench:messages";
import type { CardContent, Page, Sighting } from "../../../extension/src/protocol.ts";
import initLiterals, { Literals } from "../../../target/modules/bench_literals.js";
import initEngine, { Engine, Knowledge } from "../../../target/modules/engine.js";
import { row } from "../pages.ts";

/** A page of the extension's own, in which the engine is measured beside other ways to look through the same text. */
const file = async (name: string) => new Uint8Array(await (await fetch(name)).arrayBuffer());

/** The text of the users table, row by row. */
function text(letters: number): string[] {
  const lines: string[] = [];
  for (let [i, length] = [0, 0]; length < letters; i += 1) {
    const line = row(i).replace(/<[^>]*>/g, " ");
    lines.push(line);
    length += line.length;
  }
  return lines;
}

async function open(letters: number) {
  const lines = text(letters);
  const whole = lines.join("\n");
  const memory = (await initEngine({ module_or_path: fetch("engine_bg.wasm") })).memory;
  const engine = new Engine(await file("catalogue.postcard"));
  const ready = memory.buffer.byteLength;
  const knowledge = new Knowledge(await file("knowledge.postcard"));
  const learnt = memory.buffer.byteLength;
  await initLiterals({ module_or_path: fetch("bench_literals_bg.wasm") });
  const literals = new Literals([...LITERALS]);
  const expressions = EXPRESSIONS.map((source) => new RegExp(source, "i"));
  const blocks = lines.map((line) => ({ text: line, within: [], headings: [], quoting: [] }));
  const page: Page = { url: "https://a-rakumo.appspot.com/admin", account_names: [], passages: [{ blocks }], screen: null };
  let tenfold: Engine | undefined;
  const read = (by: Engine): number => (by.explain_text(knowledge, whole, "ja") as CardContent).explanations.length;
  const timed = (act: () => number): number => {
    const began = performance.now();
    const findings = act();
    const took = performance.now() - began;
    if (findings > 0) throw new Error("nothing of the users table is a known message");
    return took;
  };
  return {
    pasted: () => timed(() => read(engine)),
    blocks: () => timed(() => found(engine, page)),
    tenfold: async () => {
      tenfold ??= new Engine(await file("tenfold.postcard"));
      const larger = tenfold;
      return timed(() => read(larger));
    },
    expressions: () => timed(() => expressions.filter((expression) => expression.test(whole)).length),
    literals: () => timed(() => literals.count(whole)),
    /** Bytes of the engine's memory: with the catalogue, with what there is to say about it, and now. */
    memory: () => ({ ready, learnt, now: memory.buffer.byteLength }),
  };
}

const found = (engine: Engine, page: Page): number =>
  (engine.scan(page, { jobs: [], seen: {} }, false, [], "ja") as Sighting).report.findings.length;

/** What the bench calls. */
export type Laboratory = Awaited<ReturnType<typeof open>>;

(globalThis as unknown as { openLab: typeof open }).openLab = open;
