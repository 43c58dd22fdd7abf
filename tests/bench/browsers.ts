import { type Browser, launch, type Page } from "puppeteer-core";
import type { Consoles } from "../browser/consoles.ts";
import { type Contender, extensionOf, hasBackground } from "./extensions.ts";

/** How long a browser may take for one thing, in milliseconds: some libraries keep a large page busy for minutes. */
const PATIENCE = 600_000;

/** A Chromium with one contender, or with none. */
export class Arena {
  private constructor(
    readonly contender: Contender | null,
    readonly browser: Browser,
    /** The origin of the extension's own pages. */
    readonly origin: string,
  ) {}

  /** Every host leads to the consoles on loopback. */
  static async open(consoles: Consoles, contender: Contender | null): Promise<Arena> {
    const browser = await launch({
      executablePath: "/usr/bin/chromium",
      headless: true,
      pipe: true,
      acceptInsecureCerts: true,
      protocolTimeout: PATIENCE,
      enableExtensions: true,
      args: ["--no-sandbox", `--host-resolver-rules=MAP * 127.0.0.1:${consoles.port}`, "--lang=ja", "--window-size=1280,900"],
      env: { ...process.env, LANGUAGE: "ja", LC_ALL: "ja_JP.UTF-8" },
      defaultViewport: null,
    });
    const id = contender ? await browser.installExtension(await extensionOf(contender)) : "";
    const origin = `chrome-extension://${id}`;
    // Questions to a background that is only being installed are lost.
    if (contender && hasBackground(contender)) {
      await browser.waitForTarget((target) => target.type() === "service_worker" && target.url().startsWith(origin));
    }
    return new Arena(contender, browser, origin);
  }

  get name(): string {
    return this.contender?.name ?? "none";
  }

  get title(): string {
    return this.contender?.title ?? "no extension";
  }

  /** Does something in a fresh tab, which is closed afterwards. */
  readonly inTab = async <T>(act: (page: Page) => Promise<T>): Promise<T> => {
    const page = await this.browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    try {
      return await act(page);
    } finally {
      await page.close();
    }
  };

  close(): Promise<void> {
    return this.browser.close();
  }
}
