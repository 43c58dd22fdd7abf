// The Google Calendar API: in the library, and on its dashboard once it is enabled.

import { t, type Words } from "../words.ts";
import { cloudPage, withProject } from "./cloud.ts";

const API = "calendar-json.googleapis.com";

const W = {
  title: ["Google Calendar API", "Google Calendar API"],
  apis: ["API とサービス", "APIs & Services"],
  intro: ["カレンダーの予定を読み書きするアプリを統合します。", "Integrates apps that read and write calendar events."],
  enable: ["有効にする", "Enable"],
  enabled: ["API が有効です", "API Enabled"],
  manage: ["管理", "Manage"],
  disable: ["API を無効にする", "Disable API"],
  metrics: ["指標", "Metrics"],
  quotas: ["割り当てとシステム上限", "Quotas & System Limits"],
  service: ["サービス名", "Service name"],
  status: ["ステータス", "Status"],
  on: ["有効", "Enabled"],
  off: ["無効", "Disabled"],
} satisfies Record<string, Words>;

const DASHBOARD = `/apis/api/${API}/metrics`;

export const library = cloudPage(
  /^\/apis\/library\/calendar-json\.googleapis\.com\/?$/,
  W.title,
  (ctx, project) => {
    const enable = () =>
      void ctx.act("PUT", `/projects/${project.id}/apis`, { api: API, enabled: true }, { go: withProject(DASHBOARD, project) });
    return {
      blocks: [
        { kind: "text", tone: "faint", text: t(W.intro) },
        ...(project.apis.includes(API)
          ? [
              {
                kind: "buttons",
                buttons: [{ id: "manage", label: t(W.manage), primary: true, press: () => ctx.go(withProject(DASHBOARD, project)) }],
              } as const,
              { kind: "text", tone: "ok", icon: "check_circle", text: t(W.enabled) } as const,
            ]
          : [{ kind: "buttons", buttons: [{ id: "enable", label: t(W.enable), primary: true, press: enable }] } as const]),
      ],
    };
  },
  { crumbs: [W.apis, ["ライブラリ", "Library"]] },
);

export const dashboard = cloudPage(
  /^\/apis\/api\/calendar-json\.googleapis\.com(\/|$)/,
  W.title,
  (ctx, project) => {
    const on = project.apis.includes(API);
    const put = (enabled: boolean) => () => void ctx.act("PUT", `/projects/${project.id}/apis`, { api: API, enabled });
    return {
      actions: [
        on
          ? { id: "disable", label: t(W.disable), icon: "block", press: put(false) }
          : { id: "enable", label: t(W.enable), icon: "power_settings_new", primary: true, press: put(true) },
      ],
      blocks: [
        {
          kind: "tabs",
          label: t(W.title),
          links: [
            { label: t(W.metrics), href: withProject(DASHBOARD, project), current: true },
            { label: t(W.quotas), href: withProject(`/apis/api/${API}/quotas`, project) },
          ],
        },
        {
          kind: "facts",
          rows: [
            [t(W.service), API],
            [t(W.status), t(on ? W.on : W.off)],
          ],
        },
      ],
    };
  },
  { crumbs: [W.apis] },
);
