// What all pages share: the note, the bar at the top with the account, and the frame around the content.

import { el, fill, lang, noteLang, t, to } from './kit.js';
import { W } from './words.js';

const NOTE = {
  ja: 'これはシミュレーションです。実際の Google / rakumo の画面ではありません。',
  en: 'This is a simulation. It is not a real Google or rakumo screen.',
};

/** The note that every page carries. */
export const note = () => el('p', { class: 'sim-note', role: 'note', lang: noteLang }, NOTE[noteLang] ?? NOTE.ja);

const place = el('div', { class: 'toast', role: 'status' });

/** Says for some seconds what was done. */
export function toast(text) {
  place.textContent = text;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => (place.textContent = ''), 6000);
}

/** The first letter of a name in a circle. */
export const avatar = (account) => el('span', { class: 'avatar', 'aria-hidden': 'true' }, [...account.name][0] ?? '?');

/** The button at the top right that names the account, and its menu. */
export function accountButton(account, items = []) {
  if (!account) return null;
  const name = `${t(W.googleAccount)}: ${account.name} (${account.email})`;
  const menu = el(
    'div',
    { id: 'account-menu', class: 'account-menu', popover: 'auto' },
    el(
      'div',
      { class: 'account-who' },
      avatar(account),
      el('div', {}, el('b', {}, account.name), el('br'), account.email),
    ),
    el('a', { href: to('myaccount.google.com', '/') }, t(W.manageAccount)),
    el('a', { href: to('accounts.google.com', '/AccountChooser', { continue: location.href }) }, t(W.otherAccount)),
    items,
  );
  return el(
    'div',
    { class: 'account' },
    el(
      'button',
      { type: 'button', class: 'account-button', 'aria-label': name, title: name, popovertarget: 'account-menu' },
      avatar(account),
    ),
    menu,
  );
}

/** The bar at the top. */
export const bar = (title, account) =>
  el('header', { class: 'bar' }, el('div', { class: 'bar-title' }, title), account);

/** A menu at the side; `groups` are [heading or null, [[label, address, current], …]]. */
export function sideMenu(label, groups) {
  const one = ([words, address, current]) =>
    el('li', {}, el('a', { href: address, 'aria-current': current ? 'page' : undefined }, words));
  return el(
    'nav',
    { class: 'side', 'aria-label': label },
    groups
      .map(([heading, links]) => [heading && el('p', { class: 'side-heading' }, heading), el('ul', {}, links.map(one))])
      .flat(),
  );
}

/** Draws the frame once; returns the place for the content. */
export function frame(...around) {
  const main = el('main', { id: 'main', tabindex: '-1' });
  fill(document.body, note(), ...around, el('div', { class: 'columns' }, main), place);
  return main;
}

/** A place that says that its content is still to come. */
export const loading = () => el('p', { class: 'loading', role: 'status' }, t(W.loading));

/** Empties the content as soon as a page is left, so that nothing of it can be seen or pressed any more. */
export function leave() {
  const main = document.getElementById('main');
  if (main) fill(main, loading());
  place.textContent = '';
}

/** Steps above a heading: texts and links. */
export const crumbs = (...steps) =>
  el(
    'nav',
    { class: 'crumbs', 'aria-label': t(W.crumbs) },
    el(
      'ol',
      {},
      steps.map((step) => el('li', {}, step)),
    ),
  );

/** A card with a heading; its accessible name is the heading. */
export const card = (title, ...content) =>
  el('section', { class: 'card', 'aria-label': title }, el('h2', {}, title), content);

/** A message box: `error` interrupts, `ok` does not. */
export const alertBox = (kind, ...content) =>
  el('div', { class: `message ${kind}`, role: kind === 'error' ? 'alert' : 'status' }, content);

/** Sets the title of the page. */
export const title = (text) => {
  document.title = text;
  document.documentElement.lang = lang;
};
