// What the page needs of LWC; bundled on its own, because only LWC's compiler can read its modules.

import { createElement } from "lwc";
import Setup from "x/setup";

export const setup = () => createElement("x-setup", { is: Setup });
