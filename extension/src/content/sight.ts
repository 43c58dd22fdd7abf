import type { Mark, Page, Passage, Pill, Sighting } from "../protocol.ts";
import { signsOfSettings } from "./address.ts";
import { around, before, type TextBlock } from "./blocks.ts";
import { accountNames, Headings, withContext } from "./context.ts";
import { fold } from "./fold.ts";
import { type Reading, readScreen } from "./screen.ts";
import { isVisible } from "./visible.ts";

/** How much of the page around a hit the reasoning is given, on either side. */
const LETTERS = 400;
const BLOCKS = 3;

/** More hits than this on one page are no errors but a list of them. */
const MANY = 200;

/** What was read around the hits: for the engine as a page, for us as the text nodes it came from. */
export interface Excerpt {
  readonly page: Page;
  readonly blocks: readonly (readonly TextBlock[])[];
  /** The settings, where the page has any. */
  readonly reading: Reading | null;
  /** How long reading took, without the page's turns, in milliseconds. */
  readonly spent: number;
}

/** Whether there are settings to read, and whether the page has changed since that began. */
export interface Settings {
  readonly hasAny: boolean;
  readonly hasChanged: () => boolean;
}

/** Reads what stands around the visible hits, and the settings if there are any. */
export async function read(document: Document, hits: ReadonlySet<Text>, { hasAny, hasChanged }: Settings): Promise<Excerpt> {
  const screen = hasAny ? await readScreen(document, hasChanged) : null;
  const began = performance.now();
  const reading = screen && isTheOne(screen) ? screen : null;
  const passages: Passage[] = [];
  const blocks: TextBlock[][] = [];
  const seen = new Set<Text>();
  const keep = remembered(isVisible);
  const headings = new Headings();
  for (const hit of [...hits].slice(0, MANY)) {
    if (seen.has(hit) || !keep(hit)) continue;
    const found = around(before(hit, LETTERS, BLOCKS), hit, LETTERS, BLOCKS, keep);
    for (const block of found) for (const piece of block.pieces) seen.add(piece.node);
    passages.push({ blocks: found.map((block) => withContext(block, headings)) });
    blocks.push(found);
  }
  const names = passages.length > 0 || reading ? accountNames(document) : [];
  const spent = (screen?.spent ?? 0) + performance.now() - began;
  return { page: { url: document.URL, account_names: names, passages, screen: reading?.screen ?? null }, blocks, reading, spent };
}

/** A page with settings whose address is shared with other pages must say that it is the one. */
function isTheOne({ screen }: Reading): boolean {
  const signs = signsOfSettings();
  if (signs === null || signs.length === 0) return signs !== null;
  const said = fold(screen.nodes.map((node) => node.name ?? "").join(""));
  return signs.some((sign) => said.includes(sign));
}

function remembered(ask: (text: Text) => boolean): (text: Text) => boolean {
  const answers = new Map<Text, boolean>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = ask(text);
    answers.set(text, answer);
    return answer;
  };
}

/** A finding that is shown: what its pill says, and the message's place on the page. */
export interface Sight {
  readonly pill: Pill;
  readonly ranges: readonly Range[];
  /** It is a setting, not a message. */
  readonly setting: boolean;
}

/** Puts an engine's answer back onto the page. */
export function locate(excerpt: Excerpt, sighting: Sighting): Sight[] {
  return sighting.pills.map((pill) => {
    const marks = sighting.marks.filter((mark) => mark.finding === pill.finding);
    const spots = sighting.spots.filter((spot) => spot.finding === pill.finding);
    const settings = spots.flatMap((spot) => excerpt.reading?.origins[spot.node] ?? []).map(rangeAround);
    return { pill, setting: spots.length > 0, ranges: [...marks.flatMap((mark) => rangesOf(excerpt, mark)), ...settings] };
  });
}

/** A setting is marked as a whole: its control, its cell or its words. */
function rangeAround(node: Node): Range {
  const range = (node.ownerDocument as Document).createRange();
  range.selectNode(node);
  return range;
}

/** A message may reach over several documents' worth of nodes; a range may not: one range for each block. */
function rangesOf(excerpt: Excerpt, mark: Mark): Range[] {
  const blocks = excerpt.blocks[mark.passage] ?? [];
  const ranges: Range[] = [];
  for (let i = mark.start.block; i <= mark.end.block; i += 1) {
    const block = blocks[i];
    if (!block) continue;
    const from = i === mark.start.block ? mark.start.offset : 0;
    const to = i === mark.end.block ? mark.end.offset : block.text.length;
    // Text nodes of one block can stand in different trees: a slotted message has parts inside and outside.
    for (const { node, start } of block.pieces) {
      const [first, last] = [Math.max(from - start, 0), Math.min(to - start, node.data.length)];
      if (first >= last || node.data.slice(first, last).trim() === "") continue;
      const range = node.ownerDocument.createRange();
      range.setStart(node, first);
      range.setEnd(node, last);
      ranges.push(range);
    }
  }
  return ranges;
}
