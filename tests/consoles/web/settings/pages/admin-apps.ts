// 「アプリのアクセス制御」: the configured apps and their access, and the dialogs that change it.

import type { Access } from "../data.ts";
import { ADMIN, type Context, list, type Model } from "../model.ts";
import type { Choice, Dialog } from "../shape.ts";
import { DO, THINGS, t, type Words } from "../words.ts";

const W = {
  title: ["アプリのアクセス制御", "App access control"],
  configured: ["設定済みアプリ", "Configured apps"],
  accessed: ["アクセスしたアプリ", "Accessed apps"],
  pending: ["審査待ちのアプリ", "Apps pending review"],
  name: ["アプリ名", "App name"],
  add: ["新しいアプリを設定", "Configure new app"],
  changeAccess: ["アクセス権を変更", "Change access"],
  change: ["変更", "Change"],
  search: ["OAuth アプリ名またはクライアント ID", "OAuth app name or client ID"],
  none: ["アプリが見つかりません。", "No app found."],
} satisfies Record<string, Words>;

const LEVELS: Readonly<Record<Access, Words>> = {
  trusted: ["信頼できる", "Trusted"],
  specific: ["特定の Google データ", "Specific Google data"],
  limited: ["限定", "Limited"],
  blocked: ["ブロック中", "Blocked"],
  unconfigured: ["未設定", "Not configured"],
};

const ICONS: Readonly<Record<Access, string>> = {
  trusted: "verified_user",
  specific: "rule",
  limited: "remove_moderator",
  blocked: "block",
  unconfigured: "help",
};

const appsOf = (ctx: Context) => [
  { name: "rakumo", client_id: ctx.data.rakumo_client_id, access: ctx.data.google.rakumo_access },
  ...ctx.data.google.other_apps,
];

const levels = (ctx: Context): Choice => ({
  kind: "radios",
  id: "access",
  label: t(THINGS.access),
  value: ctx.ui<string | null>("access", null),
  options: (["trusted", "specific", "limited", "blocked"] as const).map((value) => ({ value, label: t(LEVELS[value]) })),
  change: (value) => ctx.set("access", value),
});

/** Changes the access of the apps that were picked, or of one that is configured for the first time. */
function dialogOf(ctx: Context): Dialog | null {
  const kind = ctx.ui<"change" | "new" | null>("dialog", null);
  if (!kind) return null;
  const close = () => ctx.set("dialog", null);
  const words: string = ctx.ui<string>("words", "");
  const fitting = appsOf(ctx).filter(
    ({ name, client_id }) => words && (name.toLowerCase().includes(words.toLowerCase()) || client_id === words),
  );
  const picked = kind === "change" ? ctx.ui<string[]>("picked", []) : fitting.slice(0, 1).map(({ client_id }) => client_id);
  const access = ctx.ui<string | null>("access", null);
  const save = async () => {
    for (const id of picked) await ctx.act("PUT", `/apps/${id}`, { access });
  };
  return {
    id: "access-dialog",
    heading: t(kind === "change" ? W.changeAccess : W.add),
    close,
    blocks: [
      ...(kind === "new"
        ? [
            {
              kind: "field",
              id: "app-search",
              label: t(W.search),
              value: words,
              change: (value: string) => ctx.set("words", value),
            } as const,
          ]
        : []),
      {
        kind: "text",
        text: appsOf(ctx)
          .filter(({ client_id }) => picked.includes(client_id))
          .map(({ name }) => name)
          .join(", "),
      },
      levels(ctx),
    ],
    buttons: [
      { label: t(DO.cancel), press: close },
      {
        id: "access-change",
        label: t(W.change),
        primary: true,
        disabled: access === null || picked.length === 0,
        press: () => void save(),
      },
    ],
  };
}

export const apps: Model = {
  hosts: ADMIN,
  path: /^\/ac\/owl\/list\/?(\?(?!.*tab=services)|$)/,
  withQuery: true,
  heading: () => t(W.title),
  crumbs: () => [
    [t(["API の制御", "API controls"]), "/ac/owl"],
    [t(W.title), null],
  ],
  draw: (ctx) => {
    const tab = new URLSearchParams(location.search).get("tab") ?? "configuredApps";
    const picked = ctx.ui<string[]>("picked", []);
    const shown = tab === "pendingApps" ? [] : appsOf(ctx).filter(({ access }) => tab === "apps" || access !== "unconfigured");
    const link = (name: string, label: Words) => ({ label: t(label), href: `/ac/owl/list?tab=${name}`, current: name === tab });
    return {
      actions: [
        { id: "new-app", label: t(W.add), primary: true, press: () => ctx.set("dialog", "new") },
        { id: "change-access", label: t(W.changeAccess), disabled: picked.length === 0, press: () => ctx.set("dialog", "change") },
      ],
      blocks: [
        {
          kind: "tabs",
          label: t(W.title),
          links: [link("configuredApps", W.configured), link("apps", W.accessed), link("pendingApps", W.pending)],
        },
        list(ctx, {
          id: "apps",
          label: t(tab === "apps" ? W.accessed : tab === "pendingApps" ? W.pending : W.configured),
          heads: [t(W.name), "ID", t(THINGS.orgUnit), t(THINGS.access)],
          empty: t(W.none),
          searchLabel: t(W.search),
          rows: shown.map(({ name, client_id, access }) => ({
            id: client_id,
            selected: picked.includes(client_id),
            pick: (on) => ctx.set("picked", on ? [...picked, client_id] : picked.filter((id) => id !== client_id)),
            cells: [
              { text: name },
              { text: client_id },
              { text: ctx.data.google.primary_domain },
              { text: t(LEVELS[access]), icon: ICONS[access] },
            ],
          })),
        }),
      ],
      dialog: dialogOf(ctx),
    };
  },
};
