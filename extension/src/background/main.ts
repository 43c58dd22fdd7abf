import type {
  CardContent,
  CardRequest,
  Claim,
  Notice,
  Page,
  PanelContent,
  PanelRequest,
  PopupRequest,
  Report,
  Request,
  Sighting,
} from "../protocol.ts";
import { theEngine, theKnowledge } from "./engine.ts";
import { lookAt } from "./look.ts";
import { keepOptionalScripts } from "./optional.ts";
import { paint } from "./paint.ts";
import * as state from "./state.ts";
import * as work from "./work.ts";

/** What others ask of the background. */
type Asked = Request | CardRequest | PopupRequest | PanelRequest;

/**
 * The background: answers content scripts, cards and the popup. Every request carries all that is needed, because the
 * browser ends the background whenever it is idle.
 */
chrome.runtime.onMessage.addListener((message: Asked, sender, respond) => {
  if (sender.id !== chrome.runtime.id) return false;
  const answer = answerTo(message, sender);
  if (!answer) return false;
  answer.then(respond, (error: unknown) => {
    console.error("Shirube:", error);
    respond(null);
  });
  return true;
});

const isFrom = (page: string, sender: chrome.runtime.MessageSender) => sender.url?.startsWith(chrome.runtime.getURL(page)) ?? false;

function answerTo(message: Asked, sender: chrome.runtime.MessageSender): Promise<unknown> | null {
  if (isFrom("popup.html", sender)) return answerPopup(message as PopupRequest);
  if (isFrom("panel.html", sender)) return answerPanel(message as PanelRequest);
  const tab = sender.tab?.id;
  if (tab === undefined) return null;
  if (isFrom("card.html", sender)) return answerCard(message as CardRequest, tab);
  return answerPage(message as Request, tab, sender);
}

async function answerPage(request: Request, tab: number, sender: chrome.runtime.MessageSender): Promise<Sighting | string | null> {
  const frame = sender.frameId ?? 0;
  switch (request.kind) {
    case "scan": {
      const { page, asked } = request;
      const [engine, silenced, language, situation] = await Promise.all([
        theEngine(),
        state.silenced(page.url),
        state.language(),
        work.situation(),
      ]);
      let sighting = engine.scan(page, situation, asked, silenced, language) as Sighting;
      // What the page itself puts at hand counts for it, too, and for the pages that are open already.
      if (await work.learn(sighting.learnt)) {
        sighting = engine.scan(page, await work.situation(), asked, silenced, language) as Sighting;
        tellAll({ kind: "again" });
      }
      void paint(tab, sender, sighting);
      // The page does not wait for what others will want to know of it.
      void keep(tab, frame, sighting.report);
      return sighting;
    }
    case "openCard":
      // The explanations are wanted in a moment.
      void theKnowledge();
      return state.issueToken({ tab, frame, page: request.page, asked: request.asked, selected: request.selected });
    default:
      return null;
  }
}

async function answerCard(request: CardRequest, tab: number): Promise<Claim | null> {
  switch (request.kind) {
    case "claim": {
      const ticket = await state.redeemToken(tab, request.token);
      if (!ticket) return null;
      const { page, asked, selected, frame } = ticket;
      const address = { token: request.token, frame, url: page.url };
      return { content: await explain(tab, page, asked, selected), address };
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

async function answerPopup(request: PopupRequest): Promise<CardContent | null> {
  switch (request.kind) {
    case "explain": {
      const [engine, knowledge, language] = await Promise.all([theEngine(), theKnowledge(), state.language()]);
      return engine.explain_text(knowledge, request.text, language) as CardContent;
    }
    case "look": {
      const page = await lookAt(request.tab);
      return page && explain(request.tab, page, true, 0);
    }
    case "speak":
      await state.speak(request.language);
      return null;
    default:
      return null;
  }
}

async function answerPanel(request: PanelRequest): Promise<PanelContent | null> {
  switch (request.kind) {
    case "show": {
      const [engine, knowledge, situation, report, ticked, language] = await Promise.all([
        theEngine(),
        theKnowledge(),
        work.situation(),
        state.report(request.tab),
        state.ticked("jobs"),
        state.language(),
      ]);
      return engine.panel(knowledge, report, situation, ticked, language) as PanelContent;
    }
    case "choose":
      await work.choose(request.job, request.chosen);
      tellAll({ kind: "again" });
      return null;
    case "tick":
      await state.tick("jobs", request.step, request.done);
      return null;
    case "speak":
      await state.speak(request.language);
      return null;
    default:
      return null;
  }
}

async function explain(tab: number, page: Page, asked: boolean, selected: number): Promise<CardContent> {
  const [engine, knowledge, situation, silenced, ticked, language] = await Promise.all([
    theEngine(),
    theKnowledge(),
    work.situation(),
    state.silenced(page.url),
    state.ticked(tab),
    state.language(),
  ]);
  return engine.card(knowledge, page, situation, asked, selected, silenced, ticked, language) as CardContent;
}

/** Keeps what was found for the popup and the panel, and shows how much it is. */
async function keep(tab: number, frame: number, found: Report): Promise<void> {
  const report = await state.keepReport(tab, frame, found);
  const count = report.findings.filter((finding) => finding.standing === "here").length;
  try {
    await chrome.action.setBadgeBackgroundColor({ tabId: tab, color: "#b42318" });
    await chrome.action.setBadgeText({ tabId: tab, text: count === 0 ? "" : String(count) });
  } catch {
    // The tab was closed meanwhile.
  }
}

chrome.commands.onCommand.addListener((command, tab) => {
  if (command === "open-card" && tab?.id !== undefined) void openFirst(tab.id);
});

/** Opens the card of the first finding; where there is none, the popup looks at the page and takes pasted texts. */
async function openFirst(tab: number): Promise<void> {
  const report = await state.report(tab);
  if (report?.findings.some((finding) => finding.standing === "here")) tell(tab, { kind: "openFirst" });
  else await chrome.action.openPopup?.();
}

keepOptionalScripts();

/** Tells every tab something: those without a content script do not hear it. */
function tellAll(notice: Notice): void {
  void chrome.tabs.query({}).then((tabs) => {
    for (const { id } of tabs) if (id !== undefined) tell(id, notice);
  });
}

/** Tells a tab's content scripts something, all of them or that of one frame. */
function tell(tab: number, notice: Notice, frameId?: number): void {
  const options = frameId === undefined ? {} : { frameId };
  chrome.tabs.sendMessage(tab, notice, options).catch(() => {
    // No content script there any more, or the page is none of ours.
  });
}
