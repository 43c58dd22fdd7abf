import { isElement } from "./flat.ts";
import { type Root, Scanner } from "./scan.ts";

/** The shortest time between a change and looking at it, in milliseconds: changes come in bursts. */
const SOON = 16;

/** After 1 ms of work come at least so many of rest: a page that never rests costs no more than a small part of its time. */
const REST = 50;

/** The longest rest, in milliseconds. */
const LONGEST_REST = 1000;

/** The same for reading settings: a change of a setting is answered within a second. */
const REST_FROM_READING = 8;
const LONGEST_REST_FROM_READING = 400;

/** More changes at once than this are not looked at one by one. */
const MANY = 2000;

/** When to look for shadow roots that were attached without any other change, in milliseconds after the start. */
const LATE_ROOTS = [250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000];

/** The same after the user has done something. */
const AFTER_INPUT = 200;

/** A page in the background has no frames; it is not waited for longer than this, in milliseconds. */
const HIDDEN_FRAME = 100;

/** Elements that can have a shadow root and show nothing without one. */
const EMPTY_HOSTS = "article:empty,aside:empty,div:empty,main:empty,p:empty,section:empty,span:empty";

/** Attributes by which a page shows and hides what is already there. Watched only while there is something to show. */
const REVEALING = ["class", "style", "hidden", "open", "aria-hidden", "contenteditable", "dir", "popover", "slot"];

/** Attributes by which settings change. Watched only where a page has settings. */
const STATES = [
  "aria-busy",
  "aria-checked",
  "aria-disabled",
  "aria-expanded",
  "aria-label",
  "aria-pressed",
  "aria-rowcount",
  "aria-selected",
  "checked",
  "disabled",
  "selected",
  "value",
];

/**
 * Watches the page. `onHits` is called after every change that may have to do with a known message: with the text nodes
 * in which anchors begin, perhaps none any more. On a page without anchors it is never called.
 */
export class Watcher {
  private readonly scanner = new Scanner((root) => this.enter(root));
  private readonly observers = new Map<Root, MutationObserver>();
  private readonly stop = new AbortController();
  private dirty = new Set<Node>();
  private revealed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private busy = false;
  private restUntil = 0;
  private lateLook: ReturnType<typeof setTimeout> | undefined;
  private watched: readonly string[] = [];
  private hadHits = false;
  private awaiting: (() => void)[] = [];

  /**
   * `isTelling` says whether the page's address is a sign by itself, `hasSettings` whether there may be settings: then there
   * is something to ask without hits.
   */
  constructor(
    private readonly document: Document,
    private readonly onHits: (hits: ReadonlySet<Text>) => Promise<void>,
    private readonly isTelling: () => boolean,
    private readonly hasSettings: () => boolean,
  ) {}

  start(): void {
    const { signal } = this.stop;
    this.enter(this.document);
    this.look(this.document);
    for (const delay of LATE_ROOTS) setTimeout(() => this.findLateRoots(), delay);
    for (const type of ["click", "keyup", "focusin"]) {
      const later = () => {
        this.lateLook ??= setTimeout(() => this.findLateRoots(), AFTER_INPUT);
      };
      this.document.addEventListener(type, later, { capture: true, passive: true, signal });
    }
  }

  /** Looks at everything again. */
  again(): void {
    this.look(this.document);
  }

  /** What is known of the page may be told in another way now: the state of a control has changed. */
  stir(): void {
    this.revealed = true;
    this.schedule();
  }

  /** Work was done on account of this watcher, in milliseconds: it rests accordingly. */
  tire(spent: number): void {
    this.restUntil = performance.now() + Math.min(spent * REST_FROM_READING, LONGEST_REST_FROM_READING);
  }

  /** Looks at everything again; done when what was found has been dealt with. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      this.awaiting.push(resolve);
      this.again();
    });
  }

  /** The documents and shadow roots of the page, as far as they were found. */
  roots(): Iterable<Root> {
    return this.observers.keys();
  }

  end(): void {
    this.stop.abort();
    clearTimeout(this.timer);
    clearTimeout(this.lateLook);
    for (const observer of this.observers.values()) observer.disconnect();
    this.observers.clear();
    this.scanner.hits.clear();
  }

  private enter(root: Root): void {
    if (this.observers.has(root) || this.stop.signal.aborted) return;
    const observer = new MutationObserver((records) => this.note(records));
    this.observers.set(root, observer);
    this.observe(root, observer);
    const { signal } = this.stop;
    // The ends of transitions and animations reveal and hide text without any change to the tree.
    for (const type of ["transitionend", "animationend", "animationstart", "toggle", "close", "slotchange", "input", "change"]) {
      root.addEventListener(type, () => this.reveal(), { capture: true, passive: true, signal });
    }
    root.addEventListener("load", (event) => this.loaded(event.target), { capture: true, passive: true, signal });
  }

  private observe(root: Root, observer: MutationObserver): void {
    const attributes = this.watched.length > 0 ? { attributes: true, attributeFilter: [...this.watched] } : {};
    observer.observe(root, { childList: true, characterData: true, subtree: true, ...attributes });
  }

  private note(records: readonly MutationRecord[]): void {
    if (records.length > MANY) {
      this.look(this.document);
      return;
    }
    for (const record of records) {
      if (record.type === "attributes") {
        this.revealed = true;
        if (record.attributeName === "slot" || record.attributeName === "contenteditable") this.dirty.add(record.target);
      } else if (record.type === "characterData") {
        this.dirty.add(record.target);
      } else {
        for (const node of record.addedNodes) this.dirty.add(node);
        // Where something was taken out, what stood around it has moved together.
        if (record.removedNodes.length > 0) this.dirty.add(record.previousSibling ?? record.nextSibling ?? record.target);
      }
    }
    this.schedule();
  }

  private reveal(): void {
    if (this.scanner.hits.size > 0 || this.hasSettings()) this.stir();
  }

  /** A frame has another document now. */
  private loaded(target: EventTarget | null): void {
    const node = target as Node | null;
    if (node && isElement(node) && (node.localName === "iframe" || node.localName === "frame")) this.look(node);
  }

  private look(node: Node): void {
    this.dirty.add(node);
    this.schedule();
  }

  /** Attaching a shadow root changes nothing that can be observed: look whether it has happened. */
  private findLateRoots(): void {
    this.lateLook = undefined;
    if (this.stop.signal.aborted) return;
    const { awaited } = this.scanner;
    const empty = [...this.observers.keys()].flatMap((root) => [...root.querySelectorAll(EMPTY_HOSTS)]);
    for (const element of [...awaited, ...empty]) {
      const inner = element.shadowRoot;
      if (inner || !element.isConnected) awaited.delete(element);
      if (inner && !this.observers.has(inner)) this.look(element);
    }
  }

  private schedule(): void {
    if (this.timer !== undefined || this.busy || this.stop.signal.aborted) return;
    this.timer = setTimeout(
      () => {
        this.timer = undefined;
        void this.work();
      },
      Math.max(SOON, this.restUntil - performance.now()),
    );
  }

  private async work(): Promise<void> {
    this.busy = true;
    const dirty = this.take();
    this.revealed = false;
    await this.scanner.look(dirty, this.stop.signal);
    if (this.stop.signal.aborted) return;
    this.scanner.prune();
    this.forgetRoots();
    const has = this.scanner.hits.size > 0;
    const telling = this.isTelling();
    const settings = this.hasSettings();
    const awaiting = this.awaiting;
    this.awaiting = [];
    let dealtWith = Promise.resolve();
    if (has || telling || settings || this.hadHits) {
      this.hadHits = has || telling || settings;
      this.watchAttributes(settings ? [...REVEALING, ...STATES] : has ? REVEALING : []);
      await rendered();
      if (!this.stop.signal.aborted) dealtWith = this.onHits(this.scanner.hits);
    }
    void dealtWith.then(() => {
      for (const done of awaiting) done();
    });
    this.busy = false;
    this.restUntil = Math.max(this.restUntil, performance.now() + Math.min(this.scanner.spent * REST, LONGEST_REST));
    if (this.dirty.size > 0 || this.revealed) this.schedule();
  }

  /** The changes to look at: those inside of others are left out. */
  private take(): Node[] {
    const dirty = this.dirty;
    this.dirty = new Set();
    if (dirty.size > MANY) return [this.document];
    return [...dirty].filter((node) => {
      for (let up = node.parentNode; up; up = up.parentNode) if (dirty.has(up)) return false;
      return true;
    });
  }

  private watchAttributes(wanted: readonly string[]): void {
    if (this.watched.length === wanted.length) return;
    this.watched = wanted;
    for (const [root, observer] of this.observers) {
      // What was seen but not yet told would be lost.
      this.note(observer.takeRecords());
      observer.disconnect();
      this.observe(root, observer);
    }
  }

  private forgetRoots(): void {
    for (const [root, observer] of this.observers) {
      const gone = root.nodeType === 9 ? !(root as Document).defaultView : !root.isConnected;
      if (!gone) continue;
      observer.disconnect();
      this.observers.delete(root);
    }
  }
}

/**
 * Waits until the page has been laid out. Asking whether a text is visible before that would make the browser lay out a
 * large page at once, and the page would have to wait for us.
 */
function rendered(): Promise<void> {
  return new Promise((resolve) => {
    const fallback = setTimeout(resolve, HIDDEN_FRAME);
    requestAnimationFrame(() => {
      clearTimeout(fallback);
      setTimeout(resolve);
    });
  });
}
