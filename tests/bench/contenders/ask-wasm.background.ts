import init, { answer } from "../../../target/modules/bench_empty.js";

/** A background that does nothing but to instantiate an empty module and to call it, as Shirube's does with its engine. */
let ready: Promise<unknown> | undefined;

chrome.runtime.onMessage.addListener((message, _sender, respond) => {
  const made = (ready ??= init({ module_or_path: fetch(chrome.runtime.getURL("bench_empty_bg.wasm")) }));
  void made.then(() => respond(answer(JSON.stringify(message))));
  return true;
});
