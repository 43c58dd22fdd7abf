// 「グループ」: all groups and their addresses.

import { ADMIN, list, type Model } from "../model.ts";
import { DO, t, type Words } from "../words.ts";

const W = {
  title: ["グループ", "Groups"],
  name: ["グループ名", "Group name"],
  email: ["メールアドレス", "Email address"],
  create: ["グループを作成", "Create group"],
  none: ["グループはありません。", "There are no groups."],
} satisfies Record<string, Words>;

export const groups: Model = {
  hosts: ADMIN,
  path: /^\/ac\/groups\/?$/,
  heading: () => t(W.title),
  draw: (ctx) => {
    const address = ctx.ui("address", "");
    const close = () => ctx.set("dialog", false);
    return {
      actions: [{ id: "create", label: t(W.create), icon: "group_add", press: () => ctx.set("dialog", true) }],
      blocks: [
        list(ctx, {
          id: "groups",
          label: t(W.title),
          heads: [t(W.name), t(W.email), ""],
          empty: t(W.none),
          searchLabel: t(["グループを検索", "Search for groups"]),
          rows: ctx.data.google.groups.map((email) => ({
            id: email,
            cells: [
              { text: email.split("@")[0] ?? email, icon: "group" },
              { text: email },
              { text: t(DO.delete), press: () => void ctx.act("DELETE", `/groups/${email}`) },
            ],
          })),
        }),
      ],
      dialog: ctx.ui("dialog", false)
        ? {
            id: "create-group",
            heading: t(W.create),
            close,
            blocks: [
              { kind: "field", id: "group-address", label: t(W.email), value: address, change: (value) => ctx.set("address", value) },
            ],
            buttons: [
              { label: t(DO.cancel), press: close },
              {
                id: "group-create",
                label: t(DO.create),
                primary: true,
                press: () => void ctx.act("POST", "/groups", { email: address.trim() }),
              },
            ],
          }
        : null,
    };
  },
};
