// The Admin console: users, domains, groups, API controls.

import { both, check, collapsed, forUnit, loading, pages, type Scenario, typed, without } from "./scenario.ts";

const ROOT = "https://admin.google.com/ac";
export const DOMAINS = `${ROOT}/domains/manage`;
export const GROUPS = `${ROOT}/groups`;
const USER = `${ROOT}/users/100000000000000000002`;
const APPS = `${ROOT}/owl/list?tab=configuredApps`;
const API = `${ROOT}/owl/settings`;
const SERVICES = `${ROOT}/owl/list?tab=services`;
const CALENDAR = `${ROOT}/appsettings/435070579839`;
const GMAIL = `${ROOT}/appsettings/740348119625`;

const runner = {
  id: "100000000000000000001",
  email: "admin@example.co.jp",
  name: "山田 太郎",
  org_unit: "/情報システム部",
  super_admin: true,
  licence: true,
  suspended: false,
};

/** The tenant with one more user, whose page is opened. */
const hanako = (change: object = {}) => ({
  google: {
    users: [
      runner,
      {
        ...runner,
        id: "100000000000000000002",
        email: "hanako.sato@example.co.jp",
        name: "佐藤 花子",
        org_unit: "/総務部",
        ...change,
      },
    ],
  },
});

const app = (name: string, access: string) => ({ name, client_id: "110000000000000000055.apps.example", access });
const salesforce = (access: string) => ({
  google: { other_apps: [{ ...app("経費メモ", "limited"), client_id: "110000000000000000034.apps.example" }, app("Salesforce", access)] },
});
const rakumo = (rakumo_access: string) => ({ google: { rakumo_access } });
const settings = (change: object) => ({ google: { settings: change } });
const services = (change: object) => settings({ services: change });

export const ADMIN: readonly Scenario[] = [
  ...check("user.super-admin", USER, [
    ["pass", hanako()],
    ["fail", hanako({ super_admin: false })],
    ["cannot-tell", both(hanako(), collapsed)],
  ]),
  ...check("user.primary-domain", USER, [["pass", hanako()]], [DOMAINS]),
  ...check("user.primary-domain", USER, [["fail", hanako({ email: "hanako.sato@example.jp" })]], [DOMAINS]),
  ...check("user.primary-domain", USER, [["cannot-tell", hanako()]]),
  ...check("user.licence", USER, [
    ["pass", hanako()],
    ["pass", hanako({ cloud_identity: true })],
    ["fail", hanako({ licence: false })],
    ["fail", hanako({ licence: false, cloud_identity: true })],
    ["cannot-tell", both(hanako(), collapsed)],
  ]),
  ...check("user.active", USER, [
    ["pass", hanako()],
    ["fail", hanako({ suspended: true })],
    ["cannot-tell", both(hanako(), without("status"))],
  ]),
  ...check("domains.primary", DOMAINS, [
    ["pass", {}],
    ["cannot-tell", loading],
  ]),
  ...check("groups.list", GROUPS, [
    ["pass", {}],
    ["cannot-tell", loading],
    ["cannot-tell", pages(2)],
    ["cannot-tell", typed("sales")],
  ]),
  ...check("app.rakumo", APPS, [
    ["pass", {}],
    ["fail", rakumo("limited")],
    ["fail", rakumo("specific")],
    ["fail", rakumo("blocked")],
    ["fail", rakumo("unconfigured")],
    ["cannot-tell", both(rakumo("unconfigured"), pages(2))],
    ["cannot-tell", typed("サンプル")],
  ]),
  ...check("app.salesforce", APPS, [
    ["pass", {}],
    ["fail", salesforce("limited")],
    ["fail", salesforce("specific")],
    ["fail", salesforce("blocked")],
    ["fail", salesforce("unconfigured")],
    ["cannot-tell", pages(2)],
    ["cannot-tell", typed("rakumo")],
  ]),
  ...check("api.block-all", API, [
    ["pass", {}],
    ["fail", settings({ block_all_api: true })],
    ["cannot-tell", without("state")],
    ["cannot-tell", collapsed],
  ]),
  ...check("api.calendar-unrestricted", SERVICES, [
    ["pass", {}],
    ["fail", services({ calendar: "restricted" })],
    ["cannot-tell", pages(1)],
  ]),
  ...check("api.gmail-unrestricted", SERVICES, [
    ["pass", {}],
    ["fail", services({ gmail: "restricted" })],
    ["cannot-tell", pages(2)],
  ]),
  ...check("service.calendar", CALENDAR, [
    ["pass", {}],
    ["pass", both({ google: { calendar: { on_for: ["/営業部"] } } }, forUnit("/営業部"))],
    ["pass", both({ google: { calendar: { on_for: ["/営業部"] } } }, forUnit("/営業部/東京"))],
    ["fail", { google: { calendar: "off" } }],
    ["fail", both({ google: { calendar: { off_for: ["/営業部"] } } }, forUnit("/営業部"))],
    ["fail", both({ google: { calendar: "off" } }, forUnit("/総務部"))],
    ["cannot-tell", both({ google: { calendar: { on_for: ["/営業部"] } } }, collapsed)],
  ]),
  ...check("service.gmail", GMAIL, [
    ["pass", {}],
    ["pass", both(settings({ gmail: { on_for: ["/営業部"] } }), forUnit("/営業部"))],
    ["fail", settings({ gmail: "off" })],
    ["fail", both(settings({ gmail: { off_for: ["/営業部"] } }), forUnit("/営業部"))],
    ["cannot-tell", both(settings({ gmail: { on_for: ["/営業部"] } }), collapsed)],
  ]),
];
