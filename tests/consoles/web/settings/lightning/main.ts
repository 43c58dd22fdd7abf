// The rendering with Lightning base components, below which all shadow roots are open.

import { setup } from "lightning-components";
import { render } from "lit";
import { start } from "../app.ts";
import { page } from "../slds/page.ts";

let content: ReturnType<typeof setup> | null = null;

void start((drawn) => {
  if (!drawn.loading) {
    content ??= setup();
    content.drawn = drawn;
  }
  render(page(drawn, drawn.loading ? null : content), document.body);
});
