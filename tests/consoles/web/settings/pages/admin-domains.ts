// 「ドメインの管理」: all domains and their kinds.

import { ADMIN, type Context, list, type Model } from "../model.ts";
import type { Cell, Dialog } from "../shape.ts";
import { DO, THINGS, t, type Words } from "../words.ts";

const W = {
  title: ["ドメインの管理", "Manage domains"],
  name: ["ドメイン名", "Domain name"],
  primary: ["プライマリ ドメイン", "Primary domain"],
  secondary: ["セカンダリ ドメイン", "Secondary domain"],
  alias: ["ユーザー エイリアス ドメイン", "User alias domain"],
  add: ["ドメインを追加", "Add a domain"],
  makePrimary: ["プライマリにする", "Make primary"],
} satisfies Record<string, Words>;

function dialogOf(ctx: Context): Dialog | null {
  if (!ctx.ui("dialog", false)) return null;
  const name = ctx.ui("name", "");
  const kind = ctx.ui("kind", "secondary");
  const close = () => ctx.set("dialog", false);
  const add = () => void ctx.act("POST", "/domains", { name: name.trim(), kind });
  return {
    id: "add-domain",
    heading: t(W.add),
    close,
    blocks: [
      { kind: "field", id: "domain-name", label: t(W.name), value: name, change: (value) => ctx.set("name", value) },
      {
        kind: "radios",
        id: "domain-kind",
        label: t(THINGS.type),
        value: kind,
        options: [
          { value: "secondary", label: t(W.secondary) },
          { value: "alias", label: t(W.alias) },
        ],
        change: (value) => ctx.set("kind", value),
      },
    ],
    buttons: [
      { label: t(DO.cancel), press: close },
      { id: "domain-add", label: t(W.add), primary: true, press: add },
    ],
  };
}

export const domains: Model = {
  hosts: ADMIN,
  path: /^\/ac\/domains\/manage\/?$/,
  heading: () => t(W.title),
  crumbs: () => [
    [t(["アカウント", "Account"]), null],
    [t(W.title), null],
  ],
  draw: (ctx) => ({
    actions: [{ id: "add", label: t(W.add), icon: "add", press: () => ctx.set("dialog", true) }],
    blocks: [
      list(ctx, {
        id: "domains",
        label: t(["ドメイン", "Domains"]),
        heads: [t(W.name), t(THINGS.type), t(THINGS.actions)],
        empty: "",
        rows: ctx.data.google.domains.map(({ name, kind }) => {
          const primary: Cell = { text: t(W.makePrimary), press: () => void ctx.act("POST", `/domains/${name}/primary`) };
          const remove: Cell = { text: t(DO.delete), press: () => void ctx.act("DELETE", `/domains/${name}`) };
          const action = kind === "primary" ? { text: "" } : kind === "secondary" ? primary : remove;
          return { id: name, cells: [{ text: name, icon: "language" }, { text: t(W[kind]) }, action] };
        }),
      }),
    ],
    dialog: dialogOf(ctx),
  }),
};
