import type { Sight } from "./sight.ts";

const NAME = "shirube";

/** Marks messages with the CSS Custom Highlight API: no node of the page changes. See styles/mark.css. */
export class Marker {
  private marked = new Set<Window>();

  /** Marks exactly these messages, each in the window of its document. */
  show(sights: readonly Sight[]): void {
    const byWindow = new Map<Window, Range[]>();
    for (const range of sights.flatMap((sight) => sight.ranges)) {
      const window = range.startContainer.ownerDocument?.defaultView;
      if (window) byWindow.set(window, [...(byWindow.get(window) ?? []), range]);
    }
    for (const window of this.marked) if (!byWindow.has(window)) highlights(window)?.delete(NAME);
    for (const [window, ranges] of byWindow) {
      const { Highlight } = window as unknown as { Highlight: typeof globalThis.Highlight };
      highlights(window)?.set(NAME, new Highlight(...ranges));
    }
    this.marked = new Set(byWindow.keys());
  }
}

function highlights(window: Window): HighlightRegistry | undefined {
  return (window as unknown as { CSS?: typeof globalThis.CSS }).CSS?.highlights;
}
