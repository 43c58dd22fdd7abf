// The user's own Google account: connections, and 2-Step Verification.

import { card, list, type Model } from "../model.ts";
import { t, type Words } from "../words.ts";

const HOST = /^myaccount\.google\.com$/;

const W = {
  connections: ["サードパーティ製のアプリとサービスとの接続", "Your connections to third-party apps & services"],
  app: ["アプリ", "App"],
  remove: ["アクセス権を削除", "Remove access"],
  none: ["接続されているアプリはありません。", "No apps are connected."],
  search: ["アプリとサービスを検索", "Search apps & services"],
  twoStep: ["2 段階認証プロセス", "2-Step Verification"],
  on: ["オン", "On"],
  off: ["オフ", "Off"],
  isOn: ["2 段階認証プロセスは有効です", "2-Step Verification is on"],
  turnOff: ["無効にする", "Turn off"],
  turnOn: ["2 段階認証プロセスを有効にする", "Turn on 2-Step Verification"],
  secure: ["アカウントを保護する", "Protect your account"],
} satisfies Record<string, Words>;

export const connections: Model = {
  hosts: HOST,
  path: /^\/connections\/?$/,
  heading: () => t(W.connections),
  draw: (ctx) => {
    const names = [...(ctx.data.connected ? ["rakumo"] : []), ...ctx.data.own.connections];
    return {
      blocks: [
        list(ctx, {
          id: "connections",
          label: t(W.connections),
          heads: [t(W.app), ""],
          empty: t(W.none),
          searchLabel: t(W.search),
          rows: names.map((name) => ({
            id: name,
            cells: [
              { text: name, icon: "apps" },
              { text: t(W.remove), press: () => void ctx.act("DELETE", `/connections/${encodeURIComponent(name)}`) },
            ],
          })),
        }),
      ],
    };
  },
};

export const twoStep: Model = {
  hosts: HOST,
  path: /^\/signinoptions\/(twosv|two-step-verification(\/.*)?)\/?$/,
  heading: () => t(W.twoStep),
  draw: (ctx) => {
    const on = ctx.data.own.two_step;
    const put = () => void ctx.act("PUT", "/own", { two_step: !on });
    return {
      blocks: [
        card(ctx, "two-step", t(on ? W.isOn : W.secure), undefined, [
          { kind: "facts", rows: [[t(W.twoStep), t(on ? W.on : W.off), on ? "verified_user" : "gpp_bad"]] },
          { kind: "buttons", buttons: [{ id: "two-step-change", label: t(on ? W.turnOff : W.turnOn), primary: !on, press: put }] },
        ]),
      ],
    };
  },
};
