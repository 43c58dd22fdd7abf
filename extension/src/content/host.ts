import type { Language, Severity } from "../protocol.ts";
import { parent } from "./flat.ts";
import { type Box, boxOf, GAP, placeBehind, placeCard, placeInCorner, placePill } from "./place.ts";
import type { Root } from "./runs.ts";
import type { Sight } from "./sight.ts";
import { STYLES } from "./styles.ts";
import { say } from "./words.ts";

/** The card's width, in CSS pixels, where the window is wide enough. */
const CARD_WIDTH = 400;

/** Below this width the card is a sheet at the window's edge. */
const NARROW = 480;

/** How often the element is put into the page while findings stand on it. */
const PATIENCE_WITH_PAGE = 30;

/** The height of the card until it has told its own. */
const FIRST_HEIGHT = 320;

/**
 * The one element that we add to the page, outside of `body`: pills and the card's frame stand in its closed shadow
 * root. While a modal dialog makes everything else inert, it stands inside that dialog.
 */
export class Host {
  private readonly element: HTMLElement;
  private readonly shadow: ShadowRoot;
  private readonly live: HTMLElement;
  private readonly pills: { sight: Sight; button: HTMLButtonElement }[] = [];
  private frame: { box: HTMLElement; problem: string; wanted: number } | null = null;
  private language: Language = "ja";
  private focusBefore: Element | null = null;
  private stop = new AbortController();
  private drawing = 0;
  private appended = 0;

  /** `onOpen` is asked to open the card of a finding; `roots` are the documents and shadow roots of the page. */
  constructor(
    private readonly document: Document,
    private readonly onOpen: (sight: Sight) => void,
    private readonly roots: () => Iterable<Root>,
  ) {
    this.element = document.createElement("shirube-host");
    this.element.setAttribute("popover", "manual");
    // The page's style sheets reach the host element, but not past an important inline style.
    const plain = {
      all: "initial",
      position: "fixed",
      inset: "0",
      width: "0",
      height: "0",
      margin: "0",
      padding: "0",
      border: "0",
      overflow: "visible",
      background: "transparent",
      "z-index": "2147483647",
      "pointer-events": "auto",
      display: "block",
    };
    for (const [name, value] of Object.entries(plain)) this.element.style.setProperty(name, value, "important");
    this.shadow = this.element.attachShadow({ mode: "closed", delegatesFocus: false });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
    this.shadow.adoptedStyleSheets = [sheet];
    this.live = this.shadow.appendChild(document.createElement("div"));
    this.live.className = "live";
    this.live.setAttribute("role", "status");
    // What happens in here is none of the page's business: its dialogs close on clicks "outside".
    for (const type of [
      "click",
      "mousedown",
      "mouseup",
      "pointerdown",
      "pointerup",
      "keydown",
      "keyup",
      "keypress",
      "focusin",
      "focusout",
      "wheel",
      "touchstart",
      "touchend",
      "contextmenu",
    ]) {
      this.shadow.addEventListener(type, (event) => event.stopPropagation());
    }
  }

  /** Shows a pill for each finding; pills of findings that were there already keep the keyboard focus. */
  show(sights: readonly Sight[], language: Language): void {
    this.language = language;
    if (sights.length === 0) {
      const had = this.pills.length > 0;
      this.clear();
      this.appended = 0;
      if (had) this.announce(say("gone", language));
      return;
    }
    this.attach();
    const known = new Map(this.pills.map((pill) => [keyOf(pill.sight), pill.button]));
    this.pills.length = 0;
    for (const sight of sights) {
      const old = known.get(keyOf(sight));
      known.delete(keyOf(sight));
      const button = old ?? this.shadow.appendChild(this.document.createElement("button"));
      this.pills.push({ sight, button });
      this.fill(button, sight, sights.length > 1 ? this.pills.length : null);
      if (!old) this.announce(say("found", language, { code: sight.pill.code, title: sight.pill.title[language] }));
    }
    for (const button of known.values()) button.remove();
    if (this.frame && !sights.some((sight) => sight.pill.problem === this.frame?.problem)) this.closeCard();
    this.draw();
  }

  /** `number` ties the pill to the card's tabs where there are several findings. */
  private fill(button: HTMLButtonElement, sight: Sight, number: number | null): void {
    const { pill } = sight;
    const text = (name: string, words: string) => {
      const span = this.document.createElement("span");
      span.className = name;
      span.textContent = words;
      return span;
    };
    const count = pill.causes === 1 ? say("cause", this.language) : say("causes", this.language, { n: pill.causes });
    button.className = "pill";
    button.type = "button";
    button.lang = this.language;
    button.setAttribute("aria-haspopup", "dialog");
    button.setAttribute("aria-expanded", String(this.frame?.problem === pill.problem));
    button.replaceChildren(
      icon(this.document, pill.severity, say(pill.severity, this.language)),
      ...(number === null ? [] : [text("number", String(number))]),
      text("code", pill.code),
      text("title", pill.title[this.language]),
      ...(sight.setting ? [] : [text("count", count)]),
    );
    button.onclick = () => this.onOpen(sight);
  }

  /** The finding whose card the keyboard opens: the one in view, else the first. */
  first(): Sight | undefined {
    return (this.pills.find((pill) => !pill.button.hidden) ?? this.pills[0])?.sight;
  }

  /** Whether the card is open. */
  get isOpen(): boolean {
    return this.frame !== null;
  }

  /** Opens the card's frame at an address of the extension. */
  openCard(problem: string, url: string): void {
    this.focusBefore ??= deepFocus(this.document);
    this.frame?.box.remove();
    const box = this.shadow.appendChild(this.document.createElement("div"));
    box.className = "card";
    const iframe = box.appendChild(this.document.createElement("iframe"));
    iframe.title = say("card", this.language);
    iframe.allow = "clipboard-write";
    iframe.src = url;
    this.frame = { box, problem, wanted: FIRST_HEIGHT };
    this.draw();
  }

  /** Puts the keyboard into the card. */
  focusCard(): void {
    const iframe = this.frame?.box.querySelector("iframe");
    if (iframe !== this.shadow.activeElement) iframe?.focus();
  }

  /** The card would like to be this high. */
  resizeCard(height: number): void {
    if (!this.frame) return;
    this.frame.wanted = height + 2;
    this.draw();
  }

  /** The card shows another finding now. */
  select(problem: string): void {
    if (!this.frame) return;
    this.frame.problem = problem;
    this.draw();
  }

  /** Closes the card; the focus goes back to where it was, or to the pill. */
  closeCard(): void {
    if (!this.frame) return;
    const hadFocus = this.shadow.activeElement !== null;
    const [{ box, problem }, before] = [this.frame, this.focusBefore];
    box.remove();
    this.frame = null;
    this.focusBefore = null;
    // The pill can take the focus only when it is shown again.
    this.draw();
    if (!hadFocus) return;
    const pill = this.pills.find(({ sight }) => sight.pill.problem === problem) ?? this.pills[0];
    const back = before instanceof HTMLElement && before !== this.element && before.isConnected ? before : pill?.button;
    back?.focus({ preventScroll: true });
  }

  /** Takes everything away. */
  clear(): void {
    this.closeCard();
    for (const { button } of this.pills) button.remove();
    this.pills.length = 0;
    this.stop.abort();
    cancelAnimationFrame(this.drawing);
    this.drawing = 0;
    this.element.remove();
  }

  /** The modal dialog outside of which nothing can be used: the one around a message, else the one opened last. */
  private modalDialog(): Element | null {
    const dialogs = [...this.roots()].filter((root) => root.ownerDocument === this.document || root === this.document);
    const open = dialogs.flatMap((root) => [...root.querySelectorAll("dialog:modal")]);
    const holding = open.find((dialog) =>
      this.pills.some(({ sight }) => sight.ranges.some((range) => isWithin(range.startContainer, dialog))),
    );
    return holding ?? open[open.length - 1] ?? null;
  }

  /** Stands in the topmost modal dialog, or behind `body`, and on top of everything. */
  private attach(): void {
    const home = this.modalDialog() ?? this.document.documentElement;
    if (this.element.parentNode !== home) {
      const reopen = this.frame && this.sightOf(this.frame.problem);
      // A page that takes the element away again and again has its way: fighting would make both of us slow.
      this.appended += 1;
      if (this.appended > PATIENCE_WITH_PAGE) return;
      home.append(this.element);
      // A frame that moves loads anew, and its token is spent.
      if (reopen) this.onOpen(reopen);
    }
    if (!this.element.matches(":popover-open")) this.element.showPopover();
    if (!this.stop.signal.aborted && this.listening) return;
    this.listening = true;
    this.stop = new AbortController();
    const { signal } = this.stop;
    signal.addEventListener("abort", () => (this.listening = false));
    const redraw = () => this.drawSoon();
    for (const type of ["scroll", "resize"]) window.addEventListener(type, redraw, { capture: true, passive: true, signal });
    window.visualViewport?.addEventListener("resize", redraw, { signal });
    const sizes = new ResizeObserver(redraw);
    sizes.observe(this.document.documentElement);
    if (this.document.body) sizes.observe(this.document.body);
    signal.addEventListener("abort", () => sizes.disconnect());
  }
  private listening = false;

  private sightOf(problem: string): Sight | undefined {
    return this.pills.find((pill) => pill.sight.pill.problem === problem)?.sight;
  }

  private drawSoon(): void {
    if (this.drawing) return;
    this.drawing = requestAnimationFrame(() => {
      this.drawing = 0;
      this.draw();
    });
  }

  private draw(): void {
    if (!this.element.isConnected) return;
    const { clientWidth, clientHeight } = this.document.documentElement;
    const window_: Box = { left: 0, top: 0, right: clientWidth || innerWidth, bottom: innerHeight || clientHeight };
    const taken: Box[] = [];
    for (const { sight, button } of this.pills) {
      const message = boxOf(sight.ranges);
      button.hidden = false;
      const { width, height } = button.getBoundingClientRect();
      // A finding that only the address tells of has no place on the page.
      const nowhere = sight.ranges.length === 0;
      const beside = sight.setting ? placeBehind : placePill;
      const place = nowhere ? placeInCorner(width, height, window_) : message && beside(message, width, height, window_);
      const open = this.frame?.problem === sight.pill.problem;
      button.hidden = !place || open;
      button.setAttribute("aria-expanded", String(open));
      if (!place || open) continue;
      let { top } = place;
      // Messages can stand closer to each other than their pills are high.
      while (taken.some((box) => box.left < place.left + width && place.left < box.right && box.top < top + height && top < box.bottom))
        top += height + 4;
      taken.push({ left: place.left, top, right: place.left + width, bottom: top + height });
      button.style.left = `${place.left}px`;
      button.style.top = `${top}px`;
    }
    if (!this.frame) return;
    const { box, problem, wanted } = this.frame;
    const narrow = window_.right < NARROW;
    const width = narrow ? window_.right : CARD_WIDTH;
    const sight = this.sightOf(problem);
    const place = placeCard(sight ? boxOf(sight.ranges) : null, width, wanted, window_);
    box.classList.toggle("sheet", narrow);
    box.style.width = `${width}px`;
    box.style.left = `${narrow ? 0 : place.left}px`;
    box.style.height = `${place.maxHeight}px`;
    box.style.top = `${place.top + (narrow && place.top + place.maxHeight + GAP >= window_.bottom ? GAP : 0)}px`;
  }

  private announce(words: string): void {
    this.live.lang = this.language;
    this.live.textContent = words;
  }
}

const keyOf = ({ pill }: Sight) => `${pill.problem} ${pill.finding}`;

function isWithin(node: Node, element: Element): boolean {
  for (let at: Node | null = node; at; at = parent(at)) if (at === element) return true;
  return false;
}

/** The focused element, looked for in open shadow roots too. */
function deepFocus(document: Document): Element | null {
  let focus = document.activeElement;
  while (focus?.shadowRoot?.activeElement) focus = focus.shadowRoot.activeElement;
  return focus === document.body ? null : focus;
}

const ICON_PATHS: Readonly<Record<Severity, string>> = {
  error: "M8 1.5 15 14H1L8 1.5Zm-.75 4.75v3.5h1.5v-3.5h-1.5Zm0 4.75v1.5h1.5V11h-1.5Z",
  warning: "M8 1.5 15 14H1L8 1.5Zm-.75 4.75v3.5h1.5v-3.5h-1.5Zm0 4.75v1.5h1.5V11h-1.5Z",
  info: "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm-.75 6v4.5h1.5V7h-1.5Zm0-2.75v1.5h1.5v-1.5h-1.5Z",
};

function icon(document: Document, severity: Severity, name: string): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", severity);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", name);
  const path = svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "path"));
  path.setAttribute("d", ICON_PATHS[severity]);
  path.setAttribute("fill", "currentColor");
  path.setAttribute("fill-rule", "evenodd");
  return svg;
}
