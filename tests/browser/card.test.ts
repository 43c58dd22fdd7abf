import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import type { Frame, Page } from "puppeteer-core";
import { type ExtendedBrowser, marked } from "./browser.ts";
import { card, cardGone, openCard, text, until } from "./card.ts";
import type { Consoles } from "./consoles.ts";
import { MESSAGE_B, PICTURES, pageWith, withChromium } from "./setup.ts";

const HOME = "https://a-rakumo.appspot.com/admin/card";
const ELSEWHERE = "https://a-rakumo.appspot.com/admin/elsewhere";
const MESSAGE_C = "同期対象の Google Workspace ドメインが見つかりませんでした。ドメインの設定をご確認ください。";

/** For all that leaves nothing behind in the browser's storage. */
const at = withChromium();

const alert = (message: string) => `<p role="alert">${message}</p>`;
const PAGE_B = pageWith(`<div id="out">${alert(MESSAGE_B)}</div><div id="more"></div>`);

interface Started {
  readonly consoles: Consoles;
  readonly chromium: ExtendedBrowser;
}

/** A new tab with a page of its own. */
async function visit(at: Started, body: string, url = HOME): Promise<Page> {
  await at.consoles.serve({ url, body });
  const page = await at.chromium.browser.newPage();
  await page.goto(url);
  return page;
}

/** Replaces the content of an element of the page. */
const put = (page: Page, selector: string, html: string) =>
  page.$eval(
    selector,
    (element, content) => {
      element.innerHTML = content as string;
    },
    html,
  );

const marks = async (page: Page) => (await marked(page)).join("|");

/** Waits until exactly these messages are marked. */
const untilMarked = (page: Page, ...messages: string[]) =>
  until(page, `marked: ${messages.join(", ") || "nothing"}`, async () => (await marks(page)) === messages.join("|"));

async function close(page: Page, frame: Frame): Promise<void> {
  await frame.click("[data-action=close]");
  await cardGone(page);
}

/** What the keyboard command does. */
async function command(at: Started, page: Page): Promise<void> {
  await page.bringToFront();
  const worker = await at.chromium.background();
  await worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    await chrome.tabs.sendMessage(tab?.id ?? -1, { kind: "openFirst" });
  });
}

/** What has the keyboard in the card. */
const focused = (frame: Frame) =>
  frame.evaluate(() => {
    const element = document.activeElement;
    if (!document.hasFocus() || !element) return "";
    return element.closest("li[data-cause]")?.getAttribute("data-cause") ?? element.getAttribute("data-action") ?? element.id;
  });

const isOpen = (frame: Frame, cause: string) =>
  frame.$eval(`li[data-cause="${cause}"] button`, (button) => button.getAttribute("aria-expanded") === "true");

const causesOf = (frame: Frame) => frame.$$eval("li[data-cause]", (all) => all.map((one) => one.getAttribute("data-cause") ?? ""));

/** The pills, as a screen reader names them. */
async function pills(page: Page): Promise<string[]> {
  const session = await page.createCDPSession();
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  return nodes
    .filter((node) => !node.ignored && node.role?.value === "button")
    .map((node) => String(node.name?.value ?? ""))
    .filter((name) => name.includes("RK-"));
}

describe("the card by keyboard", () => {
  it("opens by the command, works, and gives the focus back to the page", async () => {
    const page = await visit(at, pageWith(`<input id="mine">${alert(MESSAGE_B)}`));
    await untilMarked(page, MESSAGE_B);
    await page.focus("#mine");
    await command(at, page);
    const frame = await card(page);
    await until(page, "the card has the focus", async () => (await focused(frame)) === "card");
    await page.keyboard.press("Tab");
    await until(page, "the way out comes first", async () => (await focused(frame)) === "close");
    await page.keyboard.press("Tab");
    const [first, second] = (await causesOf(frame)) as [string, string];
    await until(page, "then the first cause", async () => (await focused(frame)) === first);
    await page.keyboard.press("ArrowDown");
    await until(page, "then the second", async () => (await focused(frame)) === second);
    assert.equal(await isOpen(frame, second), false);
    await page.keyboard.press("Enter");
    await until(page, "it opens", () => isOpen(frame, second));
    await page.keyboard.press("Escape");
    await cardGone(page);
    assert.equal(await page.evaluate(() => document.activeElement?.id), "mine");
    await page.keyboard.type("a");
    assert.equal(await page.$eval("#mine", (input) => (input as HTMLInputElement).value), "a");
    await page.close();
  });

  it("opens from its pill, and gives the focus back to it", async () => {
    const page = await visit(at, pageWith(`<input id="mine">${alert(MESSAGE_B)}`));
    await untilMarked(page, MESSAGE_B);
    await page.focus("#mine");
    await page.keyboard.press("Tab");
    for (let i = 0; i < 2; i += 1) {
      await page.keyboard.press("Enter");
      const frame = await card(page);
      await until(page, "the card has the focus", async () => (await focused(frame)) === "card");
      await page.keyboard.press("Escape");
      await cardGone(page);
    }
    await page.close();
  });

  it("closes its menu by Escape first, and then itself", async () => {
    const page = await visit(at, PAGE_B);
    const frame = await openCard(page);
    await frame.focus("[data-action=dismiss]");
    await page.keyboard.press("ArrowDown");
    await until(page, "the menu is open", () => frame.$eval("#dismiss-menu", (menu) => menu.contains(document.activeElement)));
    await page.keyboard.press("Escape");
    await until(page, "the menu is closed", () => frame.$eval("#dismiss-menu", (menu) => menu.hasAttribute("hidden")));
    assert.equal(await focused(frame), "dismiss");
    await page.keyboard.press("Escape");
    await cardGone(page);
    await page.close();
  });
});

describe("ticks", () => {
  it("are remembered in their tab, and only there", async () => {
    const page = await visit(at, PAGE_B);
    let frame = await openCard(page);
    const ticked = (one: Frame) => one.$$eval("input[data-step]", (all) => all.map((input) => (input as HTMLInputElement).checked));
    assert.deepEqual(new Set(await ticked(frame)), new Set([false]));
    await frame.click("input[data-step]");
    await close(page, frame);
    const only = (all: boolean[]) => all[0] === true && all.slice(1).every((one) => !one);

    frame = await openCard(page);
    assert.ok(only(await ticked(frame)), "after closing");
    await close(page, frame);

    await page.reload();
    frame = await openCard(page);
    assert.ok(only(await ticked(frame)), "after reloading");

    const other = await visit(at, PAGE_B);
    assert.deepEqual(new Set(await ticked(await openCard(other))), new Set([false]));
    await other.close();
    await page.bringToFront();
    await frame.click("input[data-step]");
    await close(page, frame);
    frame = await openCard(page);
    assert.deepEqual(new Set(await ticked(frame)), new Set([false]), "after taking it back");
    await page.close();
  });
});

/** Dismisses what the card shows. */
async function dismiss(at: Started, page: Page, scope: "once" | "page" | "week"): Promise<void> {
  const frame = await openCard(page);
  await frame.click("[data-action=dismiss]");
  await frame.click(`[data-scope=${scope}]`);
  await cardGone(page);
  await untilMarked(page);
  assert.deepEqual(await pills(page), [], "the pill goes with the card");
  assert.deepEqual(
    (await at.chromium.report(page))?.findings.map((finding) => finding.code),
    ["RK-B"],
    "the report still says it",
  );
}

/** Another message appears: it is marked, and it alone, although the report has both. */
async function onlyTheOther(at: Started, page: Page): Promise<void> {
  await put(page, "#more", alert(MESSAGE_C));
  await until(page, "the other message is marked", async () => (await marked(page)).includes(MESSAGE_C));
  assert.deepEqual(await marked(page), [MESSAGE_C]);
  const report = await at.chromium.report(page);
  assert.deepEqual(
    report?.findings.map((finding) => finding.code),
    ["RK-B", "RK-C"],
  );
}

describe("dismissing once", () => {
  it("lasts until the message appears anew", async () => {
    const page = await visit(at, PAGE_B);
    await dismiss(at, page, "once");
    await onlyTheOther(at, page);
    await put(page, "#out", "");
    await at.chromium.reportWhere(page, (report) => report.findings.length === 1);
    await put(page, "#out", alert(MESSAGE_B));
    await untilMarked(page, MESSAGE_B, MESSAGE_C);
    await page.close();
  });
});

describe("dismissing on a page", () => {
  const at = withChromium();
  it("outlives a reload, and leaves other pages alone", async () => {
    const page = await visit(at, PAGE_B);
    await dismiss(at, page, "page");
    await page.reload();
    await onlyTheOther(at, page);
    const frame = await openCard(page);
    assert.equal(await frame.$("[role=tab]"), null, "nor is it in the card");
    const other = await visit(at, PAGE_B, ELSEWHERE);
    await untilMarked(other, MESSAGE_B);
    await other.close();
    await page.close();
  });
});

describe("dismissing for a week", () => {
  const at = withChromium();
  it("holds on every page", async () => {
    const page = await visit(at, PAGE_B);
    await dismiss(at, page, "week");
    await page.reload();
    await onlyTheOther(at, page);
    const other = await visit(at, PAGE_B, ELSEWHERE);
    await onlyTheOther(at, other);
    await other.close();
    await page.close();
  });
});

describe("the card on the page", () => {
  it("explains two findings, each at its pill, both in one card", async () => {
    const page = await visit(at, pageWith(`${alert(MESSAGE_B)}<div style="height: 120px"></div>${alert(MESSAGE_C)}`));
    await untilMarked(page, MESSAGE_B, MESSAGE_C);
    const codes = async () => (await pills(page)).map((name) => /RK-\w/.exec(name)?.[0]);
    await until(page, "each has its pill", async () => String(await codes()) === "RK-B,RK-C");
    const worker = await at.chromium.background();
    const badge = () =>
      worker.evaluate(async () => {
        const tabs = await chrome.tabs.query({ active: true, currentWindow: true });
        return chrome.action.getBadgeText({ tabId: tabs[0]?.id ?? -1 });
      });
    await until(page, "the badge counts both", async () => (await badge()) === "2");
    await command(at, page);
    const frame = await card(page);
    const tabs = () => frame.$$eval("[role=tab]", (all) => all.map((tab) => `${tab.textContent} ${tab.getAttribute("aria-selected")}`));
    assert.deepEqual(await tabs(), ["1RK-B true", "2RK-C false"]);
    await frame.focus("[role=tab][aria-selected=true]");
    await page.keyboard.press("ArrowRight");
    await until(page, "the other one is shown", async () => (await text(frame, "[data-part=code]")) === "RK-C");
    assert.deepEqual(await tabs(), ["1RK-B false", "2RK-C true"]);
    assert.match(await text(frame, "[data-part=message]"), new RegExp(MESSAGE_C));
    await until(page, "the pill of the shown one hides, the other's is back", async () => (await pills(page)).join().includes("RK-B"));
    assert.equal((await pills(page)).length, 1);
    await put(page, "[role=alert]", "");
    await until(page, "the badge counts what is left", async () => (await badge()) === "1");
    await page.close();
  });

  it("outlives the page's drawing its message anew", async () => {
    const page = await visit(at, PAGE_B);
    const frame = await openCard(page);
    const url = frame.url();
    await frame.click("input[data-step]");
    for (let i = 0; i < 20; i += 1) {
      await put(page, "#out", `<section>${alert(MESSAGE_B)}<!-- ${i} --></section>`);
      await until(page, "the mark follows", () =>
        page.evaluate(() => {
          const [range] = [...(CSS.highlights.get("shirube") ?? [])] as Range[];
          return range !== undefined && (document.querySelector("#out [role=alert]")?.contains(range.startContainer) ?? false);
        }),
      );
      assert.equal((await at.chromium.report(page))?.findings.length, 1);
    }
    assert.deepEqual(await marked(page), [MESSAGE_B]);
    assert.equal((await card(page)).url(), url);
    assert.equal(await frame.$eval("input[data-step]", (input) => (input as HTMLInputElement).checked), true, "it is the same card");
    await page.close();
  });

  it("opens inside a modal dialog", async () => {
    const page = await visit(at, pageWith("<dialog><p>同期</p><div id='out'></div><button>閉じる</button></dialog>"));
    await page.$eval("dialog", (dialog) => (dialog as HTMLDialogElement).showModal());
    await put(page, "#out", alert(MESSAGE_B));
    const frame = await openCard(page);
    const [, second] = (await causesOf(frame)) as [string, string];
    await frame.click(`li[data-cause="${second}"] button`);
    await until(page, "the cause opens", () => isOpen(frame, second));
    await page.$eval("dialog", (dialog) => (dialog as HTMLDialogElement).close());
    await at.chromium.reportWhere(page, (report) => report.findings.length === 0);
    await cardGone(page);
    await untilMarked(page);
    await page.close();
  });

  it("opens for a message that was there before its dialog became modal", async () => {
    const page = await visit(at, pageWith(`<dialog open>${alert(MESSAGE_B)}</dialog>`));
    await untilMarked(page, MESSAGE_B);
    await page.$eval("dialog", (dialog) => {
      (dialog as HTMLDialogElement).close();
      (dialog as HTMLDialogElement).showModal();
    });
    await until(page, "the host follows", () => page.evaluate(() => document.querySelector("dialog shirube-host") !== null));
    const frame = await openCard(page);
    await close(page, frame);
    await page.close();
  });
});

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where the card and its message are; the message as far as it is in view. */
async function places(page: Page, frame: Frame): Promise<{ card: Box; message: Box; window: { width: number; height: number } }> {
  const element = await frame.frameElement();
  const box = await element?.boundingBox();
  assert.ok(box);
  const { message, window } = await page.evaluate(() => {
    const ranges = [...(CSS.highlights.get("shirube") ?? [])] as Range[];
    const all = ranges.flatMap((range) => [...range.getClientRects()]);
    return {
      message: {
        left: Math.min(...all.map((rect) => rect.left)),
        top: Math.min(...all.map((rect) => rect.top)),
        right: Math.max(...all.map((rect) => rect.right)),
        bottom: Math.max(...all.map((rect) => rect.bottom)),
      },
      window: { width: document.documentElement.clientWidth, height: innerHeight },
    };
  });
  return { card: { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height }, message, window };
}

/** What is wrong with the card's place. */
async function wrong(page: Page, frame: Frame): Promise<string> {
  const { card: box, message, window } = await places(page, frame);
  const faults: string[] = [];
  if (box.left < 0 || box.top < 0 || box.right > window.width || box.bottom > window.height) faults.push("leaves the window");
  if (box.right - box.left < 200 || box.bottom - box.top < 100) faults.push("is too small");
  if (box.left < message.right && message.left < box.right && box.top < message.bottom && message.top < box.bottom)
    faults.push("covers the message");
  return faults.length === 0 ? "" : `the card ${faults.join(" and ")}: ${JSON.stringify({ box, message, window })}`;
}

/** Waits until the card stands where it may, and stays there for some frames. */
async function untilRight(page: Page, frame: Frame, when: string): Promise<void> {
  let [fault, calm] = ["", 0];
  const end = Date.now() + 5000;
  while (calm < 3) {
    fault = await wrong(page, frame);
    calm = fault === "" ? calm + 1 : 0;
    assert.ok(Date.now() < end, `${when}: ${fault}`);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}

const SIZES = [
  { name: "1280 × 900", width: 1280, height: 900, deviceScaleFactor: 1 },
  { name: "800 × 600", width: 800, height: 600, deviceScaleFactor: 1 },
  { name: "420 × 700", width: 420, height: 700, deviceScaleFactor: 1 },
  { name: "1280 × 900 at 200 %", width: 640, height: 450, deviceScaleFactor: 2 },
  { name: "800 × 600 at 200 %", width: 400, height: 300, deviceScaleFactor: 2 },
];

const HEIGHTS = { top: ["0", "150vh"], middle: ["75vh", "75vh"], bottom: ["150vh", "0"] } as const;

describe("the card's place", () => {
  for (const { name, ...size } of SIZES) {
    it(`${name}: in the window, never over the message, also while scrolling`, async () => {
      await at.consoles.serve({ url: HOME, body: pageWith(`<div></div>${alert(MESSAGE_B)}<div></div>`) });
      const page = await at.chromium.browser.newPage();
      await page.setViewport(size);
      await page.goto(HOME);
      await untilMarked(page, MESSAGE_B);
      await command(at, page);
      const frame = await card(page);
      for (const [where, heights] of Object.entries(HEIGHTS)) {
        await page.$$eval(
          "main > div",
          (all, wanted) => {
            all.forEach((element, i) => {
              element.style.height = wanted[i] ?? "";
            });
            document.querySelector("[role=alert]")?.scrollIntoView({ block: "center" });
          },
          heights,
        );
        await untilRight(page, frame, where);
        for (const by of [90, 90, -300, 10_000, -10_000]) {
          await page.evaluate((pixels) => scrollBy(0, pixels), by);
          await untilRight(page, frame, `${where}, scrolled by ${by}`);
        }
      }
      await page.close();
    });
  }
});

/** The card with everything opened. */
async function openAll(page: Page): Promise<Frame> {
  const frame = await openCard(page);
  await frame.$$eval("[data-action=cause][aria-expanded=false]", (all) => all.forEach((button) => void (button as HTMLElement).click()));
  return frame;
}

async function colours(page: Page, frame: Frame, scheme: "light" | "dark"): Promise<void> {
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await until(page, `the card is ${scheme}`, () =>
    frame.evaluate((wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches, scheme),
  );
}

const PICTURED = [
  ["", { width: 1280, height: 900 }],
  ["-420", { width: 420, height: 700 }],
  ["-zoom200", { width: 640, height: 450, deviceScaleFactor: 2 }],
] as const;

const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** What holds in either language. */
function forEveryone(at: Started, language: "ja" | "en"): void {
  for (const scheme of ["light", "dark"] as const) {
    it(`${scheme}: axe-core finds nothing wrong`, async () => {
      const page = await visit(at, pageWith(alert(MESSAGE_B) + alert(MESSAGE_C)));
      const frame = await openAll(page);
      await colours(page, frame, scheme);
      await frame.evaluate(`${axe}; undefined`);
      const check = () =>
        frame.evaluate(async () => {
          const { axe } = globalThis as unknown as typeof import("axe-core") & { axe: typeof import("axe-core") };
          const { violations, passes } = await axe.run(document);
          return {
            violations: violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`),
            passes: passes.map((one) => one.id),
          };
        });
      const { violations, passes } = await check();
      assert.deepEqual(violations, []);
      assert.ok(passes.includes("color-contrast") && passes.includes("button-name"), "it did look");
      await frame.click("[data-action=dismiss]");
      assert.deepEqual((await check()).violations, [], "with the menu open");
      await page.close();
    });
  }

  it("has its picture taken for people to look at", async () => {
    const page = await visit(at, pageWith(`${alert(MESSAGE_B)}<p>最終同期: 2026-11-20 09:12</p>`));
    const frame = await openCard(page);
    for (const scheme of ["light", "dark"] as const) {
      for (const [name, size] of PICTURED) {
        await page.setViewport(size);
        await colours(page, frame, scheme);
        await untilRight(page, frame, name);
        await page.screenshot({ path: `${PICTURES}card-${language}-${scheme}${name}.png` });
      }
    }
    await page.close();
  });
}

describe("the card in Japanese", () => forEveryone(at, "ja"));

describe("the card in English", () => {
  const at = withChromium({ language: "en" });
  forEveryone(at, "en");

  it("speaks the browser's language, until the user chooses", async () => {
    const page = await visit(at, PAGE_B);
    await untilMarked(page, MESSAGE_B);
    await until(page, "the pill speaks English", async () => /may not read.*possible causes/.test((await pills(page)).join()));
    let frame = await openCard(page);
    assert.match(await text(frame, "#title"), /may not read/);
    assert.equal(await frame.$eval("html", (html) => html.lang), "en");
    await frame.click("[data-language=ja]");
    await until(page, "the card speaks Japanese", async () => /権限/.test(await text(frame, "#title")));
    await close(page, frame);
    await until(page, "so does the pill", async () => /原因の候補/.test((await pills(page)).join()));

    const other = await visit(at, PAGE_B, ELSEWHERE);
    await untilMarked(other, MESSAGE_B);
    await until(other, "the pill there speaks Japanese", async () => /原因の候補/.test((await pills(other)).join()));
    frame = await openCard(other);
    assert.match(await text(frame, "#title"), /権限/);
    assert.equal(await frame.$eval("html", (html) => html.lang), "ja");
    await other.close();
    await page.close();
  });
});
