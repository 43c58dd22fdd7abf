import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build, type Plugin } from "esbuild";
import { expressions, literals } from "./messages.ts";
import { PATHS } from "./paths.ts";

/** What takes part: Shirube as it ships, or a small extension with scripts of `contenders`. */
export interface Contender {
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** The content script, in `contenders`; by default `NAME`. The background is `NAME.background.ts` where there is one. */
  readonly content?: string;
  /** A script for a page of the extension's own, `lab.html`. */
  readonly lab?: string;
  /** Files that the extension holds besides its scripts. */
  readonly files?: readonly string[];
  /** Its background can only be a module. */
  readonly isModule?: boolean;
  /** Everything but the content script is Shirube's. */
  readonly isShirube?: boolean;
}

const modules = (...names: string[]) => names.map((name) => join(PATHS.built, name));

export const SHIRUBE: Contender = { name: "shirube", title: "Shirube" };
export const EMPTY: Contender = { name: "empty", title: "empty extension" };
export const FLOOR: Contender = { name: "floor", title: "floor (TreeWalker)" };
export const FLOOR_WATCH: Contender = { name: "floor-watch", title: "floor (reads changes)" };
export const NAIVE: Contender = { name: "naive", title: "naive userscript" };
export const NAIVE_WATCH: Contender = { name: "naive-watch", title: "naive, watching" };
export const MARK: Contender = { name: "mark", title: "mark.js" };
export const AXE: Contender = { name: "axe", title: "axe-core" };
export const HARPER: Contender = {
  name: "harper",
  title: "harper.js",
  isModule: true,
  files: [join(PATHS.packages, "harper.js/dist/harper_wasm_bg.wasm")],
};
export const BUSY: Contender = { name: "busy", title: "known work" };
export const TRIP: Contender = { name: "trip", title: "empty round trip" };
export const ASK_SHIRUBE: Contender = { name: "ask-shirube", title: "Shirube's background", content: "ask", isShirube: true };
export const ASK_WASM: Contender = {
  name: "ask-wasm",
  title: "empty wasm-bindgen module",
  content: "ask",
  files: modules("bench_empty_bg.wasm"),
};
export const ASK_NOTHING: Contender = { name: "ask-nothing", title: "background without a module", content: "ask" };
export const TENFOLD: Contender = { name: "tenfold", title: "ten times as many problems", isShirube: true };
export const LAB: Contender = {
  name: "lab",
  title: "an extension's page",
  content: "empty",
  lab: "lab",
  files: [
    ...modules("engine_bg.wasm", "bench_literals_bg.wasm", "catalogue.postcard", "knowledge.postcard"),
    join(PATHS.tenfold, "tenfold.postcard"),
  ],
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

/** The content script's tables with ten times as many anchors. */
const tenfoldTables: Plugin = {
  name: "tenfold",
  setup({ onLoad }) {
    onLoad({ filter: /\/content\/tables\.ts$/ }, ({ path }) => {
      const anchors = readFileSync(join(PATHS.tenfold, "anchors.json"), "utf8");
      const tables = readFileSync(path, "utf8");
      const contents = tables.replace(/(export const ANCHORS[^=]*=) \[[\s\S]*?\n\];/, (_, declared: string) => `${declared} ${anchors};`);
      if (contents === tables) throw new Error("the tables have no anchors of this shape any more");
      return { contents, loader: "ts" };
    });
  },
};

/** Bundles a script as the extension's own are bundled. */
async function bundle(entry: string, outfile: string, format: "iife" | "esm", more: readonly Plugin[] = []): Promise<void> {
  const options = { bundle: true, minify: true, target: "chrome121", charset: "ascii", legalComments: "none", logLevel: "error" } as const;
  // harper.js asks for Node's files where there is Node.
  await build({ ...options, entryPoints: [entry], outfile, format, external: ["fs"], plugins: [messages, ...more] });
}

const backgroundOf = ({ name }: Contender): string => join(PATHS.contenders, `${name}.background.ts`);

/** Whether a contender has a background. */
export const hasBackground = (contender: Contender): boolean =>
  contender === SHIRUBE || contender.isShirube === true || existsSync(backgroundOf(contender));

/** Lays out a contender's extension, on the same hosts as Shirube, and returns its folder. */
export async function extensionOf(contender: Contender): Promise<string> {
  const { name, content = name, lab, files = [], isShirube } = contender;
  if (contender === SHIRUBE) return PATHS.shirube;
  const folder = join(PATHS.extensions, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (isShirube) cpSync(PATHS.shirube, folder, { recursive: true });
  if (contender === TENFOLD) await bundle(PATHS.contentScript, join(folder, "content.js"), "iife", [tenfoldTables]);
  else await bundle(join(PATHS.contenders, `${content}.ts`), join(folder, "content.js"), "iife");
  if (existsSync(backgroundOf(contender)))
    await bundle(backgroundOf(contender), join(folder, "background.js"), contender.isModule ? "esm" : "iife");
  if (lab) {
    await bundle(join(PATHS.contenders, `${lab}.ts`), join(folder, "lab.js"), "esm");
    writeFileSync(join(folder, "lab.html"), '<!doctype html><title>lab</title><script type="module" src="lab.js"></script>');
  }
  for (const file of files) cpSync(file, join(folder, basename(file)));
  if (!isShirube) writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifestOf(contender), null, 2));
  return folder;
}

/** Shirube's manifest, but for what a contender does not have. */
function manifestOf(contender: Contender): object {
  const { content_scripts, permissions, host_permissions, content_security_policy } = JSON.parse(readFileSync(PATHS.manifest, "utf8"));
  return {
    manifest_version: 3,
    name: `bench: ${contender.title}`,
    version: "1",
    content_scripts: [{ ...content_scripts[0], css: undefined }],
    permissions,
    host_permissions,
    content_security_policy,
    ...(hasBackground(contender)
      ? { background: { service_worker: "background.js", ...(contender.isModule ? { type: "module" } : {}) } }
      : {}),
  };
}
