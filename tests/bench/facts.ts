import { readFileSync } from "node:fs";
import { PATHS } from "./paths.ts";

/** The size of something that ships, and its budget. */
export interface Size {
  readonly name: string;
  readonly bytes: number;
  readonly kib: number;
}

/** What `cargo xtask bench` tells the bench: see crates/xtask/src/bench.rs. */
export interface Facts {
  readonly sizes: readonly Size[];
  readonly budget: { readonly engine_memory_mib: number; readonly tab_memory_kib: number };
}

/** Reads what `cargo xtask bench` has written. */
export function facts(): Facts {
  return JSON.parse(readFileSync(PATHS.facts, "utf8")) as Facts;
}
