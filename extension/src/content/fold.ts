import { ANCHORS, IGNORED, UNIFIED, UNIFIED_AS } from "./tables.ts";

/** The same folding as crates/core/src/fold.rs, without the way back. */
export function fold(text: string): string {
  return text
    .replace(IGNORED, "")
    .normalize("NFKC")
    .replace(IGNORED, "")
    .replace(UNIFIED, (c) => UNIFIED_AS[c] ?? c)
    .toLowerCase();
}

const escaped = (literal: string) => literal.toLowerCase().replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

const ANY_ANCHOR = new RegExp(ANCHORS.map(escaped).join("|"), "g");

/** Where anchors begin in a folded text. Text without an anchor holds no known message. */
export function anchorsIn(folded: string): number[] {
  return Array.from(folded.matchAll(ANY_ANCHOR), (match) => match.index);
}

/** The length of the longest anchor: how much of the text before a change can take part in one. */
export const LONGEST_ANCHOR = Math.max(...ANCHORS.map((anchor) => anchor.length));
