// Material Web has no table: consoles that use it make a grid of divs.

import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { pagerText } from "../model.ts";
import type { Cell, Row, Table } from "../shape.ts";
import { LISTS, t } from "../words.ts";
import { tick } from "./blocks.ts";

/** The text stands twice, the second time as wide as it will be in bold, so that sorting does not move the columns. */
const head = (text: string) => html`<div role="columnheader" class="cell head" aria-label=${text}>
  <div class="sort"><span>${text}</span><span class="ghost" aria-hidden="true">${text}</span></div>
</div>`;

function content(cell: Cell): TemplateResult {
  if (cell.tick) return html`${tick(cell.tick, true)}<span class="saved">${cell.text}</span>`;
  if (cell.press) return html`<md-text-button @click=${cell.press}>${cell.text}</md-text-button>`;
  if (cell.checked !== undefined) return html`<md-checkbox disabled ?checked=${cell.checked} aria-label=${cell.text}></md-checkbox>`;
  const icon = cell.icon ? html`<md-icon aria-hidden="true">${cell.icon}</md-icon>` : nothing;
  return cell.href ? html`${icon}<a href=${cell.href}>${cell.text}</a>` : html`${icon}<span>${cell.text}</span>`;
}

const row = (one: Row, tree: boolean) => html`<div role="row" class="row" data-row=${one.id} aria-level=${tree ? (one.level ?? 1) : nothing}
  aria-selected=${one.selected === undefined ? nothing : one.selected ? "true" : "false"}>
  ${one.pick ? html`<div role="gridcell" class="cell pick"><md-checkbox aria-label=${one.cells[0]?.text ?? ""} .checked=${live(one.selected ?? false)} @change=${(event: Event) => one.pick?.((event.target as EventTarget & { checked: boolean }).checked)}></md-checkbox></div>` : nothing}
  ${one.cells.map((cell, index) => html`<div role=${index === 0 ? "rowheader" : "gridcell"} class="cell" data-level=${tree && index === 0 ? (one.level ?? 1) : nothing}>${content(cell)}</div>`)}
</div>`;

const pager = (one: NonNullable<Table["pager"]>) => html`<div class="pager">
  <span>${pagerText(one)}</span>
  <md-icon-button aria-label=${t(LISTS.back)} ?disabled=${one.back === null} @click=${() => one.back?.()}><md-icon>chevron_left</md-icon></md-icon-button>
  <md-icon-button aria-label=${t(LISTS.next)} ?disabled=${one.next === null} @click=${() => one.next?.()}><md-icon>chevron_right</md-icon></md-icon-button>
</div>`;

export function table(one: Table): TemplateResult {
  const picking = one.rows.some((each) => each.pick);
  return html`<div class="table" id=${one.id}>
    <div class="table-head"><h3>${one.label}</h3>
      ${
        one.search
          ? html`<md-outlined-text-field type="search" class="search" label=${one.search.label} .value=${live(one.search.value)}
              @input=${(event: Event) => one.search?.change((event.target as EventTarget & { value: string }).value)}><md-icon slot="leading-icon">search</md-icon></md-outlined-text-field>`
          : nothing
      }
    </div>
    <div role=${one.tree ? "treegrid" : "grid"} aria-label=${one.label} aria-rowcount=${(one.pager?.of ?? one.rows.length) + 1}>
      <div role="rowgroup"><div role="row" class="row heads">${picking ? html`<div role="columnheader" class="cell pick"></div>` : nothing}${one.heads.map(head)}</div></div>
      <div role="rowgroup">${one.rows.map((each) => row(each, one.tree ?? false))}</div>
    </div>
    ${one.rows.length === 0 ? html`<div class="empty">${one.empty}</div>` : nothing}
    ${one.pager ? pager(one.pager) : nothing}
  </div>`;
}
