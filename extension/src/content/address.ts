import { TELLING } from "./tables.ts";

/** Whether a host name fits a pattern such as `*.example.com`. */
const fits = (pattern: string, host: string) => (pattern.startsWith("*.") ? host.endsWith(pattern.slice(1)) : pattern === host);

/** Whether the page's address is a sign of a problem by itself. */
export function isTelling(): boolean {
  const { hostname, pathname } = location;
  return TELLING.some(([host, path]) => fits(host, hostname) && pathname.startsWith(path));
}
