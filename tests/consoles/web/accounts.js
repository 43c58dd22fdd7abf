// Google's sign-in: the account chooser, the consent for rakumo, and its refusal by the admin's policy.

import { api, button, busy, el, fill, here, path, t, to } from './kit.js';
import { avatar, frame, loading, title } from './frame.js';
import { W } from './words.js';

const query = new URLSearchParams(location.search);
const next = () => query.get('continue') ?? to('myaccount.google.com', '/');

function box(heading, ...content) {
  title(`${heading} - Google`);
  return el('div', { class: 'sign-in card' }, el('p', { class: 'wordmark' }, 'Google'), el('h1', {}, heading), content);
}

function chooser(main, view, after) {
  const choose = (email) => async (event) => {
    const { redirect } = await busy(event.currentTarget, () => api('POST', '/api/choose', { email, continue: after }));
    location.assign(redirect);
  };
  const host = new URL(next()).hostname;
  const service = host === 'a-rakumo.appspot.com' ? 'rakumo' : host;
  const hint = query.get('login_hint') ?? query.get('Email');
  const accounts = [...view.accounts].sort((a, b) => Number(b.email === hint) - Number(a.email === hint));
  fill(
    main,
    box(
      t(W.chooseAccount),
      el('p', {}, t(W.continueTo).replace('{}', service)),
      el(
        'ul',
        { id: 'accounts', class: 'choices' },
        accounts.map((account) =>
          el(
            'li',
            {},
            el(
              'button',
              { type: 'button', 'data-email': account.email, onclick: choose(account.email) },
              avatar(account),
              el('span', {}, el('b', {}, account.name), el('br'), account.email),
              account.email === view.account?.email && el('span', { class: 'tag' }, t(W.signedIn)),
            ),
          ),
        ),
      ),
    ),
  );
}

function consent(main, view) {
  if (!view.account) {
    chooser(main, view, location.href);
    return;
  }
  if (view.blocked) {
    history.replaceState(null, '', `/signin/oauth/error/v2${location.search}`);
    blocked(main, view);
    return;
  }
  const answer = (allow) => async (event) => {
    const back = new URL(next());
    if (!allow) back.hash = back.hash.replace('/run', '/denied');
    const { redirect } = await busy(event.currentTarget, () =>
      api('POST', '/api/consent', { allow, continue: back.href }),
    );
    location.assign(redirect);
  };
  fill(
    main,
    box(
      t(W.wantsAccess),
      el('p', { class: 'pill' }, avatar(view.account), el('span', {}, view.account.email)),
      el('h2', {}, t(W.willAllow)),
      el(
        'ul',
        { class: 'scopes' },
        W.scopes.map((scope) => el('li', {}, t(scope))),
      ),
      el(
        'div',
        { class: 'dialog-buttons' },
        button(t(W.cancel), answer(false), { id: 'deny' }),
        button(t(W.allow), answer(true), { id: 'allow', class: 'primary' }),
      ),
    ),
  );
}

function blocked(main, view) {
  fill(
    main,
    box(
      t(W.blockedTitle),
      view.account && el('p', { class: 'pill' }, avatar(view.account), el('span', {}, view.account.email)),
      el('p', {}, t(W.blockedBody)),
      el('p', { class: 'code' }, t(W.blockedCode)),
    ),
  );
}

async function signOut() {
  await api('POST', '/api/signout');
  location.replace(here('/AccountChooser'));
}

async function start() {
  const main = frame();
  fill(main, loading());
  if (/^\/logout$/i.test(path())) {
    await signOut();
    return;
  }
  const view = await api('GET', '/api/view');
  if (path().startsWith('/signin/oauth/error')) blocked(main, view);
  else if (path().startsWith('/signin/oauth')) consent(main, view);
  else if (path().startsWith('/o/oauth2')) {
    const ask = new URL(here('/signin/oauth/consent'));
    ask.searchParams.set('continue', next());
    chooser(main, view, ask.href);
  } else chooser(main, view, next());
}

start();
