import { EXPRESSIONS } from "bench:messages";
import { whenReady } from "./protocol.ts";

/** The naive userscript: the page's text as a person sees it, and one regular expression for each problem. */
const expressions = EXPRESSIONS.map((source) => new RegExp(source, "i"));

whenReady(() => {
  // biome-ignore lint/performance/useDomNodeTextContent: that is what makes it naive
  const text = document.body.innerText;
  return expressions.filter((expression) => expression.test(text)).length;
});
