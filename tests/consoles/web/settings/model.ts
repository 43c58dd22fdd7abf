// What a page is made of, and helpers for what many pages have.

import type { Data, View } from "./data.ts";
import type { Block, Button, Card, Dialog, Pager, Row, Table } from "./shape.ts";
import { LISTS, language, t } from "./words.ts";

/** What a page gets to draw itself. */
export interface Context {
  readonly data: Data;
  readonly view: View;
  readonly match: RegExpExecArray;
  /** What the user has chosen on the page but not saved. */
  ui<T>(key: string, first: T): T;
  set(key: string, value: unknown): void;
  /** Changes the tenant, reads it again and draws. */
  act(
    method: string,
    path: string,
    body?: object | string | boolean,
    then?: { say?: string; go?: string; keep?: Record<string, unknown> },
  ): Promise<void>;
  /** Goes to another page. */
  go(address: string): void;
}

export interface Page {
  readonly actions?: readonly Button[];
  readonly blocks: readonly Block[];
  readonly dialog?: Dialog | null;
}

/** One page: where it is, and what it shows. */
export interface Model {
  readonly hosts: RegExp;
  readonly path: RegExp;
  /** `path` is for the path with the query. */
  readonly withQuery?: boolean;
  /** The heading; without a context while the content is still to come. */
  heading(ctx: Context | null): string;
  crumbs?(): readonly (readonly [string, string | null])[];
  draw(ctx: Context): Page;
}

export const ADMIN = /^admin\.google\.com$/;
export const CLOUD = /^console\.cloud\.google\.com$/;

/** Whether the test hides a part of the page. */
export const hidden = (ctx: Context, part: string) => ctx.view.hidden.includes(part);

/** A card that may start collapsed. */
export function card(ctx: Context, id: string, heading: string, summary: string | undefined, blocks: readonly Block[]): Card {
  const open = ctx.ui(`open:${id}`, !ctx.view.collapsed);
  return {
    kind: "card",
    id,
    heading,
    ...(summary === undefined ? {} : { summary }),
    open,
    toggle: () => ctx.set(`open:${id}`, !open),
    blocks,
  };
}

/** A table with a search field and pages, where the state or the list's length asks for them. */
export function list(
  ctx: Context,
  table: Omit<Table, "kind" | "pager" | "search" | "rows"> & { rows: readonly Row[]; searchLabel?: string },
): Table {
  const { searchLabel, rows, ...rest } = table;
  const words = ctx.ui(`search:${table.id}`, ctx.view.search);
  const size = ctx.view.page_size || 50;
  const hits = rows.filter((row) => row.cells.some((cell) => cell.text.toLowerCase().includes(words.toLowerCase())));
  const page = Math.min(ctx.ui(`page:${table.id}`, 0), Math.max(0, Math.ceil(hits.length / size) - 1));
  const from = page * size;
  const pager: Pager = {
    from: hits.length === 0 ? 0 : from + 1,
    to: Math.min(from + size, hits.length),
    of: hits.length,
    back: page > 0 ? () => ctx.set(`page:${table.id}`, page - 1) : null,
    next: from + size < hits.length ? () => ctx.set(`page:${table.id}`, page + 1) : null,
  };
  return {
    kind: "table",
    ...rest,
    rows: hits.slice(from, from + size),
    ...(rows.length > 3 || ctx.view.page_size > 0 ? { pager } : {}),
    ...(searchLabel || words
      ? { search: { label: searchLabel ?? t(LISTS.filter), value: words, change: (value: string) => ctx.set(`search:${table.id}`, value) } }
      : {}),
  };
}

/** 「1–2 / 7」 */
export const pagerText = ({ from, to, of }: Pager) => (language === "ja" ? `${from}–${to} / ${of}` : `${from} – ${to} of ${of}`);
