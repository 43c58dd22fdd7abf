// The Admin console's users: the list, and one user with role and licence.

import { api, busy, button, el, fill, here, t, table, toggle } from './kit.js';
import { avatar, card, crumbs, toast } from './frame.js';
import { W } from './words.js';

/** The list of users. */
export function usersPage(main, { google }) {
  const rows = google.users.map((user) => [
    el('a', { href: here(`/ac/users/${user.id}`) }, user.name),
    user.email,
    user.org_unit,
    t(user.suspended ? W.suspended : W.active),
  ]);
  fill(
    main,
    el('h1', {}, t(W.users)),
    el('div', { class: 'card' }, table(t(W.users), [t(W.name), t(W.email), t(W.orgUnit), t(W.status)], rows)),
  );
}

/** A card with one switch that takes effect with its button; the word beside it tells what is saved. */
function switchCard({ id, title, heads, cells, label, on, field, user, again }) {
  let wanted = on;
  const save = button(
    t(W.save),
    async (event) =>
      again(await busy(event.currentTarget, () => api('PUT', `/ac/api/users/${user.id}`, { [field]: wanted }))),
    { class: 'primary', disabled: true, id: `${id}-save` },
  );
  const flip = toggle(label, on, (value) => {
    wanted = value;
    save.disabled = wanted === on;
  });
  flip.id = `${id}-switch`;
  const node = card(
    title,
    table(title, heads, [
      [...cells, el('span', { class: 'row' }, flip, el('span', {}, t(on ? W.assigned : W.unassigned)))],
    ]),
    el('p', { class: 'row' }, save),
  );
  node.id = id;
  return node;
}

/** One user. */
export function userPage(main, view, [, id]) {
  const user = view.google.users.find((one) => one.id === id);
  if (!user) {
    fill(main, el('p', {}, t(W.notHere)));
    return;
  }
  const again = (answer) => {
    userPage(main, answer, [null, id]);
    toast(t(W.saved));
  };
  fill(
    main,
    crumbs(el('a', { href: here('/ac/users') }, t(W.users)), user.name),
    el(
      'div',
      { class: 'welcome' },
      avatar(user),
      el('h1', {}, user.name),
      el('p', {}, `${user.email} · ${t(user.suspended ? W.suspended : W.active)}`),
    ),
    card(t(W.orgUnit), el('p', {}, user.org_unit)),
    switchCard({
      id: 'roles',
      title: t(W.roles),
      heads: [t(W.role), t(W.status)],
      cells: [t(W.superAdmin)],
      label: t(W.superAdmin),
      on: user.super_admin,
      field: 'super_admin',
      user,
      again,
    }),
    switchCard({
      id: 'licences',
      title: t(W.licences),
      heads: [t(W.service), t(W.status)],
      cells: ['Google Workspace Business Standard'],
      label: 'Google Workspace Business Standard',
      on: user.licence,
      field: 'licence',
      user,
      again,
    }),
  );
}
