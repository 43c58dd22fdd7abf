import axe from "axe-core";
import { whenReady } from "./protocol.ts";

/** axe-core, which walks the whole page as well, to look for what keeps people out. */
whenReady(async () => (await axe.run(document, { resultTypes: ["violations"] })).violations.length);
