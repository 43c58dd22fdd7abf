// The keys of a service account, and the dialog that creates one.

import type { Project, ServiceAccount } from "../data.ts";
import { type Context, list, type Page } from "../model.ts";
import type { Dialog } from "../shape.ts";
import { DO, t, type Words } from "../words.ts";

const W = {
  keys: ["キー", "Keys"],
  type: ["種類", "Type"],
  status: ["ステータス", "Status"],
  key: ["キー", "Key"],
  created: ["作成日", "Key creation date"],
  expires: ["有効期限", "Key expiration date"],
  active: ["有効", "Active"],
  disabled: ["無効", "Disabled"],
  none: ["表示する行がありません", "No rows to display"],
  add: ["鍵を追加", "Add key"],
  create: ["新しい鍵を作成", "Create new key"],
  keyType: ["キーのタイプ", "Key type"],
  json: ["JSON(推奨)", "JSON (recommended)"],
  saved: ["秘密鍵がパソコンに保存されました", "Private key saved to your computer"],
} satisfies Record<string, Words>;

/** The name that the file of a new key gets. */
const fileName = (project: Project, kind: string) => `${project.id}-${Date.now().toString(16).padStart(12, "0")}.${kind}`;

function dialogOf(ctx: Context, project: Project, account: ServiceAccount): Dialog | null {
  const saved = ctx.ui("saved", "");
  const close = () => ctx.set(saved ? "saved" : "dialog", saved ? "" : false);
  if (saved)
    return {
      id: "key-saved",
      heading: t(W.saved),
      close,
      blocks: [{ kind: "text", text: saved }],
      buttons: [{ id: "key-close", label: t(DO.close), press: close }],
    };
  if (!ctx.ui("dialog", false)) return null;
  const kind = ctx.ui("kind", "json");
  const create = () => {
    void ctx.act("POST", `/projects/${project.id}/accounts/${account.id}/keys`, { kind }, { keep: { saved: fileName(project, kind) } });
  };
  return {
    id: "create-key",
    heading: t(W.create),
    close,
    blocks: [
      {
        kind: "radios",
        id: "key-type",
        label: t(W.keyType),
        value: kind,
        options: [
          { value: "json", label: t(W.json) },
          { value: "p12", label: "P12" },
        ],
        change: (value) => ctx.set("kind", value),
      },
    ],
    buttons: [
      { label: t(DO.cancel), press: close },
      { id: "key-create", label: t(DO.create), primary: true, press: create },
    ],
  };
}

export function keysPage(ctx: Context, project: Project, account: ServiceAccount): Page {
  const root = `/projects/${project.id}/accounts/${account.id}/keys`;
  return {
    blocks: [
      { kind: "buttons", buttons: [{ id: "add-key", label: t(W.add), icon: "arrow_drop_down", press: () => ctx.set("dialog", true) }] },
      list(ctx, {
        id: "keys",
        label: t(W.keys),
        heads: [t(W.type), t(W.status), t(W.key), t(W.created), t(W.expires), ""],
        empty: t(W.none),
        rows: account.keys.map(({ id, kind, active, created, expires }) => ({
          id,
          cells: [
            { text: kind.toUpperCase() },
            { text: t(active ? W.active : W.disabled), icon: active ? "check_circle" : "error" },
            { text: id },
            { text: created.replaceAll("-", "/") },
            { text: expires.replaceAll("-", "/") },
            { text: t(DO.delete), press: () => void ctx.act("DELETE", `${root}/${id}`) },
          ],
        })),
      }),
    ],
    dialog: dialogOf(ctx, project, account),
  };
}
