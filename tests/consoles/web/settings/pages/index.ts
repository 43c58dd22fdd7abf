// All pages, by console.

import type { Model } from "../model.ts";
import { connections, twoStep } from "./account.ts";
import { apiSettings, googleServices } from "./admin-api.ts";
import { apps } from "./admin-apps.ts";
import { delegation } from "./admin-delegation.ts";
import { domains } from "./admin-domains.ts";
import { endUser } from "./admin-end-user.ts";
import { groups } from "./admin-groups.ts";
import { calendar, gmail } from "./admin-service.ts";
import { session } from "./admin-session.ts";
import { sso } from "./admin-sso.ts";
import { user } from "./admin-user.ts";
import { account, keys, principals } from "./cloud-account.ts";
import { accounts, newAccount } from "./cloud-accounts.ts";
import { dashboard, library } from "./cloud-api.ts";
import { keyPolicy } from "./cloud-policy.ts";
import { newProject, projects } from "./cloud-projects.ts";
import { gmailPop } from "./gmail.ts";
import { syncSettings } from "./rakumo.ts";
import { deliverability, emailToCase } from "./salesforce.ts";

const ADMIN = [user, domains, groups, apps, googleServices, apiSettings, calendar, gmail, delegation, sso, session, endUser];
const CLOUD = [projects, newProject, library, dashboard, accounts, newAccount, account, keys, principals, keyPolicy];

/** The first that fits an address is its page. */
export const PAGES: readonly Model[] = [...ADMIN, ...CLOUD, connections, twoStep, gmailPop, syncSettings, emailToCase, deliverability];
