// The Cloud console.

import { both, check, loading, pages, type Scenario, typed, without } from "./scenario.ts";

const ROOT = "https://console.cloud.google.com";
const P = "hito-link-492101";
const ID = "108234567890123456789";
const API = "calendar-json.googleapis.com";
const LIST = `${ROOT}/iam-admin/serviceaccounts`;
const DETAILS = `${LIST}/details/${ID}`;
const POLICY = `${ROOT}/iam-admin/orgpolicies/iam-disableServiceAccountKeyCreation?project=${P}`;

const key = (change: object = {}) => ({
  id: "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c",
  kind: "p12",
  active: true,
  created: "2026-04-01",
  expires: "9999-12-31",
  ...change,
});
const OTHER = "aa1e2d3c4b5a69788796a5b4c3d2e1f00f1e2daa";

const principal = (kind: string, email: string, role: string) => ({ kind, email, name: "", role });
const mailbox = principal("user", "saiyo@example.co.jp", "editor");
const owner = principal("user", "admin@example.co.jp", "owner");

const account = (change: object = {}) => ({
  id: ID,
  name: "hito-link",
  email: `hito-link@${P}.iam.gserviceaccount.com`,
  enabled: true,
  keys: [key()],
  principals: [mailbox, owner],
  ...change,
});

const project = (change: object = {}) => ({
  cloud: {
    chosen: P,
    projects: [{ id: P, name: "hito-link", in_organisation: true, apis: [API], accounts: [account()], keys_forbidden: false, ...change }],
  },
});
const accounts = (...list: object[]) => project({ accounts: list });
const keys = (...list: object[]) => accounts(account({ keys: list }));
const principals = (...list: object[]) => accounts(account({ principals: list }));
const RESOURCES = `${ROOT}/cloud-resource-manager`;

export const CLOUD: readonly Scenario[] = [
  ...check("cloud.project", RESOURCES, [
    ["pass", {}],
    ["fail", { cloud: { chosen: "" } }],
    ["cannot-tell", without("bar")],
  ]),
  ...check("cloud.organisation", RESOURCES, [
    ["pass", {}],
    ["fail", { cloud: { chosen: "my-first-project-3310" } }],
    ["cannot-tell", without("list")],
    ["cannot-tell", typed("kintai")],
  ]),
  ...check("cloud.calendar-api", `${ROOT}/apis/library/${API}?project=${P}`, [
    ["pass", {}],
    ["fail", project({ apis: [] })],
    ["cannot-tell", loading],
  ]),
  ...check("cloud.calendar-api", `${ROOT}/apis/api/${API}/metrics?project=${P}`, [
    ["pass", {}],
    ["fail", project({ apis: [] })],
    ["cannot-tell", loading],
  ]),
  ...check("cloud.service-account", `${LIST}?project=${P}`, [
    ["pass", {}],
    ["fail", accounts()],
    ["fail", accounts(account({ enabled: false }))],
    ["cannot-tell", loading],
    ["cannot-tell", both(accounts(account({ enabled: false }), account({ id: "100000000000000000099" })), pages(1))],
  ]),
  ...check("cloud.client-id", `${DETAILS}?project=${P}`, [
    ["pass", {}],
    ["fail", without("switching"), `${LIST}/details/100000000000000000099?project=${P}`],
    ["cannot-tell", without("id"), `${LIST}/details/hito-link@${P}.iam.gserviceaccount.com?project=${P}`],
  ]),
  ...check("cloud.key", `${DETAILS}/keys?project=${P}`, [
    ["pass", {}],
    ["pass", keys(key(), key({ id: OTHER, active: false }))],
    ["fail", keys()],
    ["fail", keys(key({ active: false }))],
    ["fail", keys(key({ expires: "2025-05-01" }))],
    ["fail", keys(key({ kind: "json" }))],
    ["cannot-tell", loading],
  ]),
  ...check("cloud.key-single", `${DETAILS}/keys?project=${P}`, [
    ["pass", {}],
    ["fail", keys(key(), key({ id: OTHER }))],
    ["cannot-tell", loading],
  ]),
  ...check("cloud.mailbox-role", `${DETAILS}/access?project=${P}`, [
    ["pass", {}],
    ["pass", {}, `${DETAILS}/permissions?project=${P}`],
    ["fail", principals(principal("user", "saiyo@example.co.jp", "viewer"), owner)],
    ["fail", principals(principal("service", `other@${P}.iam.gserviceaccount.com`, "editor"), owner)],
    ["fail", principals()],
    ["cannot-tell", both(principals(owner, mailbox), pages(1))],
  ]),
  ...check("cloud.mailbox-kind", `${DETAILS}/access?project=${P}`, [
    ["pass", {}],
    ["fail", principals(principal("group", "sales@example.co.jp", "editor"), owner)],
    ["cannot-tell", without("type")],
  ]),
  ...check("cloud.key-policy", POLICY, [
    ["pass", {}],
    ["fail", project({ keys_forbidden: true })],
    ["cannot-tell", without("status")],
  ]),
];
