// The Admin console's API controls: the landing page, the lists of apps, and the dialogs that change an app's access.

import { api, busy, button, el, fill, here, modal, t, table } from './kit.js';
import { card, crumbs, toast } from './frame.js';
import { W } from './words.js';

const LEVELS = ['trusted', 'specific', 'limited', 'blocked'];

const allApps = (view) => [
  { name: 'rakumo', client_id: view.rakumo_client_id, access: view.google.rakumo_access },
  ...view.google.other_apps,
];

/** 「API の制御」 */
export function controlsPage(main) {
  fill(
    main,
    crumbs(el('a', { href: here('/ac/security') }, t(W.securityMenu)), t(W.dataControl), t(W.apiControls)),
    el('h1', {}, t(W.apiControls)),
    card(
      t(W.appAccess),
      el('p', {}, t(W.appAccessIntro)),
      el(
        'p',
        {},
        el(
          'a',
          {
            class: 'button primary',
            role: 'button',
            id: 'manage-app-access',
            href: here('/ac/owl/list?tab=configuredApps'),
          },
          t(W.manageAppAccess),
        ),
      ),
    ),
    card(
      t(W.delegation),
      el('p', {}, t(W.delegationIntro)),
      el(
        'p',
        {},
        el('a', { class: 'button', role: 'button', href: here('/ac/owl/domainwidedelegation') }, t(W.manageDelegation)),
      ),
    ),
  );
}

/** The four radios; `chosen` is told which. */
function levels(access, chosen) {
  return el(
    'fieldset',
    { class: 'levels' },
    el('legend', {}, t(W.access)),
    LEVELS.map((level) =>
      el(
        'label',
        { class: 'choice' },
        el('input', {
          type: 'radio',
          name: 'access',
          value: level,
          checked: level === access,
          onchange: () => chosen(level),
          'aria-describedby': `note-${level}`,
          'aria-label': t(W.levels[level]),
        }),
        el(
          'span',
          {},
          el('b', {}, t(W.levels[level])),
          el('br'),
          el('span', { id: `note-${level}`, class: 'faint' }, t(W.levelNotes[level])),
        ),
      ),
    ),
  );
}

const put = (app, access) => api('PUT', `/ac/api/apps/${encodeURIComponent(app.client_id)}`, { access });

function changeDialog(apps, again) {
  let access = apps.length === 1 ? apps[0].access : null;
  const apply = button(
    t(W.change),
    async (event) => {
      const answers = await busy(event.currentTarget, () => Promise.all(apps.map((app) => put(app, access))));
      dialog.close();
      again(answers.at(-1));
    },
    { id: 'access-change', class: 'primary', disabled: true },
  );
  const chosen = (level) => {
    access = level;
    apply.disabled = false;
  };
  const dialog = modal(
    'access-dialog',
    t(W.changeAccess),
    [el('p', {}, apps.map((app) => app.name).join(', ')), levels(access, chosen)],
    [button(t(W.cancel), () => dialog.close()), apply],
  );
}

function configureDialog(view, again) {
  const body = el('div');
  const buttons = el('div', { class: 'dialog-buttons' });
  const cancel = () => button(t(W.cancel), () => dialog.close());
  const dialog = modal('configure-dialog', t(W.newApp), body, []);
  dialog.lastElementChild.replaceWith(buttons);
  const find = () => {
    const input = el('input', { id: 'app-search', type: 'search', autocomplete: 'off' });
    const found = el('ul', { class: 'rows', id: 'app-found' });
    const search = (event) => {
      event.preventDefault();
      const words = input.value.trim().toLowerCase();
      const hits = allApps(view).filter(
        (app) => words && (app.name.toLowerCase().includes(words) || app.client_id === words),
      );
      fill(
        found,
        hits.length === 0 && el('li', { class: 'faint' }, t(W.noApp)),
        hits.map((app) =>
          el(
            'li',
            {},
            el('span', {}, el('b', {}, app.name), el('br'), app.client_id),
            button(t(W.select), () => choose(app)),
          ),
        ),
      );
    };
    fill(
      body,
      el(
        'form',
        { class: 'row', onsubmit: search },
        el('label', { for: 'app-search' }, t(W.searchApp)),
        input,
        el('button', { type: 'submit' }, t(W.search)),
      ),
      found,
    );
    fill(buttons, cancel());
    input.focus();
  };
  const choose = (app) => {
    let access = LEVELS.includes(app.access) ? app.access : null;
    const next = button(t(W.continue), () => review(app, access), { class: 'primary', disabled: access === null });
    const chosen = (level) => {
      access = level;
      next.disabled = false;
    };
    fill(body, el('p', {}, app.name), levels(access, chosen));
    fill(buttons, cancel(), next);
  };
  const review = (app, access) => {
    const finish = async (event) => {
      const answer = await busy(event.currentTarget, () => put(app, access));
      dialog.close();
      again(answer);
    };
    fill(
      body,
      el(
        'dl',
        { class: 'facts' },
        el('dt', {}, t(W.app)),
        el('dd', {}, app.name),
        el('dt', {}, t(W.clientId)),
        el('dd', {}, app.client_id),
        el('dt', {}, t(W.access)),
        el('dd', {}, t(W.levels[access])),
      ),
    );
    fill(buttons, cancel(), button(t(W.finish), finish, { class: 'primary' }));
  };
  find();
}

/** 「アプリのアクセス制御」: `?tab=configuredApps`, `apps` or `pendingApps`. */
export function appsPage(main, view) {
  const again = (answer) => {
    appsPage(main, answer);
    toast(t(W.saved));
  };
  const tab = new URLSearchParams(location.search).get('tab') ?? 'configuredApps';
  const tabs = [
    ['configuredApps', W.configuredApps],
    ['apps', W.accessedApps],
    ['pendingApps', W.pendingApps],
  ];
  const apps =
    tab === 'pendingApps' ? [] : allApps(view).filter((app) => tab === 'apps' || app.access !== 'unconfigured');
  const picked = new Set();
  const change = button(
    t(W.changeAccess),
    () =>
      changeDialog(
        apps.filter((app) => picked.has(app.client_id)),
        again,
      ),
    { id: 'change-access', disabled: true },
  );
  const pick = (app) => (event) => {
    if (event.target.checked) picked.add(app.client_id);
    else picked.delete(app.client_id);
    change.disabled = picked.size === 0;
  };
  const rows = apps.map((app) => [
    el('input', { type: 'checkbox', 'aria-label': app.name, onchange: pick(app) }),
    app.name,
    t(W.web),
    app.client_id,
    el('span', { class: `level ${app.access}` }, t(W.levels[app.access])),
  ]);
  fill(
    main,
    crumbs(el('a', { href: here('/ac/owl') }, t(W.apiControls)), t(W.appAccess)),
    el('h1', {}, t(W.appAccess)),
    el(
      'nav',
      { class: 'tabs', 'aria-label': t(W.appAccess) },
      tabs.map(([name, words]) =>
        el(
          'a',
          { href: here(`/ac/owl/list?tab=${name}`), 'aria-current': name === tab ? 'page' : undefined },
          t(words),
        ),
      ),
    ),
    el(
      'div',
      { class: 'card' },
      el(
        'p',
        { class: 'row' },
        button(t(W.newApp), () => configureDialog(view, again), { id: 'new-app' }),
        change,
      ),
      apps.length > 0
        ? table(
            t(W.appAccess),
            [el('span', { class: 'unseen' }, t(W.select)), t(W.app), t(W.kind), t(W.clientId), t(W.access)],
            rows,
          )
        : el('p', { class: 'faint' }, t(tab === 'pendingApps' ? W.nothingPending : W.noApp)),
    ),
  );
}
