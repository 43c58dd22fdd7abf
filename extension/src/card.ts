import initUi, { Card } from "../../target/wasm/ui.js";
import type { CardEvent, CardRequest, Claim } from "./protocol.ts";

/**
 * The card's page: claims its content from the background with the token in its address, lets the Rust user interface
 * draw it, and carries events to the page's content script and to the background. It listens to no window message.
 */
async function main(): Promise<void> {
  const token = location.hash.slice(1);
  const root = document.getElementById("card");
  if (!root || token === "") return;
  const [claim] = await Promise.all([
    ask<Claim | null>({ kind: "claim", token }),
    initUi({ module_or_path: fetch(chrome.runtime.getURL("ui_bg.wasm")) }),
  ]);
  const tab = await chrome.tabs.getCurrent();
  if (!claim || tab?.id === undefined) return;
  const port = chrome.tabs.connect(tab.id, { frameId: claim.frame, name: `card:${token}` });
  const emit = (event: CardEvent) => {
    if (event.kind === "tick" || event.kind === "speak" || event.kind === "dismiss") {
      void ask({ kind: "remember", event, url: claim.url });
    }
    port.postMessage(event);
  };
  const card = new Card(root, emit);
  card.show(claim.content);
  card.focus();
}

async function ask<T>(request: CardRequest): Promise<T> {
  return (await chrome.runtime.sendMessage(request)) as T;
}

void main();
