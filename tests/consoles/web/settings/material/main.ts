// The rendering with Material Web: every control is a web component with an open shadow root.

import "./components.ts";
import { render } from "lit";
import { start } from "../app.ts";
import { page } from "./page.ts";

void start(async (drawn) => {
  render(page(drawn), document.body);
  // The components draw themselves a moment later.
  const parts = [...document.body.querySelectorAll("*")] as (Element & { updateComplete?: Promise<unknown> })[];
  await Promise.all(parts.map((part) => part.updateComplete));
});
