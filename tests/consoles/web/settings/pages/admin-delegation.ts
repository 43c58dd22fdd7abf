// 「ドメイン全体の委任」: the API clients, and the dialog that authorises one.

import { ADMIN, type Context, list, type Model } from "../model.ts";
import type { Dialog } from "../shape.ts";
import { DO, THINGS, t, type Words } from "../words.ts";

const W = {
  title: ["ドメイン全体の委任", "Domain-wide delegation"],
  intro: [
    "登録した API クライアントは、ユーザーの同意なしにユーザー データにアクセスできます。",
    "Registered API clients can access user data without the user’s consent.",
  ],
  clients: ["API クライアント", "API clients"],
  scopes: ["スコープ", "Scopes"],
  add: ["新しく追加", "Add new"],
  dialog: ["新しいクライアント ID を追加", "Add a new client ID"],
  scopesField: ["OAuth スコープ(カンマ区切り)", "OAuth scopes (comma-delimited)"],
  overwrite: ["既存のクライアント ID を上書きする", "Overwrite existing client ID"],
  authorise: ["承認", "Authorize"],
  none: ["API クライアントはありません。", "There are no API clients."],
  search: ["クライアント ID またはスコープで検索", "Search for client ID or scope"],
} satisfies Record<string, Words>;

/** The dialog; the address can open and fill it. */
function dialogOf(ctx: Context): Dialog | null {
  const asked = new URLSearchParams(location.search);
  const given = asked.has("clientIdToAdd") || asked.has("clientScopeToAdd");
  if (!ctx.ui("dialog", given)) return null;
  const id = ctx.ui("client", asked.get("clientIdToAdd") ?? "");
  const scopes = ctx.ui("scopes", asked.get("clientScopeToAdd") ?? "");
  const overwrite = ctx.ui("overwrite", asked.get("overwriteClientId") === "true");
  const close = () => ctx.set("dialog", false);
  const body = () => ({
    client_id: id.trim(),
    scopes: scopes
      .split(",")
      .map((scope) => scope.trim())
      .filter(Boolean),
    overwrite,
  });
  return {
    id: "add-client",
    heading: t(W.dialog),
    close,
    blocks: [
      { kind: "field", id: "client-id", label: t(THINGS.clientId), value: id, change: (value) => ctx.set("client", value) },
      { kind: "tick", look: "checkbox", id: "overwrite", label: t(W.overwrite), on: overwrite, change: (on) => ctx.set("overwrite", on) },
      { kind: "field", id: "scopes", label: t(W.scopesField), value: scopes, change: (value) => ctx.set("scopes", value) },
    ],
    buttons: [
      { id: "add-cancel", label: t(DO.cancel), press: close },
      {
        id: "add-authorise",
        label: t(W.authorise),
        primary: true,
        press: () => void ctx.act("POST", "/delegation", body(), { keep: { dialog: false } }),
      },
    ],
  };
}

export const delegation: Model = {
  hosts: ADMIN,
  path: /^\/ac\/owl\/domainwidedelegation\/?$/,
  heading: () => t(W.title),
  crumbs: () => [
    [t(["セキュリティ", "Security"]), "/ac/security"],
    [t(["API の制御", "API controls"]), "/ac/owl"],
    [t(W.title), null],
  ],
  draw: (ctx) => ({
    actions: [{ id: "add-new", label: t(W.add), icon: "add", primary: true, press: () => ctx.set("dialog", true) }],
    blocks: [
      { kind: "text", tone: "faint", text: t(W.intro) },
      list(ctx, {
        id: "clients",
        label: t(W.clients),
        heads: [t(THINGS.name), t(THINGS.clientId), t(W.scopes), t(THINGS.actions)],
        empty: t(W.none),
        searchLabel: t(W.search),
        rows: ctx.data.google.settings.delegation.map(({ name, client_id, scopes }, index) => ({
          id: `${index}`,
          cells: [
            { text: name },
            { text: client_id },
            { text: scopes.join(", ") },
            { text: t(DO.delete), press: () => void ctx.act("DELETE", `/delegation/${index}`) },
          ],
        })),
      }),
    ],
    dialog: dialogOf(ctx),
  }),
};
