/** What lightning/components.js exports, once it is bundled. */
declare module "lightning-components" {
  /** The element that shows the blocks of a page. */
  export function setup(): HTMLElement & { drawn: import("../shape.ts").Drawn };
}
