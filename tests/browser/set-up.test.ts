import { describe, it } from "node:test";
import { setUp } from "./set-up.ts";
import { withChromium } from "./setup.ts";

describe("the second story", () => {
  const at = withChromium();

  it("sets up HITO-Link's Google Calendar from nothing to the hand-over", async (test) => {
    await setUp(at.consoles, at.chromium, async (_page, line) => test.diagnostic(line));
  });
});
