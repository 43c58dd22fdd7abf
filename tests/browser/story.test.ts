import { describe, it } from "node:test";
import { withChromium } from "./setup.ts";
import { story } from "./story.ts";

describe("the demo's story", () => {
  const at = withChromium();
  it("fails, card, link, setting changed, sync succeeds, card gone", () => story(at.consoles, at.chromium, async () => {}));
});
