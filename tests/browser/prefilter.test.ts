import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { before, describe, it } from "node:test";
import fc from "fast-check";
import { AnchorSearch, WIDTH } from "../../extension/src/content/anchors.ts";
import { fold } from "../../extension/src/content/fold.ts";
import { ANCHORS, SETTINGS } from "../../extension/src/content/tables.ts";
import type { Page, Sighting } from "../../extension/src/protocol.ts";
import { Engine, initSync } from "../../target/modules/engine.js";
import { pages } from "./corpus.ts";

/** Full-width kana by what half-width kana normalise to. */
const HALF_WIDTH = new Map<string, string>();
for (let code = 0xff66; code <= 0xff9d; code += 1) {
  const half = String.fromCodePoint(code);
  HALF_WIDTH.set(half.normalize("NFKC"), half);
  for (const mark of ["ﾞ", "ﾟ"]) {
    const voiced = (half + mark).normalize("NFKC");
    if (voiced.length === 1) HALF_WIDTH.set(voiced, half + mark);
  }
}

/**
 * The pre-filter lets through everything that the engine would find. Both are the shipped ones: the content script's
 * folding and anchors, and the engine's WebAssembly.
 */
const VALUES: Readonly<Record<string, string>> = {
  email: "sales+a@example.co.jp",
  domain: "imap.gmail.com",
  digits: "4711",
  client_id: "123456789012345678901",
};

describe("the pre-filter", () => {
  let engine: Engine;
  before(() => {
    initSync({ module: readFileSync(new URL("../../target/modules/engine_bg.wasm", import.meta.url)) });
    engine = new Engine(readFileSync(new URL("../../target/modules/catalogue.postcard", import.meta.url)));
  });

  const found = (text: string): number => {
    const blocks = text.split("\n").map((line) => ({ text: line, within: [], headings: [], quoting: [] }));
    const page: Page = { url: "https://a-rakumo.appspot.com/admin", account_names: [], passages: [{ blocks }], screen: null };
    return (engine.scan(page, { jobs: [], seen: {} }, false, [], "ja") as Sighting).report.findings.length;
  };

  const search = new AnchorSearch(ANCHORS);
  const passes = (text: string): boolean => {
    search.reset();
    return search.feed(text);
  };

  /** The messages of all packs, from their files, with values in their slots and the company that some of them need. */
  const messages = packFiles().flatMap((pack) =>
    pack
      .split("\n")
      .map((line) => /^\s*\{ language = "\w+", text = (?:"((?:[^"\\]|\\.)*)"|'([^']*)')/.exec(line))
      .filter((match) => match !== null)
      .map(({ 1: quoted, 2: literal, input }) => ({
        text: (quoted === undefined ? (literal ?? "") : (JSON.parse(`"${quoted}"`) as string))
          .replace(/\{\w+:(\w+)\}/g, (_, type: string) => VALUES[type] ?? "営業部")
          .replace(/\{\{/g, "{")
          .replace(/\}\}/g, "}"),
        near: /near = \["((?:[^"\\]|\\.)*)"/.exec(input)?.[1] ?? "",
      })),
  );

  const INVISIBLE = ["", "", " ", "\u00a0", "\u3000", "\u200b", "\u2060", "\u00ad", "\n", " \n  ", "\u202f", "\ufeff"];
  const WIDE = (c: string) => (/[!-~]/.test(c) ? String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0) : c);
  const SPELLINGS: readonly ((c: string) => string)[] = [
    (c) => c,
    (c) => c,
    (c) => c.normalize("NFD"),
    (c) => c.toUpperCase(),
    WIDE,
    (c) => HALF_WIDTH.get(c) ?? c,
    (c) => ({ "「": "｢", "」": "｣", "、": "､", "。": "｡" })[c] ?? c,
  ];

  /** A message written in another way: each letter in some spelling, something invisible behind it. */
  const variant = fc
    .tuple(fc.constantFrom(...messages), fc.infiniteStream(fc.nat(SPELLINGS.length - 1)), fc.infiniteStream(fc.nat(INVISIBLE.length * 4)))
    .map(([{ text }, spellings, gaps]) =>
      Array.from(text, (c) => (SPELLINGS[spellings.next().value ?? 0]?.(c) ?? c) + (INVISIBLE[gaps.next().value ?? 0] ?? "")).join(""),
    );

  it("is asked for no words that are too short for it", () => {
    for (const words of [...ANCHORS, ...SETTINGS.flatMap(([, , signs]) => signs)]) assert.ok(words.length >= WIDTH, words);
  });

  it("knows every message of the packs", () => {
    assert.ok(messages.length >= 400, String(messages.length));
    for (const { text, near } of messages) {
      assert.ok(passes(text), text);
      assert.ok(found(`${text}\n${near}`) > 0, `${text} near “${near}”`);
    }
  });

  it("lets every variant through that the engine finds", () => {
    let hits = 0;
    fc.assert(
      fc.property(variant, fc.string(), fc.string(), (message, ahead, behind) => {
        const text = `${ahead}\n${message}\n${behind}`;
        if (found(text) === 0) return;
        hits += 1;
        assert.ok(passes(text), JSON.stringify(text));
      }),
      { numRuns: 3000 },
    );
    console.log(`${hits} of 3000 variants are found by the engine; all pass the pre-filter`);
    assert.ok(hits > 1500, "most variants are known messages");
  });

  it("takes each letter for what folding makes of it", () => {
    // Nothing composes with digits. Marks, single letters of Hangul and halves of a letter do not stand alone.
    const letters = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).filter((c) =>
      /[^\p{M}\p{Cs}\u1100-\u11ff]/u.test(c),
    );
    for (let from = 0; from < letters.length; from += 1000) {
      const words = letters.slice(from, from + 1000).map((letter) => `the letter 1${letter}1`);
      const anchors = words.map(fold);
      const search = new AnchorSearch(anchors);
      for (const [n, word] of words.entries()) {
        search.reset();
        assert.ok(search.feed(word), word);
        search.reset();
        assert.ok(search.feed(anchors[n] as string), anchors[n]);
      }
    }
  });

  it("finds what is cut anywhere, also between a letter and its marks", () => {
    const marked = "lettersḹ";
    for (const anchor of [...ANCHORS, marked]) {
      const alone = new AnchorSearch([anchor]);
      for (const spelling of [anchor, anchor.normalize("NFD"), anchor.replace("ḹ", "l\u0304\u0323")]) {
        const text = `ahead 𐀀${spelling}`;
        for (let cut = 1; cut < text.length; cut += 1) {
          alone.reset();
          assert.ok([text.slice(0, cut), text.slice(cut)].map((piece) => alone.feed(piece)).includes(true), `${text} cut at ${cut}`);
        }
      }
    }
  });

  it("finds in pieces what stands in the folded whole, and nothing else", () => {
    const piece = fc.oneof(
      variant,
      fc.constantFrom(...ANCHORS),
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "binary" }),
      fc.constantFrom("…", "㈱", "ｶﾞ", "か\u3099", "e\u0301", "🙂", "각", "\u11a8", "\u{1d41a}", "\ud83d"),
    );
    let hits = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), fc.infiniteStream(fc.nat(40)), (pieces, cuts) => {
        const text = pieces.join("");
        const folded = fold(text);
        const expected = ANCHORS.some((anchor) => folded.includes(anchor));
        if (expected) hits += 1;
        search.reset();
        let found = false;
        for (let at = 0; at < text.length; ) {
          const end = at + 1 + (cuts.next().value ?? 0);
          found = search.feed(text.slice(at, end)) || found;
          at = end;
        }
        assert.equal(found, expected, JSON.stringify(text));
        assert.equal(search.beginnings(folded).length > 0, expected, JSON.stringify(text));
      }),
      { numRuns: 3000 },
    );
    assert.ok(hits > 500, String(hits));
  });

  it("lets every page of the corpus through that must match", () => {
    for (const page of pages("found")) {
      const visible = page.body.replace(/<(script|style)[\s\S]*?<\/\1>/g, " ").replace(/<[^>]*>/g, "\n");
      if (found(visible) > 0) assert.ok(passes(visible), page.name);
    }
  });
});

function packFiles(): string[] {
  const folder = new URL("../../crates/packs/families/", import.meta.url);
  return readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8"));
}
