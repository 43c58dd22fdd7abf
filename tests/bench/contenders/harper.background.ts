import { createBinaryModuleFromUrl, LocalLinter } from "harper.js";

const linter = new LocalLinter({ binary: createBinaryModuleFromUrl(chrome.runtime.getURL("harper_wasm_bg.wasm")) });

chrome.runtime.onMessage.addListener(({ text }: { text: string }, _sender, respond) => {
  void linter.lint(text).then((lints) => respond(lints.length));
  return true;
});
