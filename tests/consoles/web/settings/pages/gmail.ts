// Gmail's settings: 「メール転送と POP/IMAP」.

import { card, type Model } from "../model.ts";
import { t, type Words } from "../words.ts";

const W = {
  title: ["設定", "Settings"],
  tab: ["メール転送と POP/IMAP", "Forwarding and POP/IMAP"],
  general: ["全般", "General"],
  pop: ["POP ダウンロード:", "POP download:"],
  all: ["ステータス: すべてのメールで POP が有効", "Status: POP is enabled for all mail"],
  new: ["ステータス: 新着メールで POP が有効", "Status: POP is enabled for new mail"],
  off: ["ステータス: POP が無効です", "Status: POP is disabled"],
  choice: ["1. POP を設定する", "1. Configure POP"],
  enableAll: ["すべてのメールで POP を有効にする", "Enable POP for all mail"],
  enableNew: ["今後受信するメールで POP を有効にする", "Enable POP for mail that arrives from now on"],
  disable: ["POP を無効にする", "Disable POP"],
  save: ["変更を保存", "Save Changes"],
} satisfies Record<string, Words>;

export const gmailPop: Model = {
  hosts: /^mail\.google\.com$/,
  path: /^\/mail(\/u\/\d+)?\/?/,
  heading: () => t(W.title),
  draw: (ctx) => {
    const now = ctx.data.own.pop;
    const wanted = ctx.ui("pop", now);
    const here = "#settings/fwdandpop";
    return {
      blocks: [
        {
          kind: "tabs",
          label: t(W.title),
          links: [
            { label: t(W.general), href: "#settings/general" },
            { label: t(W.tab), href: here, current: true },
          ],
        },
        card(ctx, "pop", t(W.pop), undefined, [
          { kind: "text", text: t(W[now]) },
          {
            kind: "radios",
            id: "pop-choice",
            label: t(W.choice),
            value: wanted,
            options: [
              { value: "all", label: t(W.enableAll) },
              { value: "new", label: t(W.enableNew) },
              { value: "off", label: t(W.disable) },
            ],
            change: (value) => ctx.set("pop", value),
          },
        ]),
        {
          kind: "buttons",
          buttons: [
            {
              id: "save",
              label: t(W.save),
              primary: true,
              disabled: wanted === now,
              press: () => void ctx.act("PUT", "/own", { pop: wanted }),
            },
          ],
        },
      ],
    };
  },
};
