/** Firefox's own way to the panel, which the types of Chromium's API do not know. */
declare const browser: { readonly sidebarAction: { open(): Promise<void> } };

/** Opens the side panel. Both browsers allow that only directly in answer to the user: nothing may be awaited before. */
export function openPanel(tab: number | undefined): Promise<void> {
  if (!("sidePanel" in chrome)) return browser.sidebarAction.open();
  return tab === undefined ? Promise.resolve() : chrome.sidePanel.open({ tabId: tab });
}
