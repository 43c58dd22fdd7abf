import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build, type Plugin } from "esbuild";
import { expressions, literals } from "./messages.ts";
import { PATHS } from "./paths.ts";

/** What takes part: Shirube as it ships, or a small extension with the content script `contenders/NAME.ts`. */
export interface Contender {
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** Files that the extension holds besides its scripts. */
  readonly files?: readonly string[];
}

export const SHIRUBE: Contender = { name: "shirube", title: "Shirube" };
export const EMPTY: Contender = { name: "empty", title: "empty extension" };
export const FLOOR: Contender = { name: "floor", title: "floor (TreeWalker)" };
export const NAIVE: Contender = { name: "naive", title: "naive userscript" };
export const MARK: Contender = { name: "mark", title: "mark.js" };
export const AXE: Contender = { name: "axe", title: "axe-core" };
export const HARPER: Contender = {
  name: "harper",
  title: "harper.js",
  files: [join(PATHS.modules, "harper.js/dist/harper_wasm_bg.wasm")],
};

const asModule = (name: string, value: unknown) => `export const ${name} = ${JSON.stringify(value)};\n`;

/** The module `bench:messages`. */
const messages: Plugin = {
  name: "messages",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^bench:messages$/ }, ({ path }) => ({ path, namespace: "bench" }));
    onLoad({ filter: /.*/, namespace: "bench" }, () => ({
      contents: asModule("EXPRESSIONS", expressions()) + asModule("LITERALS", literals()),
    }));
  },
};

/** Bundles a script as the extension's own are bundled. */
export async function bundle(entry: string, outfile: string, format: "iife" | "esm"): Promise<void> {
  const options = { bundle: true, minify: true, target: "chrome121", charset: "utf8", legalComments: "none", logLevel: "error" } as const;
  await build({ ...options, entryPoints: [entry], outfile, format, plugins: [messages] });
}

/** Lays out a contender's extension, on the same hosts as Shirube, and returns its folder. */
export async function extensionOf({ name, title, files = [] }: Contender): Promise<string> {
  if (name === SHIRUBE.name) return PATHS.shirube;
  const folder = join(PATHS.extensions, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await bundle(join(PATHS.contenders, `${name}.ts`), join(folder, "content.js"), "iife");
  const background = join(PATHS.contenders, `${name}.background.ts`);
  const hasBackground = existsSync(background);
  if (hasBackground) await bundle(background, join(folder, "background.js"), "esm");
  for (const file of files) cpSync(file, join(folder, basename(file)));
  const { content_scripts, permissions, host_permissions, content_security_policy } = JSON.parse(readFileSync(PATHS.manifest, "utf8"));
  const scripts = [{ ...content_scripts[0], css: undefined }];
  const manifest = {
    manifest_version: 3,
    name: `bench: ${title}`,
    version: "1",
    content_scripts: scripts,
    permissions,
    host_permissions,
    content_security_policy,
    ...(hasBackground ? { background: { service_worker: "background.js", type: "module" } } : {}),
  };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest, null, 2));
  return folder;
}
