// The Google account: security, and the connections to third-party apps.

import { api, button, busy, el, fill, here, modal, path, routes, Refused, t, to } from './kit.js';
import { accountButton, avatar, bar, card, crumbs, frame, leave, loading, sideMenu, title, toast } from './frame.js';
import { W } from './words.js';

const DETAIL = '/connections/overview/rakumo';

function list(main, view) {
  const row = (name) =>
    el(
      'li',
      {},
      avatar({ name }),
      el('span', {}, el('b', {}, name), el('br'), t(W.wantsWhat)),
      el('a', { class: 'button', href: here(DETAIL) }, t(W.details)),
    );
  fill(
    main,
    crumbs(el('a', { href: here('/security') }, t(W.security)), t(W.connections)),
    el('h1', {}, t(W.connections)),
    el('p', {}, t(W.connectionsIntro)),
    view.connections.length > 0
      ? el('ul', { id: 'connections', class: 'rows card' }, view.connections.map(row))
      : el('p', { class: 'card', id: 'no-connections' }, t(W.noConnections)),
  );
}

function detail(main, view, again) {
  if (!view.connections.includes('rakumo')) {
    history.replaceState(null, '', here('/connections'));
    again();
    return;
  }
  const remove = async (event) => {
    await busy(event.currentTarget, () => api('DELETE', '/api/connections/rakumo'));
    dialog.close();
    history.pushState(null, '', here('/connections'));
    again();
    toast(t(W.removed));
  };
  let dialog;
  const ask = () => {
    dialog = modal('remove-dialog', t(W.removeQuestion), el('p', {}, t(W.removeWarning)), [
      button(t(W.cancel), () => dialog.close()),
      button(t(W.confirm), remove, { id: 'remove-confirm', class: 'primary' }),
    ]);
  };
  fill(
    main,
    crumbs(el('a', { href: here('/connections') }, t(W.connections)), 'rakumo'),
    el('h1', {}, 'rakumo'),
    card(
      t(W.hasAccess),
      el(
        'ul',
        { class: 'scopes' },
        W.scopes.map((scope) => el('li', {}, t(scope))),
      ),
      el('p', {}, button(t(W.removeAccess), ask, { id: 'remove-access', class: 'danger' })),
    ),
  );
}

function security(main) {
  fill(
    main,
    el('h1', {}, t(W.security)),
    card(t(W.howYouSignIn), el('dl', { class: 'facts' }, el('dt', {}, t(W.twoStep)), el('dd', {}, t(W.on)))),
    card(
      t(W.connections),
      el('p', {}, t(W.connectionsIntro)),
      el('p', {}, el('a', { href: here('/connections') }, t(W.allConnections))),
    ),
  );
}

function home(main, view) {
  fill(
    main,
    el(
      'div',
      { class: 'welcome' },
      avatar(view.account),
      el('h1', {}, view.account.name),
      el('p', {}, view.account.email),
    ),
  );
}

const PAGES = [
  [/^\/connections\/overview\/rakumo/, W.connections, detail],
  [/^\/(connections|permissions)/, W.connections, list],
  [/^\/security/, W.security, security],
  [/^\/$/, W.accountHome, home],
];

async function draw(current) {
  leave();
  let view;
  try {
    view = await api('GET', '/api/view');
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    location.replace(to('accounts.google.com', '/AccountChooser', { continue: location.href }));
    return;
  }
  if (!current()) return;
  const [, words, page] = PAGES.find(([known]) => known.test(path())) ?? [
    null,
    W.notHere,
    (main) => fill(main, el('p', {}, t(W.notHere))),
  ];
  title(`${t(words)} - ${t(W.googleAccount)}`);
  const main = frame(bar(t(W.googleAccount), accountButton(view.account)));
  const link = (label, address) => [t(label), here(address), label === words];
  main.before(
    sideMenu(t(W.menu), [
      [null, [link(W.accountHome, '/'), link(W.security, '/security'), link(W.connections, '/connections')]],
    ]),
  );
  page(main, view, again);
}

fill(frame(bar(t(W.googleAccount))), loading());
const again = routes(draw);
