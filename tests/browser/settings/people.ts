// The user's own account and mailbox, rakumo, and Salesforce.

import { DOMAINS, GROUPS } from "./admin.ts";
import { both, check, editing, loading, type Scenario, typed } from "./scenario.ts";

const CONNECTIONS = "https://myaccount.google.com/connections";
const TWO_STEP = "https://myaccount.google.com/signinoptions/twosv";
const POP = "https://mail.google.com/mail/u/0/#settings/fwdandpop";
const RAKUMO = "https://a-rakumo.appspot.com/admin#/settings";
const SETUP = "https://example.lightning.force.com/lightning/setup";

const routing = (verified: boolean, name = "サポート") => ({
  name,
  email: verified ? "support@example.co.jp" : "saiyo@example.co.jp",
  verified,
  service_address: "support@0-example.case.salesforce.example",
});

/** rakumo's admin console needs its own login. */
const rakumo = (change: object = {}) => ({ rakumo: change, session: { rakumo_admin: "admin@example.co.jp" } });

/** The plain page says nothing about itself: it is there when its button is. */
const RAKUMO_READY =
  'return (document.documentElement.dataset.settled ?? (document.querySelector("#save-settings") ? "yes" : "")) === "yes"';

const onRakumo = (scenarios: readonly Scenario[]) => scenarios.map((scenario) => ({ ...scenario, ready: RAKUMO_READY }));

export const PEOPLE: readonly Scenario[] = [
  ...check("account.rakumo", CONNECTIONS, [
    ["pass", {}],
    ["fail", { grants: { "admin@example.co.jp": "none" } }],
    ["cannot-tell", loading],
    ["cannot-tell", typed("経費")],
  ]),
  ...check("account.two-step", TWO_STEP, [
    ["pass", {}],
    ["fail", { own: { two_step: false } }],
    ["cannot-tell", loading],
  ]),
  ...check("gmail.pop-user", POP, [
    ["pass", {}],
    ["fail", { own: { pop: "off" } }],
    ["cannot-tell", loading],
  ]),
  ...onRakumo([
    ...check(
      "rakumo.domains",
      RAKUMO,
      [
        ["pass", rakumo()],
        ["fail", rakumo({ sync_domains: ["example.co.jp", "old.example"] })],
      ],
      [DOMAINS],
    ),
    ...check("rakumo.domains", RAKUMO, [["cannot-tell", rakumo()]]),
    ...check("rakumo.groups", RAKUMO, [["pass", rakumo()]]),
    ...check(
      "rakumo.groups",
      RAKUMO,
      [
        ["pass", rakumo({ group_mode: "named" })],
        ["fail", rakumo({ group_mode: "named", named_groups: ["sales@example.co.jp", "gone@example.co.jp"] })],
      ],
      [GROUPS],
    ),
    ...check("rakumo.groups", RAKUMO, [["cannot-tell", rakumo({ group_mode: "named" })]]),
  ]),
  ...check("salesforce.email-to-case", `${SETUP}/EmailToCase/home`, [
    ["pass", {}],
    ["pass", editing],
    ["fail", { salesforce: { email_to_case: false } }],
    ["fail", both({ salesforce: { email_to_case: false } }, editing)],
    ["cannot-tell", loading],
  ]),
  ...check("salesforce.on-demand", `${SETUP}/EmailToCase/home`, [
    ["pass", {}],
    ["pass", editing],
    ["fail", { salesforce: { on_demand: false } }],
    ["fail", both({ salesforce: { on_demand: false } }, editing)],
    ["cannot-tell", loading],
  ]),
  ...check("salesforce.routing", `${SETUP}/EmailToCase/home`, [
    ["pass", {}],
    ["pass", { salesforce: { routing: [routing(true), routing(true, "採用")] } }],
    ["fail", { salesforce: { routing: [routing(true), routing(false, "採用")] } }],
    ["fail", { salesforce: { routing: [] } }],
    ["cannot-tell", loading],
  ]),
  ...check("salesforce.deliverability", `${SETUP}/OrgEmailSettings/home`, [
    ["pass", {}],
    ["fail", { salesforce: { deliverability: "none" } }],
    ["fail", { salesforce: { deliverability: "system" } }],
    ["cannot-tell", loading],
  ]),
];
