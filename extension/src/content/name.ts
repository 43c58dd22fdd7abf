import { after, isElement, isText, next } from "./flat.ts";

/**
 * Accessible names, as far as settings need them. Libraries that compute them stop at shadow roots: a control in the
 * shadow root of a component has its label outside, at the component.
 */
export function nameOf(element: Element): string {
  const own = labelledBy(element) || attribute(element, "aria-label") || attribute(element, "data-aria-label") || ofLabels(element);
  if (own) return own;
  if (element.localName === "fieldset") return words(element.querySelector(":scope > legend"));
  if (element.localName === "table") return words(element.querySelector(":scope > caption"));
  const other = attribute(element, "alt") || attribute(element, "title");
  if (other) return other;
  const host = hostOf(element);
  // What a component wraps is called as the component is.
  return (host && isControl(element) && nameOf(host)) || attribute(element, "placeholder");
}

function attribute(element: Element, name: string): string {
  return element.getAttribute(name)?.trim() ?? "";
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return root.nodeType === 11 ? ((root as ShadowRoot).host ?? null) : null;
}

const isControl = (element: Element) => element.matches("input,select,textarea,button,[role]");

function labelledBy(element: Element): string {
  const ids = element.getAttribute("aria-labelledby")?.trim();
  if (!ids) return "";
  const root = element.getRootNode() as Document | ShadowRoot;
  const labels = ids.split(/\s+/).map((id) => root.getElementById?.(id) ?? null);
  // Some choices name themselves by their label and by what is chosen in them.
  const others = labels.filter((label) => label !== null && (label === element || !element.contains(label)));
  return others
    .map((label) => words(label))
    .join(" ")
    .trim();
}

/** The `label` elements of a field; a form-associated component does not show its own, so they are looked for. */
function ofLabels(element: Element): string {
  const native = (element as HTMLInputElement).labels as NodeListOf<HTMLLabelElement> | null | undefined;
  if (native)
    return [...native]
      .map((label) => words(label))
      .join(" ")
      .trim();
  if (!element.localName.includes("-") && !element.hasAttribute("role")) return "";
  const root = element.getRootNode() as Document | ShadowRoot;
  const around = element.closest("label");
  const pointing = element.id ? root.querySelector(`label[for="${CSS.escape(element.id)}"]`) : null;
  return words(around ?? pointing);
}

/** More than this is no name. */
const LONGEST = 300;

/** The words of an element as a person reads them: what is hidden from assistive technology does not count. */
export function words(element: Element | null): string {
  if (!element) return "";
  const said: string[] = [];
  let length = 0;
  const end = after(element);
  for (let node = next(element); node && node !== end && length < LONGEST; ) {
    if (isElement(node) && (node.getAttribute("aria-hidden") === "true" || node.hasAttribute("hidden"))) {
      node = after(node);
      continue;
    }
    const text = isText(node) ? node.data.trim() : isElement(node) ? attribute(node, "alt") : "";
    if (text !== "") {
      said.push(text);
      length += text.length;
    }
    node = next(node);
  }
  return said.join(" ").replace(/\s+/g, " ").slice(0, LONGEST);
}
