// The organisation policy that forbids keys of service accounts.

import { hidden } from "../model.ts";
import type { Block } from "../shape.ts";
import { DO, t, type Words } from "../words.ts";
import { cloudPage } from "./cloud.ts";

const W = {
  title: ["サービス アカウント キーの作成を無効にする", "Disable service account key creation"],
  policies: ["組織のポリシー", "Organization Policies"],
  constraint: ["制約 ID", "Constraint ID"],
  status: ["ステータス", "Status"],
  enforced: ["適用済み", "Enforced"],
  free: ["未適用", "Not enforced"],
  manage: ["ポリシーを管理", "Manage policy"],
  enforcement: ["適用", "Enforcement"],
  set: ["ポリシーを設定", "Set policy"],
  on: ["オン", "On"],
  off: ["オフ", "Off"],
} satisfies Record<string, Words>;

export const keyPolicy = cloudPage(
  /^\/iam-admin\/orgpolicies\/iam-(managed-)?disableServiceAccountKeyCreation\/?$/,
  W.title,
  (ctx, project) => {
    const now = project.keys_forbidden;
    const wanted = ctx.ui("wanted", now);
    const editing = ctx.ui("editing", false);
    const save = () => void ctx.act("PUT", `/projects/${project.id}/keys-forbidden`, { forbidden: wanted });
    const status = hidden(ctx, "status") ? [] : [[t(W.status), t(now ? W.enforced : W.free), now ? "lock" : "lock_open"] as const];
    const form: Block[] = [
      {
        kind: "radios",
        id: "enforcement",
        label: t(W.enforcement),
        value: wanted ? "on" : "off",
        options: [
          { value: "on", label: t(W.on) },
          { value: "off", label: t(W.off) },
        ],
        change: (value) => ctx.set("wanted", value === "on"),
      },
      {
        kind: "buttons",
        buttons: [
          { id: "set-policy", label: t(W.set), primary: true, press: save },
          { label: t(DO.cancel), press: () => ctx.set("editing", false) },
        ],
      },
    ];
    return {
      actions: [{ id: "manage-policy", label: t(W.manage), icon: "edit", press: () => ctx.set("editing", true) }],
      blocks: [{ kind: "facts", rows: [[t(W.constraint), "iam.disableServiceAccountKeyCreation"], ...status] }, ...(editing ? form : [])],
    };
  },
  { crumbs: [["IAM と管理", "IAM & Admin"], W.policies] },
);
