// The Admin console: domain-wide delegation, SSO, sessions, mail clients.

import { both, check, collapsed, loading, pages, type Scenario, typed, without } from "./scenario.ts";

const ROOT = "https://admin.google.com/ac";
const DELEGATION = `${ROOT}/owl/domainwidedelegation`;
const SSO = `${ROOT}/security/sso`;
const SESSION = `${ROOT}/security/session`;
const MAIL = `${ROOT}/apps/gmail/enduseraccess`;

const CLIENT = "108234567890123456789";
const SCOPE = "https://www.googleapis.com/auth/calendar";
const ACCOUNT = `https://console.cloud.google.com/iam-admin/serviceaccounts/details/${CLIENT}?project=hito-link-492101`;

const settings = (change: object) => ({ google: { settings: change } });
const client = (client_id: string, ...scopes: string[]) => ({ name: "hito-link", client_id, scopes });
const clients = (...delegation: object[]) => settings({ delegation });
const sso = (change: object) => settings({ sso: change });
const assigned = (profile: string) => ({ assignments: [{ unit: "/", profile }] });
const form = (id: string, scope: string) => `${DELEGATION}?${new URLSearchParams({ clientIdToAdd: id, clientScopeToAdd: scope })}`;

/** Slips of the scope that people make. */
const SLIPS = [
  "http://www.googleapis.com/auth/calendar",
  "https:/www.googleapis.com/auth/calendar",
  "https://www.googleapis.com/auth/calendar/",
  "https://www.googleapis.com/auth/calender",
  "https://www.googleapis.com/auth/calendar.readonly",
  "https://www.googleapis.com/auth/calendar.events",
  "https://www.googleapis.com/auth/ calendar",
  "www.googleapis.com/auth/calendar",
];

export const SECURITY: readonly Scenario[] = [
  ...check(
    "delegation.client",
    DELEGATION,
    [
      ["pass", {}],
      ["fail", clients(client("108234567890123456780", SCOPE))],
      [
        "cannot-tell",
        both(clients(client("100000000000000000011", SCOPE), client("100000000000000000012"), client(CLIENT, SCOPE)), pages(2)),
      ],
    ],
    [ACCOUNT],
  ),
  ...check("delegation.client", DELEGATION, [["cannot-tell", {}]]),
  ...check("delegation.scope", DELEGATION, [
    ["pass", {}],
    ["pass", clients(client(CLIENT, "https://www.googleapis.com/auth/gmail.send", SCOPE))],
    ["cannot-tell", clients()],
    // Other products need other scopes: whose client this is, the Cloud console tells.
    ["cannot-tell", clients(client(CLIENT, `${SCOPE}.readonly`))],
  ]),
  ...check(
    "delegation.scope",
    DELEGATION,
    SLIPS.slice(3, 6).map((slip) => ["fail", clients(client(CLIENT, slip))] as const),
    [`https://console.cloud.google.com/iam-admin/serviceaccounts/details/${CLIENT}?project=hito-link-492101`],
  ),
  ...check("delegation.duplicates", DELEGATION, [
    ["pass", {}],
    ["fail", clients(client(CLIENT, SCOPE), client(CLIENT, SCOPE))],
    ["cannot-tell", clients()],
    ["cannot-tell", pages(1)],
    ["cannot-tell", typed("calendar")],
    ["cannot-tell", loading],
  ]),
  ...check("delegation.form-client", DELEGATION, [
    ["pass", {}, form(CLIENT, SCOPE)],
    ["fail", {}, form("hito-link@hito-link-492101.iam.gserviceaccount.com", SCOPE)],
    ["fail", {}, form("871234567890", SCOPE)],
    ["cannot-tell", {}, form("", "")],
  ]),
  ...check("delegation.form-scope", DELEGATION, [
    ["pass", {}, form(CLIENT, SCOPE)],
    ...SLIPS.map((slip) => ["fail", {}, form(CLIENT, slip)] as const),
    ["cannot-tell", {}, form(CLIENT, "")],
  ]),
  ...check("sso.masks", SSO, [
    ["pass", {}],
    ["pass", sso({ masks: "" })],
    ["fail", sso({ masks: "192.0.2.0/24; 198.51.100.0/33" })],
    ["fail", sso({ masks: "192.0.2.0/24, 198.51.100.7" })],
    ["cannot-tell", collapsed],
  ]),
  ...check("sso.profile", SSO, [
    ["pass", {}],
    ["pass", sso({ masks: "", ...assigned("Example IdP") })],
    ["fail", sso(assigned("Example IdP"))],
    ["cannot-tell", without("assignments")],
  ]),
  ...check("sso.service-urls", SSO, [
    ["pass", {}],
    ["fail", sso({ service_urls: "redirect" })],
    ["cannot-tell", sso({ service_urls: "unset" })],
  ]),
  ...check("session.length", SESSION, [
    ["pass", {}],
    ["pass", settings({ web_session: "7d" })],
    ["pass", settings({ web_session: "never" })],
    ["fail", settings({ web_session: "1h" })],
    ["fail", settings({ web_session: "24h" })],
    ["cannot-tell", collapsed],
  ]),
  ...check("gmail.imap", MAIL, [
    ["pass", {}],
    ["fail", settings({ end_user: { imap: false } })],
    ["cannot-tell", collapsed],
  ]),
  ...check("gmail.pop", MAIL, [
    ["pass", {}],
    ["fail", settings({ end_user: { pop: false } })],
    ["cannot-tell", collapsed],
  ]),
  ...check("gmail.clients", MAIL, [
    ["pass", {}],
    ["fail", settings({ end_user: { clients: "restricted" } })],
    ["cannot-tell", settings({ end_user: { imap: false, clients: "unset" } })],
    ["cannot-tell", collapsed],
  ]),
];
