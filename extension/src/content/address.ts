import { fold } from "./fold.ts";
import { SETTINGS, TELLING, TYPED } from "./tables.ts";

/** Whether a host name fits a pattern such as `*.example.com`. */
const fits = (pattern: string, host: string) => (pattern.startsWith("*.") ? host.endsWith(pattern.slice(1)) : pattern === host);

/** Whether the page's address is a sign of a problem by itself. */
export function isTelling(): boolean {
  const { hostname, pathname } = location;
  return TELLING.some(([host, path]) => fits(host, hostname) && pathname.startsWith(path));
}

/**
 * Whether there may be settings to read at the page's address: the words of which one must then stand on the page, none if the
 * address is enough; `null` if there are no settings. The engine looks at it more closely.
 */
export function signsOfSettings(): readonly string[] | null {
  if (last?.href !== location.href) last = { href: location.href, signs: signsHere() };
  return last.signs;
}

/** Asked after every change; the address seldom is another one. */
let last: { readonly href: string; readonly signs: readonly string[] | null } | null = null;

function signsHere(): readonly string[] | null {
  const path = location.pathname.replace(/^\/u\/\d+(?=\/)/, "");
  const here = SETTINGS.filter(([host, start]) => {
    const [begins = "", route = ""] = start.split("#");
    return fits(host, location.hostname) && path.startsWith(begins) && location.hash.slice(1).startsWith(route);
  });
  if (here.length === 0) return null;
  return here.some(([, , signs]) => signs.length === 0) ? [] : here.flatMap(([, , signs]) => signs);
}

/** Whether a check asks for what is typed in a field of this name. */
export function asksFor(name: string): boolean {
  const folded = fold(name);
  return TYPED.some((label) => folded.startsWith(label));
}
