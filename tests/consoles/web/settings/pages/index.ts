// All pages, by console.

import type { Model } from "../model.ts";
import { delegation } from "./admin-delegation.ts";
import { calendar, gmail } from "./admin-service.ts";
import { user } from "./admin-user.ts";

export const PAGES: readonly Model[] = [user, calendar, gmail, delegation];
