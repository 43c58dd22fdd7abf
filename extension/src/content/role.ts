import type { Role } from "../protocol.ts";

/** Roles of ARIA that the reasoning tells apart; those that do not differ for reading share a name. */
const BY_ROLE: Readonly<Record<string, Role>> = {
  alertdialog: "dialog",
  button: "button",
  cell: "cell",
  checkbox: "checkbox",
  columnheader: "columnheader",
  combobox: "select",
  definition: "definition",
  dialog: "dialog",
  form: "group",
  grid: "table",
  gridcell: "cell",
  group: "group",
  heading: "heading",
  img: "image",
  link: "link",
  list: "list",
  listbox: "listbox",
  listitem: "listitem",
  menuitem: "button",
  menuitemcheckbox: "checkbox",
  menuitemradio: "radio",
  option: "option",
  progressbar: "progress",
  radio: "radio",
  radiogroup: "group",
  region: "group",
  row: "row",
  rowheader: "rowheader",
  searchbox: "search",
  spinbutton: "field",
  switch: "checkbox",
  tab: "tab",
  table: "table",
  tabpanel: "group",
  term: "term",
  textbox: "field",
  tree: "list",
  treegrid: "table",
  treeitem: "listitem",
};

/** The same for elements of HTML without a role of their own. */
const BY_NAME: Readonly<Record<string, Role>> = {
  a: "link",
  button: "button",
  dd: "definition",
  dialog: "dialog",
  dt: "term",
  fieldset: "group",
  form: "group",
  h1: "heading",
  h2: "heading",
  h3: "heading",
  h4: "heading",
  h5: "heading",
  h6: "heading",
  img: "image",
  label: "label",
  legend: "label",
  li: "listitem",
  meter: "part",
  ol: "list",
  option: "option",
  progress: "progress",
  section: "group",
  select: "select",
  summary: "button",
  table: "table",
  td: "cell",
  textarea: "field",
  th: "columnheader",
  tr: "row",
  ul: "list",
};

const BY_TYPE: Readonly<Record<string, Role>> = {
  button: "button",
  checkbox: "checkbox",
  image: "button",
  radio: "radio",
  reset: "button",
  search: "search",
  submit: "button",
};

/** What an element is, for reading settings. */
export function roleOf(element: Element): Role {
  for (const role of element.getAttribute("role")?.toLowerCase().trim().split(/\s+/) ?? []) {
    if (role === "none" || role === "presentation") return "part";
    const known = BY_ROLE[role];
    if (known) return known === "select" && isWritten(element) ? "field" : known;
  }
  if (element.localName === "input") {
    const type = (element as HTMLInputElement).type;
    return type === "hidden" ? "part" : (BY_TYPE[type] ?? "field");
  }
  if (element.localName === "th") return isRowHeader(element) ? "rowheader" : "columnheader";
  return BY_NAME[element.localName] ?? (isEditable(element) ? "field" : peersOf(element).length > 1 ? "radio" : "part");
}

/**
 * The components of one group of radio buttons. Some tell role and state by their internals only, which no script outside can
 * read; but like every such group they share a `name`, and the keyboard reaches them one at a time.
 */
function peersOf(element: Element): Element[] {
  const name = element.getAttribute("name");
  if (name === null || !element.localName.includes("-") || !element.hasAttribute("tabindex")) return [];
  const root = element.getRootNode() as Document | ShadowRoot;
  return [...root.querySelectorAll(`${CSS.escape(element.localName)}[name="${CSS.escape(name)}"][tabindex]`)];
}

/**
 * Whether a component is the chosen one of its group: the only one that the Tab key reaches. While none is chosen, it reaches
 * them all. Source: WAI-ARIA Authoring Practices, radio group pattern.
 */
export function isChosenPeer(element: Element): boolean | undefined {
  const reached = peersOf(element).filter((peer) => peer.getAttribute("tabindex") === "0");
  return reached.length === 1 ? reached[0] === element : undefined;
}

/** A combo box in which a person writes what they like, rather than choosing. */
function isWritten(element: Element): boolean {
  if (element.localName !== "input") return false;
  const { readOnly } = element as HTMLInputElement;
  return !readOnly && (element.getAttribute("aria-autocomplete") ?? "none") !== "none";
}

function isRowHeader(header: Element): boolean {
  const scope = header.getAttribute("scope");
  if (scope) return scope.startsWith("row");
  return header.parentElement?.querySelector(":scope > td") !== null && header.closest("thead") === null;
}

function isEditable(element: Element): boolean {
  const editable = element.getAttribute("contenteditable");
  return editable !== null && editable.toLowerCase() !== "false";
}
