// One service account: its details, its keys, and who has access to it.

import type { Project, ServiceAccount } from "../data.ts";
import { type Context, card, hidden, type Page } from "../model.ts";
import type { Block } from "../shape.ts";
import { t, type Words } from "../words.ts";
import { cloudPage, projectOf, withProject } from "./cloud.ts";
import { keysPage } from "./cloud-keys.ts";
import { principalsPage } from "./cloud-principals.ts";

const W = {
  details: ["詳細", "Details"],
  access: ["アクセス権を持つプリンシパル", "Principals with access"],
  keys: ["キー", "Keys"],
  name: ["名前", "Name"],
  email: ["メール", "Email"],
  id: ["一意の ID", "Unique ID"],
  status: ["サービス アカウントのステータス", "Service account status"],
  enabled: ["アカウントは有効です", "Account currently active"],
  disabled: ["アカウントは無効です", "Account currently disabled"],
  enable: ["サービス アカウントを有効にする", "Enable service account"],
  disable: ["サービス アカウントを無効にする", "Disable service account"],
  show: ["詳細設定を表示", "Show advanced settings"],
  hide: ["詳細設定を非表示", "Hide advanced settings"],
  delegation: ["ドメイン全体の委任", "Domain-wide delegation"],
  clientId: ["クライアント ID", "Client ID"],
  admin: ["Google Workspace 管理コンソールを表示", "View Google Workspace Admin Console"],
  accounts: ["サービス アカウント", "Service accounts"],
} satisfies Record<string, Words>;

/** A page below one account, with its tabs. */
function accountPage(path: RegExp, tab: string, draw: (ctx: Context, project: Project, account: ServiceAccount) => Page) {
  const accountOf = (ctx: Context, project: Project | undefined) => {
    // While the page switches to another account, it may still show the former one.
    if (hidden(ctx, "switching")) return project?.accounts[0];
    const asked = decodeURIComponent(ctx.match[1] ?? "");
    return project?.accounts.find(({ id, email }) => id === asked || email === asked);
  };
  return cloudPage(
    path,
    (ctx) => (ctx && accountOf(ctx, projectOf(ctx))?.name) ?? t(W.accounts),
    (ctx, project) => {
      const account = accountOf(ctx, project);
      if (!account)
        return {
          blocks: [{ kind: "text", tone: "error", text: t(["サービス アカウントが見つかりません。", "Service account not found."]) }],
        };
      const root = `/iam-admin/serviceaccounts/details/${account.id}`;
      const link = (label: Words, name: string) => ({ label: t(label), href: withProject(root + name, project), current: name === tab });
      const tabs: Block = {
        kind: "tabs",
        label: account.name,
        links: [link(W.details, ""), link(W.access, "/access"), link(W.keys, "/keys")],
      };
      const page = draw(ctx, project, account);
      return { ...page, blocks: [tabs, ...page.blocks] };
    },
    { crumbs: [["IAM と管理", "IAM & Admin"], W.accounts] },
  );
}

const readonly = { readonly: true, change: () => {} } as const;

export const account = accountPage(/^\/iam-admin\/serviceaccounts\/details\/([^/]+)\/?$/, "", (ctx, project, one) => {
  const open = ctx.ui("advanced", false);
  const unseen = hidden(ctx, "id");
  const enable = () => void ctx.act("PUT", `/projects/${project.id}/accounts/${one.id}`, { enabled: !one.enabled });
  const advanced: Block[] = [
    { kind: "facts", rows: [[t(W.clientId), one.id]] },
    {
      kind: "buttons",
      buttons: [{ id: "admin-console", label: t(W.admin), press: () => ctx.go("https://admin.google.com/ac/owl/domainwidedelegation") }],
    },
  ];
  return {
    blocks: [
      { kind: "field", id: "name", label: t(W.name), value: one.name, ...readonly },
      { kind: "facts", rows: [[t(W.email), one.email], ...(unseen ? [] : [[t(W.id), one.id] as const])] },
      card(ctx, "account-status", t(W.status), undefined, [
        { kind: "text", icon: one.enabled ? "check_circle" : "block", text: t(one.enabled ? W.enabled : W.disabled) },
        { kind: "buttons", buttons: [{ id: "enable", label: t(one.enabled ? W.disable : W.enable), press: enable }] },
      ]),
      {
        kind: "buttons",
        buttons: [
          {
            id: "advanced",
            label: t(open ? W.hide : W.show),
            icon: open ? "expand_less" : "expand_more",
            press: () => ctx.set("advanced", !open),
          },
        ],
      },
      ...(open ? [card(ctx, "delegation", t(W.delegation), undefined, advanced)] : []),
    ],
  };
});

export const keys = accountPage(/^\/iam-admin\/serviceaccounts\/details\/([^/]+)\/keys\/?$/, "/keys", keysPage);
export const principals = accountPage(
  /^\/iam-admin\/serviceaccounts\/details\/([^/]+)\/(?:access|permissions)\/?$/,
  "/access",
  principalsPage,
);
