// Each kind of block after the Design System's blueprints.

import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { pagerText } from "../model.ts";
import type { Block, Button, Card, Cell, Choice, Facts, Field, Table, Tick } from "../shape.ts";
import { LISTS, t, type Words } from "../words.ts";

const CHECKED: Words = ["選択済み", "Checked"];
const UNCHECKED: Words = ["未選択", "Not Checked"];

export const icon = (name: string) =>
  html`<svg class="slds-button__icon" aria-hidden="true"><use href=${`/_assets/utility-symbols.svg#${name}`}></use></svg>`;

export const button = (one: Button): TemplateResult => html`<button type="button" id=${one.id ?? nothing}
  class=${`slds-button ${one.primary ? "slds-button_brand" : "slds-button_neutral"}`} ?disabled=${one.disabled ?? false} @click=${one.press}>${one.label}</button>`;

const card = (one: Card) => html`<article id=${one.id} class="slds-card">
  <div class="slds-card__header slds-grid">
    <header class="slds-media slds-media_center slds-has-flexi-truncate">
      <div class="slds-media__body"><h2 class="slds-card__header-title"><span>${one.heading}</span></h2></div>
    </header>
  </div>
  ${one.open ? html`<div class="slds-card__body slds-card__body_inner">${one.blocks.map(block)}</div>` : nothing}
</article>`;

/** Truth that cannot be changed here: an image with a text of its own, as in Setup. */
const image = (on: boolean) =>
  html`<img class="checkImg" width="21" height="16" src=${on ? "/_assets/checked.svg" : "/_assets/unchecked.svg"} alt=${t(on ? CHECKED : UNCHECKED)} title=${t(on ? CHECKED : UNCHECKED)} />`;

function tick(one: Tick): TemplateResult {
  if (one.disabled)
    return html`<div class="slds-form-element slds-form-element_readonly slds-form-element_horizontal">
      <span class="slds-form-element__label">${one.label}</span>
      <div class="slds-form-element__control"><div class="slds-form-element__static">${image(one.on ?? false)}</div></div>
    </div>`;
  return html`<div class="slds-form-element">
    <div class="slds-form-element__control"><div class="slds-checkbox">
      <input type="checkbox" id=${one.id} .checked=${live(one.on ?? false)} @change=${(event: Event) => one.change((event.target as HTMLInputElement).checked)} />
      <label class="slds-checkbox__label" for=${one.id}><span class="slds-checkbox_faux"></span><span class="slds-form-element__label">${one.label}</span></label>
    </div></div>
  </div>`;
}

const select = (one: Choice) => html`<div class="slds-form-element">
  <label class="slds-form-element__label" for=${one.id}><abbr class="slds-required" title="*">* </abbr>${one.label}</label>
  <div class="slds-form-element__control"><div class="slds-select_container">
    <select class="slds-select" id=${one.id} ?disabled=${one.disabled ?? false} @change=${(event: Event) => one.change((event.target as HTMLSelectElement).value)}>
      ${one.options.map(({ value, label }) => html`<option value=${value} .selected=${one.value === value}>${label}</option>`)}
    </select>
  </div></div>
</div>`;

const radios = (one: Choice) => html`<fieldset class="slds-form-element">
  <legend class="slds-form-element__legend slds-form-element__label">${one.label}</legend>
  <div class="slds-form-element__control">
    ${one.options.map(
      ({ value, label }) => html`<span class="slds-radio">
        <input type="radio" id=${`${one.id}-${value}`} name=${one.id} value=${value} .checked=${live(one.value === value)} ?disabled=${one.disabled ?? false} @change=${() => one.change(value)} />
        <label class="slds-radio__label" for=${`${one.id}-${value}`}><span class="slds-radio_faux"></span><span class="slds-form-element__label">${label}</span></label>
      </span>`,
    )}
  </div>
</fieldset>`;

const field = (one: Field) => html`<div class="slds-form-element">
  <label class="slds-form-element__label" for=${one.id}>${one.label}</label>
  <div class="slds-form-element__control"><input type="text" class="slds-input" id=${one.id} .value=${live(one.value)} @input=${(event: Event) => one.change((event.target as HTMLInputElement).value)} /></div>
</div>`;

const facts = ({ rows }: Facts) => html`<dl class="slds-list_horizontal slds-wrap">
  ${rows.map(([label, value]) => html`<dt class="slds-item_label slds-text-color_weak slds-truncate" title=${label}>${label}</dt><dd class="slds-item_detail">${value}</dd>`)}
</dl>`;

function content(cell: Cell): TemplateResult {
  if (cell.checked !== undefined) return image(cell.checked);
  if (cell.press) return html`<button type="button" class="slds-button" @click=${cell.press}>${cell.text}</button>`;
  return cell.href ? html`<a href=${cell.href}>${cell.text}</a>` : html`${cell.text}`;
}

const table = (one: Table) => html`<div class="slds-scrollable_x">
  <table id=${one.id} class="slds-table slds-table_cell-buffer slds-table_bordered" aria-label=${one.label}>
    <thead><tr class="slds-line-height_reset">
      ${one.heads.map((head) => html`<th scope="col"><div class="slds-truncate" title=${head}>${head}</div></th>`)}
    </tr></thead>
    <tbody>
      ${one.rows.map(
        (row) => html`<tr class="slds-hint-parent">
          ${row.cells.map((cell, index) =>
            index === 0
              ? html`<th data-label=${one.heads[index] ?? ""} scope="row"><div class="slds-truncate" title=${cell.text}>${content(cell)}</div></th>`
              : html`<td data-label=${one.heads[index] ?? ""}><div class="slds-truncate" title=${cell.text}>${content(cell)}</div></td>`,
          )}
        </tr>`,
      )}
      ${one.rows.length === 0 ? html`<tr><td colspan=${one.heads.length}>${one.empty}</td></tr>` : nothing}
    </tbody>
  </table>
  ${one.pager ? html`<div class="slds-p-around_small">${pagerText(one.pager)} <button type="button" class="slds-button slds-button_neutral" ?disabled=${one.pager.next === null} @click=${() => one.pager?.next?.()}>${t(LISTS.next)}</button></div>` : nothing}
</div>`;

/** A block of a page; Setup has no others. */
export function block(one: Block): TemplateResult {
  switch (one.kind) {
    case "card":
      return card(one);
    case "tick":
      return tick(one);
    case "select":
      return select(one);
    case "radios":
      return radios(one);
    case "field":
      return field(one);
    case "facts":
      return facts(one);
    case "table":
      return table(one);
    case "buttons":
      return html`<div class="slds-m-vertical_small">${one.buttons.map(button)}</div>`;
    case "text":
      return html`<p role=${one.tone === "error" ? "alert" : nothing} class=${one.tone === "error" ? "slds-text-color_error" : ""}>${one.text}</p>`;
    default:
      return html`<p>${one.kind}</p>`;
  }
}
