import type { DismissScope, Language, Page, Report } from "../protocol.ts";
import { inTurn } from "./turns.ts";

/**
 * What outlives the background, which the browser ends whenever it is idle. The session's storage is gone with the
 * browser; the local one keeps the user's choices.
 */

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** Keeps a frame's report; returns that of its tab: a frame of another origin has a content script of its own. */
export const keepReport = (tab: number, frame: number, report: Report): Promise<Report> => inTurn(() => putReport(tab, frame, report));

async function putReport(tab: number, frame: number, report: Report): Promise<Report> {
  const key = `frames:${tab}`;
  const frames = ((await chrome.storage.session.get(key))[key] ?? {}) as Record<string, Report>;
  // A new top document has other frames.
  if (frame === 0) for (const other of Object.keys(frames)) if (frames["0"] && frames["0"].url !== report.url) delete frames[other];
  frames[frame] = report;
  const whole: Report = { ...(frames["0"] ?? report), findings: Object.values(frames).flatMap((one) => one.findings) };
  await chrome.storage.session.set({ [key]: frames, [`report:${tab}`]: whole });
  void forgetClosedTabs();
  return whole;
}

/** Nothing of a closed tab is kept. Asked now and then, so that closing a tab need not wake the background. */
async function forgetClosedTabs(): Promise<void> {
  // In this order: a tab that opens meanwhile must not look like one that has closed.
  const kept = await chrome.storage.session.get(null);
  const tabs = await chrome.tabs.query({});
  const open = new Set(tabs.map((tab) => String(tab.id)));
  const closed = Object.keys(kept).filter((key) => /:\d+$/.test(key) && !open.has(key.replace(/^[a-z]+:/, "")));
  if (closed.length > 0) await chrome.storage.session.remove(closed);
}

/** What was found last in a tab. */
export async function report(tab: number): Promise<Report | null> {
  const key = `report:${tab}`;
  return ((await chrome.storage.session.get(key))[key] ?? null) as Report | null;
}

/** A card that is about to open. */
export interface Ticket {
  readonly tab: number;
  readonly frame: number;
  readonly page: Page;
  readonly asked: boolean;
  readonly selected: number;
}

/** Each tab has one card at most: a newer ticket takes the place of one that was never redeemed. */
export async function issueToken(ticket: Ticket): Promise<string> {
  const token = crypto.randomUUID();
  await chrome.storage.session.set({ [`ticket:${ticket.tab}`]: { ...ticket, token } });
  return token;
}

/** Takes a token back; it is good once, and in its own tab. */
export async function redeemToken(tab: number, token: string): Promise<Ticket | null> {
  const key = `ticket:${tab}`;
  const ticket = (await chrome.storage.session.get(key))[key] as (Ticket & { token: string }) | undefined;
  if (ticket?.token !== token) return null;
  await chrome.storage.session.remove(key);
  return ticket;
}

/** The steps that are ticked: in the cards of a tab, or of the jobs, which span tabs. */
export async function ticked(where: number | "jobs"): Promise<string[]> {
  const key = `ticked:${where}`;
  return ((await chrome.storage.session.get(key))[key] ?? []) as string[];
}

export const tick = (where: number | "jobs", step: string, done: boolean): Promise<void> =>
  inTurn(async () => {
    const others = (await ticked(where)).filter((one) => one !== step);
    await chrome.storage.session.set({ [`ticked:${where}`]: done ? [...others, step] : others });
  });

/** The language the user chose, or the browser's if it is one of ours. */
export async function language(): Promise<Language> {
  const chosen = (await chrome.storage.local.get("language"))["language"];
  if (chosen === "ja" || chosen === "en") return chosen;
  return chrome.i18n.getUILanguage().toLowerCase().startsWith("ja") ? "ja" : "en";
}

export async function speak(chosen: Language): Promise<void> {
  await chrome.storage.local.set({ language: chosen });
}

/** A problem that the user does not want to see: on one page, or until a time. */
interface Silence {
  readonly problem: string;
  readonly page?: string;
  readonly until?: number;
}

async function silences(): Promise<Silence[]> {
  const kept = ((await chrome.storage.local.get("silences"))["silences"] ?? []) as Silence[];
  return kept.filter((silence) => silence.until === undefined || silence.until > Date.now());
}

const pageOf = (url: string | null) => (url ?? "").replace(/[?#].*$/, "");

/** The problems that are not to be shown on a page now. */
export async function silenced(url: string | null): Promise<string[]> {
  const here = (silence: Silence) => silence.page === undefined || silence.page === pageOf(url);
  return (await silences()).filter(here).map((silence) => silence.problem);
}

export async function silence(problem: string, scope: DismissScope, url: string | null): Promise<void> {
  if (scope === "once") return;
  const added: Silence = scope === "page" ? { problem, page: pageOf(url) } : { problem, until: Date.now() + WEEK };
  await inTurn(async () => chrome.storage.local.set({ silences: [...(await silences()), added] }));
}
