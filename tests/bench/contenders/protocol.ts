/** How a contender tells the bench, by an attribute of the page's root element, that its first run is done. */
export const DONE = "data-bench-done";

/** Runs once, as soon as the page's tree is complete, as Shirube does. */
export function whenReady(run: () => unknown): void {
  const start = async () => {
    const result = await run();
    document.documentElement.setAttribute(DONE, String(result));
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => void start(), { once: true });
  else void start();
}

/** The page's question to ask.ts, and the answer's time as an attribute of the root element. */
export const ASK = "bench-ask";
export const ANSWER = "data-bench-answer";
