/**
 * Works for a known time in each of the ways in which a browser can call a script, so that the bench can check that it
 * counts them all.
 */
const WORK = 5;

/** In milliseconds of processor time, as far as a script can know: short rounds, of which an interrupted one counts little. */
function work(): void {
  const end = performance.now() + WORK;
  while (performance.now() < end);
}

const button = document.createElement("button");
const text = document.createTextNode("");
const calls: readonly ((done: () => void) => void)[] = [
  (done) => setTimeout(done),
  (done) => void Promise.resolve().then(done),
  (done) => requestAnimationFrame(done),
  (done) => requestIdleCallback(done),
  (done) => queueMicrotask(done),
  (done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(null);
  },
  (done) => {
    new MutationObserver(done).observe(text, { characterData: true });
    text.data = "changed";
  },
  (done) => {
    button.addEventListener("click", done, { once: true });
    setTimeout(() => button.click());
  },
  (done) => {
    const { scheduler } = globalThis as unknown as { scheduler: { yield(): Promise<void>; postTask(task: () => void): void } };
    void scheduler.yield().then(done);
  },
  (done) => {
    const { scheduler } = globalThis as unknown as { scheduler: { postTask(task: () => void): void } };
    scheduler.postTask(done);
  },
  (done) => void chrome.runtime.sendMessage("?").then(done),
  (done) => new IntersectionObserver(done).observe(document.body),
];

async function run(): Promise<void> {
  for (const call of calls) {
    let done = false;
    await new Promise<void>((resolve) =>
      call(() => {
        if (done) return;
        done = true;
        work();
        resolve();
      }),
    );
  }
  document.documentElement.setAttribute("data-bench-done", String(calls.length * WORK));
}

document.addEventListener("DOMContentLoaded", () => void run());
