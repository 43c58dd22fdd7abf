// The Admin console's Calendar page: the service status, for everyone or for one organisational unit.

import { api, busy, button, el, fill, here, lang, t } from './kit.js';
import { card, crumbs, toast } from './frame.js';
import { W } from './words.js';

const within = (unit, above) => unit === above || unit.startsWith(`${above}/`);

/** A unit's status, and whether it is its own. */
function statusOf({ calendar: { everyone, overridden } }, unit) {
  const changed = unit !== '/' && overridden.some((above) => within(unit, above));
  return { on: changed ? !everyone : everyone, own: overridden.includes(unit) };
}

const unitName = (view, unit) => (unit === '/' ? view.google.primary_domain : unit.split('/').at(-1));

/** Draws the page; `chosen` is the unit whose status is shown. */
export function calendarPage(main, view, _match, chosen = '/') {
  const { on, own } = statusOf(view, chosen);
  let wanted = on;
  const send = (status) => async (event) => {
    const answer = await busy(event.currentTarget, () => api('PUT', '/ac/api/calendar', { unit: chosen, status }));
    calendarPage(main, answer, null, chosen);
    toast(t(W.saved));
  };
  const top = chosen === '/';
  const save = button(top || own ? t(W.save) : t(W.override), (event) => send(wanted ? 'on' : 'off')(event), {
    id: 'status-save',
    class: 'primary',
    disabled: true,
  });
  const radio = (value, words, spoken) =>
    el(
      'label',
      { class: 'choice' },
      el('input', {
        type: 'radio',
        name: 'service-status',
        value: value ? 'on' : 'off',
        checked: value === on,
        'aria-label': spoken,
        onchange: () => {
          wanted = value;
          save.disabled = wanted === on;
        },
      }),
      el('span', {}, words),
    );
  // English screen readers hear "ON for everyone" on the real page; Japanese ones hear what is written.
  const spoken = (word) => (lang === 'en' && top ? `${word} for everyone` : undefined);
  const unit = (name) =>
    el(
      'li',
      { class: `depth-${name === '/' ? 0 : name.split('/').length - 1}` },
      button(unitName(view, name), () => calendarPage(main, view, null, name), {
        'data-unit': name,
        'aria-current': name === chosen ? 'true' : undefined,
      }),
    );
  const status = el(
    'div',
    { class: 'status-pane' },
    el('h3', {}, top ? t(W.allUsers) : unitName(view, chosen)),
    !top && el('p', { class: 'faint' }, t(own ? W.overridden : W.inherited)),
    el(
      'fieldset',
      {},
      el('legend', {}, t(W.serviceStatus)),
      radio(true, t(top ? W.onEveryone : W.on), spoken('ON')),
      radio(false, t(top ? W.offEveryone : W.off), spoken('OFF')),
    ),
    top &&
      view.calendar.overridden.length > 0 &&
      el('p', { class: 'faint' }, `${t(W.overridden)}: ${view.calendar.overridden.join(', ')}`),
    el('p', { class: 'row' }, own && button(t(W.inherit), send('inherit')), save),
  );
  const node = card(
    t(W.serviceStatus),
    el(
      'div',
      { class: 'panes' },
      el(
        'nav',
        { class: 'units', 'aria-label': t(W.orgUnits) },
        el('p', { class: 'side-heading' }, t(W.orgUnits)),
        el('ul', {}, view.units.map(unit)),
      ),
      status,
    ),
  );
  node.id = 'service-status';
  fill(
    main,
    crumbs(t(W.apps), el('a', { href: here('/ac/appslist/core') }, 'Google Workspace'), t(W.calendar)),
    el('h1', {}, t(W.calendar)),
    node,
  );
}
