import type { Sighting } from "../protocol.ts";

/** What was painted last: documents with what was found on them. Lost with the background; painting twice changes nothing. */
const painted = new Set<string>();

/** How much of that is remembered: documents come and go, and not each says when it goes. */
const REMEMBERED = 32;

/**
 * Brings the style sheet of marks to a tab when there is something to mark. On every page from the start it would make the
 * browser ask each element of each page for its highlights: a tenth of the time of an app that draws much, and 200 bytes an
 * element.
 */
export async function paint(tab: number, { frameId = 0, documentId }: chrome.runtime.MessageSender, sighting: Sighting): Promise<void> {
  if (sighting.pills.length === 0) return;
  const key = `${documentId} ${sighting.report.findings.map((finding) => finding.problem)}`;
  if (documentId !== undefined && painted.has(key)) return;
  if (painted.size === REMEMBERED) painted.clear();
  painted.add(key);
  // A document looks after the frames of its own origin.
  const target = frameId === 0 ? { tabId: tab, allFrames: true } : { tabId: tab, frameIds: [frameId] };
  try {
    await chrome.scripting.insertCSS({ target, files: ["styles/mark.css"] });
  } catch (error) {
    // The page has gone meanwhile.
    console.debug("Shirube:", error);
  }
}
