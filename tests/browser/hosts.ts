import { readFileSync } from "node:fs";

const manifest = JSON.parse(readFileSync(new URL("../../extension/manifest.json", import.meta.url), "utf8")) as {
  host_permissions: string[];
};

/** Whether the extension is on a page without being asked. */
export function isAlwaysThere(address: string): boolean {
  const { hostname, pathname } = new URL(address);
  return manifest.host_permissions.some((pattern) => {
    const [, host = "", path = ""] = /^https:\/\/([^/]+)(\/.*)\*$/.exec(pattern) ?? [];
    const fits = host.startsWith("*.") ? hostname.endsWith(host.slice(1)) : hostname === host;
    return fits && pathname.startsWith(path);
  });
}
