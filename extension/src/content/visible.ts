import { isElement, parent } from "./flat.ts";

/** Farther off the page than this, nothing is meant to be seen, in CSS pixels. */
const OFF_PAGE = 500;

/** How many elements around a text are asked whether they cut it off: texts for screen readers are cut off close by. */
const CLIPPERS = 4;

/** Whether a person can see a text: rendered, not transparent, not reduced to a dot for screen readers. */
export function isVisible(text: Text): boolean {
  const element = boxAround(text);
  if (!element) return false;
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: false })) return false;
  const range = text.ownerDocument.createRange();
  range.selectNodeContents(text);
  const box = range.getBoundingClientRect();
  if (box.width <= 1 || box.height <= 1) return text.data.trim() === "" || isInline(range);
  return !isOffPage(element, box) && !isClipped(element);
}

/** The element whose box holds a text: one with `display: contents` has none. */
function boxAround(text: Text): Element | null {
  for (let at = parent(text); at; at = parent(at)) {
    if (isElement(at) && view(at)?.getComputedStyle(at).display !== "contents") return at;
  }
  return null;
}

const view = (element: Element) => element.ownerDocument.defaultView;

/** A single thin letter in a rendered line is visible for all its width. */
function isInline(range: Range): boolean {
  const box = range.getClientRects()[0];
  return box !== undefined && box.height > 1 && box.width > 0;
}

function isOffPage(element: Element, box: DOMRect): boolean {
  const window = view(element);
  if (!window) return true;
  const off = box.right + window.scrollX < -OFF_PAGE || box.bottom + window.scrollY < -OFF_PAGE;
  if (!off) return false;
  // What has been scrolled away inside a scrolling box can be scrolled back.
  for (let at: Node | null = element; at; at = parent(at)) {
    if (isElement(at) && (at.scrollTop > 0 || at.scrollLeft !== 0)) return false;
  }
  return true;
}

function isClipped(element: Element): boolean {
  let at: Node | null = element;
  for (let i = 0; i < CLIPPERS && at; at = parent(at)) {
    if (!isElement(at)) continue;
    i += 1;
    const style = view(at)?.getComputedStyle(at);
    if (!style || style.display === "contents" || style.display === "inline") continue;
    const box = at.getBoundingClientRect();
    const dot = box.width <= 1.5 || box.height <= 1.5;
    if (dot && (style.overflowX !== "visible" || style.overflowY !== "visible")) return true;
    if (/^rect\(/.test(style.clip) && style.position !== "static" && /^rect\((0|1)px,? (0|1)px,? (0|1)px,? (0|1)px\)$/.test(style.clip))
      return true;
    if (/^inset\((50%|100%)/.test(style.clipPath)) return true;
  }
  return false;
}
