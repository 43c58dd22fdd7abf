// The few tools that the pages are made with. Nodes are made with createElement and filled with textContent only, so
// that the pages work under Trusted Types.

const root = document.documentElement;

/** The language of this page's own words. */
export const lang = root.lang;

/** The language of the note, which differs on rakumo's pages: they are Japanese only. */
export const noteLang = root.dataset.hl;

/** Picks the word of a [Japanese, English] pair. */
export const t = ([ja, en]) => (lang === 'en' ? en : ja);

/**
 * Makes an element. `props`: `class`, attributes, properties that exist on the element only (`checked`, `disabled`,
 * `value`, `open`), and listeners as `onclick` and so on. Children: nodes, texts, and nothing for null or false.
 */
export function el(name, props = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (['checked', 'disabled', 'value', 'hidden', 'required'].includes(key)) node[key] = value;
    else node.setAttribute(key, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Empties an element and fills it anew. */
export function fill(node, ...children) {
  node.replaceChildren(...children.flat().filter(Boolean));
  return node;
}

/** What a refused endpoint answered. */
export class Refused extends Error {
  constructor(status, { error, message }) {
    super(message ?? error);
    this.status = status;
    this.word = error;
    this.said = message;
  }
}

/** Calls a JSON endpoint of this host. */
export async function api(method, path, body) {
  const authuser = new URLSearchParams(location.search).get('authuser');
  const query = authuser ? `?${new URLSearchParams({ authuser })}` : '';
  const answer = await fetch(path + query, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    json = { error: text || `HTTP ${answer.status}` };
  }
  if (!answer.ok) throw new Refused(answer.status, json);
  return json;
}

/** The parameters of this address that every link keeps. */
function kept() {
  const here = new URLSearchParams(location.search);
  return ['hl', 'authuser'].filter((key) => here.has(key)).map((key) => [key, here.get(key)]);
}

/** The address of a page on a console, with the language and the account kept. */
export function to(host, path, params = {}) {
  const address = new URL(path, `https://${host}${location.port ? `:${location.port}` : ''}`);
  for (const [key, value] of kept()) {
    if (!(key === 'authuser' && host !== location.hostname)) address.searchParams.set(key, value);
  }
  for (const [key, value] of Object.entries(params)) address.searchParams.set(key, value);
  return address.href;
}

/** The address of a page on this console. */
export const here = (path) => to(location.hostname, path);

/** The path of this page without the account prefix. */
export const path = () => location.pathname.replace(/^\/u\/\d+(?=\/|$)/, '') || '/';

/** Waits. */
export const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

let visit = 0;

/**
 * Runs `render` now and after every navigation within this console, without loading a page: by links, by `go`, by the
 * back button, and by the hash. `render` gets a function that says whether its visit is still the current one.
 */
export function routes(render) {
  const again = () => {
    const mine = ++visit;
    return render(() => mine === visit);
  };
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.target) return;
    if (new URL(link.href).origin !== location.origin || link.getAttribute('href').startsWith('#')) return;
    event.preventDefault();
    history.pushState(null, '', link.href);
    again();
    scrollTo(0, 0);
  });
  addEventListener('popstate', again);
  // What nobody caught is mostly a session that ended meanwhile: drawing anew shows what is true now.
  addEventListener('unhandledrejection', (event) => {
    if (!(event.reason instanceof Refused)) return;
    event.preventDefault();
    again();
  });
  again();
  return again;
}

/** A switch: a checkbox with the role of one. */
export function toggle(label, on, change) {
  return el('input', {
    type: 'checkbox',
    role: 'switch',
    class: 'switch',
    'aria-label': label,
    checked: on,
    onchange: (event) => change(event.target.checked),
  });
}

/** A table with a caption for screen readers; cells may be nodes or texts. */
export function table(caption, heads, rows) {
  return el(
    'div',
    { class: 'table' },
    el(
      'table',
      {},
      el('caption', { class: 'unseen' }, caption),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          heads.map((head) => el('th', { scope: 'col' }, head)),
        ),
      ),
      el(
        'tbody',
        {},
        rows.map((cells) =>
          el(
            'tr',
            {},
            cells.map((cell) => el('td', {}, cell)),
          ),
        ),
      ),
    ),
  );
}

/** Opens a modal dialog that is removed when it closes. */
export function modal(id, title, content, buttons) {
  const dialog = el(
    'dialog',
    { id, 'aria-labelledby': `${id}-title`, onclose: () => dialog.remove() },
    el('h2', { id: `${id}-title` }, title),
    el('div', { class: 'dialog-body' }, content),
    el('div', { class: 'dialog-buttons' }, buttons),
  );
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** A button. */
export const button = (label, onclick, props = {}) => el('button', { type: 'button', onclick, ...props }, label);

/** Marks a button as working while `act` runs. */
export async function busy(pressed, act) {
  pressed.disabled = true;
  pressed.setAttribute('aria-busy', 'true');
  try {
    return await act();
  } finally {
    pressed.disabled = false;
    pressed.removeAttribute('aria-busy');
  }
}
