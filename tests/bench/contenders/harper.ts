import { whenReady } from "./protocol.ts";

/** harper.js, a checker of English in WebAssembly: the page's text goes to the background, where its linter runs. */
whenReady(() => chrome.runtime.sendMessage({ text: document.body.textContent ?? "" }));
