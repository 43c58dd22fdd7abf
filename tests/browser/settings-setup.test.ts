import { describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { READY } from "./settings/scenario.ts";
import { withChromium } from "./setup.ts";

const CLOUD = "https://console.cloud.google.com";
const SCOPE = "https://www.googleapis.com/auth/calendar";

describe("a HITO-Link set-up by mouse and keyboard", () => {
  const started = withChromium({ extension: false });

  for (const rendering of ["material", "angular"]) {
    it(`goes from no project to an authorised client, made with ${rendering}`, async () => {
      await started.consoles.patch({
        session: { rendering },
        cloud: { chosen: "", projects: [] },
        google: { settings: { delegation: [] } },
      });
      const page = await started.chromium.browser.newPage();
      const press = (selector: string) => page.locator(selector).click();
      const shows = (text: string) =>
        page.waitForFunction((wanted) => document.querySelector("main")?.textContent?.includes(wanted), {}, text);

      await page.goto(`${CLOUD}/cloud-resource-manager`);
      await press("#create-project");
      await type(page, "#project-name", "hito-link");
      await press("#create");
      await shows("hito-link-492009");
      await page.goto(`${CLOUD}/apis/library/calendar-json.googleapis.com?project=hito-link-492009`);
      await press("#enable");
      await page.waitForSelector("#disable");

      await page.goto(`${CLOUD}/iam-admin/serviceaccounts?project=hito-link-492009`);
      await press("#create-account");
      await type(page, "#account-name", "calendar");
      await press("#create");
      await shows("calendar@hito-link-492009.iam.gserviceaccount.com");
      await press("main a[href*='/details/']");
      const id = /details\/(\d{21})/.exec(await until(page, () => location.href.includes("/details/")))?.[1] ?? "";
      await press("#advanced");
      await page.waitForSelector("#delegation");
      await shows(id);

      await page.goto(`${CLOUD}/iam-admin/serviceaccounts/details/${id}/keys?project=hito-link-492009`);
      await press("#add-key");
      await press(rendering === "material" ? "#key-type-p12" : "#create-key input[value=p12]");
      await press("#key-create");
      await page.waitForFunction(() => document.body.textContent?.includes(".p12"));
      await press("#key-close");
      await shows("P12");

      await page.goto(`${CLOUD}/iam-admin/serviceaccounts/details/${id}/access?project=hito-link-492009`);
      await press("#grant");
      await type(page, "#new-principals", "saiyo@example.co.jp");
      await press("#role");
      // The list of roles moves while it opens, and covers the rest until it has closed.
      await pause();
      await press(rendering === "material" ? "md-select-option[value=editor]" : "mat-option:nth-of-type(2)");
      await pause();
      await press("#grant-save");
      await shows("saiyo@example.co.jp");

      await page.goto(
        `https://admin.google.com/ac/owl/domainwidedelegation?${new URLSearchParams({ clientIdToAdd: id, clientScopeToAdd: SCOPE })}`,
      );
      await page.waitForSelector(READY);
      await press("#add-authorise");
      await shows(SCOPE);
      await page.close();
    });
  }
});

const pause = () => new Promise((resolve) => setTimeout(resolve, 700));

/** Puts a text in the place of what a field holds. */
async function type(page: Page, selector: string, text: string): Promise<void> {
  await page.locator(selector).click({ count: 3 });
  await page.keyboard.type(text);
}

/** Waits for something, then tells the address. */
async function until(page: Page, condition: () => boolean): Promise<string> {
  await page.waitForFunction(condition);
  return page.url();
}
