import type { Role, Screen, Node as ScreenNode } from "../protocol.ts";
import { asksFor } from "./address.ts";
import { children, isElement, isText } from "./flat.ts";
import { nameOf, words } from "./name.ts";
import { isChosenPeer, roleOf } from "./role.ts";
import { pause } from "./turn.ts";

/** More than this is not read. The reasoning is told, and then does not conclude from what is missing. */
const MANY = 4000;

/** The longest text that is read, in UTF-16 code units. */
const LONGEST = 400;

/** How long reading may go on before the page gets its turn, in milliseconds, and after how many nodes that is asked. */
const SLICE = 8;
const STEP = 16;

/** What was read of the settings on a page: for the engine a screen, for us the nodes it came from. */
export interface Reading {
  readonly screen: Screen;
  /** The node behind each node of the screen. */
  readonly origins: readonly Node[];
  /** The controls, whose states a script can change without any trace in the tree. */
  readonly controls: readonly Element[];
  /** How long it took, without the page's turns, in milliseconds. */
  readonly spent: number;
}

/** Parts of a page that hold no settings. */
const ASIDE = "nav,footer,[role=navigation],[role=contentinfo],[role=tooltip],shirube-host";

/** Roles whose content is their name. */
const NAMED_BY_CONTENT: ReadonlySet<Role> = new Set(["button", "heading", "label", "link", "option", "tab", "term"]);

/** Elements without content to read. */
const EMPTY = new Set([
  "audio",
  "canvas",
  "datalist",
  "head",
  "math",
  "noscript",
  "object",
  "script",
  "style",
  "template",
  "title",
  "video",
]);

/** A node that is being read, before what says nothing has been left out. */
interface Draft {
  readonly node: ScreenNode;
  readonly origin: Node;
  readonly inside: Draft[];
}

/**
 * Reads a page as assistive technology would tell it, in slices. If the page changes meanwhile, it is read at once: what is
 * read must have been there at one moment.
 */
export async function readScreen(document: Document, hasChanged: () => boolean): Promise<Reading> {
  let spent = 0;
  let steps = reading(document);
  for (let isCalm = true; ; ) {
    const began = performance.now();
    let step = steps.next();
    while (!step.done && !(isCalm && performance.now() - began > SLICE)) step = steps.next();
    spent += performance.now() - began;
    if (step.done) return { ...step.value, spent };
    await pause();
    isCalm = !hasChanged();
    if (!isCalm) steps = reading(document);
  }
}

/** A reading, with places at which it can be interrupted. */
function* reading(document: Document): Generator<void, Omit<Reading, "spent">> {
  const reader = new Reader();
  const root: Draft = { node: { role: "part" }, origin: document, inside: [] };
  if (document.body) yield* reader.read(document.body, root);
  const nodes: ScreenNode[] = [];
  const origins: Node[] = [];
  const keep = (draft: Draft, parent?: number) => {
    // A box around a single thing says nothing.
    const isBox = draft.node.role === "part" && draft.node.name === undefined && draft.node.busy === undefined;
    if (isBox && draft.inside.length < 2) {
      for (const inner of draft.inside) keep(inner, parent);
      return;
    }
    const at = nodes.length;
    nodes.push(parent === undefined ? draft.node : { ...draft.node, parent });
    origins.push(draft.origin);
    for (const inner of draft.inside) keep(inner, at);
  };
  for (const draft of root.inside) keep(draft);
  return { screen: { nodes, cut: reader.cut }, origins, controls: reader.controls };
}

class Reader {
  readonly controls: Element[] = [];
  cut = false;
  private count = 0;

  *read(node: Node, into: Draft): Generator<void> {
    if (this.count > MANY) {
      this.cut = true;
      return;
    }
    if (isText(node)) this.text(node, into);
    else if (isElement(node)) yield* this.element(node, into);
  }

  private text(text: Text, into: Draft): void {
    const said = text.data.replace(/\s+/g, " ").trim();
    if (said === "") return;
    this.count += 1;
    into.inside.push({ node: { role: "text", name: said.slice(0, LONGEST) }, origin: text, inside: [] });
  }

  private *element(element: Element, into: Draft): Generator<void> {
    if (EMPTY.has(element.localName) || element.matches(ASIDE)) return;
    if (element.getAttribute("aria-hidden") === "true") {
      yield* this.innerControls(element, into);
      return;
    }
    if (!isRendered(element)) return;
    const role = roleOf(element);
    const node: ScreenNode = { role };
    describe(element, node);
    const draft: Draft = { node, origin: element, inside: [] };
    const isControl = role === "field" || role === "search" || role === "select" || role === "checkbox" || role === "radio";
    if (isControl) this.controls.push(element);
    // What is chosen or written in a control is its value; a component's own control stands inside it.
    const isLeaf = isControl && (element.localName === "input" || role !== "checkbox") && element.localName !== "label";
    if (element.localName === "svg") {
      if (node.name) into.inside.push(draft);
      return;
    }
    if (!isLeaf || element.shadowRoot) for (const child of children(element)) yield* this.read(child, draft);
    this.count += 1;
    if (this.count % STEP === 0) yield;
    into.inside.push(draft);
  }

  /**
   * Components hide the control that they wrap from assistive technology when they tell its state by other means, which no
   * script outside can read. The control itself still has the state.
   */
  private *innerControls(element: Element, into: Draft): Generator<void> {
    if (element.getRootNode().nodeType !== 11) return;
    for (const input of element.querySelectorAll("input[type=checkbox],input[type=radio]")) yield* this.element(input, into);
  }
}

/** Whether an element, or anything in it, can be on the page. One with `display: contents` has no box of its own. */
function isRendered(element: Element): boolean {
  if (element.checkVisibility({ visibilityProperty: true })) return true;
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  return style?.display === "contents" || (style?.visibility === "hidden" && element.querySelector("[style*=visible]") !== null);
}

/** What an element says of itself. */
function describe(element: Element, node: ScreenNode): void {
  const named = node.role !== "part" && node.role !== "row" && node.role !== "cell";
  const name =
    named || element.hasAttribute("aria-label") ? nameOf(element) || (NAMED_BY_CONTENT.has(node.role) ? words(element) : "") : "";
  if (name !== "") node.name = name.slice(0, LONGEST);
  const state = (attribute: string) => {
    const value = element.getAttribute(attribute);
    return value === "true" ? true : value === "false" ? false : undefined;
  };
  const set = <K extends keyof ScreenNode>(key: K, value: ScreenNode[K] | undefined) => {
    if (value !== undefined) node[key] = value;
  };
  switch (node.role) {
    case "checkbox":
    case "radio":
      set("checked", checkedOf(element));
      break;
    case "button":
    case "tab":
      set("checked", state("aria-pressed"));
      break;
    case "select":
      set("value", withoutName(chosenIn(element), node.name));
      break;
    case "field":
    case "search":
      describeField(element, node);
      break;
    case "option":
      set("selected", (element as Partial<HTMLOptionElement>).selected ?? state("aria-selected"));
      break;
    case "heading":
      node.level = Number(/^h([1-6])$/.exec(element.localName)?.[1] ?? element.getAttribute("aria-level") ?? 2) || 2;
      break;
    case "progress":
      // One that tells how far it is need not be about the page.
      node.busy = !(element.hasAttribute("aria-valuenow") || element.hasAttribute("value"));
      break;
    case "table": {
      const rows = Number(element.getAttribute("aria-rowcount"));
      if (element.hasAttribute("aria-rowcount") && Number.isInteger(rows)) node.rows = rows;
      break;
    }
    default:
      break;
  }
  if (node.role === "row") set("level", Number(element.getAttribute("aria-level")) || undefined);
  const current = element.getAttribute("aria-current");
  set("selected", node.selected ?? state("aria-selected") ?? (current !== null && current !== "false" ? true : undefined));
  set("expanded", element.localName === "summary" ? element.parentElement?.hasAttribute("open") : state("aria-expanded"));
  if (element.matches(":disabled") || state("aria-disabled")) node.disabled = true;
  if (state("aria-busy")) node.busy = true;
}

function checkedOf(element: Element): boolean | undefined {
  if (element.localName === "input") {
    const { checked, indeterminate } = element as HTMLInputElement;
    return indeterminate ? undefined : checked;
  }
  const told = element.getAttribute("aria-checked");
  return told === "true" ? true : told === "false" ? false : isChosenPeer(element);
}

/** Some choices show their label inside, before what is chosen. */
function withoutName(chosen: string | undefined, name: string | undefined): string | undefined {
  const rest = name && chosen?.startsWith(name) ? chosen.slice(name.length).trim() : chosen;
  return rest === "" ? undefined : rest;
}

/** What is chosen in a list that opens. */
function chosenIn(element: Element): string | undefined {
  if (element.localName === "select") {
    const { selectedOptions } = element as HTMLSelectElement;
    return [...selectedOptions].map((option) => option.label).join(", ") || undefined;
  }
  if (element.localName === "input") return (element as HTMLInputElement).value || undefined;
  const text = [...children(element)].map((child) => shown(child)).join(" ");
  return text.replace(/\s+/g, " ").trim().slice(0, LONGEST) || undefined;
}

function shown(node: Node): string {
  if (isText(node)) return node.data;
  if (!isElement(node) || EMPTY.has(node.localName) || node.localName === "svg") return "";
  if (node.getAttribute("aria-hidden") === "true" || !isRendered(node) || node.getAttribute("role") === "listbox") return "";
  return [...children(node)].map((child) => shown(child)).join(" ");
}

/** What a person writes is read only where a check asks for it; of the rest, only whether there is anything. */
function describeField(element: Element, node: ScreenNode): void {
  const input = element as Partial<HTMLInputElement>;
  const text = input.value ?? element.textContent ?? "";
  node.filled = text.trim() !== "";
  if (input.type !== "password" && node.name !== undefined && asksFor(node.name)) node.value = text.slice(0, MANY);
}
