import type { Block, Within } from "../protocol.ts";
import type { TextBlock } from "./blocks.ts";
import { isElement, parent } from "./flat.ts";

const HEADING = "h1,h2,h3,h4,h5,h6,[role=heading]";

/** What a block stands in and under: the signs by which the reasoning tells a page's own words from quoted ones. */
export function withContext(block: TextBlock, headings: Headings): Block {
  const first = block.pieces[0]?.node;
  if (!first) return { text: block.text, within: [], headings: [], quoting: [] };
  const ancestors = elementsAround(first);
  const within = new Set<Within>();
  for (const element of ancestors) {
    // Inline code at the beginning of a block is a part of it, not its surroundings.
    if (INLINE_QUOTATION.has(element.localName) && !holdsBlock(element, block)) continue;
    for (const kind of kindsOf(element)) within.add(kind);
  }
  return {
    text: block.text,
    within: [...within],
    headings: [...regionNames(ancestors), ...headings.above(first)].map((name) => name.slice(0, 200)),
    quoting: quotingRanges(block),
  };
}

const holdsBlock = (element: Element, block: TextBlock) => block.pieces.every(({ node }) => element.contains(node));

/** The elements around a node in the flat tree, the nearest first. */
export function elementsAround(node: Node): Element[] {
  const elements: Element[] = [];
  for (let at = parent(node); at; at = parent(at)) if (isElement(at)) elements.push(at);
  return elements;
}

const KIND_BY_ROLE: Readonly<Record<string, Within>> = {
  alert: "alert",
  alertdialog: "alert",
  status: "alert",
  article: "article",
  comment: "article",
  feed: "article",
  log: "conversation",
  search: "search",
  complementary: "aside",
  contentinfo: "aside",
  navigation: "aside",
  note: "aside",
  code: "quotation",
  blockquote: "quotation",
  figure: "quotation",
};

const KIND_BY_NAME: Readonly<Record<string, Within>> = {
  output: "alert",
  article: "article",
  search: "search",
  aside: "aside",
  footer: "aside",
  nav: "aside",
  blockquote: "quotation",
  code: "quotation",
  figure: "quotation",
  pre: "quotation",
  samp: "quotation",
};

function kindsOf(element: Element): Within[] {
  const kinds: Within[] = [];
  const live = element.getAttribute("aria-live");
  if (live === "assertive" || (live === "polite" && !isPart(element))) kinds.push("alert");
  const role = element.getAttribute("role");
  const kind = role ? KIND_BY_ROLE[role.trim().split(/\s+/)[0]?.toLowerCase() ?? ""] : KIND_BY_NAME[element.localName];
  if (kind) kinds.push(kind);
  return kinds;
}

/** A polite region with headings or landmarks in it is a part of the page that changes, not a message. */
function isPart(element: Element): boolean {
  const part = `main,article,aside,nav,search,${HEADING}`;
  return element.matches(part) || element.querySelector(part) !== null;
}

const INLINE_QUOTATION = new Set(["cite", "code", "kbd", "q", "samp"]);

/** The parts of a block that stand in inline code, in quotation marks of the page or in links to somewhere else. */
function quotingRanges(block: TextBlock): [number, number][] {
  const ranges: [number, number][] = [];
  for (const { node, start } of block.pieces) {
    if (!elementsAround(node).some((element) => INLINE_QUOTATION.has(element.localName) || leadsElsewhere(element))) continue;
    const end = start + node.data.length;
    const last = ranges[ranges.length - 1];
    if (last && last[1] === start) last[1] = end;
    else ranges.push([start, end]);
  }
  return ranges;
}

function leadsElsewhere(element: Element): boolean {
  if (element.localName !== "a") return false;
  const href = element.getAttribute("href");
  if (href === null || href.startsWith("#")) return false;
  try {
    const [target, here] = [new URL(href, element.baseURI), new URL(element.ownerDocument.URL)];
    return /^https?:$/.test(target.protocol) && target.origin + target.pathname !== here.origin + here.pathname;
  } catch {
    return false;
  }
}

/** The names of the regions, disclosures and tables around a block. */
function regionNames(ancestors: readonly Element[]): string[] {
  const names: string[] = [];
  for (const element of ancestors) {
    const label = element.getAttribute("aria-label") ?? labelledBy(element);
    if (label) names.push(label);
    if (element.localName === "details") names.push(childOf(element, "summary")?.textContent ?? "");
    if (element.localName === "table") {
      names.push(childOf(element, "caption")?.textContent ?? "");
      const row = element.querySelector("tr");
      for (const cell of row?.querySelectorAll("th") ?? []) names.push(cell.textContent ?? "");
    }
  }
  return names.map((name) => name.trim()).filter((name) => name !== "");
}

function labelledBy(element: Element): string | null {
  const id = element.getAttribute("aria-labelledby");
  if (!id) return null;
  const root = element.getRootNode() as Document | ShadowRoot;
  const texts = id.split(/\s+/).map((part) => root.getElementById?.(part)?.textContent ?? "");
  return texts.join(" ").trim() || null;
}

/** The first child of a name. A selector would go through everything inside. */
function childOf(element: Element, name: string): Element | null {
  for (let child = element.firstElementChild; child; child = child.nextElementSibling) if (child.localName === name) return child;
  return null;
}

/** The headings of a page, looked for once while it is read. */
export class Headings {
  private readonly known = new Map<Node, readonly Element[]>();

  /** Those that a node stands under, the nearest first: at most one of each level, each above the one before. */
  above(node: Node): string[] {
    const headings: string[] = [];
    let level = 7;
    for (let inside: Node | null = node; inside; ) {
      const root: Node = inside.getRootNode();
      const all = this.in(root);
      for (let i = lastBefore(all, inside); i >= 0 && level > 1; i -= 1) {
        const heading = all[i] as Element;
        const own = levelOf(heading);
        if (own >= level || heading.contains(inside) || !scopeOf(heading)?.contains(inside)) continue;
        level = own;
        headings.push(heading.textContent?.trim() ?? "");
      }
      inside = root.nodeType === 11 ? (root as ShadowRoot).host : parent(root);
    }
    return headings.filter((heading) => heading !== "");
  }

  private in(root: Node): readonly Element[] {
    const known = this.known.get(root);
    if (known) return known;
    const all: Element[] = "querySelectorAll" in root ? [...(root as Document).querySelectorAll(HEADING)] : [];
    this.known.set(root, all);
    return all;
  }
}

/** The index of the last heading before a node: they are in document order. */
function lastBefore(headings: readonly Element[], node: Node): number {
  let [low, high] = [0, headings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const before = (headings[middle] as Element).compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (before) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function levelOf(heading: Element): number {
  return Number(/^h([1-6])$/.exec(heading.localName)?.[1] ?? heading.getAttribute("aria-level") ?? 2);
}

/** What a heading is the heading of: its parent, or what holds the parent when that holds nothing but the heading. */
function scopeOf(heading: Element): Element | null {
  let scope = heading.parentElement;
  while (scope?.parentElement && (scope.childElementCount === 1 || scope.localName === "header" || scope.localName === "hgroup")) {
    scope = scope.parentElement;
  }
  return scope;
}

/** The accessible names of buttons and links that may show the signed-in account. */
export function accountNames(document: Document): string[] {
  const names: string[] = [];
  for (const element of document.querySelectorAll("a,button,[role=button]")) {
    const name = element.getAttribute("aria-label") ?? element.getAttribute("title") ?? element.textContent ?? "";
    if (/google\s*(アカウント|account)/i.test(name)) names.push(name.trim().slice(0, 200));
  }
  return names;
}
