import { isElement, isText, next, parent, previous } from "./flat.ts";

/** A text node and where its text begins in its block. */
export interface Piece {
  readonly node: Text;
  readonly start: number;
}

/** A run of inline text as the reasoning sees it: the data of its text nodes, one after the other. */
export interface TextBlock {
  text: string;
  readonly pieces: Piece[];
}

/** Elements that begin and end a block, by HTML's default style. Unknown elements are inline. */
const BLOCK = new Set([
  "address",
  "article",
  "aside",
  "blockquote",
  "body",
  "button",
  "center",
  "dd",
  "details",
  "dialog",
  "dir",
  "div",
  "dl",
  "dt",
  "fieldset",
  "figcaption",
  "figure",
  "footer",
  "form",
  "frame",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "header",
  "hgroup",
  "hr",
  "html",
  "iframe",
  "legend",
  "li",
  "main",
  "menu",
  "nav",
  "ol",
  "optgroup",
  "option",
  "p",
  "pre",
  "search",
  "section",
  "summary",
  "table",
  "caption",
  "tbody",
  "td",
  "tfoot",
  "th",
  "thead",
  "tr",
  "ul",
]);

export const isBlock = (node: Node): boolean => node.nodeType === 9 || (isElement(node) && BLOCK.has(node.localName));

/** The nearest block element around a node. */
export function blockElement(node: Node): Element | null {
  let at: Node | null = node;
  while (at && !(isElement(at) && BLOCK.has(at.localName))) at = parent(at);
  return at as Element | null;
}

/** Puts text nodes together into blocks, in reading order. */
export class BlockBuilder {
  readonly blocks: TextBlock[] = [];
  private open: TextBlock | null = null;
  private container: Element | null = null;

  /** Takes the next node of the page. */
  add(node: Node): void {
    if (isText(node)) {
      if (node.data === "") return;
      const container = blockElement(node);
      if (!this.open || container !== this.container) this.begin(container);
      const block = this.open as TextBlock;
      block.pieces.push({ node, start: block.text.length });
      block.text += node.data;
    } else if (isElement(node)) {
      if (node.localName === "br" && this.open) this.open.text += "\n";
      else if (BLOCK.has(node.localName)) this.open = null;
    }
  }

  private begin(container: Element | null): void {
    this.open = { text: "", pieces: [] };
    this.container = container;
    this.blocks.push(this.open);
  }
}

/** The node from which at least so many letters precede a node, and at least so many blocks. */
export function before(node: Node, letters: number, blocks: number): Node {
  let [at, seen, passed] = [node, 0, 0];
  for (let back = previous(node); back; back = previous(back)) {
    if (isBlock(back)) passed += 1;
    if (isText(back)) seen += back.data.trim().length;
    at = back;
    if (seen >= letters && passed >= blocks) break;
  }
  return at;
}

/**
 * The blocks from a node on, until at least so many letters and blocks behind another one. `keep` decides which text
 * nodes count.
 */
export function around(from: Node, through: Node, letters: number, blocks: number, keep: (text: Text) => boolean): TextBlock[] {
  const builder = new BlockBuilder();
  let [behind, seen, first] = [false, 0, 0];
  for (let at: Node | null = from; at; at = next(at)) {
    if (!isText(at) || keep(at)) builder.add(at);
    if (behind && isText(at)) seen += at.data.trim().length;
    if (at === through) {
      behind = true;
      first = builder.blocks.length;
    }
    if (behind && seen >= letters && builder.blocks.length >= first + blocks) break;
  }
  return builder.blocks.filter((block) => block.text.trim() !== "");
}
