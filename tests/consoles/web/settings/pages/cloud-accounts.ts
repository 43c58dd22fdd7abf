// 「サービス アカウント」: the project's accounts, and the page that creates one.

import { list } from "../model.ts";
import { DO, t, type Words } from "../words.ts";
import { cloudPage, withProject } from "./cloud.ts";

const W = {
  title: ["サービス アカウント", "Service accounts"],
  iam: ["IAM と管理", "IAM & Admin"],
  email: ["メール", "Email"],
  status: ["ステータス", "Status"],
  name: ["名前", "Name"],
  keyId: ["キー ID", "Key ID"],
  client: ["OAuth 2 クライアント ID", "OAuth 2 Client ID"],
  enabled: ["有効", "Enabled"],
  disabled: ["無効", "Disabled"],
  none: ["表示する行がありません", "No rows to display"],
  noKeys: ["キーがありません", "No keys"],
  create: ["サービス アカウントを作成", "Create service account"],
  accountName: ["サービス アカウント名", "Service account name"],
  accountId: ["サービス アカウント ID", "Service account ID"],
  createAndContinue: ["作成して続行", "Create and continue"],
} satisfies Record<string, Words>;

const LIST = "/iam-admin/serviceaccounts";

export const accounts = cloudPage(
  /^\/iam-admin\/serviceaccounts\/?$/,
  W.title,
  (ctx, project) => ({
    actions: [{ id: "create-account", label: t(W.create), icon: "add", press: () => ctx.go(withProject(`${LIST}/create`, project)) }],
    blocks: [
      list(ctx, {
        id: "accounts",
        label: t(W.title),
        heads: [t(W.email), t(W.status), t(W.name), t(W.keyId), t(W.client)],
        empty: t(W.none),
        searchLabel: t(["フィルタ", "Filter"]),
        rows: project.accounts.map(({ id, email, name, enabled, keys }) => ({
          id,
          cells: [
            { text: email, href: withProject(`${LIST}/details/${id}`, project) },
            { text: t(enabled ? W.enabled : W.disabled), icon: enabled ? "check_circle" : "do_not_disturb_on" },
            { text: name },
            { text: keys[0]?.id ?? t(W.noKeys) },
            { text: id },
          ],
        })),
      }),
    ],
  }),
  { crumbs: [W.iam] },
);

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");

export const newAccount = cloudPage(
  /^\/iam-admin\/serviceaccounts\/create\/?$/,
  W.create,
  (ctx, project) => {
    const name = ctx.ui("name", "");
    const id = ctx.ui("id", "") || plain(name);
    const create = () => void ctx.act("POST", `/projects/${project.id}/accounts`, { name, id }, { go: withProject(LIST, project) });
    return {
      blocks: [
        { kind: "field", id: "account-name", label: t(W.accountName), value: name, change: (value) => ctx.set("name", value) },
        { kind: "field", id: "account-id", label: t(W.accountId), value: id, change: (value) => ctx.set("id", value) },
        { kind: "text", tone: "faint", text: `${t(["メールアドレス", "Email address"])}: ${id}@${project.id}.iam.gserviceaccount.com` },
        {
          kind: "buttons",
          buttons: [
            { id: "create", label: t(W.createAndContinue), primary: true, disabled: id === "", press: create },
            { label: t(DO.cancel), press: () => ctx.go(withProject(LIST, project)) },
          ],
        },
      ],
    };
  },
  { crumbs: [W.iam, W.title] },
);
