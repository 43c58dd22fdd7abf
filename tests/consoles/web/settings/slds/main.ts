// The rendering with the Lightning Design System: its blueprints' markup and its style sheet, no components.

import { render } from "lit";
import { start } from "../app.ts";
import { page } from "./page.ts";

void start((drawn) => {
  render(page(drawn, null), document.body);
});
