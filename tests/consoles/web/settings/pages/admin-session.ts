// 「Google のセッション管理」: how long a web session lasts.

import type { WebSession } from "../data.ts";
import { ADMIN, card, type Model } from "../model.ts";
import { DO, t, type Words } from "../words.ts";

const TITLE: Words = ["Google のセッション管理", "Google session control"];
const DURATION: Words = ["ウェブ セッション継続時間", "Web session duration"];

const LENGTHS: Readonly<Record<WebSession, Words>> = {
  "1h": ["1 時間", "1 hour"],
  "4h": ["4 時間", "4 hours"],
  "8h": ["8 時間", "8 hours"],
  "12h": ["12 時間", "12 hours"],
  "20h": ["20 時間", "20 hours"],
  "24h": ["24 時間", "24 hours"],
  "7d": ["7 日", "7 days"],
  "14d": ["14 日(デフォルト)", "14 days (default)"],
  "30d": ["30 日", "30 days"],
  never: ["セッションを期限切れにしない", "Session never expires"],
};

export const session: Model = {
  hosts: ADMIN,
  path: /^\/ac\/security\/session\/?$/,
  heading: () => t(TITLE),
  crumbs: () => [
    [t(["セキュリティ", "Security"]), "/ac/security"],
    [t(TITLE), null],
  ],
  draw: (ctx) => {
    const now = ctx.data.google.settings.web_session;
    const wanted = ctx.ui("length", now);
    return {
      blocks: [
        card(ctx, "session", t(TITLE), undefined, [
          {
            kind: "select",
            id: "length",
            label: t(DURATION),
            value: wanted,
            options: Object.entries(LENGTHS).map(([value, label]) => ({ value, label: t(label) })),
            change: (value) => ctx.set("length", value),
          },
          {
            kind: "buttons",
            buttons: [
              {
                id: "save",
                label: t(DO.save),
                primary: true,
                disabled: wanted === now,
                press: () => void ctx.act("PUT", "/settings/web_session", wanted),
              },
            ],
          },
        ]),
      ],
    };
  },
};
