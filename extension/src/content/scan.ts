import { AnchorSearch } from "./anchors.ts";
import { before } from "./blocks.ts";
import { after, assigned, isElement, isSkipped, isText, next, parent } from "./flat.ts";
import { fold } from "./fold.ts";
import { FREQUENT_HOSTS, HOSTS, mayGetRoot, type Root, Runs } from "./runs.ts";
import { ANCHORS } from "./tables.ts";
import { idle, pause } from "./turn.ts";

/** Letters that are folded at once. */
const CHUNK = 16_384;

/** Letters that are searched at once: a single text may be a whole log. */
const AT_ONCE = 1 << 16;

/** How long a slice of work may take before the page gets its turn, in milliseconds. */
const SLICE = 6;

/** The same where nobody waits for the result: what the browser calls idle is often only a few milliseconds long. */
const IDLE_SLICE = 3;

/** More hits than these are a list of errors, not errors. */
const MANY = 1000;

/** Siblings, one behind the other, that are looked at together. */
export interface Span {
  readonly first: Node;
  readonly last: Node;
}

/** What changed: what is new or another, and the nodes in front of which something was taken out; `null` for the page's end. */
export interface Change {
  readonly spans: readonly Span[];
  readonly gaps: readonly (Node | null)[];
}

/**
 * Looks for anchors: first in the whole page, then only where it changed. Its only product is {@link hits}; the page is
 * given its turn after every slice of work.
 */
export class Scanner {
  /** The text nodes in which an anchor begins. */
  readonly hits = new Set<Text>();

  /** Elements that may still get a shadow root. */
  private readonly awaited = new Set<Element>();
  private enoughAwaited = MANY;

  /** New nodes in a host of slots that are in none of them: they can still be put into one. */
  readonly unslotted = new Set<Node>();

  /** Whether one of the words was seen that {@link seek} asks for. */
  sawSign = false;

  /** How long the last look worked, without the page's turns, in milliseconds. */
  spent = 0;

  /** The same for {@link hostsAmongMany}. */
  spentOnHosts = 0;

  private readonly search = new AnchorSearch(ANCHORS);
  private signs: AnchorSearch | null = null;
  /** Letters around a change that can take part in an anchor; several for each, because invisible ones do not count. */
  private readonly reach = this.search.longest * 4;
  /** Ordinary elements with a shadow root. */
  private readonly hosts = new Set<Element>();
  /** Parts of the page whose ordinary elements were not asked for a shadow root yet. */
  private readonly unasked = new Set<ParentNode & Node>();
  private readonly runs = new Runs({
    root: (root) => this.enter(root),
    awaited: (element) => this.await(element),
    unasked: (container) => this.unasked.add(container),
    hosts: this.hosts,
  });
  private began = 0;

  /** `onRoot` is called for every root that the walk enters. */
  constructor(private readonly onRoot: (root: Root) => void) {}

  /** Looks for words besides, from the next look on. */
  seek(signs: readonly string[]): void {
    this.signs = signs.length > 0 ? new AnchorSearch(signs) : null;
    this.sawSign = false;
  }

  /** Forgets what is no longer on the page. */
  prune(): void {
    for (const hit of this.hits) if (!isInWindow(hit)) this.hits.delete(hit);
    for (const host of this.hosts) if (!isInWindow(host)) this.hosts.delete(host);
    for (const node of this.unslotted) if (!isInWindow(node)) this.unslotted.delete(node);
  }

  /**
   * Looks at what changed, and as far around it as an anchor can reach. Returns the parts that changed under its hands: they
   * must be looked at again.
   */
  async look({ spans, gaps }: Change, signal: AbortSignal): Promise<Span[]> {
    this.began = performance.now();
    this.spent = 0;
    const lost: Span[] = [];
    this.forgetIn(spans);
    for (const gap of gaps) {
      if (gap && isOnPage(gap)) this.lookAround(gap);
    }
    for (const span of spans) {
      if (!isOnPage(span.first)) {
        if (isUnslotted(span.first)) this.unslotted.add(span.first);
        continue;
      }
      if (!(await this.lookAt(span, signal))) lost.push(span);
      if (signal.aborted) return [];
    }
    this.spent += performance.now() - this.began;
    return lost;
  }

  /** What was found in there is no longer sure. */
  private forgetIn(spans: readonly Span[]): void {
    if (this.hits.size === 0) return;
    const nodes = new Set<Node>();
    for (const { first, last } of spans) {
      for (let node: Node | null = first; node; node = node === last ? null : node.nextSibling) nodes.add(node);
    }
    for (const hit of this.hits) {
      for (let up: Node | null = hit; up; up = parent(up)) {
        if (nodes.has(up)) this.hits.delete(hit);
      }
    }
  }

  /** Whether it could be looked at to its end. */
  private async lookAt({ first, last }: Span, signal: AbortSignal): Promise<boolean> {
    let complete = true;
    const lost = () => {
      complete = false;
    };
    this.reset();
    for (const text of textsBefore(first, this.reach)) this.feed(text.data);
    for (let node: Node | null = first; node && complete; node = node === last ? null : node.nextSibling) {
      for (const run of this.runs.in(node, lost)) {
        let found = false;
        for (let from = 0; from < run.text.length || from === 0; from += AT_ONCE) {
          if (this.feed(run.text.slice(from, from + AT_ONCE))) found = true;
          if (performance.now() < this.began + SLICE) continue;
          await this.pause();
          if (signal.aborted) return true;
        }
        if (found) this.locate(run.first(), run.behind());
      }
      if (node !== last && !node.isConnected) lost();
    }
    if (complete && last.isConnected) this.lookFrom(after(last));
    return complete;
  }

  /** Where something was taken out, what stood around it has moved together. */
  private lookAround(gap: Node): void {
    this.reset();
    let found = false;
    for (const text of textsBefore(gap, this.reach)) {
      this.hits.delete(text);
      if (this.feed(text.data)) found = true;
    }
    if (found) this.locate(gap, gap);
    this.lookFrom(gap);
  }

  /** An anchor may end behind what was looked at. */
  private lookFrom(behind: Node | null): void {
    let trailing = 0;
    for (let at = behind; at && trailing < this.reach; at = next(at)) {
      if (!isText(at)) continue;
      trailing += at.data.trim().length;
      if (this.feed(at.data)) this.locate(behind, next(at));
    }
  }

  private reset(): void {
    this.search.reset();
    this.signs?.reset();
  }

  /** Whether an anchor ends in the next piece of the text. */
  private feed(text: string): boolean {
    if (this.signs?.feed(text)) {
      this.sawSign = true;
      this.signs = null;
    }
    return this.search.feed(text);
  }

  /** Gives the page its turn. */
  private async pause(): Promise<void> {
    this.spent += performance.now() - this.began;
    await pause();
    this.began = performance.now();
  }

  private enter(root: Root): void {
    const host = (root as Partial<ShadowRoot>).host;
    if (host && HOSTS.has(host.localName)) this.hosts.add(host);
    this.onRoot(root);
  }

  private await(element: Element): void {
    this.awaited.add(element);
    if (this.awaited.size <= this.enoughAwaited) return;
    for (const one of this.awaited) if (!one.isConnected) this.awaited.delete(one);
    this.enoughAwaited = Math.max(this.awaited.size * 2, MANY);
  }

  /** Those of the elements that may get a shadow root that have one now: attaching it changes nothing that can be observed. */
  lateHosts(): Element[] {
    const hosts = [...this.awaited].filter((element) => element.shadowRoot);
    for (const host of hosts) this.awaited.delete(host);
    return hosts;
  }

  /** Finds the text nodes in which anchors begin that end between two nodes. */
  private locate(first: Node | null, behind: Node | null): void {
    if (!first) return;
    let pieces: Text[] = [];
    let letters = 0;
    for (let at: Node | null = before(first, this.reach, 0); at && at !== behind; at = next(at)) {
      if (!isText(at)) continue;
      pieces.push(at);
      letters += at.data.length;
      if (letters < CHUNK) continue;
      this.find(pieces);
      pieces = this.endOf(pieces);
      letters = 0;
    }
    this.find(pieces);
  }

  private find(pieces: readonly Text[]): void {
    const beginnings = this.search.beginnings(fold(pieces.map((piece) => piece.data).join("")));
    let [begin, i] = [0, 0];
    for (const piece of pieces) {
      const end = begin + fold(piece.data).length;
      if (i < beginnings.length && (beginnings[i] as number) < end && this.hits.size < MANY) this.hits.add(piece);
      while (i < beginnings.length && (beginnings[i] as number) < end) i += 1;
      begin = end;
    }
  }

  /** The last pieces: an anchor may begin in them and go on behind. */
  private endOf(pieces: readonly Text[]): Text[] {
    let kept = 0;
    let first = pieces.length;
    while (first > 0 && kept < this.search.longest) {
      first -= 1;
      kept += fold((pieces[first] as Text).data).length;
    }
    return pieces.slice(first);
  }

  /**
   * Asks the ordinary elements of what was looked at for shadow roots, while the page has nothing else to do: there are many,
   * and hardly ever has one a root. Returns those that have.
   */
  async hostsAmongMany(signal: AbortSignal): Promise<Element[]> {
    const found: Element[] = [];
    this.spentOnHosts = 0;
    if (this.unasked.size === 0) return found;
    await idle();
    let began = performance.now();
    for (const container of this.unasked) {
      this.unasked.delete(container);
      for (const name of container.isConnected ? FREQUENT_HOSTS : []) {
        for (const element of container.querySelectorAll(name)) {
          if (performance.now() >= began + IDLE_SLICE) {
            this.spentOnHosts += performance.now() - began;
            await idle();
            began = performance.now();
          }
          if (signal.aborted) return [];
          if (element.shadowRoot) {
            if (!this.hosts.has(element)) found.push(element);
          } else if (mayGetRoot(element)) this.await(element);
        }
      }
    }
    this.spentOnHosts += performance.now() - began;
    return found;
  }
}

/** The text nodes before a node, as far as so many letters reach. */
function* textsBefore(node: Node, letters: number): Generator<Text> {
  for (let at: Node | null = before(node, letters, 0); at && at !== node; at = next(at)) if (isText(at)) yield at;
}

const isInWindow = (node: Node) => node.isConnected && node.ownerDocument?.defaultView != null;

/** Whether a node is part of what a person can see as one page: the walk in reading order comes by. */
function isOnPage(node: Node): boolean {
  if (!node.isConnected) return false;
  for (let at: Node | null = node; at; at = parent(at)) {
    const up = at.parentNode;
    if (up && isElement(up) && (isSkipped(up) || assigned(up) || isUnslotted(at))) return false;
  }
  return true;
}

const isUnslotted = (node: Node) =>
  (node.parentNode as Partial<Element> | null)?.shadowRoot != null && !(node as Element | Text).assignedSlot;
