// A console made with a library: finds the page of an address, reads what it shows, draws it, and draws it again after
// whatever the user does.

import { path, to } from "./address.ts";
import { consoleOf } from "./consoles.ts";
import type { Data, Frame } from "./data.ts";
import type { Context } from "./model.ts";
import { PAGES } from "./pages/index.ts";
import type { Drawn, Renderer } from "./shape.ts";

const RAKUMO = "a-rakumo.appspot.com";

import { FRAME, language, t } from "./words.ts";

/** rakumo's own page has endpoints for what it changes. */
const prefix = (method: string) => {
  if (location.hostname === "admin.google.com") return "/ac/api";
  return location.hostname === RAKUMO && method !== "GET" ? "/admin/api" : "/_api";
};

/** Calls an endpoint of this host as the account in the address. */
export async function call<T>(method: string, address: string, body?: object | string | boolean, signal?: AbortSignal): Promise<T> {
  const authuser = new URLSearchParams(location.search).get("authuser");
  const query = authuser ? `?${new URLSearchParams({ authuser })}` : "";
  const sent = body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const answer = await fetch(prefix(method) + address + query, { method, cache: "no-store", ...sent, ...(signal ? { signal } : {}) });
  const json = (await answer.json().catch(() => ({}))) as T & { error?: string };
  if (!answer.ok) throw new Error(json.error ?? `HTTP ${answer.status}`);
  return json;
}

const found = () => {
  for (const model of PAGES) {
    if (!model.hosts.test(location.hostname)) continue;
    const match = model.path.exec(path() + (model.withQuery ? location.search : ""));
    if (match) return { model, match };
  }
  return null;
};

/** Runs the application; `renderer` draws into the body. */
export async function start(renderer: Renderer): Promise<void> {
  if (location.hostname === RAKUMO) {
    // The server cannot see the hash: everything but the settings is the plain page.
    addEventListener("hashchange", () => location.reload());
    if (!location.hash.startsWith("#/settings")) return plain();
  }
  let frame: Frame | null = null;
  let data: Data | null = null;
  let ui: Record<string, unknown> = {};
  let toast: string | null = null;
  let visit = new AbortController();

  const settled = (state: string) => {
    document.documentElement.dataset["settled"] = state;
  };

  const draw = async () => {
    const at = found();
    const drawn = drawnOf(at, context(at));
    document.title = drawn.title;
    await renderer(drawn);
  };

  const context = (at: ReturnType<typeof found>): Context => ({
    data: data as Data,
    view: (frame as Frame).view,
    match: at?.match ?? ([] as unknown as RegExpExecArray),
    ui: <T>(key: string, first: T) => (key in ui ? (ui[key] as T) : first),
    set: (key, value) => {
      ui[key] = value;
      void draw();
    },
    act: async (method, address, body, then) => {
      try {
        await call(method, address, body);
        await read();
        ui = { ...then?.keep };
        toast = then?.say ?? t(FRAME.saved);
        if (then?.go) return go(to(then.go));
        setTimeout(() => {
          toast = null;
          void draw();
        }, 6000);
      } catch (error) {
        ui["error"] = FRAME.refusals[(error as Error).message as keyof typeof FRAME.refusals] ?? [String(error), String(error)];
      }
      await draw();
    },
    go: (address) => void go(to(address)),
  });

  const read = async (signal?: AbortSignal) => {
    data = await call<Data>("GET", "/settings", undefined, signal);
  };

  const drawnOf = (at: ReturnType<typeof found>, ctx: Context): Drawn => {
    const surroundings = consoleOf(ctx, frame as Frame, data !== null);
    const refused = surroundings.console === "admin" && !(frame as Frame).admin;
    const page = refused
      ? { blocks: [{ kind: "text", tone: "error", text: t(FRAME.noAdmin) } as const] }
      : at && data
        ? at.model.draw(ctx)
        : null;
    const heading = at ? at.model.heading(data ? ctx : null) : t(FRAME.notHere);
    const error = ctx.ui<[string, string] | null>("error", null);
    return {
      ...surroundings,
      heading,
      title: `${heading} - ${surroundings.consoleName}`,
      loading: at && !data && !refused ? t(FRAME.loading) : null,
      crumbs: at?.model.crumbs?.() ?? [],
      actions: page?.actions ?? [],
      blocks: [...(error && !page?.dialog ? [{ kind: "text", tone: "error", text: t(error) } as const] : []), ...(page?.blocks ?? [])],
      dialog: page?.dialog
        ? { ...page.dialog, blocks: [...page.dialog.blocks, ...(error ? [{ kind: "text", tone: "error", text: t(error) } as const] : [])] }
        : null,
      toast,
    };
  };

  const show = async () => {
    visit.abort();
    visit = new AbortController();
    const mine = visit;
    settled("no");
    data = null;
    ui = {};
    frame = await call<Frame>("GET", "/frame");
    if (mine.signal.aborted) return;
    if (!frame.account) {
      location.replace(to(`https://accounts.google.com/AccountChooser?continue=${encodeURIComponent(location.href)}`));
      return;
    }
    await draw();
    if (frame.view.loading) settled("loading");
    if (found() === null) settled("yes");
    try {
      await read(mine.signal);
    } catch (error) {
      if (mine.signal.aborted) return;
      throw error;
    }
    await draw();
    settled("yes");
  };

  const go = async (href: string) => {
    // Another page in the same rendering is drawn in place; everything else is loaded.
    const target = new URL(href);
    const chosen = "chosen" in document.documentElement.dataset;
    if (!chosen || target.origin !== location.origin) {
      location.assign(href);
      return;
    }
    history.pushState(null, "", href);
    if (found() === null) location.reload();
    else await show();
  };

  addEventListener("click", (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href !== "") as
      | HTMLAnchorElement
      | undefined;
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    if (new URL(link.href).origin !== location.origin || link.getAttribute("href")?.startsWith("#")) return;
    event.preventDefault();
    void go(to(link.href));
  });
  addEventListener("popstate", () => void show());
  document.documentElement.lang = language;
  await show();
}

/** Shows rakumo's plain page instead. */
async function plain(): Promise<void> {
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")) link.href = "/_assets/base.css";
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/_assets/rakumo.css" });
  document.head.append(style);
  const script = "/_assets/rakumo.js";
  await import(script);
}
