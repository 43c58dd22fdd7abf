// Bundles the pages of settings, one bundle per rendering, into target/consoles/. `cargo xtask` runs it.

import { mkdir } from "node:fs/promises";
import { build } from "esbuild";

const here = new URL(".", import.meta.url).pathname;
const outdir = new URL("../../../../target/consoles/", import.meta.url).pathname;
const started = process.argv.slice(2);
const RENDERINGS = { material: `${here}material`, angular: `${here}angular` };

await mkdir(outdir, { recursive: true });
for (const [name, folder] of Object.entries(RENDERINGS)) {
  if (started.length > 0 && !started.includes(name)) continue;
  await build({
    entryPoints: [
      { in: `${folder}/main.ts`, out: name },
      { in: `${folder}/${name}.css`, out: name },
    ],
    outdir,
    bundle: true,
    minify: true,
    format: "esm",
    target: "chrome121",
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    publicPath: "/_assets/",
    assetNames: "[name]",
    conditions: ["style"],
    loader: { ".woff2": "file", ".woff": "empty", ".svg": "file" },
    tsconfig: `${here}tsconfig.json`,
  });
}
