/** A box in the coordinates of the top window's viewport, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where to put something: its left upper corner, and how high it may be. */
export interface Placement {
  readonly left: number;
  readonly top: number;
  readonly maxHeight: number;
}

/** The distance that pill and card keep from the message and from the window's edge. */
export const GAP = 8;

/** The box around ranges, moved from the coordinates of their frames; `null` when nothing of them is rendered. */
export function boxOf(ranges: readonly Range[]): Box | null {
  let box: Box | null = null;
  for (const range of ranges) {
    const window = range.startContainer.ownerDocument?.defaultView;
    const offset = window ? frameOffset(window) : { x: 0, y: 0 };
    for (const rect of range.getClientRects()) {
      if (rect.width === 0 || rect.height === 0) continue;
      const moved = { left: rect.left + offset.x, top: rect.top + offset.y, right: rect.right + offset.x, bottom: rect.bottom + offset.y };
      box = box ? union(box, moved) : moved;
    }
  }
  return box;
}

function frameOffset(window: Window): { x: number; y: number } {
  let [x, y] = [0, 0];
  let inner: Window = window;
  for (let frame = frameOf(inner); frame; frame = frameOf(inner)) {
    const rect = frame.getBoundingClientRect();
    x += rect.left + frame.clientLeft;
    y += rect.top + frame.clientTop;
    const outer = frame.ownerDocument.defaultView;
    if (!outer) break;
    inner = outer;
  }
  return { x, y };
}

function frameOf(window: Window): Element | null {
  try {
    return window.frameElement;
  } catch {
    return null;
  }
}

function union(a: Box, b: Box): Box {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(value, high));

/** Beside a message, never over it: below it, above it, or behind it on its line; `null` while it is out of sight. */
export function placePill(message: Box, width: number, height: number, window: Box): Placement | null {
  if (message.bottom < window.top || message.top > window.bottom || message.right < window.left || message.left > window.right) return null;
  const left = clamp(message.left, window.left + GAP, window.right - width - GAP);
  if (message.bottom + 4 + height <= window.bottom) return { left, top: Math.max(message.bottom + 4, window.top + GAP), maxHeight: height };
  if (message.top - 4 - height >= window.top) return { left, top: message.top - 4 - height, maxHeight: height };
  const behind = clamp(message.right + GAP, window.left + GAP, window.right - width - GAP);
  return { left: behind, top: clamp(message.top, window.top + GAP, window.bottom - height - GAP), maxHeight: height };
}

/** Behind a setting on its line: what stands below it is often the button that saves it. Else as beside a message. */
export function placeBehind(setting: Box, width: number, height: number, window: Box): Placement | null {
  const middle = (setting.top + setting.bottom - height) / 2;
  const left = setting.right + GAP;
  const fits = left + width + GAP <= window.right && middle >= window.top && middle + height <= window.bottom;
  return fits ? { left, top: middle, maxHeight: height } : placePill(setting, width, height, window);
}

/** In the window's upper corner. */
export function placeInCorner(width: number, height: number, window: Box): Placement {
  return { left: Math.max(window.right - width - 2 * GAP, window.left), top: window.top + 2 * GAP, maxHeight: height };
}

/** The height from which on a card is comfortable to read. */
const READABLE = 280;

/** The height that shows a few lines: with less room on both sides, a message counts as one that fills the window. */
const LEAST = 96;

/**
 * Where the card stands: always within the window, never over the message. Beside it where there is room, else under or
 * over it, whichever leaves more. A message that fills the window leaves the lower edge.
 */
export function placeCard(message: Box | null, width: number, wanted: number, window: Box): Placement {
  const [w, h] = [window.right - window.left, window.bottom - window.top];
  const most = Math.min(wanted, Math.floor(h * 0.7));
  const highest = (top: number) => Math.min(most, window.bottom - GAP - top);
  if (!message) return { left: window.right - width - GAP, top: window.bottom - GAP - most, maxHeight: most };
  const seen = {
    left: clamp(message.left, window.left, window.right),
    top: clamp(message.top, window.top, window.bottom),
    right: clamp(message.right, window.left, window.right),
    bottom: clamp(message.bottom, window.top, window.bottom),
  };
  const sides = [
    { room: window.right - seen.right, left: seen.right + GAP },
    { room: seen.left - window.left, left: seen.left - width - GAP },
  ];
  for (const side of sides) {
    if (side.room < width + 2 * GAP) continue;
    const top = clamp(seen.top, window.top + GAP, Math.max(window.top + GAP, window.bottom - GAP - most));
    return { left: side.left, top, maxHeight: highest(top) };
  }
  const [under, over] = [window.bottom - seen.bottom - 2 * GAP, seen.top - window.top - 2 * GAP];
  const left = w < width + 2 * GAP ? window.left : clamp(seen.left, window.left + GAP, window.right - width - GAP);
  if (Math.max(under, over) < LEAST) {
    const maxHeight = Math.min(most, READABLE, h - 2 * GAP);
    return { left, top: window.bottom - GAP - maxHeight, maxHeight };
  }
  if (under >= Math.min(most, READABLE) || under >= over) return { left, top: seen.bottom + GAP, maxHeight: Math.min(most, under) };
  const maxHeight = Math.min(most, over);
  return { left, top: seen.top - GAP - maxHeight, maxHeight };
}
