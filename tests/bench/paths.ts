import { fileURLToPath } from "node:url";

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Where things are, from the root of the repository. */
export const PATHS = {
  shirube: at("dist/chromium"),
  manifest: at("extension/manifest.json"),
  contenders: at("tests/bench/contenders"),
  modules: at("node_modules"),
  extensions: at("target/bench/extensions"),
  results: at("target/bench"),
};
