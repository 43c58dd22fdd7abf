import initModule, { Handbook } from "../../target/modules/panel.js";

/**
 * The handbook inside the extension: writes the page that the address names, `handbook.html?page=ja/rk-b.html`. The pages
 * are those of the site; only their relative addresses are led here.
 */
async function main(): Promise<void> {
  const path = new URLSearchParams(location.search).get("page") ?? `${ownLanguage()}/index.html`;
  const handbook = await open();
  const written = handbook.file(path) ?? handbook.file(`${ownLanguage()}/index.html`) ?? "";
  const page = new DOMParser().parseFromString(written, "text/html");
  document.documentElement.lang = page.documentElement.lang;
  document.title = page.title;
  document.body.replaceChildren(...page.body.childNodes);
  const lead = () => leadHere(path);
  lead();
  // Search results come later.
  new MutationObserver(lead).observe(document.body, { childList: true, subtree: true });
  if (location.hash.startsWith("#") && !location.hash.includes("=")) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  const index = page.querySelector<HTMLScriptElement>("script[src^='search-index']")?.getAttribute("src");
  if (index) search(handbook.file(new URL(index, at(path)).pathname.slice(1)) ?? "");
}

/** What the handbook is made of, read. */
async function open(): Promise<Handbook> {
  const bytes = async (name: string) => new Uint8Array(await (await fetch(chrome.runtime.getURL(name))).arrayBuffer());
  const [catalogue, knowledge] = await Promise.all([
    bytes("catalogue.postcard"),
    bytes("knowledge.postcard"),
    initModule({ module_or_path: fetch(chrome.runtime.getURL("panel_bg.wasm")) }),
  ]);
  return new Handbook(catalogue, knowledge);
}

const ownLanguage = () => (chrome.i18n.getUILanguage().toLowerCase().startsWith("ja") ? "ja" : "en");

/** A page's address on a site of its own: only its path counts. */
const at = (path: string) => `https://handbook.invalid/${path}`;

/** Leads links and pictures, which are relative to the page, to this document and the package. */
function leadHere(path: string): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href]")) {
    const href = link.getAttribute("href") ?? "";
    if (/^[a-z]+:|^#|^\?|^handbook\.html/.test(href)) continue;
    const { pathname, hash } = new URL(href, at(path));
    link.setAttribute("href", `handbook.html?page=${pathname.slice(1)}${hash}`);
  }
  for (const picture of document.querySelectorAll<HTMLImageElement>("img[src^='../']"))
    picture.src = `handbook${new URL(picture.getAttribute("src") ?? "", at(path)).pathname}`;
}

/** Starts the search box: its script finds the index where the page's own script would have put it. */
function search(index: string): void {
  const json = index.slice(index.indexOf("=") + 1, index.lastIndexOf(";"));
  (globalThis as { shirubeIndex?: unknown }).shirubeIndex = JSON.parse(json);
  const script = document.createElement("script");
  script.src = chrome.runtime.getURL("handbook/assets/search.js");
  document.head.append(script);
}

void main();
