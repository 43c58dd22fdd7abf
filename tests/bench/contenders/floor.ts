import { whenReady } from "./protocol.ts";

/** The floor: whatever looks at a page's text has to read every text node once. */
whenReady(() => {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  let letters = 0;
  while (walker.nextNode()) letters += (walker.currentNode as Text).data.length;
  return letters;
});
