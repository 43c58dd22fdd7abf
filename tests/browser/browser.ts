import { type Browser, launch, type Page, type Target, type WebWorker } from "puppeteer-core";
import type { Report } from "../../extension/src/protocol.ts";

const dist = (browser: string) => new URL(`../../dist/${browser}`, import.meta.url).pathname;

/** Languages of the browser's user interface, hence of the extension. */
export type UiLanguage = "ja" | "en";

export interface LaunchOptions {
  readonly language?: UiLanguage;
  readonly headless?: boolean;
  readonly extension?: boolean;
}

/** Chromium with the extension as it ships; every host is mapped to the consoles on loopback. */
export async function chromium(port: number, options: LaunchOptions = {}): Promise<ExtendedBrowser> {
  const { language = "ja", headless = true, extension = true } = options;
  const browser = await launch({
    executablePath: "/usr/bin/chromium",
    headless,
    pipe: true,
    acceptInsecureCerts: true,
    ...(extension ? { enableExtensions: [dist("chromium")] } : {}),
    args: ["--no-sandbox", `--host-resolver-rules=MAP * 127.0.0.1:${port}`, `--lang=${language}`, "--window-size=1280,900"],
    env: { ...process.env, LANGUAGE: language, LC_ALL: language === "ja" ? "ja_JP.UTF-8" : "en_US.UTF-8" },
    defaultViewport: null,
  });
  return new ExtendedBrowser(browser);
}

/** The same in Firefox. */
export async function firefox(port: number): Promise<Browser> {
  const browser = await launch({
    browser: "firefox",
    executablePath: "/usr/bin/firefox-esr",
    headless: true,
    acceptInsecureCerts: true,
    extraPrefsFirefox: {
      "network.dns.forceResolve": "127.0.0.1",
      "network.socket.forcePort": `443=${port}`,
      "intl.accept_languages": "ja,en",
      "extensions.webextensions.uuids": JSON.stringify({ [FIREFOX_ID]: FIREFOX_UUID }),
      // Tests open the extension's own page to read what it has stored.
      "extensions.webextOptionalPermissionPrompts": false,
    },
  });
  await browser.installExtension(dist("firefox"));
  return browser;
}

const FIREFOX_ID = "shirube@shirube.invalid";
const FIREFOX_UUID = "5e1c0de5-0000-4000-8000-000000005afe";

/** A page of the extension's own in Firefox. */
export const firefoxPage = (name: string) => `moz-extension://${FIREFOX_UUID}/${name}`;

/** Chromium, with a way into the extension's background. */
export class ExtendedBrowser {
  constructor(readonly browser: Browser) {}

  close(): Promise<void> {
    return this.browser.close();
  }

  /** The background; woken if it sleeps. */
  async background(): Promise<WebWorker> {
    const isBackground = (target: Target) => target.type() === "service_worker" && target.url().endsWith("/background.js");
    const worker = await (await this.browser.waitForTarget(isBackground)).worker();
    if (!worker) throw new Error("the background has no worker");
    return worker;
  }

  /** The report of the newest open tab that shows a page's address; `null` if there is none. A closed tab's stays for a while. */
  async report(page: Page): Promise<Report | null> {
    const worker = await this.background();
    const reports = await worker.evaluate(async () => {
      const tabs = await chrome.tabs.query({});
      const keys = tabs.map(({ id = 0 }) => id).sort((a, b) => b - a);
      const kept = await chrome.storage.session.get(keys.map((id) => `report:${id}`));
      return keys.map((id) => kept[`report:${id}`] as Report | undefined);
    });
    return reports.find((report) => report?.url === page.url()) ?? null;
  }

  /** The first report of a page that satisfies a condition. */
  async reportWhere(page: Page, wanted: (report: Report) => boolean, timeout = 10_000): Promise<Report> {
    const end = Date.now() + timeout;
    let last: Report | null = null;
    while (Date.now() < end) {
      last = await this.report(page);
      if (last && wanted(last)) return last;
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
    throw new Error(`no such report; the last one: ${JSON.stringify(last)}`);
  }
}

/** The texts that are marked on a page, as a person sees them. */
export function marked(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = [];
    const windows: Window[] = [window];
    for (let i = 0; i < windows.length; i += 1) {
      const one = windows[i] as Window & typeof globalThis;
      for (const range of one.CSS.highlights.get("shirube") ?? []) texts.push(String(range));
      for (const frame of one.document.querySelectorAll("iframe")) {
        try {
          if (frame.contentDocument && frame.contentWindow) windows.push(frame.contentWindow);
        } catch {
          // Another origin's.
        }
      }
    }
    return texts;
  });
}
