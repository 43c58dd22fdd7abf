// rakumo's 「同期の設定」, made with a library: the same settings as the plain page, Japanese only.

import { card, type Model } from "../model.ts";
import type { Block } from "../shape.ts";

export const syncSettings: Model = {
  hosts: /^a-rakumo\.appspot\.com$/,
  path: /^\/admin\/?$/,
  heading: () => "同期の設定",
  draw: (ctx) => {
    const { rakumo } = ctx.data;
    const mode = ctx.ui("mode", rakumo.group_mode);
    const named = ctx.ui<readonly string[]>("named", rakumo.named_groups);
    const address = ctx.ui("address", "");
    const remove = (name: string) => ({ text: "削除", press: () => void ctx.act("DELETE", `/domains/${name}`) });
    const groups: Block[] = [
      {
        kind: "table",
        id: "named-groups",
        label: "同期するグループ",
        heads: ["メールアドレス", ""],
        empty: "指定されたグループはありません。",
        rows: named.map((email) => ({
          id: email,
          cells: [
            { text: email },
            {
              text: "削除",
              press: () =>
                ctx.set(
                  "named",
                  named.filter((other) => other !== email),
                ),
            },
          ],
        })),
      },
      { kind: "field", id: "new-group", label: "グループメールアドレス", value: address, change: (value) => ctx.set("address", value) },
      {
        kind: "buttons",
        buttons: [
          { id: "add-group", label: "追加", disabled: !address.includes("@"), press: () => ctx.set("named", [...named, address.trim()]) },
        ],
      },
    ];
    return {
      blocks: [
        card(ctx, "domains", "ドメインの設定", undefined, [
          {
            kind: "table",
            id: "sync-domains",
            label: "ドメインの設定",
            heads: ["ドメイン", "種別", "操作"],
            empty: "",
            rows: rakumo.sync_domains.map((name) => {
              const primary = name === rakumo.registered_primary_domain;
              return {
                id: name,
                cells: [
                  { text: name },
                  { text: primary ? "プライマリドメイン" : "セカンダリドメイン" },
                  primary ? { text: "" } : remove(name),
                ],
              };
            }),
          },
        ]),
        card(ctx, "run", "同期の実行設定", undefined, [
          {
            kind: "radios",
            id: "group-mode",
            label: "同期するグループの設定",
            value: mode,
            options: [
              { value: "all", label: "全てのグループを同期" },
              { value: "named", label: "指定したグループだけを同期する" },
            ],
            change: (value) => ctx.set("mode", value),
          },
          ...(mode === "named" ? groups : []),
          {
            kind: "buttons",
            buttons: [
              {
                id: "save-settings",
                label: "設定を保存する",
                primary: true,
                press: () => void ctx.act("PUT", "/groups", { mode, named }, { say: "設定を保存しました。" }),
              },
            ],
          },
        ]),
      ],
    };
  },
};
