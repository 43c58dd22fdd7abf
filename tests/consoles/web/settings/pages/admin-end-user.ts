// 「エンドユーザーのアクセス」: IMAP, POP and which mail clients.

import { ADMIN, card, type Model } from "../model.ts";
import type { Block } from "../shape.ts";
import { DO, t, type Words } from "../words.ts";

const W = {
  title: ["エンドユーザーのアクセス", "End User Access"],
  card: ["POP と IMAP アクセス", "POP and IMAP access"],
  imap: ["どのユーザーも IMAP アクセスを使用できるようにする", "Enable IMAP access for all users"],
  clients: ["メール クライアント", "Mail clients"],
  any: ["任意のメール クライアントを許可します", "Allow any mail client"],
  restricted: [
    "ユーザーに使用を許可するメール クライアントを制限します(OAuth メール クライアントのみ)",
    "Restrict which mail clients users can use (OAuth mail clients only)",
  ],
  pop: ["どのユーザーも POP アクセスを使用できるようにする", "Enable POP access for all users"],
} satisfies Record<string, Words>;

export const endUser: Model = {
  hosts: ADMIN,
  path: /^\/ac\/apps\/gmail\/enduseraccess\/?$/,
  heading: () => t(W.title),
  crumbs: () => [
    [t(["アプリ", "Apps"]), null],
    ["Gmail", "/ac/appsettings/740348119625"],
    [t(W.title), null],
  ],
  draw: (ctx) => {
    const now = ctx.data.google.settings.end_user;
    const imap = ctx.ui("imap", now.imap);
    const pop = ctx.ui("pop", now.pop);
    const clients = ctx.ui("clients", now.clients);
    const blocks: Block[] = [
      { kind: "tick", look: "checkbox", id: "imap", label: t(W.imap), on: imap, change: (on) => ctx.set("imap", on) },
      {
        kind: "radios",
        id: "clients",
        label: t(W.clients),
        value: imap && clients !== "unset" ? clients : null,
        disabled: !imap,
        options: [
          { value: "any", label: t(W.any) },
          { value: "restricted", label: t(W.restricted) },
        ],
        change: (value) => ctx.set("clients", value),
      },
      { kind: "tick", look: "checkbox", id: "pop", label: t(W.pop), on: pop, change: (on) => ctx.set("pop", on) },
      {
        kind: "buttons",
        buttons: [
          {
            id: "save",
            label: t(DO.save),
            primary: true,
            disabled: imap === now.imap && pop === now.pop && clients === now.clients,
            press: () => void ctx.act("PUT", "/settings/end_user", { imap, pop, clients }),
          },
        ],
      },
    ];
    return { blocks: [card(ctx, "pop-imap", t(W.card), undefined, blocks)] };
  },
};
