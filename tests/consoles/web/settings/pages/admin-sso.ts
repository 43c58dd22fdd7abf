// 「サードパーティの IdP による SSO」: the legacy profile, who signs in by which profile, and the service addresses.

import type { Sso } from "../data.ts";
import { ADMIN, type Context, card, hidden, type Model } from "../model.ts";
import type { Block } from "../shape.ts";
import { DO, THINGS, t, type Words } from "../words.ts";

const W = {
  title: ["サードパーティの IdP による SSO", "SSO with third party IdP"],
  profile: ["組織向けの SSO プロファイル", "SSO profile for your organization (legacy)"],
  thirdParty: ["サードパーティの ID プロバイダで SSO を設定する", "Set up SSO with third-party identity provider"],
  masks: ["ネットワーク マスク", "Network masks"],
  assignments: ["SSO プロファイルの割り当ての管理", "Manage SSO profile assignments"],
  unit: ["組織部門/グループ", "Organizational unit/group"],
  assignment: ["割り当て", "Assignment"],
  legacy: ["従来の SSO プロファイル", "Legacy SSO profile"],
  none: ["なし", "None"],
  urls: ["ドメイン固有のサービス URL", "Domain-specific service URLs"],
  redirect: ["サードパーティ IdP にリダイレクト", "Redirect users to the third-party IdP"],
  username: ["Google のログインページでユーザー名の入力を求める", "Require users to enter their username on Google's sign-in page"],
} satisfies Record<string, Words>;

const profileName = (profile: string) => (profile === "legacy" ? t(W.legacy) : profile === "none" ? t(W.none) : `${profile} (SAML)`);

export const sso: Model = {
  hosts: ADMIN,
  path: /^\/ac\/security\/sso\/?$/,
  heading: () => t(W.title),
  crumbs: () => [
    [t(["セキュリティ", "Security"]), "/ac/security"],
    [t(["認証", "Authentication"]), null],
    [t(W.title), null],
  ],
  draw: (ctx) => {
    const now = ctx.data.google.settings.sso;
    const saving = (id: string, change: Partial<Sso>): Block => ({
      kind: "buttons",
      buttons: [{ id, label: t(DO.save), primary: true, press: () => void ctx.act("PUT", "/settings/sso", { ...now, ...change }) }],
    });
    const wanted = <K extends keyof Sso>(key: K): Sso[K] => ctx.ui(key, now[key]);
    const legacy: Block[] = [
      {
        kind: "tick",
        look: "checkbox",
        id: "third-party",
        label: t(W.thirdParty),
        on: wanted("third_party"),
        change: (on) => ctx.set("third_party", on),
      },
      { kind: "field", id: "masks", label: t(W.masks), long: true, value: wanted("masks"), change: (value) => ctx.set("masks", value) },
      saving("profile-save", { third_party: wanted("third_party"), masks: wanted("masks") }),
    ];
    return {
      blocks: [
        card(ctx, "legacy-profile", t(W.profile), undefined, legacy),
        ...(hidden(ctx, "assignments") ? [] : [card(ctx, "assignments", t(W.assignments), undefined, [assignments(ctx, now)])]),
        card(ctx, "service-urls", t(W.urls), undefined, [
          {
            kind: "radios",
            id: "urls",
            label: t(W.urls),
            value: wanted("service_urls"),
            options: [
              { value: "redirect", label: t(W.redirect) },
              { value: "username", label: t(W.username) },
            ],
            change: (value) => ctx.set("service_urls", value),
          },
          saving("urls-save", { service_urls: wanted("service_urls") }),
        ]),
      ],
    };
  },
};

function assignments(ctx: Context, now: Sso): Block {
  const next = (profile: string) => (profile === "legacy" ? "none" : "legacy");
  return {
    kind: "table",
    id: "assignments-table",
    label: t(W.assignments),
    heads: [t(W.unit), t(W.assignment), t(THINGS.actions)],
    empty: "",
    rows: now.assignments.map((one, index) => ({
      id: one.unit,
      cells: [
        { text: one.unit === "/" ? ctx.data.google.primary_domain : one.unit.slice(1) },
        { text: profileName(one.profile) },
        {
          text: t(DO.edit),
          press: () =>
            void ctx.act("PUT", "/settings/sso", {
              ...now,
              assignments: now.assignments.map((each, at) => (at === index ? { ...each, profile: next(each.profile) } : each)),
            }),
        },
      ],
    })),
  };
}
