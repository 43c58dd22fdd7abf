import initEngine, { Engine, Knowledge } from "../../../target/modules/engine.js";

let engine: Promise<Engine> | undefined;
let knowledge: Promise<Knowledge> | undefined;

/** The engine: made when it is first asked for, and kept as long as the background lives. */
export function theEngine(): Promise<Engine> {
  engine ??= wake();
  return engine;
}

/** What there is to say: read when somebody first wants to read it. */
export function theKnowledge(): Promise<Knowledge> {
  knowledge ??= learn();
  return knowledge;
}

async function wake(): Promise<Engine> {
  const [catalogue] = await Promise.all([
    packed("catalogue.postcard"),
    initEngine({ module_or_path: fetch(chrome.runtime.getURL("engine_bg.wasm")) }),
  ]);
  return new Engine(catalogue);
}

async function learn(): Promise<Knowledge> {
  const [knowledge] = await Promise.all([packed("knowledge.postcard"), theEngine()]);
  return new Knowledge(knowledge);
}

/** A file of the package. */
async function packed(name: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(chrome.runtime.getURL(name))).arrayBuffer());
}
