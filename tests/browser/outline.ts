import { build } from "esbuild";
import type { Page } from "puppeteer-core";
import type { Screen } from "../../extension/src/protocol.ts";

const SOURCE = new URL("../../extension/src/content/screen.ts", import.meta.url).pathname;

let bundle: Promise<string> | undefined;

async function reader(): Promise<string> {
  const options = { bundle: true, write: false, format: "iife", globalName: "reader", target: "chrome120" } as const;
  const { outputFiles } = await build({ entryPoints: [SOURCE], ...options });
  return outputFiles[0]?.text ?? "";
}

/** What the content script reads of a page's settings, in the notation of the packs' examples: to see why a check fails. */
export async function outline(page: Page): Promise<string> {
  bundle ??= reader();
  const screen = (await page.evaluate(`${await bundle}; reader.readScreen(document).screen`)) as Screen;
  const depth = (at: number): number => {
    const parent = screen.nodes[at]?.parent;
    return parent === undefined || parent === null ? 0 : depth(parent) + 1;
  };
  const lines = screen.nodes.map((node, at) => {
    const { role, parent: _, name, value, checked, ...states } = node;
    const said = Object.entries(states).map(([state, is]) => (is === true ? state : `${state}=${is}`));
    const quoted = (text: string | undefined, before = "") => (text === undefined ? [] : [`${before}"${text}"`]);
    const on = checked === undefined ? [] : [checked ? "on" : "off"];
    return `${"  ".repeat(depth(at))}${[role, ...quoted(name), ...quoted(value, "value="), ...on, ...said].join(" ")}`;
  });
  return lines.join("\n");
}
