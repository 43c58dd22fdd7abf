// One user of the Admin console: who it is, its role and its licences.

import type { User } from "../data.ts";
import { ADMIN, type Context, card, hidden, type Model } from "../model.ts";
import type { Block, Cell, Facts } from "../shape.ts";
import { DO, THINGS, t, type Words } from "../words.ts";

const W = {
  users: ["ユーザー", "Users"],
  information: ["ユーザー情報", "User information"],
  active: ["有効", "Active"],
  suspended: ["停止中", "Suspended"],
  roles: ["管理者ロールと権限", "Admin roles and privileges"],
  role: ["ロール", "Role"],
  superAdmin: ["特権管理者", "Super Admin"],
  assigned: ["割り当て済み", "Assigned"],
  unassigned: ["未割り当て", "Not assigned"],
  licences: ["ライセンス", "Licenses"],
} satisfies Record<string, Words>;

const LICENCES = [
  ["licence", "Google Workspace Business Standard"],
  ["cloud_identity", "Cloud Identity Free"],
] as const;

const userOf = (ctx: Context): User | undefined => ctx.data.google.users.find(({ id }) => id === ctx.match[1]);

function facts(ctx: Context, user: User): Facts {
  const status = [t(THINGS.status), t(user.suspended ? W.suspended : W.active), user.suspended ? "block" : "check_circle"] as const;
  return {
    kind: "facts",
    rows: [
      [t(THINGS.name), user.name],
      [t(THINGS.email), user.email],
      [t(THINGS.orgUnit), user.org_unit],
      ...(hidden(ctx, "status") ? [] : [status]),
    ],
  };
}

function roleBlocks(ctx: Context, user: User): Block[] {
  const wanted = ctx.ui("role", user.super_admin);
  const cell: Cell = {
    text: t(user.super_admin ? W.assigned : W.unassigned),
    tick: { kind: "tick", look: "switch", id: "role", label: t(W.superAdmin), on: wanted, change: (on) => ctx.set("role", on) },
  };
  const save = () => void ctx.act("PUT", `/users/${user.id}`, { super_admin: wanted });
  return [
    {
      kind: "table",
      id: "roles",
      label: t(W.roles),
      heads: [t(W.role), t(THINGS.status)],
      rows: [{ id: "super-admin", cells: [{ text: t(W.superAdmin), icon: "admin_panel_settings" }, cell] }],
      empty: "",
    },
    {
      kind: "buttons",
      buttons: [{ id: "role-save", label: t(DO.save), primary: true, disabled: wanted === user.super_admin, press: save }],
    },
  ];
}

function licenceBlocks(ctx: Context, user: User): Block[] {
  const wanted = (field: "licence" | "cloud_identity") => ctx.ui(`wanted:${field}`, user[field]);
  const same = LICENCES.every(([field]) => wanted(field) === user[field]);
  const save = () => void ctx.act("PUT", `/users/${user.id}`, { licence: wanted("licence"), cloud_identity: wanted("cloud_identity") });
  return [
    {
      kind: "table",
      id: "licences",
      label: t(W.licences),
      heads: [t(THINGS.service), t(THINGS.status)],
      rows: LICENCES.map(([field, name]) => ({
        id: field,
        cells: [
          { text: name },
          {
            text: t(user[field] ? THINGS.on : THINGS.off),
            tick: {
              kind: "tick",
              look: "switch",
              id: field,
              label: name,
              on: wanted(field),
              change: (on) => ctx.set(`wanted:${field}`, on),
            },
          },
        ],
      })),
      empty: "",
    },
    { kind: "buttons", buttons: [{ id: "licences-save", label: t(DO.save), primary: true, disabled: same, press: save }] },
  ];
}

export const user: Model = {
  hosts: ADMIN,
  path: /^\/ac\/users\/(\d{21})(\/|$)/,
  heading: (ctx) => (ctx && userOf(ctx)?.name) ?? t(W.users),
  crumbs: () => [[t(W.users), "/ac/users"]],
  draw: (ctx) => {
    const found = userOf(ctx);
    if (!found) return { blocks: [{ kind: "text", text: t(["ユーザーが見つかりません。", "User not found."]) }] };
    const role = t(found.super_admin ? W.superAdmin : ["管理者ロールなし", "No admin roles"]);
    const licence = found.licence ? LICENCES[0][1] : found.cloud_identity ? LICENCES[1][1] : t(["なし", "None"]);
    return {
      blocks: [
        { kind: "card", id: "information", heading: t(W.information), open: true, toggle: () => {}, blocks: [facts(ctx, found)] },
        card(ctx, "roles-card", t(W.roles), ctx.view.collapsed ? undefined : role, roleBlocks(ctx, found)),
        card(ctx, "licences-card", t(W.licences), ctx.view.collapsed ? undefined : licence, licenceBlocks(ctx, found)),
      ],
    };
  },
};
