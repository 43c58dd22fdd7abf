import { fileURLToPath } from "node:url";

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Where things are, from the root of the repository. */
export const PATHS = {
  shirube: at("dist/chromium"),
  manifest: at("extension/manifest.json"),
  contenders: at("tests/bench/contenders"),
  packages: at("node_modules"),
  built: at("target/modules"),
  extensions: at("target/bench/extensions"),
  facts: at("target/bench/facts.json"),
  commandLine: at("target/release/shirube"),
  count: at("target/release/examples/count"),
  criterion: at("target/criterion"),
  tenfold: at("target/bench/tenfold"),
  contentScript: at("extension/src/content/main.ts"),
  baseline: at("tests/bench/baseline.json"),
  results: at("target/bench"),
};
