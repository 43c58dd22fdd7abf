/**
 * Walking the flat tree: what the user sees as one page, through open shadow roots, slots and same-origin frames.
 * Nothing here depends on the realm a node comes from: frames have constructors of their own.
 */

/** Elements whose text is not on the page: not rendered, not text, or being typed. */
const SKIPPED = new Set([
  "audio",
  "canvas",
  "datalist",
  "head",
  "math",
  "noscript",
  "object",
  "script",
  "select",
  "style",
  "svg",
  "template",
  "textarea",
  "title",
  "video",
]);

export const isElement = (node: Node): node is Element => node.nodeType === 1;
export const isText = (node: Node): node is Text => node.nodeType === 3;

/** Whether an element's content is left out: it is no text of the page, or the user is writing in it. */
export function isSkipped(element: Element): boolean {
  if (SKIPPED.has(element.localName)) return true;
  const editable = element.getAttribute("contenteditable");
  return (editable !== null && editable.toLowerCase() !== "false") || element.getAttribute("role") === "textbox";
}

/** The document of a frame that may be read; `null` for another origin's. */
export function frameDocument(element: Element): Document | null {
  if (element.localName !== "iframe" && element.localName !== "frame") return null;
  try {
    const inner = (element as HTMLIFrameElement).contentDocument;
    return inner?.designMode === "on" ? null : inner;
  } catch {
    return null;
  }
}

/** The root behind an element, if it has one: its open shadow root or its frame's document. */
export function innerRoot(element: Element): ShadowRoot | Document | null {
  return element.shadowRoot ?? frameDocument(element);
}

export function parent(node: Node): Node | null {
  const slot = (node as Element | Text).assignedSlot;
  if (slot) return slot;
  const up = node.parentNode;
  if (up?.nodeType === 11) return (up as ShadowRoot).host ?? null;
  if (up?.nodeType === 9) return up;
  if (!up && node.nodeType === 9) {
    try {
      return (node as Document).defaultView?.frameElement ?? null;
    } catch {
      return null;
    }
  }
  return up;
}

/** What is shown in a slot's place; `null` for other elements and for a slot that shows its own content. */
export function assigned(slot: Element): readonly Node[] | null {
  if (slot.localName !== "slot" || !("assignedNodes" in slot)) return null;
  const nodes = (slot as HTMLSlotElement).assignedNodes();
  return nodes.length > 0 ? nodes : null;
}

function child(node: Node, last: boolean): Node | null {
  if (isElement(node)) {
    if (isSkipped(node)) return null;
    const slotted = assigned(node);
    if (slotted) return (last ? slotted[slotted.length - 1] : slotted[0]) ?? null;
    const inner = innerRoot(node);
    if (inner) return last ? inner.lastChild : inner.firstChild;
  }
  return last ? node.lastChild : node.firstChild;
}

/** What stands directly in an element: slotted nodes, the content of its shadow root or frame, or its own. */
export function children(element: Element): Iterable<Node> {
  return assigned(element) ?? (innerRoot(element) ?? element).childNodes;
}

/** The slot looked at last, so that walking through a slot with thousands of nodes stays linear. */
let recent: { slot: Element; nodes: readonly Node[]; index: number } | null = null;

function sibling(node: Node, back: boolean): Node | null {
  const slot = (node as Element | Text).assignedSlot;
  if (!slot) return back ? node.previousSibling : node.nextSibling;
  if (recent?.slot !== slot || recent.nodes[recent.index] !== node) {
    const nodes = slot.assignedNodes();
    recent = { slot, nodes, index: nodes.indexOf(node as Element) };
  }
  recent.index += back ? -1 : 1;
  const next = recent.nodes[recent.index];
  if (next) return next;
  recent = null;
  return null;
}

/** The next node behind a whole subtree. */
export function after(node: Node): Node | null {
  for (let at: Node | null = node; at; at = parent(at)) {
    const next = sibling(at, false);
    if (next) return next;
  }
  return null;
}

/** The next node in reading order, or `null` at the end of the page. */
export function next(node: Node): Node | null {
  return child(node, false) ?? after(node);
}

/** The node before this one in reading order; skipped subtrees are passed over. */
export function previous(node: Node): Node | null {
  let at = sibling(node, true);
  if (!at) return parent(node);
  for (let inner = child(at, true); inner; inner = child(at, true)) at = inner;
  return at;
}
