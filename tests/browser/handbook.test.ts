import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { type Browser, launch, type Page } from "puppeteer-core";
import { openCard, until } from "./card.ts";
import { MESSAGE_B, PICTURES, pageWith, withChromium } from "./setup.ts";

const ROOT = new URL("../../", import.meta.url);
const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", ROOT), "utf8");

const LANGUAGES = ["ja", "en"] as const;
type Language = (typeof LANGUAGES)[number];
const SCHEMES = ["light", "dark"] as const;
type Scheme = (typeof SCHEMES)[number];

/** Writes a handbook as a user would, and returns its address as files. */
function written(name: string, packs: readonly string[]): string {
  const out = new URL(`target/handbook/${name}/`, ROOT).pathname;
  const cargo = ["run", "--quiet", "--package", "shirube-cli", "--", "packs", "docs", "--out", out, ...packs];
  execFileSync("cargo", cargo, { cwd: ROOT.pathname });
  return pathToFileURL(out).href;
}

/** Handbooks opened as files: what comes with Shirube, and a made-up family that has everything. */
function withFiles(): { readonly site: string; readonly sample: string; readonly page: Page } {
  const started = {} as { site: string; sample: string; page: Page; browser: Browser };
  before(async () => {
    started.site = written("site", []);
    started.sample = written("sample", ["--dir", "crates/handbook/tests/packs"]);
    started.browser = await launch({ executablePath: "/usr/bin/chromium", pipe: true, args: ["--no-sandbox"], defaultViewport: null });
    started.page = await started.browser.newPage();
  });
  after(async () => {
    await started.browser?.close();
  });
  return started;
}

const colours = (page: Page, scheme: Scheme) => page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);

const look = (page: Page, selector: string) => page.$$eval(selector, (all) => all.map((one) => one.textContent?.trim() ?? ""));

/** What axe-core has to say about a page. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(`${axe}; undefined`);
  const { violations, passes } = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
    const result = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    return {
      violations: result.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`),
      passes: result.passes.map((one) => one.id),
    };
  });
  assert.ok(passes.includes("color-contrast") && passes.includes("landmark-one-main"), "it did look");
  return violations;
}

/** Looks for something as a user would; returns what the status says. */
async function search(page: Page, query: string): Promise<string> {
  await page.focus("#query");
  await page.$eval("#query", (input) => {
    (input as HTMLInputElement).select();
  });
  await page.keyboard.press("Delete");
  await page.keyboard.sendCharacter(query);
  return (await look(page, "#status"))[0] ?? "";
}

const found = (page: Page) => look(page, "#results .code");

const PAGES = ["index", "go-a", "go-b", "zz-1", "access-levels", "changes"];

describe("the handbook as files", () => {
  const at = withFiles();

  for (const language of LANGUAGES) {
    for (const scheme of SCHEMES) {
      it(`${language}, ${scheme}: axe-core finds nothing wrong`, async () => {
        await colours(at.page, scheme);
        for (const name of PAGES) {
          await at.page.goto(`${at.sample}${language}/${name}.html`);
          assert.deepEqual(await faults(at.page), [], name);
        }
        await at.page.goto(`${at.site}${language}/rk-b.html`);
        assert.deepEqual(await faults(at.page), [], "rk-b");
        await at.page.goto(`${at.site}${language}/index.html`);
        await search(at.page, "Google");
        assert.ok((await found(at.page)).length > 1);
        assert.deepEqual(await faults(at.page), [], "with results");
        await search(at.page, "qqqq");
        assert.deepEqual(await faults(at.page), [], "without results");
      });
    }

    it(`${language}: no page is wider than 320 pixels, nor than a window under 200 % zoom`, async () => {
      for (const size of [
        { width: 320, height: 640 },
        { width: 640, height: 450, deviceScaleFactor: 2 },
      ]) {
        await at.page.setViewport(size);
        for (const name of PAGES) {
          await at.page.goto(`${at.sample}${language}/${name}.html`);
          const wide = await at.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.equal(wide, 0, `${name} at ${size.width}`);
        }
      }
      await at.page.setViewport(null);
    });
  }

  it("lets one choose the language first", async () => {
    for (const scheme of SCHEMES) {
      await colours(at.page, scheme);
      await at.page.goto(`${at.sample}index.html`);
      assert.deepEqual(await faults(at.page), []);
    }
    assert.deepEqual(await look(at.page, "main a"), ["日本語", "English"]);
    await Promise.all([at.page.waitForNavigation(), at.page.click("main a[hreflang=en]")]);
    assert.equal(await at.page.$eval("html", (html) => html.lang), "en");
  });

  it("leads from every page to the same one in the other language, and back", async () => {
    for (const name of PAGES) {
      await at.page.goto(`${at.sample}ja/${name}.html`);
      for (const language of ["en", "ja"]) {
        await Promise.all([at.page.waitForNavigation(), at.page.click("a.switch")]);
        assert.equal(at.page.url(), `${at.sample}${language}/${name}.html`);
        assert.equal(await at.page.$eval("html", (html) => html.lang), language);
      }
    }
  });

  it("finds messages, words and codes, however they are written", async () => {
    for (const language of LANGUAGES) {
      await at.page.goto(`${at.site}${language}/index.html`);
      for (const [query, code] of [
        ["権限エラー", "RK-B"],
        ["権限 エラー", "RK-B"],
        ["権限\u3000ｴﾗｰ", "RK-B"],
        ["ﾕｰｻﾞｰ認証ｴﾗｰ", "RK-A"],
        ["rk-b", "RK-B"],
        ["ＲＫＢ", "RK-B"],
        ["同期対象の Google Workspaceドメインが\n見つかりませんでした", "RK-C"],
        ["グループ「sales@example.co.jp」の情報にアクセスできなかったため、処理を中断しました。", "RK-D"],
        [
          "お世話になっております。今朝から rakumo で「未登録のユーザーです」と表示されてログインできません。ご確認をお願いします。",
          "RK-E",
        ],
      ] as const) {
        await search(at.page, query);
        assert.equal((await found(at.page))[0], code, query);
      }
      await search(at.page, "permission");
      assert.ok((await found(at.page)).length > 3, "permission");
      await search(at.page, "Super Admin primary domain ran");
      assert.ok((await found(at.page)).includes("RK-A"), "by its causes");
    }
    await at.page.goto(`${at.sample}ja/index.html`);
    await search(at.page, "段階");
    assert.deepEqual(await look(at.page, "#results .title"), ["アクセス権の段階とは"], "topics, too");
  });

  it("says how many it found, aloud, and how to go on when it found nothing", async () => {
    await at.page.goto(`${at.site}ja/index.html`);
    assert.equal(await at.page.$eval("#status", (status) => status.getAttribute("aria-live")), "polite");
    assert.equal(await search(at.page, "rk-b"), "1 件見つかりました");
    assert.match(await search(at.page, "Google"), /^\d+ 件見つかりました。当てはまるものから 20 件を表示しています$/);
    assert.equal((await found(at.page)).length, 20);
    assert.equal(await search(at.page, "存在しない<b>言葉"), "「存在しない<b>言葉」に当てはまる説明が見つかりませんでした");
    assert.equal(await at.page.$("#status b"), null);
    assert.ok(await at.page.$eval("#nothing", (hints) => hints.getClientRects().length > 0));
    assert.equal((await look(at.page, "#nothing li")).length, 3);
    await search(at.page, "rk-b");
    assert.ok(await at.page.$eval("#nothing", (hints) => hints.getClientRects().length === 0));
    assert.equal(await search(at.page, " \u3000"), "", "nothing is asked, nothing is said");
    await at.page.goto(`${at.site}en/index.html`);
    assert.equal(await search(at.page, "qqqq"), "No explanation matches “qqqq”");
    assert.equal(await search(at.page, "rk-b"), "1 explanation found");
    await at.page.goto(`${at.sample}en/index.html`);
    assert.equal(await search(at.page, "blocked"), "2 explanations found");
  });

  it("is searched by keyboard, and an address keeps the search", async () => {
    await at.page.goto(`${at.site}en/index.html`);
    await search(at.page, "Google");
    const focused = () => at.page.evaluate(() => document.activeElement?.getAttribute("href") ?? document.activeElement?.id);
    const [first, second] = await at.page.$$eval("#results a", (all) => all.map((one) => one.getAttribute("href")));
    for (const [key, there] of [
      ["ArrowDown", first],
      ["ArrowDown", second],
      ["ArrowUp", first],
      ["ArrowUp", "query"],
      ["ArrowDown", first],
      ["Escape", "query"],
    ] as const) {
      await at.page.keyboard.press(key);
      assert.equal(await focused(), there, key);
    }
    assert.equal(await at.page.$eval("#query", (input) => (input as HTMLInputElement).value), "", "Escape empties the box");
    assert.equal((await found(at.page)).length, 0);
    await search(at.page, "rk-b");
    await Promise.all([at.page.waitForNavigation(), at.page.keyboard.press("Enter")]);
    assert.equal(at.page.url(), `${at.site}en/rk-b.html`);
    await at.page.goto("about:blank");
    await at.page.goto(`${at.site}ja/index.html#q=${encodeURIComponent("権限エラー")}`);
    assert.equal((await found(at.page))[0], "RK-B");
  });

  it("is complete without scripts", async () => {
    await at.page.setJavaScriptEnabled(false);
    await at.page.goto(`${at.site}ja/index.html`);
    await at.page.setJavaScriptEnabled(true);
    assert.ok(await at.page.$eval("#search", (form) => form.getClientRects().length === 0), "no box that does nothing");
    assert.ok((await look(at.page, "[data-family] .code")).includes("RK-B"));
  });

  it("begins with a way past the navigation, and shows where a link leads", async () => {
    await at.page.goto(`${at.sample}en/go-a.html`);
    await at.page.keyboard.press("Tab");
    assert.deepEqual(await at.page.evaluate(() => document.activeElement?.className), "skip");
    await at.page.keyboard.press("Enter");
    assert.equal(await at.page.evaluate(() => document.activeElement?.id), "main");
    await at.page.click('.toc a[href="#cause-markup"]');
    const top = await at.page.$eval("#cause-markup", (cause) => cause.getBoundingClientRect().top);
    const end = await at.page.evaluate(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 1);
    assert.ok(end || Math.abs(top) < 60);
  });

  it("prints boxes and addresses, and no navigation", async () => {
    await at.page.goto(`${at.sample}ja/go-a.html`);
    await at.page.emulateMediaType("print");
    const before = (selector: string) => at.page.$$eval(selector, (all) => all.map((one) => getComputedStyle(one, "::before").content));
    const boxes = await before("[data-part=way] .steps > li > .sentence");
    assert.ok(boxes.length > 3 && boxes.every((box) => box.includes("☐")), boxes.join());
    assert.deepEqual(new Set(await before("[data-part=check] .sentence")), new Set(["none"]));
    const address = await at.page.$eval("a.open", (link) => getComputedStyle(link, "::after").content);
    assert.match(address, /https:\/\/admin\.google\.com\/ac\/users/);
    for (const gone of [".top", ".toc", ".crumbs", ".skip"]) {
      assert.ok(await at.page.$eval(gone, (one) => one.getClientRects().length === 0), gone);
    }
    await at.page.pdf({ path: `${PICTURES}handbook-ja.pdf`, format: "A4" });
    await at.page.emulateMediaType("screen");
    assert.deepEqual(new Set(await before("[data-part=way] .steps > li > .sentence")), new Set(["none"]));
  });

  it("has its picture taken for people to look at", async () => {
    for (const language of LANGUAGES) {
      for (const scheme of SCHEMES) {
        await colours(at.page, scheme);
        for (const width of [375, 1280]) {
          await at.page.setViewport({ width, height: 900 });
          for (const name of ["index", "rk-b"]) {
            await at.page.goto(`${at.site}${language}/${name}.html`);
            await at.page.screenshot({ path: `${PICTURES}handbook-${name}-${language}-${scheme}-${width}.png` });
          }
        }
      }
    }
    await at.page.setViewport(null);
  });
});

describe("the handbook in the extension", () => {
  const at = withChromium();

  async function visit(language: Language, name: string): Promise<Page> {
    const worker = await at.chromium.background();
    const page = await at.chromium.browser.newPage();
    await page.goto(new URL(`handbook.html?page=${language}/${name}.html`, worker.url()).href);
    await until(page, "the page is written", async () => (await look(page, "h1")).length === 1);
    return page;
  }

  for (const language of LANGUAGES) {
    for (const scheme of SCHEMES) {
      it(`${language}, ${scheme}: axe-core finds nothing wrong`, async () => {
        for (const name of ["index", "rk-b", "changes"]) {
          const page = await visit(language, name);
          await colours(page, scheme);
          assert.deepEqual(await faults(page), [], name);
          await page.close();
        }
      });
    }
  }

  it("leads to the same page in the other language, and to other pages", async () => {
    const page = await visit("ja", "rk-b");
    for (const [way, there] of [
      ["a.switch", "en/rk-b.html"],
      [".crumbs li:last-child a", "en/index.html#rk"],
      ["a.switch", "ja/index.html"],
    ] as const) {
      await Promise.all([page.waitForNavigation(), page.click(way)]);
      await until(page, `${there} is written`, async () => (await look(page, "h1")).length === 1);
      assert.ok(page.url().endsWith(`/handbook.html?page=${there}`), page.url());
      assert.equal(await page.$eval("html", (html) => html.lang), there.slice(0, 2));
    }
    await page.close();
  });

  it("is searched under the extension's policy", async () => {
    for (const language of LANGUAGES) {
      const page = await visit(language, "index");
      await until(page, "the search box is there", () => page.$eval("#search", (form) => form.getClientRects().length > 0));
      await search(page, "権限 エラー");
      assert.equal((await found(page))[0], "RK-B");
      await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
      await until(page, "the page is written", async () => (await look(page, ".badges .code"))[0] === "RK-B");
      assert.equal(await page.$eval("body", (body) => getComputedStyle(body).marginTop), "0px", "it has its looks");
      await page.close();
    }
  });

  it("opens from the card at the problem's own page", async () => {
    const url = "https://a-rakumo.appspot.com/admin/handbook";
    await at.consoles.serve({ url, body: pageWith(`<p role="alert">${MESSAGE_B}</p>`) });
    const page = await at.chromium.browser.newPage();
    await page.goto(url);
    const frame = await openCard(page);
    await frame.click("[data-part=handbook]");
    const target = await at.chromium.browser.waitForTarget((one) => one.url().endsWith("/handbook.html?page=ja/rk-b.html"));
    const handbook = await target.page();
    assert.ok(handbook);
    await until(handbook, "the page is there", async () => (await look(handbook, "h1")).length === 1);
    assert.match((await look(handbook, "h1"))[0] ?? "", /権限/);
    await handbook.close();
    await page.close();
  });
});
