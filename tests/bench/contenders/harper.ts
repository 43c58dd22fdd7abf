import { whenReady } from "./protocol.ts";

/**
 * harper.js, a checker of English in WebAssembly: the page's text goes to the background, where its linter runs. That is not
 * waited for: on 400,000 letters it works longer than the five minutes that a browser grants a background.
 */
whenReady(() => void chrome.runtime.sendMessage({ text: document.body.textContent ?? "" }).catch(() => undefined));
