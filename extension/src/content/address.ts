import { TELLING } from "./tables.ts";

/** Whether a host name fits a pattern such as `*.example.com`. */
const fits = (pattern: string, host: string) => (pattern.startsWith("*.") ? host.endsWith(pattern.slice(1)) : pattern === host);

/** Whether the page's address is a sign of a problem by itself. */
export function isTelling(): boolean {
  const { hostname, pathname } = location;
  return TELLING.some(([host, path]) => fits(host, hostname) && pathname.startsWith(path));
}

/** The hosts that may show our card, as the manifest names them. */
const HOMES = (chrome.runtime.getManifest().web_accessible_resources as { matches: string[] }[])
  .flatMap(({ matches }) => matches)
  .map((pattern) => pattern.replace(/^https:\/\//, "").replace(/\/.*$/, ""));

/** Whether this page is one of the consoles that the extension is made for. */
export function isHome(): boolean {
  return HOMES.some((pattern) => fits(pattern, location.hostname));
}
