import type { Notice, Page } from "../protocol.ts";

/**
 * Has a tab's page looked at because the user asks: by the script that is there, or by one that is put there and leaves
 * the page alone again. `null` where no extension may look.
 */
export async function lookAt(tab: number): Promise<Page | null> {
  const target = { tabId: tab, allFrames: true };
  try {
    await chrome.scripting.executeScript({ target, func: markAsOnce });
    await chrome.scripting.executeScript({ target, files: ["content.js"] });
    const look: Notice = { kind: "look" };
    return (await chrome.tabs.sendMessage(tab, look, { frameId: 0 })) as Page;
  } catch (error) {
    console.debug("Shirube:", error);
    return null;
  }
}

/** Runs in the page's frames, in our own world, before the script that will be put there: see content/main.ts. */
function markAsOnce(): void {
  const world = globalThis as { shirube?: "stays" | "once" };
  world.shirube ??= "once";
}
