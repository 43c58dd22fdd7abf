// Each kind of block in Material Web's components.

import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { to } from "../address.ts";
import type { Block, Button, Card, Choice, Facts, Field, Links, Text, Tick, Units } from "../shape.ts";
import { table } from "./table.ts";

type Valued = EventTarget & { value: string };
type Selectable = EventTarget & { selected: boolean; checked: boolean };

/** The text of a label as such consoles write it: in several pieces. */
export function pieces(text: string): TemplateResult {
  const at = text.search(/[((]/);
  if (at <= 0) return html`<span>${text}</span>`;
  return html`<span>${text.slice(0, at)}</span><span class="minor">${text.slice(at)}</span>`;
}

export function button(one: Button, inDialog = false): TemplateResult {
  const icon = one.icon ? html`<md-icon slot="icon">${one.icon}</md-icon>` : nothing;
  const id = one.id ?? nothing;
  if (one.primary && !inDialog)
    return html`<md-filled-button id=${id} ?disabled=${one.disabled ?? false} @click=${one.press}>${icon}${one.label}</md-filled-button>`;
  if (inDialog || one.danger)
    return html`<md-text-button id=${id} ?disabled=${one.disabled ?? false} @click=${one.press}>${icon}${one.label}</md-text-button>`;
  return html`<md-outlined-button id=${id} ?disabled=${one.disabled ?? false} @click=${one.press}>${icon}${one.label}</md-outlined-button>`;
}

function card(one: Card): TemplateResult {
  return html`<section id=${one.id} class="card" role="region" aria-label=${one.heading}>
    <div class="card-head" role="button" tabindex="0" aria-expanded=${one.open ? "true" : "false"} @click=${one.toggle}
      @keydown=${(event: KeyboardEvent) => event.key === "Enter" && one.toggle()}>
      <h2><span>${one.heading}</span></h2>
      ${!one.open && one.summary ? html`<div class="summary">${one.summary}</div>` : nothing}
      <md-icon aria-hidden="true">${one.open ? "expand_less" : "expand_more"}</md-icon>
    </div>
    ${one.open ? html`<div class="card-body blocks">${one.blocks.map(block)}</div>` : nothing}
  </section>`;
}

/** Labels and values in sibling divs. */
const facts = ({ rows }: Facts) => html`<div class="facts">
  ${rows.map(
    ([label, value, icon]) => html`<div class="fact">
      <div class="fact-label">${label}</div>
      <div class="fact-value">${icon ? html`<md-icon aria-hidden="true">${icon}</md-icon>` : nothing}<span>${value}</span></div>
    </div>`,
  )}
</div>`;

/** A switch has its label only for screen readers in a table, and beside it elsewhere. */
export function tick(one: Tick, bare = false): TemplateResult {
  const disabled = one.disabled ?? false;
  const flip = (event: Event) => {
    const { selected, checked } = event.target as Selectable;
    one.change(one.look === "switch" ? selected : checked);
  };
  const control =
    one.look === "switch"
      ? html`<md-switch id=${one.id} aria-label=${one.label} .selected=${live(one.on ?? false)} ?disabled=${disabled} @change=${flip}></md-switch>`
      : html`<md-checkbox id=${one.id} touch-target="wrapper" .indeterminate=${one.on === null} .checked=${live(one.on ?? false)} ?disabled=${disabled} @change=${flip}></md-checkbox>`;
  if (bare) return control;
  return one.look === "switch"
    ? html`<div class="tick"><span class="tick-label">${pieces(one.label)}</span>${control}</div>`
    : html`<label class="tick">${control}<span class="tick-label">${pieces(one.label)}</span></label>`;
}

function radios(one: Choice): TemplateResult {
  return html`<div class="radios" role="radiogroup" aria-label=${one.label}>
    ${one.options.map(
      ({ value, label, spoken }) => html`<div class="radio">
        <md-radio id=${`${one.id}-${value}`} name=${one.id} value=${value} aria-label=${spoken ?? nothing} ?disabled=${one.disabled ?? false}
          .checked=${live(one.value === value)} @change=${() => one.change(value)}></md-radio>
        <label for=${`${one.id}-${value}`}>${pieces(label)}</label>
      </div>`,
    )}
  </div>`;
}

function select(one: Choice): TemplateResult {
  return html`<md-outlined-select id=${one.id} label=${one.label} ?disabled=${one.disabled ?? false} .value=${live(one.value ?? "")}
    @change=${(event: Event) => one.change((event.target as Valued).value)}>
    ${one.options.map(({ value, label }) => html`<md-select-option value=${value} ?selected=${one.value === value}><div slot="headline">${label}</div></md-select-option>`)}
  </md-outlined-select>`;
}

const field = (one: Field) => html`<md-outlined-text-field
  id=${one.id} label=${one.label} type=${one.long ? "textarea" : "text"} rows=${one.long ? 4 : 2} ?readonly=${one.readonly ?? false}
  ?error=${one.error !== undefined} error-text=${one.error ?? ""}
  .value=${live(one.value)} @input=${(event: Event) => one.change((event.target as Valued).value)}></md-outlined-text-field>`;

const text = ({ text, tone, icon }: Text) =>
  html`<div class="text ${tone ?? ""}" role=${tone === "error" ? "alert" : nothing}>${icon ? html`<md-icon aria-hidden="true">${icon}</md-icon>` : nothing}<span>${text}</span></div>`;

const units = (one: Units) => html`<div class="panes">
  <div class="units" role="tree" aria-label=${one.label}>
    <div class="side-heading">${one.label}</div>
    ${repeat(
      one.units,
      (unit) => unit.name,
      (unit) =>
        html`<div class="unit" role="treeitem" tabindex="0" aria-level=${unit.depth + 1} aria-selected=${unit.current ? "true" : "false"} data-depth=${unit.depth}
          @click=${unit.pick} @keydown=${(event: KeyboardEvent) => event.key === "Enter" && unit.pick()}>${unit.name}</div>`,
    )}
  </div>
  <div class="pane blocks">${one.blocks.map(block)}</div>
</div>`;

const tabs = (one: Links) => html`<md-tabs aria-label=${one.label}>
  ${one.links.map(({ label, href, current, press }) => html`<md-primary-tab ?active=${current ?? false} @click=${() => (href ? location.assign(to(href)) : press?.())}>${label}</md-primary-tab>`)}
</md-tabs>`;

const links = (one: Links) => html`<md-list aria-label=${one.label}>
  ${one.links.map(
    ({ label, note, href }) => html`<md-list-item type=${href ? "link" : "text"} href=${href ?? nothing}>
      <div slot="headline">${label}</div>${note ? html`<div slot="supporting-text">${note}</div>` : nothing}<md-icon slot="start" aria-hidden="true">apps</md-icon>
    </md-list-item>`,
  )}
</md-list>`;

/** A block of a page. */
export function block(one: Block): TemplateResult {
  switch (one.kind) {
    case "card":
      return card(one);
    case "facts":
      return facts(one);
    case "table":
      return table(one);
    case "tick":
      return tick(one);
    case "radios":
      return radios(one);
    case "select":
      return select(one);
    case "field":
      return field(one);
    case "text":
      return text(one);
    case "units":
      return units(one);
    case "tabs":
      return tabs(one);
    case "list":
      return links(one);
    case "buttons":
      return html`<div class="buttons">${one.buttons.map((each) => button(each))}</div>`;
  }
}
