// 「アクセス権を持つプリンシパル」 of a service account, and the dialog that grants access.

import type { Project, ServiceAccount } from "../data.ts";
import { type Context, hidden, list, type Page } from "../model.ts";
import type { Dialog } from "../shape.ts";
import { DO, t, type Words } from "../words.ts";

const W = {
  title: ["アクセス権を持つプリンシパル", "Principals with access"],
  type: ["タイプ", "Type"],
  principal: ["プリンシパル", "Principal"],
  name: ["名前", "Name"],
  role: ["ロール", "Role"],
  user: ["ユーザー", "User"],
  group: ["グループ", "Group"],
  service: ["サービス アカウント", "Service account"],
  editor: ["編集者", "Editor"],
  viewer: ["閲覧者", "Viewer"],
  owner: ["オーナー", "Owner"],
  grant: ["アクセスを許可", "Grant access"],
  newPrincipals: ["新しいプリンシパル", "New principals"],
  selectRole: ["ロールを選択", "Select a role"],
  remove: ["アクセス権を削除", "Remove access"],
  none: ["表示する行がありません", "No rows to display"],
} satisfies Record<string, Words>;

const ICONS = { user: "person", group: "group", service: "smart_toy" } as const;

function dialogOf(ctx: Context, root: string): Dialog | null {
  if (!ctx.ui("dialog", false)) return null;
  const email = ctx.ui("email", "");
  const role = ctx.ui<string | null>("role", null);
  const close = () => ctx.set("dialog", false);
  return {
    id: "grant-access",
    heading: t(W.grant),
    close,
    blocks: [
      { kind: "field", id: "new-principals", label: t(W.newPrincipals), value: email, change: (value) => ctx.set("email", value) },
      {
        kind: "select",
        id: "role",
        label: t(W.selectRole),
        value: role,
        options: (["owner", "editor", "viewer"] as const).map((value) => ({ value, label: t(W[value]) })),
        change: (value) => ctx.set("role", value),
      },
    ],
    buttons: [
      {
        id: "grant-save",
        label: t(DO.save),
        primary: true,
        disabled: role === null || email === "",
        press: () => void ctx.act("POST", root, { email: email.trim(), role }),
      },
      { label: t(DO.cancel), press: close },
    ],
  };
}

export function principalsPage(ctx: Context, project: Project, account: ServiceAccount): Page {
  const root = `/projects/${project.id}/accounts/${account.id}/principals`;
  const typed = !hidden(ctx, "type");
  return {
    blocks: [
      { kind: "buttons", buttons: [{ id: "grant", label: t(W.grant), icon: "person_add", press: () => ctx.set("dialog", true) }] },
      list(ctx, {
        id: "principals",
        label: t(W.title),
        heads: [...(typed ? [t(W.type)] : []), t(W.principal), t(W.name), t(W.role), ""],
        empty: t(W.none),
        searchLabel: t(["フィルタ", "Filter"]),
        rows: account.principals.map(({ kind, email, name, role }) => ({
          id: email,
          cells: [
            ...(typed ? [{ text: t(W[kind]), icon: ICONS[kind] }] : []),
            { text: email },
            { text: name },
            { text: t(W[role]) },
            { text: t(W.remove), press: () => void ctx.act("DELETE", `${root}/${email}`) },
          ],
        })),
      }),
    ],
    dialog: dialogOf(ctx, root),
  };
}
