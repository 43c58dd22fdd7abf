import type { Page } from "puppeteer-core";

/** Ends the backgrounds of extensions, as the browser does when they are idle. The driver must not have looked into them. */
export async function endBackground(tab: Page): Promise<void> {
  const session = await tab.createCDPSession();
  const running = new Set<string>();
  const ended = new Promise<void>((resolve) => {
    session.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
      for (const { versionId, runningStatus } of versions) {
        if (runningStatus === "stopped") running.delete(versionId);
        else running.add(versionId);
      }
      if (running.size === 0) resolve();
    });
  });
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
  await ended;
  await session.detach();
}
