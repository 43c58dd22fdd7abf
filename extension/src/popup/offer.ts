import type { Language } from "../protocol.ts";
import { isReason, say } from "./words.ts";

/**
 * Offers to explain a host's pages from now on, where the user may add it, or to stop. Asked for here and only here: on
 * the page where it helps, when the user has opened the popup.
 */
export async function offer(url: string | undefined, language: () => Language): Promise<void> {
  const box = document.getElementById("offer");
  const [reason, button] = [document.getElementById("reason"), document.getElementById("permit")];
  const origin = optionalOrigin(url);
  if (!box || !reason || !button || !origin || !isReason(origin)) return;
  const wanted = { origins: [origin] };
  const draw = async () => {
    const held = await chrome.permissions.contains(wanted);
    reason.textContent = say(held ? "held" : origin, language());
    button.textContent = say(held ? "withdraw" : "permit", language());
    // The browser asks the user only directly after a click: what is asked for must be known before.
    button.onclick = () => void (held ? chrome.permissions.remove(wanted) : chrome.permissions.request(wanted)).then(draw);
    box.hidden = false;
  };
  document.addEventListener("language", () => void draw());
  await draw();
}

/** The entry of the manifest's optional hosts that an address belongs to. */
function optionalOrigin(url: string | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined;
  const origin = `${new URL(url).origin}/*`;
  return (chrome.runtime.getManifest().optional_host_permissions ?? []).find((one: string) => one === origin);
}
