/** Made by the bench from the packs: see extensions.ts. */
declare module "bench:messages" {
  /** One regular expression for each problem. */
  export const EXPRESSIONS: readonly string[];
  /** The longest fixed words of each message. */
  export const LITERALS: readonly string[];
}
