import { Allowance } from "./allowance.ts";
import { after, isElement } from "./flat.ts";
import type { Root } from "./runs.ts";
import { type Change, Scanner, type Span } from "./scan.ts";
import type { Settings } from "./sight.ts";
import { rendered } from "./turn.ts";

/** The shortest time between two looks, in milliseconds: changes come in bursts. */
const SOON = 16;

/** The longest rest on a page with settings, in milliseconds: a change of one is answered within a second. */
const LONGEST_REST_WITH_SETTINGS = 600;

/** A page that is still arriving is looked at after so long, then after twice as long, and so on, in milliseconds. */
const WHILE_LOADING = 1000;

/** More changes at once than this are not taken apart. */
const SEVERAL = 300;

/** What the browser spends on telling us of one change, in milliseconds. */
const RECORD = 0.001;

/** Looking at all of a page with fewer elements than this is cheap. */
const SMALL = 5000;

/** More places than this are not looked at one by one. */
const MANY = 2000;

/** When to look for shadow roots that were attached without any other change, in milliseconds after the start. */
const LATE_ROOTS = [250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000];

/** The same after the user has done something. */
const INPUT = ["click", "keyup", "focusin"];
const AFTER_INPUT = 200;

/** Attributes by which a page shows and hides what is already there. Watched only while there is something to show. */
const REVEALING = ["class", "style", "hidden", "open", "aria-hidden", "contenteditable", "dir", "popover", "slot"];

/** Events that do the same, without any change to the tree. */
const REVEALING_EVENTS = ["transitionend", "animationend", "animationstart", "toggle", "close", "slotchange", "input", "change"];
const PASSIVE = { capture: true, passive: true };

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

/** What a watcher asks, and whom it tells. */
export interface Guide {
  /** Whether the page's address is a sign by itself: then there is something to ask without hits. */
  isTelling(): boolean;
  /** Whether there may be settings to ask about, and which words must then stand on the page; `null` if there are none. */
  signsOfSettings(): readonly string[] | null;
  /**
   * Called after every change that may have to do with a known message, with the text nodes in which anchors begin, perhaps none
   * any more. On a page without anchors and settings it is never called. Done when the page has been read; what is left to do
   * then need not be waited for.
   */
  onHits(hits: ReadonlySet<Text>, settings: Settings): Promise<() => Promise<void>>;
}

/** Watches the page. */
export class Watcher {
  private readonly scanner = new Scanner((root) => this.enter(root));
  private readonly observers = new Map<Root, MutationObserver>();
  private readonly stop = new AbortController();
  private readonly allowance = new Allowance();
  /** Nodes that are new or have changed, and those behind and before which something was taken out. */
  private dirty = new Set<Node>();
  private gapsBehind = new Set<Node>();
  private gapsBefore = new Set<Node>();
  private revealed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private busy = false;
  private isLoaded: boolean;
  private restUntil = 0;
  private lateLook: ReturnType<typeof setTimeout> | undefined;
  private seeking = false;
  private watched: readonly string[] = [];
  private sought: readonly string[] = [];
  private hadHits = false;
  private hasSettings = false;
  /** Changes are not watched: everything will be looked at. */
  private isAway = false;
  /** The first look is the page's arrival; from then on, what is spent on changes counts. */
  private hasLooked = false;
  private awaiting: (() => void)[] = [];

  constructor(
    private readonly document: Document,
    private readonly guide: Guide,
  ) {
    this.isLoaded = document.readyState !== "loading";
  }

  start(): void {
    const { signal } = this.stop;
    this.enter(this.document);
    if (this.isLoaded) this.look(this.document);
    else {
      this.lookUntilLoaded();
      this.document.addEventListener("DOMContentLoaded", () => this.loadedAll(), { signal });
    }
    for (const delay of LATE_ROOTS) setTimeout(() => this.findLateRoots(), delay);
    this.awaitInput();
  }

  /** What the user does may attach a shadow root. One event is enough: scripts, too, press and type, thousands of times. */
  private awaitInput(): void {
    for (const type of INPUT) this.document.addEventListener(type, this.lookLate, PASSIVE);
  }

  private readonly lookLate = (): void => {
    for (const type of INPUT) this.document.removeEventListener(type, this.lookLate, PASSIVE);
    this.lateLook = setTimeout(() => {
      this.findLateRoots();
      this.awaitInput();
    }, AFTER_INPUT);
  };

  /**
   * A page that arrives slowly is looked at while it does. Its changes are not followed: there is one for each node that arrives,
   * and telling them costs more than looking at everything now and then.
   */
  private lookUntilLoaded(delay = WHILE_LOADING): void {
    if (this.isLoaded || this.stop.signal.aborted) return;
    this.look(this.document);
    setTimeout(() => this.lookUntilLoaded(delay * 2), delay);
  }

  private loadedAll(): void {
    this.isLoaded = true;
    const observer = this.observers.get(this.document);
    if (observer) this.observe(this.document, observer);
    this.look(this.document);
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

  private readonly stirred = (): void => this.stir();

  /** What was found was read, which took so many milliseconds: the watcher rests accordingly. */
  tire(spent: number): void {
    this.allowance.spend(spent);
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
    for (const type of INPUT) this.document.removeEventListener(type, this.lookLate, PASSIVE);
    for (const [root, observer] of this.observers) this.leave(root, observer);
    this.scanner.hits.clear();
  }

  private enter(root: Root): void {
    if (this.observers.has(root) || this.stop.signal.aborted) return;
    const observer = new MutationObserver((records) => this.note(records));
    this.observers.set(root, observer);
    this.observe(root, observer);
    const { signal } = this.stop;
    root.addEventListener("slotchange", () => this.lookAtSlotted(), { capture: true, passive: true, signal });
    root.addEventListener("load", (event) => this.loaded(event.target), { capture: true, passive: true, signal });
  }

  private observe(root: Root, observer: MutationObserver): void {
    for (const type of REVEALING_EVENTS) {
      if (this.watched.length > 0) root.addEventListener(type, this.stirred, PASSIVE);
      else root.removeEventListener(type, this.stirred, PASSIVE);
    }
    if (root === this.document && !this.isLoaded) return;
    const attributes = this.watched.length > 0 ? { attributes: true, attributeFilter: [...this.watched] } : {};
    observer.observe(root, { childList: true, characterData: true, subtree: true, ...attributes });
  }

  private note(records: readonly MutationRecord[]): void {
    const began = performance.now();
    const several = records.length > SEVERAL;
    if (several && this.isSmall()) this.noteAll();
    else if (several) for (const { type, target } of records) this.noteTarget(type, target);
    else for (const record of records) this.noteOne(record);
    this.allowance.spend(performance.now() - began + records.length * RECORD);
    this.schedule();
  }

  /**
   * Looking at all of a small page costs less than taking thousands of records apart. While we rest such a page is not even
   * watched: being told of each change would cost more than looking at everything afterwards.
   */
  private noteAll(): void {
    this.dirty.add(this.document);
    if (this.watched.length > 0) this.revealed = true;
    if (this.rest() === 0) return;
    for (const observer of this.observers.values()) observer.disconnect();
    this.isAway = true;
  }

  private isSmall(): boolean {
    return this.document.getElementsByTagName("*")[SMALL] === undefined;
  }

  private lookBack(): void {
    if (!this.isAway) return;
    this.isAway = false;
    for (const [root, observer] of this.observers) this.observe(root, observer);
  }

  /** Of much that changed, the whole around it is looked at. */
  private noteTarget(type: MutationRecordType, target: Node): void {
    if (type === "attributes") this.revealed = true;
    else this.dirty.add(target);
  }

  private noteOne(record: MutationRecord): void {
    if (record.type === "attributes") {
      this.revealed = true;
      if (record.attributeName === "slot" || record.attributeName === "contenteditable") this.dirty.add(record.target);
    } else if (record.type === "characterData") {
      this.dirty.add(record.target);
    } else {
      for (const node of record.addedNodes) this.dirty.add(node);
      if (record.removedNodes.length === 0) return;
      if (record.nextSibling) this.gapsBefore.add(record.nextSibling);
      else this.gapsBehind.add(record.previousSibling ?? record.target);
    }
  }

  /** What was in no slot may have one now. */
  private lookAtSlotted(): void {
    for (const node of this.scanner.unslotted) this.look(node);
    this.scanner.unslotted.clear();
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
    if (this.stop.signal.aborted) return;
    const began = performance.now();
    for (const host of this.scanner.lateHosts()) this.look(host);
    this.allowance.spend(performance.now() - began);
  }

  private schedule(): void {
    if (this.timer !== undefined || this.busy || this.stop.signal.aborted) return;
    this.timer = setTimeout(
      () => {
        this.timer = undefined;
        void this.work();
      },
      Math.max(0, this.restUntil - performance.now(), this.rest()),
    );
  }

  private rest(): number {
    return Math.min(this.allowance.rest(), this.hasSettings ? LONGEST_REST_WITH_SETTINGS : Number.POSITIVE_INFINITY);
  }

  /** Whatever goes wrong with one look, the next change is looked at. */
  private async work(): Promise<void> {
    this.busy = true;
    try {
      await this.lookAtChanges();
    } finally {
      this.busy = false;
      this.restUntil = performance.now() + SOON;
      if (this.hasWork()) this.schedule();
    }
  }

  private async lookAtChanges(): Promise<void> {
    const began = performance.now();
    const signs = this.guide.signsOfSettings();
    this.seek(signs ?? []);
    this.lookBack();
    const change = this.take();
    this.revealed = false;
    this.allowance.spend(performance.now() - began);
    const lost = await this.scanner.look(change, this.stop.signal);
    if (this.stop.signal.aborted) return;
    for (const { first, last } of lost) this.dirty.add(first).add(last);
    this.scanner.prune();
    this.forgetRoots();
    void this.seekHosts();
    const has = this.scanner.hits.size > 0;
    const telling = this.guide.isTelling();
    const settings = signs !== null && (signs.length === 0 || this.scanner.sawSign);
    this.hasSettings = settings;
    const awaiting = this.awaiting;
    this.awaiting = [];
    let dealtWith = Promise.resolve();
    if (has || telling || settings || this.hadHits) {
      this.hadHits = has || telling || settings;
      this.watchAttributes(settings ? [...REVEALING, ...STATES] : has ? REVEALING : []);
      await rendered();
      if (!this.stop.signal.aborted) {
        const ask = await this.guide.onHits(this.scanner.hits, { hasAny: settings, hasChanged: () => this.hasWork() });
        dealtWith = ask();
      }
    }
    void dealtWith.then(() => {
      for (const done of awaiting) done();
    });
    if (this.hasLooked) this.allowance.spend(this.scanner.spent);
    this.hasLooked = true;
  }

  /** Another address may ask for other signs: they may stand on the page already. */
  private seek(signs: readonly string[]): void {
    if (String(signs) === String(this.sought)) return;
    this.sought = signs;
    this.scanner.seek(signs);
    if (signs.length > 0) this.dirty.add(this.document);
  }

  private hasWork(): boolean {
    return this.dirty.size > 0 || this.gapsBehind.size > 0 || this.gapsBefore.size > 0 || this.revealed;
  }

  /** Large parts of the page hold many elements that could have a shadow root. */
  private async seekHosts(): Promise<void> {
    if (this.seeking) return;
    this.seeking = true;
    for (const host of await this.scanner.hostsAmongMany(this.stop.signal)) this.look(host);
    this.allowance.spend(this.scanner.spentOnHosts);
    this.seeking = false;
  }

  /** The changes to look at: those inside of others are left out, and those side by side are one. */
  private take(): Change {
    const { dirty, gapsBehind, gapsBefore } = this;
    this.dirty = new Set();
    this.gapsBehind = new Set();
    this.gapsBefore = new Set();
    if (dirty.size > MANY || gapsBehind.size + gapsBefore.size > MANY) return { spans: [spanOf(this.document)], gaps: [] };
    const outermost = new Set<Node>();
    for (const node of dirty) if (!isInside(node, dirty)) outermost.add(node);
    const spans: Span[] = [];
    for (const first of outermost) {
      if (first.previousSibling && outermost.has(first.previousSibling)) continue;
      let last = first;
      while (last.nextSibling && outermost.has(last.nextSibling)) last = last.nextSibling;
      spans.push({ first, last });
    }
    const gaps = [...gapsBefore, ...[...gapsBehind].filter((node) => node.isConnected).map(after)];
    return { spans, gaps: [...new Set(gaps)] };
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
      if (gone) this.leave(root, observer);
    }
  }

  private leave(root: Root, observer: MutationObserver): void {
    observer.disconnect();
    for (const type of REVEALING_EVENTS) root.removeEventListener(type, this.stirred, PASSIVE);
    this.observers.delete(root);
  }
}

const spanOf = (node: Node): Span => ({ first: node, last: node });

function isInside(node: Node, others: ReadonlySet<Node>): boolean {
  for (let up = node.parentNode; up; up = up.parentNode) if (others.has(up)) return true;
  return false;
}
