import { ANSWER, ASK } from "./protocol.ts";

/** Puts the page's question to the background, and tells the page how long the answer took. */
document.addEventListener(ASK, async (event) => {
  const began = performance.now();
  const answer = await chrome.runtime.sendMessage(JSON.parse((event as CustomEvent<string>).detail));
  if (answer === undefined || answer === null) throw new Error("the background does not answer");
  document.documentElement.setAttribute(ANSWER, String(performance.now() - began));
});
