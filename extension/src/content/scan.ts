import { before } from "./blocks.ts";
import { after, innerRoot, isElement, isSkipped, isText, next } from "./flat.ts";
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

  /** How long the last look worked, without the page's turns, in milliseconds. */
  spent = 0;

  private began = 0;
  private steps = 0;
  private text = "";
  private pieces: Text[] = [];

  /** `onRoot` is called for every root that the walk enters. */
  constructor(private readonly onRoot: (root: Root) => void) {}

  /** Forgets hits whose text is no longer on the page. */
  prune(): void {
    for (const hit of this.hits) if (!hit.isConnected || !hit.ownerDocument.defaultView) this.hits.delete(hit);
  }

  /** Looks at subtrees one after the other, and as far around each as an anchor can reach. */
  async look(roots: readonly Node[], signal: AbortSignal): Promise<void> {
    this.began = performance.now();
    this.spent = 0;
    for (const root of roots) {
      if (root.isConnected) await this.lookAt(root, signal);
      if (signal.aborted) return;
    }
    this.spent += performance.now() - this.began;
  }

  private async lookAt(root: Node, signal: AbortSignal): Promise<void> {
    const end = after(root);
    let trailing = 0;
    let [at, inside]: [Node | null, boolean] = [before(root, REACH, 0), true];
    while (at) {
      if (at === end) inside = false;
      this.take(at, inside);
      if (!inside && isText(at)) trailing += at.data.length;
      if (!inside && trailing >= REACH) break;
      if (this.text.length >= CHUNK) this.find();
      this.steps += 1;
      if ((this.steps & 31) === 0 && performance.now() >= this.began + SLICE) {
        await this.pause();
        // The page may have taken this node away meanwhile; what took its place is a change of its own.
        if (signal.aborted || !at.isConnected) break;
      }
      at = next(at);
    }
    this.find();
    this.text = "";
    this.pieces = [];
  }

  /** Gives the page its turn. */
  private async pause(): Promise<void> {
    this.spent += performance.now() - this.began;
    await pause();
    this.began = performance.now();
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

/** Lets everything else that waits go first. */
function pause(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}
