import type { Learnt, Situation } from "../protocol.ts";
import { inTurn } from "./turns.ts";

/**
 * What the user is at work on, and what was seen of it. The session's storage keeps what was seen, by tenant; it is gone
 * with the browser. What the user chose is kept.
 */

const DAY = 24 * 60 * 60 * 1000;

/** A job that is at hand: until when because its pages were seen, or for good because the user says so. */
interface AtHand {
  readonly until?: number;
  readonly chosen?: boolean;
}

const SEEN = "seen:tenants";

type Seen = Record<string, Record<string, string[]>>;

async function jobs(): Promise<Record<string, AtHand>> {
  return ((await chrome.storage.local.get("jobs"))["jobs"] ?? {}) as Record<string, AtHand>;
}

const isAtHand = ({ chosen, until }: AtHand) => chosen ?? (until ?? 0) > Date.now();

/** What the engine needs to know. */
export async function situation(): Promise<Situation> {
  const [known, seen] = await Promise.all([jobs(), chrome.storage.session.get(SEEN)]);
  const atHand = Object.entries(known).filter(([, job]) => isAtHand(job));
  return { jobs: atHand.map(([id]) => id), seen: (seen[SEEN] ?? {}) as Seen };
}

/** Remembers what a page told of its tenant; whether a job is at hand now that was not before. */
export async function learn(learnt: Learnt): Promise<boolean> {
  // Most pages tell nothing: their answers need not wait for the storage.
  return hasSaid(learnt) && inTurn(() => keep(learnt));
}

const hasSaid = ({ tenant, known, jobs }: Learnt) => jobs.length > 0 || (tenant !== null && Object.keys(known).length > 0);

async function keep({ tenant, known, jobs: begun }: Learnt): Promise<boolean> {
  if (tenant !== null && Object.keys(known).length > 0) {
    const seen = ((await chrome.storage.session.get(SEEN))[SEEN] ?? {}) as Seen;
    seen[tenant] = { ...seen[tenant], ...(known as Record<string, string[]>) };
    await chrome.storage.session.set({ [SEEN]: seen });
  }
  const before = await jobs();
  const fresh = begun.filter((id) => (before[id]?.until ?? 0) < Date.now() + DAY / 2);
  if (fresh.length === 0) return false;
  const after = Object.fromEntries(fresh.map((id) => [id, { ...before[id], until: Date.now() + DAY }]));
  await chrome.storage.local.set({ jobs: { ...before, ...after } });
  return fresh.some((id) => !isAtHand(before[id] ?? {}) && before[id]?.chosen !== false);
}

/** The user says that a job is at hand, or that it is not. */
export const choose = (job: string, chosen: boolean): Promise<void> =>
  inTurn(async () => chrome.storage.local.set({ jobs: { ...(await jobs()), [job]: { chosen } } }));
