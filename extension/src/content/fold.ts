import { IGNORED, UNIFIED, UNIFIED_AS } from "./tables.ts";

/** The same folding as crates/core/src/fold, without the way back. */
export function fold(text: string): string {
  return text
    .replace(IGNORED, "")
    .normalize("NFKC")
    .replace(IGNORED, "")
    .replace(UNIFIED, (c) => UNIFIED_AS[c] ?? c)
    .toLowerCase();
}
