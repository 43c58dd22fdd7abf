import initEngine, { Engine } from "../../../target/modules/engine.js";

let engine: Promise<Engine> | undefined;

/** The engine: made when it is first asked for, and kept as long as the background lives. */
export function theEngine(): Promise<Engine> {
  engine ??= wake();
  return engine;
}

async function wake(): Promise<Engine> {
  await initEngine({ module_or_path: fetch(chrome.runtime.getURL("engine_bg.wasm")) });
  return new Engine();
}
