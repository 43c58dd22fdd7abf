import { after, assigned, innerRoot, isElement, isSkipped, isText } from "./flat.ts";

/** A root of the page whose changes must be watched: a document or a shadow root. */
export type Root = Document | ShadowRoot;

/** A place in the tree: before or behind a node, or at the start or end of what it holds. */
interface Place {
  readonly node: Node;
  readonly edge: "before" | "behind" | "start" | "end";
}

/** A stretch of the page whose text nodes stand one behind the other in the tree, too. */
export interface Run {
  /** Its text, with that of nothing else. */
  readonly text: string;
  /** The first node of it, and the one behind it, in reading order; `null` at the end of the page. */
  readonly first: () => Node | null;
  readonly behind: () => Node | null;
}

/** A run without text: a place to give the page its turn. */
const NOTHING: Run = { text: "", first: () => null, behind: () => null };

/** What the walk tells of elements that it comes by. */
export interface Finds {
  /** A shadow root or a frame's document is part of the page. */
  root(root: Root): void;
  /** An element may still get a shadow root: it shows nothing without one. */
  awaited(element: Element): void;
  /** In here, {@link FREQUENT_HOSTS} were not asked for a shadow root: they are many. */
  unasked(container: ParentNode & Node): void;
  /** The ordinary elements that were found to have one. */
  readonly hosts: ReadonlySet<Element>;
}

/** Ordinary elements that can have a shadow root. Source: the DOM standard, `attachShadow`. */
export const HOSTS: ReadonlySet<string> = new Set([
  "div",
  "span",
  "p",
  "section",
  "article",
  "main",
  "aside",
  "header",
  "footer",
  "nav",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "blockquote",
]);

/** The frequent ones. On a large page they are asked later, a question for each; the rare ones are looked at with all else. */
export const FREQUENT_HOSTS = ["div", "span", "p"];

/**
 * Elements that are what they seem: their text is the page's. All others are looked at one by one, custom elements among
 * them. The most frequent come first: the browser compares names in this order.
 */
const PLAIN =
  "td,tr,a,li,button,path,g,b,i,img,label,input,br,em,strong,ul,ol,th,tbody,thead,tfoot,table,form,dl,dt,dd,hr,small,code," +
  "figure,figcaption,option,fieldset,legend,summary,details,pre,sub,sup,u,s,abbr,time,col,colgroup,caption,circle,rect,line," +
  "polygon,polyline,ellipse,use,defs,stop";

/** Elements of these kinds that a person writes in. */
const WRITTEN_IN = ["[contenteditable]", "[role=textbox]"];

/** What is looked at among few elements, and at first among many, where most frequent hosts have no shadow root. */
const AMONG_FEW = [`:not(${PLAIN})`, ...WRITTEN_IN].join();
const AMONG_MANY = [`:not(td,tr,${FREQUENT_HOSTS.join()},${PLAIN})`, ...WRITTEN_IN];

/** So many elements are few. */
const FEW = 500;

/** A run ends after so many elements: it is what is gone through again where an anchor was found. */
const PER_RUN = 2000;

/** In more than this the browser takes too long to choose the elements to look at. */
const MOST = 250_000;

/**
 * The text of a part of the page in reading order, through open shadow roots, slots and frames. The browser itself puts
 * together what stands together: making each text node known to a script costs many times more than reading it.
 */
export class Runs {
  private readonly range = document.createRange();

  constructor(private readonly finds: Finds) {}

  /** The runs in a node. They end early where the page is changed meanwhile; `lost` is called then. */
  *in(node: Node, lost: () => void): Generator<Run> {
    if (isText(node)) {
      yield { text: node.data, first: () => node, behind: () => after(node) };
    } else if (isElement(node) && !isSkipped(node)) {
      const slotted = assigned(node);
      const inner = innerRoot(node);
      if (inner) this.finds.root(inner);
      if (slotted) for (const one of slotted) yield* this.in(one, lost);
      else yield* this.inside(inner ?? node, lost);
    } else if (node.nodeType === 9) yield* this.inside(node as Document, lost);
  }

  private *inside(container: ParentNode & Node, lost: () => void): Generator<Run> {
    const all = elementsIn(container);
    if (all[MOST]) {
      for (let child = container.firstChild; child; child = child.nextSibling) {
        yield* this.in(child, lost);
        if (child.parentNode !== container) return lost();
      }
      return;
    }
    const ends = runEnds(all);
    const lookedAt: Element[] = [];
    if (!all[FEW]) lookedAt.push(...container.querySelectorAll(AMONG_FEW));
    else {
      this.finds.unasked(container);
      for (const selector of AMONG_MANY) {
        // Each question is a pass over all elements: the page has its turn in between.
        yield NOTHING;
        const found = container.querySelectorAll(selector);
        if (lookedAt.length === 0) for (const element of found) lookedAt.push(element);
        else for (const element of found) insert(lookedAt, element);
      }
      for (const element of [...ends, ...this.finds.hosts]) if (container.contains(element)) insert(lookedAt, element);
    }
    let from: Place = { node: container, edge: "start" };
    let passed: Element | null = null;
    for (const element of lookedAt) {
      if (passed?.contains(element)) continue;
      const apart = this.standsApart(element);
      if (!apart && !ends.has(element)) continue;
      const run = this.run(from, { node: element, edge: "before" });
      if (run === null) return lost();
      yield run;
      if (apart) yield* this.in(element, lost);
      from = { node: element, edge: apart ? "behind" : "before" };
      if (apart) passed = element;
    }
    const run = this.run(from, { node: container, edge: "end" });
    if (run === null) return lost();
    yield run;
  }

  /** Whether an element's text is not where it seems to be. */
  private standsApart(element: Element): boolean {
    if (isSkipped(element) || innerRoot(element) || assigned(element)) return true;
    if (mayGetRoot(element)) this.finds.awaited(element);
    return false;
  }

  /** `null` if the page has changed in between, so that the places are no longer in it. */
  private run(from: Place, to: Place): Run | null {
    if (!from.node.isConnected || !to.node.isConnected) return null;
    return {
      text: this.textBetween(from, to),
      first: () => (from.edge === "start" ? from.node.firstChild : from.edge === "before" ? from.node : after(from.node)),
      behind: () => (to.edge === "end" ? after((to.node as Partial<ShadowRoot>).host ?? to.node) : to.node),
    };
  }

  private textBetween(from: Place, to: Place): string {
    if (from.edge === "start" && to.edge === "end" && to.node.nodeType !== 9) return to.node.textContent ?? "";
    const { range } = this;
    range.selectNodeContents(to.edge === "end" ? to.node : from.node);
    if (from.edge === "before") range.setStartBefore(from.node);
    if (from.edge === "behind") range.setStartAfter(from.node);
    if (to.edge === "before") range.setEndBefore(to.node);
    return range.toString();
  }
}

/** Custom elements, and empty ones that can be a host. */
export const mayGetRoot = (element: Element): boolean =>
  element.localName.includes("-") || (HOSTS.has(element.localName) && element.firstChild === null);

/**
 * All elements in a part of the page, by their places. A document's collection of them is no list, and stays so if nobody asks for
 * its length. A shadow root has no collection.
 */
const elementsIn = (container: ParentNode & Node) =>
  "getElementsByTagName" in container ? (container as Document | Element).getElementsByTagName("*") : container.querySelectorAll("*");

/** The elements at which runs end although nothing stands apart there. */
function runEnds(all: HTMLCollectionOf<Element> | NodeListOf<Element>): Set<Element> {
  const ends = new Set<Element>();
  for (let i = PER_RUN, end = all[i]; end; i += PER_RUN, end = all[i]) ends.add(end);
  return ends;
}

/** Puts an element into a list in the order of the tree, if it is not in it. */
function insert(elements: Element[], element: Element): void {
  let [low, high] = [0, elements.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = elements[middle] as Element;
    if (other === element) return;
    if (other.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) low = middle + 1;
    else high = middle;
  }
  elements.splice(low, 0, element);
}
