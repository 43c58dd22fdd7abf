import init, { answer } from "../../../target/modules/bench_empty.js";

let module: Promise<unknown> | undefined;

/** The empty module: made when it is first asked for, as Shirube's engine is. */
function ready(): Promise<unknown> {
  module ??= init({ module_or_path: fetch(chrome.runtime.getURL("bench_empty_bg.wasm")) });
  return module;
}

chrome.runtime.onMessage.addListener((message, _sender, respond) => {
  void ready().then(() => respond(answer(JSON.stringify(message))));
  return true;
});
