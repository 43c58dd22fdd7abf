// What stands around every page of a console: its name, its menu, the account.

import type { Frame } from "./data.ts";
import type { Context } from "./model.ts";
import type { Drawn } from "./shape.ts";
import { FRAME, language, t, type Words } from "./words.ts";

type Surroundings = Pick<Drawn, "console" | "consoleName" | "menu" | "account" | "bar" | "note">;
type Link = readonly [label: Words, path: string];

const ADMIN_MENU: readonly (readonly [Words | null, readonly Link[]])[] = [
  [null, [[["ホーム", "Home"], "/ac/home"]]],
  [
    ["ディレクトリ", "Directory"],
    [
      [["ユーザー", "Users"], "/ac/users"],
      [["グループ", "Groups"], "/ac/groups"],
    ],
  ],
  [
    ["アプリ", "Apps"],
    [
      [["カレンダー", "Calendar"], "/ac/appsettings/435070579839"],
      [["Gmail", "Gmail"], "/ac/appsettings/740348119625"],
      [["エンドユーザーのアクセス", "End User Access"], "/ac/apps/gmail/enduseraccess"],
    ],
  ],
  [
    ["セキュリティ", "Security"],
    [
      [["アプリのアクセス制御", "App access control"], "/ac/owl/list?tab=configuredApps"],
      [["GOOGLE サービスを管理", "Manage Google Services"], "/ac/owl/list?tab=services"],
      [["設定", "Settings"], "/ac/owl/settings"],
      [["ドメイン全体の委任", "Domain-wide delegation"], "/ac/owl/domainwidedelegation"],
      [["サードパーティの IdP による SSO", "SSO with third party IdP"], "/ac/security/sso"],
      [["Google のセッション管理", "Google session control"], "/ac/security/session"],
    ],
  ],
  [["アカウント", "Account"], [[["ドメインの管理", "Manage domains"], "/ac/domains/manage"]]],
];

const CLOUD_MENU: readonly (readonly [Words | null, readonly Link[]])[] = [
  [
    ["IAM と管理", "IAM & Admin"],
    [
      [["リソースの管理", "Manage resources"], "/cloud-resource-manager"],
      [["サービス アカウント", "Service Accounts"], "/iam-admin/serviceaccounts"],
      [["組織のポリシー", "Organization Policies"], "/iam-admin/orgpolicies/iam-disableServiceAccountKeyCreation"],
    ],
  ],
  [["API とサービス", "APIs & Services"], [[["ライブラリ", "Library"], "/apis/library/calendar-json.googleapis.com"]]],
];

const ACCOUNT_MENU: readonly (readonly [Words | null, readonly Link[]])[] = [
  [
    null,
    [
      [["サードパーティ製のアプリとサービスとの接続", "Your connections to third-party apps & services"], "/connections"],
      [["2 段階認証プロセス", "2-Step Verification"], "/signinoptions/twosv"],
    ],
  ],
];

const SALESFORCE_MENU: readonly (readonly [Words | null, readonly Link[]])[] = [
  [["サービス", "Service"], [[["メール-to-ケース", "Email-to-Case"], "/lightning/setup/EmailToCase/home"]]],
  [["メール", "Email"], [[["メール送信", "Deliverability"], "/lightning/setup/OrgEmailSettings/home"]]],
];

const CONSOLES = {
  "admin.google.com": ["admin", ["管理コンソール", "Admin Console"], ADMIN_MENU],
  "console.cloud.google.com": ["cloud", ["Google Cloud コンソール", "Google Cloud console"], CLOUD_MENU],
  "myaccount.google.com": ["account", ["Google アカウント", "Google Account"], ACCOUNT_MENU],
  "mail.google.com": ["mail", ["Gmail", "Gmail"], []],
  "a-rakumo.appspot.com": [
    "rakumo",
    ["rakumo 管理画面", "rakumo 管理画面"],
    [[null, [[["同期の設定", "同期の設定"], "/admin#/settings"]]]],
  ],
} as const;

/** Whether a link of the menu leads to this page. */
const isHere = (path: string) => {
  const here = location.pathname.replace(/^\/u\/\d+(?=\/)/, "");
  const [plain, query = ""] = path.split("?");
  return here === plain && (query === "" || location.search.includes(query));
};

/** The surroundings of a page. */
export function consoleOf(ctx: Context, frame: Frame, filled: boolean): Surroundings {
  const known = CONSOLES[location.hostname as keyof typeof CONSOLES];
  const [console, name, menu] = known ?? (["salesforce", ["設定", "Setup"], SALESFORCE_MENU] as const);
  const { account } = frame;
  const project = new URLSearchParams(location.search).get("project");
  const query = project ? `?project=${project}` : "";
  const hl = new URLSearchParams(location.search).get("hl");
  const link = ([label, path]: Link) => {
    const url = new URL(path + (console === "cloud" ? query : ""), location.href);
    if (hl) url.searchParams.set("hl", hl);
    return [t(label), url.pathname + url.search + url.hash, isHere(path)] as const;
  };
  return {
    console,
    consoleName: t(name),
    menu: menu.map(([heading, links]) => [heading && t(heading), links.map(link)] as const),
    account: account && { ...account, label: accountLabel(console, account) },
    bar: console === "cloud" && filled ? projectButton(ctx) : null,
    note: document.documentElement.dataset["hl"] === "en" ? FRAME.note[1] : FRAME.note[0],
  };
}

function accountLabel(console: string, { name, email }: { name: string; email: string }): string {
  if (console === "salesforce" || console === "rakumo") return `${name} (${email})`;
  return `${t(FRAME.googleAccount)}: ${name} (${email})`;
}

/** The Cloud console's button that names the chosen project. */
function projectButton(ctx: Context) {
  if (ctx.view.hidden.includes("bar")) return null;
  const { projects, chosen } = ctx.data.cloud;
  const asked = new URLSearchParams(location.search).get("project") ?? chosen;
  const project = projects.find(({ id }) => id === asked);
  const name = project?.name ?? (language === "ja" ? "プロジェクトを選択" : "Select a project");
  const label = project ? `${language === "ja" ? "現在のプロジェクト" : "Current project"}: ${name}` : name;
  return { id: label, label: name, icon: "arrow_drop_down", press: () => ctx.set("projects", true) };
}
