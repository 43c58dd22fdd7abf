import { fold } from "./fold.ts";

/** So many letters at the end of an anchor are looked at together. No anchor is shorter. */
export const WIDTH = 5;

/** Each letter moves those before it by so many bits. */
const SHIFT = 4;

/**
 * The fingerprint of {@link WIDTH} letters: older ones have been moved out. Small enough to be no heap number, however cold the
 * code, and for a table of 64 KiB; large enough that fewer than one letter in a thousand is taken for an anchor's end.
 */
const MASK = (1 << (WIDTH * SHIFT - 1)) - 1;

/** The fingerprint of the last letters. */
const joined = (fingerprint: number, letter: number): number => ((fingerprint << SHIFT) ^ letter) & MASK;

/** What folding makes of a UTF-16 code unit, if that is not a single one. */
const UNKNOWN = 0;
const DROPPED = 1;
const SEVERAL = 2;
/** It depends on what stands around it. */
const ODD = 3;

/** What folding makes of each UTF-16 code unit, as far as it was learnt. */
const FOLDED = new Uint16Array(0x10000);

/** What code units become that become several. */
const LETTERS = new Map<number, string>();

/** Marks, and the letters of Hangul that join the one before. Everything that NFC may compose with what precedes is among them. */
const JOINS = /^[\p{M}\u1160-\u11ff]/u;

function learn(unit: number): number {
  if (FOLDED[unit] === UNKNOWN) FOLDED[unit] = foldedUnit(unit);
  return FOLDED[unit] as number;
}

function foldedUnit(unit: number): number {
  // Most of what is written stays as it is: kanji, kana and small letters.
  if (unit >= 0x4e00 && unit <= 0x9fff) return unit;
  if (unit >= 0x3041 && unit <= 0x3096) return unit;
  if (unit >= 0x30a1 && unit <= 0x30fa) return unit;
  if (unit >= 0x61 && unit <= 0x7a) return unit;
  // Emoji and other characters of two units: those of one first unit are all plain, or all odd.
  if (unit >= 0xd800 && unit <= 0xdbff) return isPlainBlock(unit) ? unit : ODD;
  if (unit >= 0xdc00 && unit <= 0xdfff) return unit;
  const letter = String.fromCharCode(unit);
  if (JOINS.test(letter.normalize("NFKD"))) return ODD;
  const folded = fold(letter);
  if (folded.length === 1) return folded.charCodeAt(0);
  if (folded === "") return DROPPED;
  LETTERS.set(unit, folded);
  return SEVERAL;
}

function isPlainBlock(first: number): boolean {
  const letters = Array.from({ length: 0x400 }, (_, second) => String.fromCharCode(first, 0xdc00 + second)).join("");
  return fold(letters) === letters && !/\p{M}/u.test(letters);
}

/** What folding makes of a code unit that was met before and is not odd. */
function lettersOf(unit: number): string {
  const letter = FOLDED[unit] as number;
  return letter > ODD ? String.fromCharCode(letter) : (LETTERS.get(unit) ?? "");
}

const isMarked = (marks: Uint8Array, fingerprint: number): boolean =>
  ((marks[fingerprint >>> 3] as number) & (1 << (fingerprint & 7))) !== 0;

/**
 * Looks for anchors in a text that comes piece by piece. Folding and searching are one pass over the code units, without a
 * folded text in between; the pass costs the same for ten times as many anchors.
 */
export class AnchorSearch {
  /** The length of the longest anchor: how much of the text before a change can take part in one. */
  readonly longest: number;

  /** A bit for each fingerprint: whether an anchor ends so. */
  private readonly marks = new Uint8Array((MASK + 1) >>> 3);
  /** The fingerprint of each anchor's end, in the anchors' order. */
  private readonly endings: Int32Array;
  private fingerprint = 0;
  /** The last letters of what came before. Folded. */
  private tail = "";
  /**
   * The tail's length. What comes next may change the last letter before it, and even join two of them: l and a macron become
   * one letter only when a dot below comes (ḹ).
   */
  private readonly kept: number;

  /** `anchors` are folded, and at least {@link WIDTH} code units long. */
  constructor(private readonly anchors: readonly string[]) {
    // Every page waits for this, and runs it once: it is never compiled, so that each operation counts.
    const { marks } = this;
    const endings = new Int32Array(anchors.length);
    let longest = WIDTH;
    for (let n = 0; n < anchors.length; n += 1) {
      const anchor = anchors[n] as string;
      if (anchor.length > longest) longest = anchor.length;
      let end = 0;
      for (let i = anchor.length - WIDTH; i < anchor.length; i += 1) end = (end << SHIFT) ^ anchor.charCodeAt(i);
      end &= MASK;
      endings[n] = end;
      marks[end >>> 3] = (marks[end >>> 3] as number) | (1 << (end & 7));
    }
    this.endings = endings;
    this.longest = longest;
    this.kept = longest + 1;
  }

  /** What comes next stands apart from what came before. */
  reset(): void {
    this.fingerprint = 0;
    this.tail = "";
  }

  /** Takes the next piece of the text; whether an anchor ends in it. */
  feed(piece: string): boolean {
    // A text that comes from the page lies outside of V8's heap, and its middle compiler calls out for each letter of such a one.
    // What is put together lies inside. White space does not count.
    const text = `${piece}\n`;
    let found = false;
    for (let at = this.skip(text, 0); at < text.length; at = this.skip(text, at + 1)) {
      const unit = text.charCodeAt(at);
      if (learn(unit) === ODD) return this.feedOdd(text);
      const letters = lettersOf(unit);
      for (let n = 0; n < letters.length; n += 1) {
        this.fingerprint = joined(this.fingerprint, letters.charCodeAt(n));
        if (isMarked(this.marks, this.fingerprint)) found ||= this.ends(this.fingerprint, text, at + 1, letters.length - n - 1);
      }
    }
    this.tail = this.lettersBefore(text, text.length, this.kept);
    return found;
  }

  /**
   * Reads on to the next letter with which an anchor may end, or that takes more than a glance; the text's length if there is none.
   * Most of a page is read before this is compiled: it does as little as can be, and is small, so that compiling it takes no time.
   */
  private skip(text: string, from: number): number {
    const folded = FOLDED;
    const marks = this.marks;
    let fingerprint = this.fingerprint;
    let at = from;
    for (; at < text.length; at += 1) {
      const letter = folded[text.charCodeAt(at)] as number;
      if (letter > ODD) {
        // As `joined` and `isMarked`, written out.
        const next = ((fingerprint << SHIFT) ^ letter) & MASK;
        if (((marks[next >>> 3] as number) & (1 << (next & 7))) !== 0) break;
        fingerprint = next;
      } else if (letter !== DROPPED) break;
    }
    this.fingerprint = fingerprint;
    return at;
  }

  /** The same for a piece in which letters may change each other. */
  private feedOdd(text: string): boolean {
    const letters = fold(this.tail + text);
    const found = this.beginnings(letters).length > 0;
    this.tail = letters.slice(-this.kept);
    this.fingerprint = 0;
    for (let i = 0; i < this.tail.length; i += 1) this.fingerprint = joined(this.fingerprint, this.tail.charCodeAt(i));
    return found;
  }

  /** Where anchors begin in a text that is folded already. */
  beginnings(folded: string): number[] {
    const found = new Set<number>();
    let fingerprint = 0;
    for (let i = 0; i < folded.length; i += 1) {
      fingerprint = joined(fingerprint, folded.charCodeAt(i));
      if (!isMarked(this.marks, fingerprint)) continue;
      for (const anchor of this.endingWith(fingerprint)) {
        if (folded.endsWith(anchor, i + 1)) found.add(i + 1 - anchor.length);
      }
    }
    return [...found].sort((a, b) => a - b);
  }

  /** Whether an anchor with this end really stands before a place in a piece, or so many letters before it. */
  private ends(fingerprint: number, text: string, end: number, beyond: number): boolean {
    for (const anchor of this.endingWith(fingerprint)) if (this.standsBefore(anchor, text, end, beyond)) return true;
    return false;
  }

  /** The anchors whose end has a fingerprint. */
  private *endingWith(fingerprint: number): Generator<string> {
    const { endings } = this;
    for (let n = endings.indexOf(fingerprint); n >= 0; n = endings.indexOf(fingerprint, n + 1)) yield this.anchors[n] as string;
  }

  private standsBefore(anchor: string, text: string, end: number, beyond: number): boolean {
    let left = anchor.length + beyond;
    const fits = (letters: string): boolean => {
      for (let n = letters.length - 1; n >= 0 && left > 0; n -= 1) {
        left -= 1;
        if (left < anchor.length && letters.charCodeAt(n) !== anchor.charCodeAt(left)) return false;
      }
      return true;
    };
    for (let i = end - 1; i >= 0 && left > 0; i -= 1) {
      const letters = lettersOf(text.charCodeAt(i));
      if (!fits(letters)) return false;
    }
    return fits(this.tail) && left === 0;
  }

  /** The last letters before a place in a piece that holds nothing odd. */
  private lettersBefore(text: string, end: number, length: number): string {
    let letters = "";
    for (let i = end - 1; i >= 0 && letters.length < length; i -= 1) letters = lettersOf(text.charCodeAt(i)) + letters;
    return ((letters.length < length ? this.tail : "") + letters).slice(-length);
  }
}
