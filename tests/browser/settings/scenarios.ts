// Every check of a setting, and the states of the simulated consoles in which it must pass, fail, or say that it cannot tell.

import { ADMIN } from "./admin.ts";
import { CLOUD } from "./cloud.ts";
import { PEOPLE } from "./people.ts";
import type { Scenario } from "./scenario.ts";
import { SECURITY } from "./security.ts";

export { languagesOf, play, RENDERINGS, type Scenario, untilReady } from "./scenario.ts";

export const SCENARIOS: readonly Scenario[] = [...ADMIN, ...SECURITY, ...CLOUD, ...PEOPLE];
