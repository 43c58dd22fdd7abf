/** The floor of watching: it reads the text nodes of what is added and changed, and nothing else. */
const seen = { letters: 0 };

function read(node: Node): void {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  if (node instanceof Text) seen.letters += node.data.length;
  while (walker.nextNode()) seen.letters += (walker.currentNode as Text).data.length;
}

new MutationObserver((records) => {
  for (const { type, target, addedNodes } of records) {
    if (type === "characterData") read(target);
    for (const node of addedNodes) read(node);
  }
}).observe(document, { childList: true, characterData: true, subtree: true });
