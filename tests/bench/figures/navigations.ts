import type { CDPSession, Page } from "puppeteer-core";
import { MESSAGE_B, pageWith } from "../../browser/setup.ts";
import type { Arena } from "../browsers.ts";
import { EMPTY, SHIRUBE } from "../extensions.ts";
import { type Lab, quiet } from "../lab.ts";
import { usersTable } from "../pages.ts";
import { type Figure, type Goal, growth, Samples } from "../result.ts";
import { heapOf } from "./memory.ts";

/** How often the tab goes elsewhere, and after how many times it is looked at. */
const NAVIGATIONS = { full: 1000, quick: 100 };
const LOOKS = { full: 20, quick: 10 };

/** How much more may be needed in the end, in percent: what noise there is without any growth. */
const NOISE = 2;

const KIB = 1024;
const FOUND = "https://a-rakumo.appspot.com/admin/found";

/** A tab that goes from page to page all day. */
export async function navigations(lab: Lab): Promise<Figure[]> {
  const quietPage = usersTable(1000, "/ac/reporting/navigations");
  await lab.serve(quietPage);
  await lab.consoles.serve({ url: FOUND, body: pageWith(`<p role="alert">${MESSAGE_B}</p>`) });
  const [count, looks] = lab.options.quick ? [NAVIGATIONS.quick, LOOKS.quick] : [NAVIGATIONS.full, LOOKS.full];
  const samples = new Samples();
  for (const contender of [SHIRUBE, EMPTY]) {
    const arena = await lab.arena(contender);
    const isShirube = contender === SHIRUBE;
    const background = isShirube ? await backgroundOf(arena) : null;
    await arena.inTab(async (tab) => {
      for (let i = 1; i <= count; i += 1) {
        await navigate(tab, i, quietPage.url, isShirube);
        if (i % (count / looks) !== 0) continue;
        await tab.goto(quietPage.url);
        await quiet(tab);
        samples.add(`tab-${arena.name}`, `the tab's scripts, ${arena.title}`, (await heapOf(tab)) / KIB);
        if (!background) continue;
        const { heap, stored, wasm } = await look(background);
        samples.add("background", "the background's scripts", heap / KIB);
        samples.add("stored", "kept for the session", stored / KIB);
        samples.add("wasm", "the engine's memory", wasm / KIB);
      }
    });
    await background?.detach();
  }
  const goals: Goal[] = ["tab-shirube", "background", "stored", "wasm"].map((name) => {
    const title = samples.series().find((series) => series.name === name)?.title ?? name;
    return growth(`no growth: ${title}`, samples.of(name), NOISE);
  });
  return [
    {
      id: "navigations",
      title: `${count.toLocaleString("en")} navigations in one tab`,
      how: `One tab goes ${count.toLocaleString("en")} times elsewhere: pages with a finding and without, loaded anew or by a new hash. ${looks} times on the way, always on the same page and after garbage collection, memory is measured. Growth: the last third of the looks beside the first.`,
      unit: "KiB",
      plot: "line",
      series: samples.series(),
      goals,
    },
  ];
}

async function navigate(tab: Page, i: number, quietPage: string, isShirube: boolean): Promise<void> {
  if (i % 4 === 0) await tab.goto(FOUND);
  else if (i % 4 === 2) await tab.goto(quietPage);
  else await tab.evaluate((hash) => void location.assign(hash), `#/view/${i}`);
  if (i % 4 === 0 && isShirube) await tab.waitForFunction(() => (CSS.highlights.get("shirube")?.size ?? 0) > 0);
}

async function backgroundOf({ browser, origin }: Arena): Promise<CDPSession> {
  const target = await browser.waitForTarget((it) => it.type() === "service_worker" && it.url().startsWith(origin));
  return target.createCDPSession();
}

/** The background's memory after garbage collection, what it stores, and its WebAssembly memories, in bytes. */
async function look(background: CDPSession): Promise<{ heap: number; stored: number; wasm: number }> {
  await background.send("HeapProfiler.collectGarbage");
  const heap = (await background.send("Runtime.getHeapUsage")).usedSize;
  const value = async (expression: string) =>
    (await background.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true })).result.value as number;
  const stored = await value("chrome.storage.session.getBytesInUse(null)");
  const { result } = await background.send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await background.send("Runtime.queryObjects", { prototypeObjectId: result.objectId ?? "" });
  const declaration = "function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }";
  const sized = await background.send("Runtime.callFunctionOn", {
    objectId: objects.objectId ?? "",
    functionDeclaration: declaration,
    returnByValue: true,
  });
  return { heap, stored, wasm: sized.result.value as number };
}
