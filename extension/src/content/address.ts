import { fold } from "./fold.ts";
import { SETTINGS, TELLING, TYPED } from "./tables.ts";

/** Whether a host name fits a pattern such as `*.example.com`. */
const fits = (pattern: string, host: string) => (pattern.startsWith("*.") ? host.endsWith(pattern.slice(1)) : pattern === host);

/** Whether the page's address is a sign of a problem by itself. */
export function isTelling(): boolean {
  const { hostname, pathname } = location;
  return TELLING.some(([host, path]) => fits(host, hostname) && pathname.startsWith(path));
}

/** Whether there may be settings to read at the page's address. The engine looks at it more closely. */
export function hasSettings(): boolean {
  const path = location.pathname.replace(/^\/u\/\d+(?=\/)/, "");
  return SETTINGS.some(([host, start]) => fits(host, location.hostname) && path.startsWith(start));
}

/** Whether a check asks for what is typed in a field of this name. */
export function asksFor(name: string): boolean {
  const folded = fold(name);
  return TYPED.some((label) => folded.startsWith(label));
}
