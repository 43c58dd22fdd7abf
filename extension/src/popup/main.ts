import initUi, { Card } from "../../../target/modules/ui.js";
import type { CardContent, CardEvent, Language, PopupRequest } from "../protocol.ts";
import { offer } from "./offer.ts";
import { openPanel } from "./side.ts";
import { say, type Word } from "./words.ts";

/**
 * The popup: looks at the page once, because the user pressed the button, and explains what is pasted. The explanation is
 * the same card as on the consoles.
 */
class Popup {
  private readonly root = part("card");
  private readonly text = part("text") as HTMLTextAreaElement;
  private card: Card | null = null;
  private language: Language = "ja";
  private tab: number | undefined;
  private pageSays: [Word, number] = ["looking", 0];

  async start(): Promise<void> {
    this.speak(chrome.i18n.getUILanguage().toLowerCase().startsWith("ja") ? "ja" : "en");
    part("paste").addEventListener("submit", (event) => {
      event.preventDefault();
      void this.explainPasted();
    });
    part("open-panel").addEventListener("click", () => void openPanel(this.tab).then(close));
    // A pasted message is explained at once.
    this.text.addEventListener("paste", () => setTimeout(() => void this.explainPasted()));
    addEventListener("pagehide", () => this.card?.free());
    const [[tab]] = await Promise.all([
      chrome.tabs.query({ active: true, currentWindow: true }),
      initUi({ module_or_path: fetch(chrome.runtime.getURL("ui_bg.wasm")) }),
    ]);
    this.tab = tab?.id;
    if (tab?.id !== undefined) {
      await offer(tab.url, () => this.language);
      await this.look(tab.id);
    }
  }

  private async look(tab: number): Promise<void> {
    const content = await ask({ kind: "look", tab });
    const count = content?.explanations.length ?? 0;
    this.pageSays = [content === null ? "closed" : count === 0 ? "nothing" : count === 1 ? "one" : "several", count];
    this.speak(content?.language ?? this.language);
    // What was pasted meanwhile is what the user wants to read.
    if (content && count > 0 && this.text.value === "") this.show(content);
    else this.text.focus();
  }

  private async explainPasted(): Promise<void> {
    const text = this.text.value;
    if (text.trim() === "") {
      this.tell("empty");
      return;
    }
    const content = await ask({ kind: "explain", text });
    const count = content?.explanations.length ?? 0;
    if (content) this.speak(content.language);
    if (content && count > 0) this.show(content);
    else this.hideCard();
    this.tell(content === null ? "failed" : count === 0 ? "unknown" : "found", count);
  }

  private show(content: CardContent): void {
    this.root.hidden = false;
    this.card ??= new Card(this.root, (event: CardEvent) => this.hear(event));
    this.card.show(content);
  }

  private hideCard(): void {
    this.root.hidden = true;
  }

  private hear(event: CardEvent): void {
    if (event.kind === "close") close();
    if (event.kind === "speak") {
      void ask({ kind: "speak", language: event.language });
      this.speak(event.language);
    }
  }

  private tell(word: Word, n = 0): void {
    part("says").textContent = say(word, this.language, { n });
  }

  private speak(language: Language): void {
    this.language = language;
    document.documentElement.lang = language;
    const [word, n] = this.pageSays;
    part("page-says").textContent = say(word, language, { n });
    part("text-label").textContent = say("paste", language);
    part("privacy").textContent = say("privacy", language);
    part("explain").textContent = say("explain", language);
    part("open-panel").textContent = say("panel", language);
    document.dispatchEvent(new Event("language"));
  }
}

async function ask(request: PopupRequest): Promise<CardContent | null> {
  try {
    return (await chrome.runtime.sendMessage(request)) as CardContent | null;
  } catch (error) {
    console.debug("Shirube:", error);
    return null;
  }
}

function part(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`popup.html has no #${id}`);
  return element;
}

void new Popup().start();
