// The frame of a setup page: global header, vertical navigation, page header, modal. Shared with the rendering with
// Lightning base components, which brings its own content.

import { html, nothing, type TemplateResult } from "lit";
import type { Dialog, Drawn } from "../shape.ts";
import { DO, t } from "../words.ts";
import { block, button, icon } from "./blocks.ts";

const navigation = (drawn: Drawn) => html`<nav class="slds-nav-vertical setup-nav" aria-label=${drawn.consoleName}>
  ${drawn.menu.map(
    ([heading, links], index) => html`<div class="slds-nav-vertical__section">
      <h2 id=${`section-${index}`} class="slds-nav-vertical__title">${heading ?? ""}</h2>
      <ul aria-describedby=${`section-${index}`}>
        ${links.map(
          ([label, href, current]) => html`<li class=${`slds-nav-vertical__item ${current ? "slds-is-active" : ""}`}>
            <a href=${href} class="slds-nav-vertical__action" aria-current=${current ? "page" : nothing}>${label}</a>
          </li>`,
        )}
      </ul>
    </div>`,
  )}
</nav>`;

const header = ({ account, consoleName }: Drawn) => html`<header class="slds-global-header_container">
  <div class="slds-global-header slds-grid slds-grid_align-spread">
    <div class="slds-global-header__item"><span class="slds-context-bar__label-action slds-context-bar__app-name"><span class="slds-truncate" title=${consoleName}>${consoleName}</span></span></div>
    ${
      account
        ? html`<div class="slds-global-header__item">
            <button class="slds-button slds-global-actions__avatar" type="button" title=${account.label} aria-label=${account.label}>
              <span class="slds-avatar slds-avatar_circle slds-avatar_medium"><abbr class="slds-avatar__initials slds-icon-standard-user" title=${account.name}>${[...account.name][0]}</abbr></span>
            </button>
          </div>`
        : nothing
    }
  </div>
</header>`;

const modal = (
  dialog: Dialog,
) => html`<section id=${dialog.id} role="dialog" tabindex="-1" aria-modal="true" aria-labelledby="modal-heading" class="slds-modal slds-fade-in-open">
    <div class="slds-modal__container">
      <button class="slds-button slds-button_icon slds-modal__close" type="button" @click=${dialog.close}>${icon("close")}<span class="slds-assistive-text">${t(DO.close)}</span></button>
      <div class="slds-modal__header"><h1 id="modal-heading" class="slds-modal__title slds-hyphenate">${dialog.heading}</h1></div>
      <div class="slds-modal__content slds-p-around_medium">${dialog.blocks.map(block)}</div>
      <div class="slds-modal__footer">${dialog.buttons.map(button)}</div>
    </div>
  </section>
  <div class="slds-backdrop slds-backdrop_open" role="presentation"></div>`;

const content = (drawn: Drawn) => html`${drawn.blocks.map(block)}`;

/** The whole page; `body` stands where the blocks would, if there is one. */
export const page = (drawn: Drawn, body: Element | null): TemplateResult => html`
  <p class="sim-note" role="note">${drawn.note}</p>
  ${header(drawn)}
  <div class="slds-grid setup">
    ${navigation(drawn)}
    <main id="main" class="slds-col slds-p-around_medium" aria-busy=${drawn.loading ? "true" : "false"}>
      <div class="slds-page-header">
        <div class="slds-page-header__row">
          <div class="slds-page-header__col-title">
            <div class="slds-media"><div class="slds-media__body"><div class="slds-page-header__name"><div class="slds-page-header__name-title">
              <h1><span class="slds-page-header__meta-text">${drawn.consoleName}</span><span class="slds-page-header__title slds-truncate" title=${drawn.heading}>${drawn.heading}</span></h1>
            </div></div></div></div>
          </div>
          <div class="slds-page-header__col-actions"><div class="slds-page-header__controls">${body ? nothing : drawn.actions.map(button)}</div></div>
        </div>
      </div>
      ${
        drawn.loading
          ? html`<div class="slds-is-relative waiting"><div role="status" class="slds-spinner slds-spinner_medium slds-spinner_brand"><span class="slds-assistive-text">${drawn.loading}</span><div class="slds-spinner__dot-a"></div><div class="slds-spinner__dot-b"></div></div></div>`
          : (body ?? content(drawn))
      }
    </main>
  </div>
  ${drawn.dialog ? modal(drawn.dialog) : nothing}
  ${
    drawn.toast
      ? html`<div class="slds-notify_container"><div class="slds-notify slds-notify_toast slds-theme_success" role="status"><div class="slds-notify__content"><h2 class="slds-text-heading_small">${drawn.toast}</h2></div></div></div>`
      : nothing
  }
`;
