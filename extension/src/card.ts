import initUi, { Card } from "../../target/modules/ui.js";
import type { CardEvent, CardRequest, Claim } from "./protocol.ts";

/**
 * The card's page: claims its content from the background with the token in its address, lets the Rust user interface
 * draw it, and tells the background what happens. It uses no other API, because Firefox gives an embedded page no other,
 * and it listens to no window message.
 */
async function main(): Promise<void> {
  const token = location.hash.slice(1);
  const root = document.getElementById("card");
  if (!root || token === "") return;
  const [claim] = await Promise.all([
    ask<Claim | null>({ kind: "claim", token }),
    initUi({ module_or_path: fetch(chrome.runtime.getURL("ui_bg.wasm")) }),
  ]);
  if (!claim) return;
  const card = new Card(root, (event: CardEvent) => void ask({ kind: "tell", event, address: claim.address }));
  card.show(claim.content);
  card.focus();
  // The embedder gives the keyboard to the frame, which takes it from what had it in here.
  addEventListener("focus", () => {
    if (document.activeElement === document.body) root.focus({ preventScroll: true });
  });
  // What only WebAssembly refers to, the garbage collector would take away under the user's hands.
  addEventListener("pagehide", () => card.free());
}

async function ask<T>(request: CardRequest): Promise<T> {
  return (await chrome.runtime.sendMessage(request)) as T;
}

void main();
