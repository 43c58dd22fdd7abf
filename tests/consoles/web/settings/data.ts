// What the endpoints answer: the Rust structs of src/tenant in TypeScript.

export type Access = "trusted" | "specific" | "limited" | "blocked" | "unconfigured";
export type Service = { readonly everyone: boolean; readonly overridden: readonly string[] };
export type WebSession = "1h" | "4h" | "8h" | "12h" | "20h" | "24h" | "7d" | "14d" | "30d" | "never";

export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly org_unit: string;
  readonly super_admin: boolean;
  readonly licence: boolean;
  readonly cloud_identity: boolean;
  readonly suspended: boolean;
}

export interface Sso {
  readonly third_party: boolean;
  readonly masks: string;
  readonly assignments: readonly { readonly unit: string; readonly profile: string }[];
  readonly service_urls: "redirect" | "username" | "unset";
}

export interface EndUser {
  readonly imap: boolean;
  readonly clients: "any" | "restricted" | "unset";
  readonly pop: boolean;
}

export type Services = Readonly<Record<"calendar" | "gmail" | "drive", "unrestricted" | "restricted">>;

export interface Google {
  readonly primary_domain: string;
  readonly domains: readonly { readonly name: string; readonly kind: "primary" | "secondary" | "alias" }[];
  readonly users: readonly User[];
  readonly groups: readonly string[];
  readonly rakumo_access: Access;
  readonly other_apps: readonly { readonly name: string; readonly client_id: string; readonly access: Access }[];
  readonly settings: {
    readonly block_all_api: boolean;
    readonly services: Services;
    readonly delegation: readonly { readonly name: string; readonly client_id: string; readonly scopes: readonly string[] }[];
    readonly sso: Sso;
    readonly web_session: WebSession;
    readonly end_user: EndUser;
  };
}

export interface Key {
  readonly id: string;
  readonly kind: "p12" | "json";
  readonly active: boolean;
  readonly created: string;
  readonly expires: string;
}

export interface Principal {
  readonly kind: "user" | "group" | "service";
  readonly email: string;
  readonly name: string;
  readonly role: "editor" | "viewer" | "owner";
}

export interface ServiceAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly enabled: boolean;
  readonly keys: readonly Key[];
  readonly principals: readonly Principal[];
}

export interface Project {
  readonly id: string;
  readonly name: string;
  readonly in_organisation: boolean;
  readonly apis: readonly string[];
  readonly accounts: readonly ServiceAccount[];
  readonly keys_forbidden: boolean;
}

export interface Data {
  readonly google: Google;
  readonly units: readonly string[];
  readonly calendar: Service;
  readonly gmail: Service;
  readonly rakumo_client_id: string;
  readonly rakumo: {
    readonly registered_primary_domain: string;
    readonly sync_domains: readonly string[];
    readonly group_mode: "all" | "named";
    readonly named_groups: readonly string[];
  };
  readonly cloud: { readonly organisation: string; readonly chosen: string; readonly projects: readonly Project[] };
  readonly own: { readonly two_step: boolean; readonly connections: readonly string[]; readonly pop: "all" | "new" | "off" };
  readonly connected: boolean;
  readonly salesforce: {
    readonly email_to_case: boolean;
    readonly on_demand: boolean;
    readonly routing: readonly {
      readonly name: string;
      readonly email: string;
      readonly verified: boolean;
      readonly service_address: string;
    }[];
    readonly deliverability: "none" | "system" | "all";
  };
}

export interface View {
  readonly loading: boolean;
  readonly collapsed: boolean;
  readonly page_size: number;
  readonly search: string;
  readonly unit: string;
  readonly editing: boolean;
  readonly hidden: readonly string[];
}

export interface Frame {
  readonly account: { readonly name: string; readonly email: string } | null;
  readonly admin: boolean;
  readonly view: View;
}
