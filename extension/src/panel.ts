import initPanel, { Panel } from "../../target/modules/panel.js";
import type { PanelContent, PanelRequest } from "./protocol.ts";

/**
 * The side panel's page: follows the active tab of its window, asks the background what is to be shown beside it, and
 * lets the Rust user interface draw that. What is typed into the tools stays in there.
 */
class SidePanel {
  private tab: number | undefined;
  /** Which answer is awaited: one that comes late, for another tab, is not shown. */
  private asked = 0;

  private constructor(private readonly panel: Panel) {}

  static async open(root: HTMLElement): Promise<void> {
    await initPanel({ module_or_path: fetch(chrome.runtime.getURL("panel_bg.wasm")) });
    const panel = new Panel(root, (request: PanelRequest) => void chrome.runtime.sendMessage(request));
    const side = new SidePanel(panel);
    chrome.tabs.onActivated.addListener(() => void side.follow());
    chrome.storage.onChanged.addListener((changes) => {
      if (Object.keys(changes).some((key) => side.concerns(key))) void side.show();
    });
    // What only WebAssembly refers to, the garbage collector would take away under the user's hands.
    addEventListener("pagehide", () => panel.free());
    await side.follow();
  }

  /** Shows what belongs to the tab that is active in this window now. */
  private async follow(): Promise<void> {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    this.tab = tab?.id;
    await this.show();
  }

  private concerns(key: string): boolean {
    return key === `report:${this.tab}` || ["seen:tenants", "ticked:jobs", "jobs", "language"].includes(key);
  }

  private async show(): Promise<void> {
    this.asked += 1;
    const asked = this.asked;
    const request: PanelRequest = { kind: "show", tab: this.tab ?? chrome.tabs.TAB_ID_NONE };
    const content = (await chrome.runtime.sendMessage(request)) as PanelContent | null;
    if (content && asked === this.asked) this.panel.show(content);
  }
}

const root = document.getElementById("panel");
if (root) void SidePanel.open(root);
