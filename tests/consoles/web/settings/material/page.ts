// The frame of a page: bar, menu, account, heading, dialog.

import { html, nothing, type TemplateResult } from "lit";
import type { Dialog, Drawn } from "../shape.ts";
import { FRAME, t } from "../words.ts";
import { block, button } from "./blocks.ts";

const initial = (name: string) => [...name][0] ?? "?";

function account({ account }: Drawn) {
  if (!account) return nothing;
  const menu = () => {
    const element = document.getElementById("account-menu") as (HTMLElement & { open: boolean }) | null;
    if (element) element.open = !element.open;
  };
  return html`<div class="account">
    <a id="account-anchor" class="account-button" role="button" tabindex="0" href="#account" aria-label=${account.label} title=${account.label}
      @click=${(event: Event) => {
        event.preventDefault();
        menu();
      }}><span class="avatar" aria-hidden="true">${initial(account.name)}</span></a>
    <md-menu id="account-menu" anchor="account-anchor" positioning="fixed">
      <md-menu-item disabled><div slot="headline">${account.name}</div><div slot="supporting-text">${account.email}</div></md-menu-item>
      <md-menu-item href="https://myaccount.google.com/"><div slot="headline">${t(FRAME.manageAccount)}</div></md-menu-item>
      <md-menu-item href="https://accounts.google.com/AccountChooser"><div slot="headline">${t(FRAME.otherAccount)}</div></md-menu-item>
    </md-menu>
  </div>`;
}

const menu = (drawn: Drawn) =>
  drawn.menu.length === 0
    ? nothing
    : html`<nav class="side" aria-label=${t(FRAME.menu)}>
        ${drawn.menu.map(
          ([heading, links]) => html`${heading ? html`<div class="side-heading">${heading}</div>` : nothing}
            <md-list>
              ${links.map(
                ([label, href, current]) =>
                  html`<md-list-item type="link" href=${href} class=${current ? "current" : ""} aria-current=${current ? "page" : nothing}
                    ><div slot="headline">${label}</div></md-list-item
                  >`,
              )}
            </md-list>`,
        )}
      </nav>`;

const crumbs = (drawn: Drawn) =>
  drawn.crumbs.length === 0
    ? nothing
    : html`<div class="crumbs">${drawn.crumbs.map(([label, href]) => html`<span>${href ? html`<a href=${href}>${label}</a>` : label}</span>`)}</div>`;

let last: Dialog | null = null;

/** The dialog stays in the document, closed, and keeps its content while it fades out. */
function dialog(current: Dialog | null): TemplateResult | typeof nothing {
  last = current ?? last;
  if (!last) return nothing;
  return html`<md-dialog id=${last.id} ?open=${current !== null} quick .quick=${true} @closed=${() => current?.close()}>
    <div slot="headline">${last.heading}</div>
    <div slot="content" class="blocks">${current ? current.blocks.map(block) : nothing}</div>
    <div slot="actions">${last.buttons.map((one) => button(one, true))}</div>
  </md-dialog>`;
}

/** The whole page. */
export const page = (drawn: Drawn) => html`
  <p class="sim-note" role="note">${drawn.note}</p>
  <header class="bar">
    <span class="bar-title">${drawn.consoleName}</span>
    ${
      drawn.bar
        ? html`<md-outlined-button class="project" aria-label=${drawn.bar.id ?? nothing} @click=${drawn.bar.press}
            >${drawn.bar.label}<md-icon slot="icon">folder</md-icon></md-outlined-button
          >`
        : nothing
    }
    ${account(drawn)}
  </header>
  <div class="columns">
    ${menu(drawn)}
    <main id="main" aria-busy=${drawn.loading ? "true" : "false"}>
      ${crumbs(drawn)}
      <div class="heading"><h1>${drawn.heading}</h1>${drawn.actions.map((one) => button(one))}</div>
      ${
        drawn.loading
          ? html`<md-circular-progress indeterminate aria-label=${drawn.loading}></md-circular-progress>`
          : html`<div class="blocks">${drawn.blocks.map(block)}</div>`
      }
    </main>
  </div>
  ${dialog(drawn.dialog)}
  <div class="toast" role="status" aria-live="polite">${drawn.toast ?? ""}</div>
`;
