import { EXPRESSIONS } from "bench:messages";

/** The naive userscript with an observer: a third of a second after a change it looks at everything again. */
const PATIENCE = 300;

const expressions = EXPRESSIONS.map((source) => new RegExp(source, "i"));
let isWaiting = false;

function look(): number {
  isWaiting = false;
  // biome-ignore lint/performance/useDomNodeTextContent: that is what makes it naive
  const text = document.body.innerText;
  return expressions.filter((expression) => expression.test(text)).length;
}

new MutationObserver(() => {
  if (isWaiting) return;
  isWaiting = true;
  setTimeout(look, PATIENCE);
}).observe(document, { childList: true, characterData: true, subtree: true });
