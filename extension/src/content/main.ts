import type { CardEvent, Notice, Page, Request, Sighting } from "../protocol.ts";
import { isTelling, signsOfSettings } from "./address.ts";
import { Controls } from "./controls.ts";
import { Host } from "./host.ts";
import { Marker } from "./mark.ts";
import { type Excerpt, locate, read, type Settings, type Sight } from "./sight.ts";
import { pause, rendered } from "./turn.ts";
import { Watcher } from "./watch.ts";

/**
 * One page's content script: watch → read → ask the engine → mark and show. It lives in the topmost document that it can
 * reach; that one looks after the frames of its own origin.
 */
class PageScript {
  private readonly marker = new Marker();
  private readonly watcher = new Watcher(document, {
    isTelling,
    signsOfSettings,
    onHits: (hits, settings) => this.look(hits, settings),
  });
  private readonly controls = new Controls(() => this.watcher.stir());
  /** Made for the first finding: most pages have none. */
  private made: Host | undefined;
  private excerpt: Excerpt | null = null;
  private sighting: Sighting | null = null;
  private sights: Sight[] = [];
  /** Done when the pills of `sights` are there. */
  private presented = Promise.resolve();
  /** The user asked about this page: what it only speaks about counts as well. */
  private onDemand = false;
  /** The question that `excerpt` puts, the one asked last and the one that `sighting` answers; empty for none. */
  private question = "";
  private asked = "";
  private answered = "";
  /** Problems that are not shown again until their message appears anew. */
  private readonly hushed = new Set<string>();
  /** The card that is open: its token, and whether it has been drawn. */
  private token: string | null = null;
  private drawn = false;
  /** The extension has gone from under the page. */
  private isOver = false;

  /** `once`: the user asks about a page that is none of ours. It is looked at, marked, and then left alone. */
  constructor(private readonly once: boolean) {}

  private get host(): Host {
    this.made ??= new Host(
      document,
      (sight) => void this.open(sight),
      () => this.watcher.roots(),
    );
    return this.made;
  }

  start(): void {
    chrome.runtime.onMessage.addListener(this.take);
    // A page that is left says so, if it had anything to say; one that comes back from the cache looks again.
    addEventListener("pagehide", () => void this.forget());
    addEventListener("pageshow", (event) => event.persisted && this.watcher.again());
    this.watcher.start();
  }

  private readonly take = (notice: Notice, _sender: unknown, respond: (page: Page) => void): boolean => {
    if (notice.kind === "look") {
      void this.lookOnDemand().then(respond);
      return true;
    }
    if (notice.kind === "openFirst") void this.openFirst();
    else if (notice.kind === "again") this.askAnew();
    else if (notice.token === this.token) this.hear(notice.event);
    return false;
  };

  /** Reads what stands around the hits, and the settings; then the engine is to be asked. */
  private async look(hits: ReadonlySet<Text>, settings: Settings): Promise<() => Promise<void>> {
    const excerpt = await read(document, hits, settings);
    // A screen is large: to put it into words and to send it is a task of its own.
    if (excerpt.reading) await pause();
    if (this.isOver) return async () => undefined;
    this.excerpt = excerpt;
    this.controls.note(excerpt.reading?.controls ?? []);
    this.watcher.tire(excerpt.spent);
    const { page } = excerpt;
    const request: Request = { kind: "scan", page, asked: this.onDemand };
    this.question = page.passages.length > 0 || page.screen || isTelling() ? JSON.stringify(request) : "";
    return () => this.inquire(request);
  }

  /** Asks the engine, if that is not what it was asked last, and shows what it says. */
  private async inquire(request: Request): Promise<void> {
    if (this.question !== this.asked) {
      const question = this.question;
      this.asked = question;
      const sighting = await this.ask<Sighting>(request);
      // Answers overtaken by a newer question do not count.
      if (!sighting || question !== this.asked) return;
      this.sighting = sighting;
      this.answered = question;
    }
    this.show();
  }

  private show(): void {
    if (!this.excerpt || !this.sighting || this.question !== this.answered) return;
    const located = locate(this.excerpt, this.sighting);
    for (const problem of this.hushed) if (!located.some((sight) => sight.pill.problem === problem)) this.hushed.delete(problem);
    this.sights = located.filter((sight) => !this.hushed.has(sight.pill.problem));
    this.marker.show(this.sights);
    this.presented = this.present();
  }

  /**
   * Shows the pills where the messages are then. The style sheet of marks has only just come: to ask for places before the page
   * has been laid out with it would take us as long as it takes the browser.
   */
  private async present(): Promise<void> {
    await rendered();
    // What is looked at once is explained where the user asked.
    if (this.once || this.isOver || !this.sighting) return;
    if (this.made || this.sights.length > 0) this.host.show(this.sights, this.sighting.language);
  }

  /** The same question has another answer now. */
  private askAnew(): void {
    if (!this.excerpt?.reading) return;
    this.asked = "";
    this.watcher.stir();
  }

  /** Looks at the whole page because the user asks; returns what was read. */
  private async lookOnDemand(): Promise<Page> {
    this.onDemand = true;
    await this.watcher.settled();
    if (this.once) {
      this.watcher.end();
      chrome.runtime.onMessage.removeListener(this.take);
    }
    return this.excerpt?.page ?? NOTHING_READ();
  }

  private async openFirst(): Promise<void> {
    await this.presented;
    const sight = this.made?.first();
    if (this.made?.isOpen) this.made.focusCard();
    else if (sight) await this.open(sight);
  }

  private async open(sight: Sight): Promise<void> {
    if (!this.excerpt) return;
    const token = await this.ask<string>({ kind: "openCard", page: this.excerpt.page, asked: this.onDemand, selected: sight.pill.finding });
    if (!token) return;
    this.token = token;
    this.drawn = false;
    this.host.openCard(sight.pill.problem, `${chrome.runtime.getURL("card.html")}#${token}`);
  }

  /** What the card says, relayed by the background. */
  private hear(event: CardEvent): void {
    switch (event.kind) {
      case "resize":
        // The first thing that a card says when it has been drawn.
        if (!this.drawn) this.host.focusCard();
        this.drawn = true;
        this.host.resizeCard(event.height);
        break;
      case "select":
        this.host.select(event.problem);
        break;
      case "close":
        this.host.closeCard();
        break;
      case "speak":
        if (this.sighting) this.sighting = { ...this.sighting, language: event.language };
        this.show();
        break;
      case "dismiss":
        // The card closes with its pill: closed before, the pill would come back for a moment.
        this.hushed.add(event.problem);
        this.show();
        break;
    }
  }

  private async forget(): Promise<void> {
    if (this.asked === "") return;
    this.asked = "";
    await this.ask({ kind: "scan", page: NOTHING_READ(), asked: false });
  }

  /**
   * Asks the background, which the browser wakes for it. A background that is being ended may refuse a question or
   * swallow it: then it is put again. `null` when there is no background any more.
   */
  private async ask<T>(request: Request): Promise<T | null> {
    for (const patience of PATIENCE_WITH_ANSWERS) {
      try {
        const late = new Promise<typeof LATE>((resolve) => setTimeout(resolve, patience, LATE));
        const answer = (await Promise.race([chrome.runtime.sendMessage(request), late])) as T | typeof LATE;
        if (answer !== LATE) return answer;
      } catch (error) {
        if (!chrome.runtime?.id) {
          this.end();
          return null;
        }
        console.debug("Shirube:", error);
        await new Promise((resolve) => setTimeout(resolve, ENDING));
      }
    }
    return null;
  }

  /** The extension was updated or removed under the living page: leave it as it was. */
  private end(): void {
    this.isOver = true;
    this.watcher.end();
    this.controls.note([]);
    this.marker.show([]);
    this.made?.clear();
  }
}

/** How long an answer is waited for before the question is put again, in milliseconds. */
const PATIENCE_WITH_ANSWERS = [500, 1000, 2000, 4000];
const LATE = Symbol("late");

/** How long the browser takes to end a background and to be ready to wake it again, in milliseconds. */
const ENDING = 50;

/** A page on which nothing looked familiar. */
const NOTHING_READ = (): Page => ({ url: document.URL, account_names: [], passages: [], screen: null });

/** Frames whose parent can be reached are looked after from there. */
function isReachedFromAbove(): boolean {
  try {
    return window.frameElement !== null;
  } catch {
    return false;
  }
}

/** Where a page has its script already, another one is put there for a look on demand: see background/look.ts. */
const world = globalThis as { shirube?: "stays" | "once" };

function begin(): void {
  if (world.shirube === "stays") return;
  world.shirube ??= "stays";
  new PageScript(world.shirube === "once").start();
}

/** A page that takes longer than this to arrive is looked at while it does, in milliseconds. */
const PATIENCE = 1000;

/** Pages of other kinds, such as pictures and feeds, have no place for us. */
const isHtml = document.contentType === "text/html" || document.contentType === "application/xhtml+xml";

if (isHtml && !isReachedFromAbove()) {
  if (document.readyState !== "loading") begin();
  else {
    const once = new AbortController();
    const start = () => {
      if (once.signal.aborted) return;
      once.abort();
      begin();
    };
    document.addEventListener("DOMContentLoaded", start, { signal: once.signal });
    setTimeout(start, PATIENCE);
  }
}
