// Bundles the pages of settings, one bundle per rendering, into target/consoles/. `cargo xtask` runs it; with names of
// renderings it bundles only these.

import { copyFile, mkdir, readdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import lwc from "@lwc/rollup-plugin";
import { build } from "esbuild";
import { rollup } from "rollup";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../../../../", import.meta.url));
const outdir = `${root}target/consoles/`;
const COMPONENTS = `${outdir}lightning-components.js`;

const wanted = process.argv.slice(2);
const renderings = ["material", "angular", "slds", "lightning"].filter((name) => wanted.length === 0 || wanted.includes(name));

await mkdir(outdir, { recursive: true });
if (renderings.includes("lightning") && (await isStale())) await lightningComponents();
if (renderings.includes("slds") || renderings.includes("lightning")) {
  for (const name of ["checked.svg", "unchecked.svg"]) await copyFile(`${here}slds/${name}`, outdir + name);
  const icons = `${root}node_modules/@salesforce-ux/design-system/assets/icons/utility-sprite/svg/symbols.svg`;
  await copyFile(icons, `${outdir}utility-symbols.svg`);
}
for (const name of renderings) await bundle(name);

function bundle(name) {
  return build({
    entryPoints: [
      { in: `${here}${name}/main.ts`, out: name },
      { in: `${here}${name}/${name}.css`, out: name },
    ],
    outdir,
    bundle: true,
    minify: true,
    format: "esm",
    target: "chrome121",
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    // The Design System has a selector that is too new.
    logOverride: { "css-syntax-error": "silent" },
    publicPath: "/_assets/",
    assetNames: "[name]",
    conditions: ["style"],
    define: { "import.meta.env.SSR": "false", "process.env.NODE_ENV": '"production"' },
    loader: { ".woff2": "file", ".woff": "empty", ".svg": "empty", ".png": "empty" },
    alias: { "lightning-components": COMPONENTS },
    tsconfig: `${here}tsconfig.json`,
  });
}

/** Whether the slow part, which hardly ever changes, has to be made again. */
async function isStale() {
  const age = (path) =>
    stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
  const sources = await readdir(`${here}lightning`, { recursive: true });
  const newest = await Promise.all([...sources.map((name) => age(`${here}lightning/${name}`)), age(`${root}package-lock.json`)]);
  return Math.max(...newest) > (await age(COMPONENTS));
}

/** Compiles the modules of LWC and of Lightning base components into one module. */
async function lightningComponents() {
  const made = await rollup({
    input: `${here}lightning/components.js`,
    onwarn: (warning) => {
      if (warning.code === "UNRESOLVED_IMPORT") throw new Error(warning.message);
    },
    plugins: [
      lwc({
        rootDir: `${here}lightning`,
        modules: [{ dir: `${here}lightning/modules` }, { npm: "lightning-base-components" }],
        enableDynamicComponents: true,
      }),
    ],
  });
  await made.write({ file: COMPONENTS, format: "es", inlineDynamicImports: true });
}
