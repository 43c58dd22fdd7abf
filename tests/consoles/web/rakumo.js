// rakumo: the admin console under /admin, the user address elsewhere. Japanese only, as the real one.

import { api, el, fill, path, Refused, routes, table, button, busy } from './kit.js';
import { accountButton, alertBox, bar, card, frame, leave, loading, sideMenu, title, toast } from './frame.js';
import { adminLogin, returned, userLogin } from './rakumo-login.js';
import { settingsPage } from './rakumo-settings.js';
import { syncPage } from './rakumo-sync.js';

const PAGES = [
  ['#/', 'ホーム', homePage],
  ['#/sync', 'Google 同期', syncPage],
  ['#/settings', '同期の設定', settingsPage],
  ['#/admins', '管理者の設定', adminsPage],
];

const isAdmin = path().startsWith('/admin');

async function draw(current) {
  leave();
  const view = await api('GET', isAdmin ? '/admin/api/view' : '/api/view');
  if (!current()) return;
  if (path().endsWith('/signed-in')) {
    await returned(isAdmin, () => routesAgain());
    return;
  }
  if (isAdmin) drawAdmin(view, current);
  else drawUser(view);
}

function drawAdmin(view, current) {
  if (!view.admin) {
    title('ログイン | rakumo 管理画面');
    adminLogin(frame(bar('rakumo 管理画面', accountButton(view.google_account))));
    return;
  }
  const hash = location.hash.split('?')[0];
  const [address, label, page] = PAGES.find(([known]) => known !== '#/' && hash.startsWith(known)) ?? PAGES[0];
  title(`${label} | rakumo 管理画面`);
  const who = el('span', { class: 'bar-who' }, `${view.rakumo.company_id}　${view.admin.name}`);
  const main = frame(
    bar('rakumo 管理画面', el('div', { class: 'bar-right' }, who, accountButton(view.google_account))),
  );
  const menu = sideMenu('メニュー', [[null, PAGES.map(([known, words]) => [words, known, known === address])]]);
  menu.append(button('ログアウト', logOut, { id: 'logout', class: 'side-button' }));
  main.before(menu);
  page(main, view, current);
}

async function logOut() {
  await api('POST', isAdmin ? '/admin/api/logout' : '/api/logout');
  history.replaceState(null, '', location.pathname + location.search);
  routesAgain();
}

function homePage(main, view) {
  const { rakumo } = view;
  fill(
    main,
    el('h1', {}, 'ホーム'),
    card(
      'ご契約の情報',
      el(
        'dl',
        { class: 'facts' },
        el('dt', {}, '会社ID'),
        el('dd', {}, rakumo.company_id),
        el('dt', {}, 'プライマリドメイン'),
        el('dd', {}, rakumo.registered_primary_domain),
        el('dt', {}, '同期済みのユーザー'),
        el('dd', {}, `${rakumo.synced_users.length} 名`),
      ),
    ),
    card(
      'Google Workspace との同期',
      el('p', {}, 'ユーザーとグループの情報を Google Workspace から取り込みます。'),
      el('p', {}, el('a', { href: '#/sync' }, 'Google 同期'), '　', el('a', { href: '#/settings' }, '同期の設定')),
    ),
  );
}

function adminsPage(main, view) {
  const again = (answer, said) => {
    adminsPage(main, answer);
    toast(said);
  };
  const remove = (email) => async (event) => {
    const answer = await busy(event.currentTarget, () =>
      api('DELETE', `/admin/api/admins/${encodeURIComponent(email)}`),
    );
    again(answer, '管理者を削除しました。');
  };
  const input = el('input', { id: 'new-admin', type: 'email', required: true, autocomplete: 'off' });
  const problem = el('div');
  const add = async (event) => {
    event.preventDefault();
    try {
      again(await api('POST', '/admin/api/admins', { email: input.value.trim() }), '管理者を追加しました。');
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      fill(problem, alertBox('error', 'メールアドレスを入力してください。'));
    }
  };
  fill(
    main,
    el('h1', {}, '管理者の設定'),
    card(
      '管理者',
      el('p', {}, 'Google Workspace の特権管理者のほかに、管理画面へログインできるユーザーです。'),
      table(
        '管理者',
        ['メールアドレス', '操作'],
        view.rakumo.admins.map((email) => [email, button('削除', remove(email), { class: 'danger' })]),
      ),
      problem,
      el(
        'form',
        { class: 'row', onsubmit: add },
        el('label', { for: 'new-admin' }, 'メールアドレス'),
        input,
        el('button', { type: 'submit' }, '追加'),
      ),
    ),
  );
}

function drawUser(view) {
  title('rakumo カレンダー');
  const main = frame(bar('rakumo カレンダー', accountButton(view.google_account)));
  if (!view.user) {
    userLogin(main);
    return;
  }
  const today = new Intl.DateTimeFormat('ja-JP', { dateStyle: 'full' }).format(new Date());
  fill(
    main,
    el('h1', {}, today),
    card(`${view.user.name} さんの予定`, el('p', {}, '今日の予定はありません。')),
    el('p', {}, button('ログアウト', logOut, { id: 'logout' })),
  );
}

fill(frame(bar(isAdmin ? 'rakumo 管理画面' : 'rakumo カレンダー')), loading());
const routesAgain = routes(draw);
