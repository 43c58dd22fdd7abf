// What a page shows, in no library's terms. The pages (pages/) say it, the renderings (material/, angular/, …) draw it.

/** What a button, a link or a field does. */
export type Act = () => void;

export interface Button {
  readonly id?: string;
  readonly label: string;
  readonly icon?: string;
  readonly primary?: boolean;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly press: Act;
}

/** A choice between two states: a switch or a checkbox. `null` is shown as no state at all. */
export interface Tick {
  readonly kind: "tick";
  readonly id: string;
  readonly look: "switch" | "checkbox";
  readonly label: string;
  readonly on: boolean | null;
  readonly disabled?: boolean;
  readonly change: (on: boolean) => void;
}

export interface Cell {
  readonly text: string;
  readonly href?: string;
  readonly icon?: string;
  readonly press?: Act;
  /** A switch or a checkbox instead of the text, which says then what is saved. */
  readonly tick?: Tick;
  /** A checkbox that cannot be changed, as Salesforce shows truth. */
  readonly checked?: boolean;
}

export interface Row {
  readonly id: string;
  readonly cells: readonly Cell[];
  /** The depth in a tree, from 1. */
  readonly level?: number;
  readonly selected?: boolean;
  readonly pick?: (on: boolean) => void;
}

export interface Pager {
  readonly from: number;
  readonly to: number;
  readonly of: number;
  readonly back: Act | null;
  readonly next: Act | null;
}

export interface Field {
  readonly kind: "field";
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly long?: boolean;
  readonly readonly?: boolean;
  readonly error?: string;
  readonly change: (value: string) => void;
}

export interface Option {
  readonly value: string;
  readonly label: string;
  /** What a screen reader hears instead. */
  readonly spoken?: string;
}

export interface Choice {
  readonly kind: "radios" | "select";
  readonly id: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly disabled?: boolean;
  readonly change: (value: string) => void;
}

export interface Table {
  readonly kind: "table";
  readonly id: string;
  readonly label: string;
  readonly heads: readonly string[];
  readonly rows: readonly Row[];
  readonly empty: string;
  readonly tree?: boolean;
  readonly pager?: Pager;
  readonly search?: { readonly label: string; readonly value: string; readonly change: (value: string) => void };
}

export interface Facts {
  readonly kind: "facts";
  readonly rows: readonly (readonly [label: string, value: string, icon?: string])[];
}

export interface Text {
  readonly kind: "text";
  readonly text: string;
  readonly tone?: "faint" | "ok" | "error";
  readonly icon?: string;
}

export interface Unit {
  readonly name: string;
  readonly depth: number;
  readonly current: boolean;
  readonly pick: Act;
}

export interface Units {
  readonly kind: "units";
  readonly label: string;
  readonly units: readonly Unit[];
  readonly blocks: readonly Block[];
}

export interface Card {
  readonly kind: "card";
  readonly id: string;
  readonly heading: string;
  /** What stands beside the heading, and all that stands there while the card is collapsed. */
  readonly summary?: string;
  readonly open: boolean;
  readonly toggle: Act;
  readonly blocks: readonly Block[];
}

export interface Buttons {
  readonly kind: "buttons";
  readonly buttons: readonly Button[];
}

export interface Links {
  readonly kind: "tabs" | "list";
  readonly label: string;
  readonly links: readonly {
    readonly label: string;
    readonly note?: string;
    readonly href?: string;
    readonly current?: boolean;
    readonly press?: Act;
  }[];
}

export type Block = Card | Facts | Table | Choice | Tick | Field | Buttons | Text | Units | Links;

export interface Dialog {
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
  readonly buttons: readonly Button[];
  readonly close: Act;
}

/** A page as it is to be seen now. */
export interface Drawn {
  readonly console: "admin" | "cloud" | "account" | "mail" | "salesforce" | "rakumo";
  readonly consoleName: string;
  readonly heading: string;
  /** The title of the document. */
  readonly title: string;
  readonly crumbs: readonly (readonly [label: string, href: string | null])[];
  readonly menu: readonly (readonly [heading: string | null, readonly (readonly [label: string, href: string, current: boolean])[]])[];
  readonly account: { readonly name: string; readonly email: string; readonly label: string } | null;
  /** The Cloud console's choice of a project. */
  readonly bar: Button | null;
  readonly loading: string | null;
  readonly actions: readonly Button[];
  readonly blocks: readonly Block[];
  readonly dialog: Dialog | null;
  readonly toast: string | null;
  readonly note: string;
}

/** What a library must be able to do: draw a page, again and again. It may take its time. */
export type Renderer = (drawn: Drawn) => Promise<void> | void;
