/** Made by the bench from the packs: see extensions.ts. */
declare module "bench:messages" {
  /** One regular expression for each problem. */
  export const EXPRESSIONS: readonly string[];
  /** The longest fixed words of each message. */
  export const LITERALS: readonly string[];
}

/** Built by the bench from tests/bench/wasm. */
declare module "*/bench_empty.js" {
  /** Instantiates the module. */
  export default function init(from: { module_or_path: Promise<Response> }): Promise<unknown>;
  /** Answers the first question. */
  export function answer(question: string): string;
}

/** Built by the bench from tests/bench/wasm. */
declare module "*/bench_literals.js" {
  /** Instantiates the module. */
  export default function init(from: { module_or_path: Promise<Response> }): Promise<unknown>;
  /** An automaton of literals. */
  export class Literals {
    constructor(literals: string[]);
    count(text: string): number;
  }
}
