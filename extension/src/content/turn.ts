/** A page in the background has no frames; it is not waited for longer than this, in milliseconds. */
const HIDDEN_FRAME = 100;

/** Gives the page its turn: everything else that waits goes first. */
export function pause(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}

/** Waits until the page has nothing to do, though not for ever, in milliseconds. */
export function idle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 1000 }));
}

/**
 * Waits until the page has been laid out. Asking whether a text is visible before that would make the browser lay out a
 * large page at once, and the page would have to wait for us.
 */
export function rendered(): Promise<void> {
  return new Promise((resolve) => {
    const fallback = setTimeout(resolve, HIDDEN_FRAME);
    requestAnimationFrame(() => {
      clearTimeout(fallback);
      setTimeout(resolve);
    });
  });
}
