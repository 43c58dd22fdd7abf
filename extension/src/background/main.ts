import type { CardRequest, Claim, Notice, Request, Sighting } from "../protocol.ts";
import { theEngine } from "./engine.ts";
import * as state from "./state.ts";

/**
 * The background: answers content scripts and cards. Every request carries all that is needed, because the browser ends
 * the background whenever it is idle.
 */
chrome.runtime.onMessage.addListener((message: Request | CardRequest, sender, respond) => {
  const tab = sender.tab?.id;
  if (sender.id !== chrome.runtime.id || tab === undefined) return false;
  const answer = isCard(sender) ? answerCard(message as CardRequest, tab) : answerPage(message as Request, tab, sender.frameId ?? 0);
  answer.then(respond, (error: unknown) => {
    console.error("Shirube:", error);
    respond(null);
  });
  return true;
});

const isCard = (sender: chrome.runtime.MessageSender) => sender.url?.startsWith(chrome.runtime.getURL("card.html")) ?? false;

async function answerPage(request: Request, tab: number, frame: number): Promise<Sighting | string | null> {
  switch (request.kind) {
    case "scan": {
      const { page } = request;
      const [engine, silenced, language] = await Promise.all([theEngine(), state.silenced(page.url), state.language()]);
      const sighting = engine.scan(page, silenced, language) as Sighting;
      const report = await state.keepReport(tab, frame, sighting.report);
      const count = report.findings.filter((finding) => finding.standing === "here").length;
      await showCount(tab, count);
      return sighting;
    }
    case "openCard":
      return state.issueToken({ tab, frame, page: request.page, selected: request.selected });
    default:
      return null;
  }
}

async function answerCard(request: CardRequest, tab: number): Promise<Claim | null> {
  switch (request.kind) {
    case "claim": {
      const ticket = await state.redeemToken(tab, request.token);
      if (!ticket) return null;
      const { page, selected, frame } = ticket;
      const [engine, silenced, ticked, language] = await Promise.all([
        theEngine(),
        state.silenced(page.url),
        state.ticked(tab),
        state.language(),
      ]);
      const address = { token: request.token, frame, url: page.url };
      return { content: engine.card(page, selected, silenced, ticked, language), address };
    }
    case "tell": {
      const { event, address } = request;
      if (event.kind === "tick") await state.tick(tab, event.step, event.done);
      if (event.kind === "speak") await state.speak(event.language);
      if (event.kind === "dismiss") await state.silence(event.problem, event.scope, address.url);
      tell(tab, { kind: "card", token: address.token, event }, address.frame);
      return null;
    }
    default:
      return null;
  }
}

async function showCount(tab: number, count: number): Promise<void> {
  try {
    await chrome.action.setBadgeBackgroundColor({ tabId: tab, color: "#b42318" });
    await chrome.action.setBadgeText({ tabId: tab, text: count === 0 ? "" : String(count) });
  } catch {
    // The tab was closed meanwhile.
  }
}

chrome.action.onClicked.addListener((tab) => openFirst(tab));
chrome.commands.onCommand.addListener((command, tab) => {
  if (command === "open-card") openFirst(tab);
});

function openFirst(tab: chrome.tabs.Tab | undefined): void {
  if (tab?.id !== undefined) tell(tab.id, { kind: "openFirst" });
}

/** Tells a tab's content scripts something, all of them or that of one frame. */
function tell(tab: number, notice: Notice, frameId?: number): void {
  const options = frameId === undefined ? {} : { frameId };
  chrome.tabs.sendMessage(tab, notice, options).catch(() => {
    // No content script there any more, or the page is none of ours.
  });
}
