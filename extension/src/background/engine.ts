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
  await initEngine({ module_or_path: fetch(chrome.runtime.getURL("engine_bg.wasm")) });
  return new Engine();
}

async function learn(): Promise<Knowledge> {
  const packed = fetch(chrome.runtime.getURL("knowledge.postcard"));
  await theEngine();
  return new Knowledge(new Uint8Array(await (await packed).arrayBuffer()));
}
