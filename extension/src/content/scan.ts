import { after, isElement, isText, innerRoot, isSkipped, next } from "./flat.ts";
import { before } from "./blocks.ts";
import { anchorsIn, fold, LONGEST_ANCHOR } from "./fold.ts";

/** Letters that are folded at once. */
const CHUNK = 16_384;

/** Letters around a change that can take part in an anchor; several for each, because invisible ones do not count. */
const REACH = LONGEST_ANCHOR * 4;

/** How long a slice of work may take before the page gets its turn, in milliseconds. */
const SLICE = 6;

/** A root of the page whose changes must be watched: a document or a shadow root. */
export type Root = Document | ShadowRoot;

/**
 * Looks for anchors: first in the whole page, then only where it changed. Its only product is {@link hits}; the page is
 * given its turn after every slice of work.
 */
export class Scanner {
  /** The text nodes in which an anchor begins. */
  readonly hits = new Set<Text>();

  /** Elements that may still get a shadow root: custom elements without one. */
  readonly awaited = new Set<Element>();

  /** How long the work of the last look took, without the page's turns, in milliseconds. */
  spent = 0;

  private text = "";
  private pieces: Text[] = [];

  /** `onRoot` is called for every root that the walk enters. */
  constructor(private readonly onRoot: (root: Root) => void) {}

  /** Forgets hits whose text is no longer on the page. */
  prune(): void {
    for (const hit of this.hits) if (!hit.isConnected || !hit.ownerDocument.defaultView) this.hits.delete(hit);
  }

  /** Looks at a subtree, and as far around it as an anchor can reach. */
  async look(root: Node, signal: AbortSignal): Promise<void> {
    const end = after(root);
    let trailing = 0;
    let [at, inside]: [Node | null, boolean] = [before(root, REACH, 0), true];
    let began = performance.now();
    this.spent = 0;
    for (let count = 0; at; count += 1) {
      if (at === end) inside = false;
      this.take(at, inside);
      if (!inside && isText(at)) trailing += at.data.length;
      if (!inside && trailing >= REACH) break;
      if (this.text.length >= CHUNK) this.find();
      if ((count & 63) === 63 && performance.now() >= began + SLICE) {
        this.spent += performance.now() - began;
        await pause();
        began = performance.now();
        if (signal.aborted) break;
        // The page may have taken this node away meanwhile; what took its place is a change of its own.
        if (!at.isConnected) break;
      }
      at = next(at);
    }
    this.find();
    this.text = "";
    this.pieces = [];
    this.spent += performance.now() - began;
  }

  private take(node: Node, inside: boolean): void {
    if (isText(node)) {
      if (inside) this.hits.delete(node);
      this.pieces.push(node);
      this.text += node.data;
    } else if (isElement(node) && !isSkipped(node)) {
      const inner = innerRoot(node);
      if (inner) this.onRoot(inner);
      else if (node.localName.includes("-")) this.awaited.add(node);
    }
  }

  /** Looks for anchors in what was taken, and keeps its end: an anchor may go on in the next chunk. */
  private find(): void {
    const folded = fold(this.text);
    const anchors = anchorsIn(folded);
    if (anchors.length > 0) {
      let [begin, i] = [0, 0];
      for (const piece of this.pieces) {
        const end = begin + fold(piece.data).length;
        if (i < anchors.length && (anchors[i] as number) < end) this.hits.add(piece);
        while (i < anchors.length && (anchors[i] as number) < end) i += 1;
        begin = end;
      }
    }
    let kept = 0;
    let first = this.pieces.length;
    while (first > 0 && kept < LONGEST_ANCHOR) {
      first -= 1;
      kept += fold((this.pieces[first] as Text).data).length;
    }
    this.pieces = this.pieces.slice(first);
    this.text = this.pieces.map((piece) => piece.data).join("");
  }
}

declare const scheduler: { yield?: () => Promise<void> } | undefined;

/** Gives the page its turn. */
function pause(): Promise<void> {
  if (typeof scheduler !== "undefined" && scheduler.yield) return scheduler.yield();
  return new Promise((resolve) => setTimeout(resolve));
}
