// The Google Admin console: its frame, its menu, and which page is shown.

import { api, el, fill, here, path, routes, t, to } from './kit.js';
import { accountButton, alertBox, bar, card, frame, leave, loading, sideMenu, title } from './frame.js';
import { appsPage, controlsPage } from './admin-apps.js';
import { calendarPage } from './admin-calendar.js';
import { domainsPage, groupsPage } from './admin-directory.js';
import { userPage, usersPage } from './admin-users.js';
import { W } from './words.js';

const CALENDAR = '/ac/appsettings/435070579839';

const PAGES = [
  [/^\/ac\/users\/(\d{21})(\/|$)/, W.users, userPage],
  [/^\/ac\/users\/?$/, W.users, usersPage],
  [/^\/ac\/groups\/?$/, W.groups, groupsPage],
  [/^\/ac\/(appsettings|managedsettings)\/435070579839(\/|$)/, W.calendar, calendarPage],
  [/^\/ac\/appslist\/core\/?$/, W.apps, coreApps],
  [/^\/ac\/security\/?$/, W.securityMenu, securityPage],
  [/^\/ac\/owl\/list\/?$/, W.appAccess, appsPage],
  [/^\/ac\/owl\/?$/, W.apiControls, controlsPage],
  [/^\/ac\/domains\/manage\/?$/, W.manageDomains, domainsPage],
  [/^\/(ac\/?(home|dashboard)?\/?)?$/, W.home, homePage],
];

function menu(words) {
  const link = (label, address, alike = []) => [t(label), here(address), label === words || alike.includes(words)];
  const workspace = ['Google Workspace', here('/ac/appslist/core'), words === W.apps];
  return sideMenu(t(W.menu), [
    [null, [link(W.home, '/ac/home')]],
    [t(W.directory), [link(W.users, '/ac/users'), link(W.groups, '/ac/groups')]],
    [t(W.apps), [workspace, link(W.calendar, CALENDAR)]],
    [`${t(W.securityMenu)} > ${t(W.dataControl)}`, [link(W.apiControls, '/ac/owl', [W.appAccess])]],
    [`${t(W.accountMenu)} > ${t(W.domains)}`, [link(W.manageDomains, '/ac/domains/manage')]],
  ]);
}

function tiles(links) {
  return el(
    'ul',
    { class: 'tiles' },
    links.map(([label, address, more]) =>
      el('li', {}, el('a', { href: here(address) }, el('b', {}, label), el('span', {}, more))),
    ),
  );
}

function homePage(main, view) {
  const { google } = view;
  fill(
    main,
    el('h1', {}, t(W.home)),
    tiles([
      [t(W.users), '/ac/users', String(google.users.length)],
      [t(W.groups), '/ac/groups', String(google.groups.length)],
      [t(W.apps), '/ac/appslist/core', 'Google Workspace'],
      [t(W.securityMenu), '/ac/security', t(W.apiControls)],
      [t(W.domains), '/ac/domains/manage', google.primary_domain],
    ]),
  );
}

function securityPage(main) {
  fill(
    main,
    el('h1', {}, t(W.securityMenu)),
    card(t(W.dataControl), el('p', {}, el('a', { href: here('/ac/owl') }, t(W.apiControls)))),
  );
}

function coreApps(main, view) {
  const { everyone, overridden } = view.calendar;
  const status = overridden.length > 0 ? W.onSome : everyone ? W.onEveryone : W.offEveryone;
  fill(main, el('h1', {}, 'Google Workspace'), tiles([[t(W.calendar), CALENDAR, t(status)]]));
}

// The server knows which of its pages are made with a library; they are loaded, not drawn in place.
const LOADED = /^\/ac\/(owl\/(settings|domainwidedelegation)|security\/(sso|session)|apps\/gmail|appsettings\/740348119625)/;
const first = location.href;

async function draw(current) {
  leave();
  const loaded = LOADED.test(path()) || location.search.includes('tab=services');
  if (loaded && location.href !== first) {
    location.reload();
    return;
  }
  const view = await api('GET', '/ac/api/view');
  if (!current()) return;
  if (!view.account) {
    location.replace(to('accounts.google.com', '/AccountChooser', { continue: location.href }));
    return;
  }
  const notHere = [/^/, W.notHere, (main) => fill(main, el('p', {}, t(W.notHere)))];
  const [known, words, page] = PAGES.find(([pattern]) => pattern.test(path())) ?? notHere;
  title(`${t(words)} - ${t(W.adminConsole)}`);
  const main = frame(bar(t(W.adminConsole), accountButton(view.account)));
  if (!view.allowed) {
    fill(main, alertBox('error', t(W.noAdmin)));
    return;
  }
  main.before(menu(words));
  page(main, view, known.exec(path()));
}

fill(frame(bar(t(W.adminConsole))), loading());
routes(draw);
