// The API controls: 「設定」 with the switch that blocks everything, and 「GOOGLE サービスを管理」.

import type { Services } from "../data.ts";
import { ADMIN, card, hidden, list, type Model } from "../model.ts";
import { DO, THINGS, t, type Words } from "../words.ts";

const W = {
  controls: ["API の制御", "API controls"],
  settings: ["設定", "Settings"],
  block: ["サードパーティによるすべての API アクセスをブロックする", "Block all third-party API access"],
  apiAccess: ["サードパーティの API アクセス", "Third-party API access"],
  services: ["GOOGLE サービスを管理", "Manage Google Services"],
  calendar: ["Google カレンダー", "Google Calendar"],
  gmail: ["Gmail", "Gmail"],
  drive: ["ドライブ", "Drive"],
  unrestricted: ["制限なし", "Unrestricted"],
  restricted: ["制限付き", "Restricted"],
  change: ["アクセス権を変更", "Change access"],
} satisfies Record<string, Words>;

const crumbs = (last: Words) => () => [[t(W.controls), "/ac/owl"] as const, [t(last), null] as const];

export const apiSettings: Model = {
  hosts: ADMIN,
  path: /^\/ac\/owl\/settings\/?$/,
  heading: () => t(W.settings),
  crumbs: crumbs(W.settings),
  draw: (ctx) => {
    const now = ctx.data.google.settings.block_all_api;
    const unknown = hidden(ctx, "state");
    const wanted = ctx.ui("block", now);
    return {
      blocks: [
        card(ctx, "api-access", t(W.apiAccess), undefined, [
          {
            kind: "tick",
            look: "checkbox",
            id: "block-all",
            label: t(W.block),
            on: unknown ? null : wanted,
            disabled: unknown,
            change: (on) => ctx.set("block", on),
          },
          {
            kind: "buttons",
            buttons: [
              {
                id: "save",
                label: t(DO.save),
                primary: true,
                disabled: wanted === now,
                press: () => void ctx.act("PUT", "/settings/block_all_api", wanted),
              },
            ],
          },
        ]),
      ],
    };
  },
};

export const googleServices: Model = {
  hosts: ADMIN,
  path: /^\/ac\/owl\/list\/?\?.*tab=services/,
  withQuery: true,
  heading: () => t(W.services),
  crumbs: crumbs(W.services),
  draw: (ctx) => {
    const { services } = ctx.data.google.settings;
    const flip = (name: keyof Services) => () =>
      void ctx.act("PUT", "/settings/services", { ...services, [name]: services[name] === "restricted" ? "unrestricted" : "restricted" });
    return {
      blocks: [
        list(ctx, {
          id: "services",
          label: t(["Google サービス", "Google services"]),
          heads: [t(THINGS.service), t(THINGS.access), ""],
          empty: "",
          searchLabel: t(["サービスを検索", "Search for services"]),
          rows: (["drive", "calendar", "gmail"] as const).map((name) => ({
            id: name,
            cells: [
              { text: t(W[name]) },
              { text: t(W[services[name]]), icon: services[name] === "restricted" ? "lock" : "lock_open" },
              { text: t(W.change), press: flip(name) },
            ],
          })),
        }),
      ],
    };
  },
};
