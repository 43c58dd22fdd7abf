// Salesforce's setup: Email-to-Case, and which mail is sent.

import type { Model } from "../model.ts";
import type { Block } from "../shape.ts";
import { DO, t, type Words } from "../words.ts";

const HOST = /\.(lightning\.force|my\.salesforce-setup)\.com$/;

const W = {
  emailToCase: ["メール-to-ケース", "Email-to-Case"],
  settings: ["メール-to-ケースの設定", "Email-to-Case Settings"],
  enable: ["メール-to-ケースの有効化", "Enable Email-to-Case"],
  onDemand: ["オンデマンドサービスの有効化", "Enable On-Demand Service"],
  routing: ["ルーティングアドレス", "Routing Addresses"],
  name: ["ルーティング名", "Routing Name"],
  email: ["メールアドレス", "Email Address"],
  verified: ["検証済み", "Verified"],
  service: ["メールサービスアドレス", "Email Services Address"],
  checked: ["選択済み", "Checked"],
  unchecked: ["未選択", "Not Checked"],
  none: ["表示するレコードがありません", "No records to display"],
  deliverability: ["メール送信", "Deliverability"],
  access: ["メール送信へのアクセス (メールを送信する)", "Access to Send Email (All Email Services)"],
  level: ["アクセスレベル", "Access level"],
  noAccess: ["アクセス権なし", "No access"],
  system: ["システムメールのみ", "System email only"],
  all: ["すべてのメール", "All email"],
} satisfies Record<string, Words>;

const always = { open: true, toggle: () => {} } as const;

export const emailToCase: Model = {
  hosts: HOST,
  path: /^\/lightning\/setup\/EmailToCase\/home\/?$/,
  heading: () => t(W.emailToCase),
  draw: (ctx) => {
    const { email_to_case, on_demand, routing } = ctx.data.salesforce;
    const editing = ctx.ui("editing", ctx.view.editing);
    const first = ctx.ui("email_to_case", email_to_case);
    const second = ctx.ui("on_demand", on_demand);
    const tick = (id: string, label: Words, on: boolean): Block => ({
      kind: "tick",
      look: "checkbox",
      id,
      label: t(label),
      on,
      disabled: !editing,
      change: (value) => ctx.set(id, value),
    });
    const save = () => void ctx.act("PUT", "/salesforce", { email_to_case: first, on_demand: second });
    return {
      actions: editing
        ? [
            { id: "save", label: t(DO.save), primary: true, press: save },
            { id: "cancel", label: t(DO.cancel), press: () => ctx.set("editing", false) },
          ]
        : [{ id: "edit", label: t(DO.edit), press: () => ctx.set("editing", true) }],
      blocks: [
        {
          kind: "card",
          id: "settings",
          heading: t(W.settings),
          ...always,
          blocks: [tick("email_to_case", W.enable, first), tick("on_demand", W.onDemand, second)],
        },
        {
          kind: "card",
          id: "routing-card",
          heading: t(W.routing),
          ...always,
          blocks: [
            {
              kind: "table",
              id: "routing",
              label: t(W.routing),
              heads: [t(W.name), t(W.email), t(W.verified), t(W.service)],
              empty: t(W.none),
              rows: routing.map(({ name, email, verified, service_address }) => ({
                id: email,
                cells: [
                  { text: name },
                  { text: email },
                  { text: t(verified ? W.checked : W.unchecked), checked: verified },
                  { text: service_address },
                ],
              })),
            },
          ],
        },
      ],
    };
  },
};

export const deliverability: Model = {
  hosts: HOST,
  path: /^\/lightning\/setup\/OrgEmailSettings\/home\/?$/,
  heading: () => t(W.deliverability),
  draw: (ctx) => {
    const now = ctx.data.salesforce.deliverability;
    const wanted = ctx.ui("level", now);
    return {
      actions: [
        {
          id: "save",
          label: t(DO.save),
          primary: true,
          disabled: wanted === now,
          press: () => void ctx.act("PUT", "/salesforce", { deliverability: wanted }),
        },
      ],
      blocks: [
        {
          kind: "card",
          id: "access",
          heading: t(W.access),
          ...always,
          blocks: [
            {
              kind: "select",
              id: "level",
              label: t(W.level),
              value: wanted,
              options: [
                { value: "none", label: t(W.noAccess) },
                { value: "system", label: t(W.system) },
                { value: "all", label: t(W.all) },
              ],
              change: (value) => ctx.set("level", value),
            },
          ],
        },
      ],
    };
  },
};
