// Words that many pages share: [Japanese, English]. A page's own words stand with the page.

export type Words = readonly [ja: string, en: string];

/** The language of the page. */
export const language = document.documentElement.lang === "en" ? "en" : "ja";

/** The word of a pair in the page's language. */
export const t = ([ja, en]: Words): string => (language === "en" ? en : ja);

export const FRAME = {
  note: [
    "これはシミュレーションです。実際の Google / rakumo / Salesforce の画面ではありません。",
    "This is a simulation. It is not a real Google, rakumo or Salesforce screen.",
  ],
  loading: ["読み込んでいます…", "Loading…"],
  notHere: ["このページはシミュレーションに含まれていません。", "This page is not part of the simulation."],
  googleAccount: ["Google アカウント", "Google Account"],
  manageAccount: ["Google アカウントを管理", "Manage your Google Account"],
  otherAccount: ["別のアカウントを使用", "Use another account"],
  menu: ["メインメニュー", "Main menu"],
  noAdmin: [
    "このアカウントには管理コンソールにアクセスする権限がありません。",
    "This account does not have permission to access the Admin console.",
  ],
  saved: ["保存しました。", "Saved."],
  refusals: {
    exists: ["すでに存在します。", "It already exists."],
    forbidden: ["この操作を行う権限がありません。", "You don’t have permission to do this."],
    no_client: ["クライアント ID を入力してください。", "Enter a client ID."],
    no_scope: ["スコープを入力してください。", "Enter a scope."],
    no_name: ["名前を入力してください。", "Enter a name."],
    no_address: ["メールアドレスを入力してください。", "Enter an email address."],
    in_use: ["使用中のため、削除できません。", "It is in use and can’t be deleted."],
    keys_forbidden: [
      "サービス アカウント キーの作成が無効になっています(iam.disableServiceAccountKeyCreation)",
      "Service account key creation is disabled (iam.disableServiceAccountKeyCreation)",
    ],
  },
} satisfies Record<string, Words | Record<string, Words>>;

export const DO = {
  save: ["保存", "Save"],
  cancel: ["キャンセル", "Cancel"],
  close: ["閉じる", "Close"],
  delete: ["削除", "Delete"],
  edit: ["編集", "Edit"],
  create: ["作成", "Create"],
  done: ["完了", "Done"],
  override: ["オーバーライド", "Override"],
  inherit: ["継承", "Inherit"],
  accountMenu: ["アカウント メニュー", "Account menu"],
} satisfies Record<string, Words>;

export const LISTS = {
  filter: ["フィルタ", "Filter"],
  next: ["次のページ", "Next page"],
  back: ["前のページ", "Previous page"],
  more: ["その他の操作", "More options"],
} satisfies Record<string, Words>;

export const THINGS = {
  name: ["名前", "Name"],
  email: ["メールアドレス", "Email address"],
  status: ["ステータス", "Status"],
  orgUnit: ["組織部門", "Organizational unit"],
  on: ["オン", "On"],
  off: ["オフ", "Off"],
  clientId: ["クライアント ID", "Client ID"],
  service: ["サービス", "Service"],
  access: ["アクセス", "Access"],
  type: ["種類", "Type"],
  actions: ["操作", "Actions"],
} satisfies Record<string, Words>;
