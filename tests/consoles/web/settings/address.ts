// Addresses of this and other consoles.

/** The path of this page without the account prefix. */
export const path = () => location.pathname.replace(/^\/u\/\d+(?=\/|$)/, "") || "/";

/** An address on this or another console, with the language and the account kept. */
export function to(address: string): string {
  const target = new URL(address, location.href);
  if (target.hostname !== location.hostname && location.port) target.port = location.port;
  const here = new URLSearchParams(location.search);
  for (const key of target.hostname === location.hostname ? ["hl", "authuser"] : ["hl"]) {
    const value = here.get(key);
    if (value !== null) target.searchParams.set(key, value);
  }
  return target.href;
}
