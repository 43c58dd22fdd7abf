/**
 * Hosts that the user may add: their pages hold what is none of our business most of the time, so the browser asks first.
 * Their content scripts live as long as the permission.
 */
const scriptFor = (origin: string): chrome.scripting.RegisteredContentScript => ({
  id: origin,
  matches: [origin],
  js: ["content.js"],
  runAt: "document_start",
  allFrames: true,
  persistAcrossSessions: true,
});

const optional = (): readonly string[] => chrome.runtime.getManifest().optional_host_permissions ?? [];

/** Registers the scripts of all hosts that the user has added, and no others. */
async function register(): Promise<void> {
  const held = ((await chrome.permissions.getAll()).origins ?? []).filter((origin) => optional().includes(origin));
  const registered = (await chrome.scripting.getRegisteredContentScripts()).map((script) => script.id);
  const gone = registered.filter((id) => !held.includes(id));
  if (gone.length > 0) await chrome.scripting.unregisterContentScripts({ ids: gone });
  const added = held.filter((origin) => !registered.includes(origin));
  if (added.length > 0) await chrome.scripting.registerContentScripts(added.map(scriptFor));
}

/** Follows the user's choices from now on. */
export function keepOptionalScripts(): void {
  // One after the other: two at once would register the same script twice.
  let last = Promise.resolve();
  const follow = () => {
    last = last.then(register).catch((error: unknown) => console.error("Shirube:", error));
  };
  chrome.permissions.onAdded.addListener(follow);
  chrome.permissions.onRemoved.addListener(follow);
  chrome.runtime.onInstalled.addListener(follow);
}
