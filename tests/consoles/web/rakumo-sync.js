// The page 「Google 同期」.

import { api, busy, button, el, fill, Refused, to, wait } from './kit.js';
import { alertBox, card } from './frame.js';

const time = (ms) => new Intl.DateTimeFormat('ja-JP', { dateStyle: 'medium', timeStyle: 'medium' }).format(ms);

/** The message in its pieces; a variable piece is an element of its own. */
const pieces = (message) =>
  message.map(({ text, variable }) => (variable ? el('b', { class: 'address' }, text) : text));

const facts = (run) =>
  el(
    'dl',
    { class: 'facts' },
    el('dt', {}, '開始日時'),
    el('dd', {}, time(run.started_ms)),
    el('dt', {}, '実行者'),
    el('dd', {}, `${run.runner.name} (${run.runner.email})`),
  );

function shown(run) {
  if (run.status === 'none') return el('p', { class: 'faint' }, 'まだ同期は実行されていません。');
  if (run.status === 'running') {
    return el(
      'div',
      { class: 'running', role: 'status' },
      el('p', {}, '同期を実行しています。しばらくお待ちください。'),
      el('progress', { 'aria-label': '同期の進行状況' }),
    );
  }
  const kind = run.kind === 'done' ? 'ok' : 'error';
  return [alertBox(kind, el('p', {}, pieces(run.message))), facts(run)];
}

/** Draws the page. A message is gone when the next sync starts and when the page is left. */
export function syncPage(main, view, current) {
  const result = el(
    'div',
    { id: 'sync-result' },
    el('p', { class: 'faint' }, '「一括同期する」を押すと、結果がここに表示されます。'),
  );
  const look = async () => {
    const run = await api('GET', '/admin/api/sync');
    if (current()) fill(result, shown(run));
    return run;
  };
  const start = async () => {
    fill(result, shown({ status: 'running' }));
    try {
      const answer = await api('POST', '/admin/api/sync');
      if (!current()) return;
      if (answer.consent) {
        location.assign(consentAddress(view.admin.email));
        return;
      }
      while (current() && (await look()).status === 'running') await wait(200);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (current()) fill(result, alertBox('error', 'セッションが切れました。再度ログインしてください。'));
    }
  };
  const startButton = button('一括同期する', (event) => busy(event.currentTarget, start), {
    id: 'sync-start',
    class: 'primary',
  });
  const lookButton = button('更新', (event) => busy(event.currentTarget, look), { id: 'sync-refresh' });
  fill(
    main,
    el('h1', {}, 'Google 同期'),
    card(
      '一括同期',
      el(
        'p',
        {},
        'Google Workspace のユーザー、グループの情報と、カレンダーのアクセス権限を取得します。完了まで数分かかる場合があります。',
      ),
      el('p', { class: 'row' }, startButton, lookButton),
    ),
    card('同期の結果', result),
  );
  if (location.hash.startsWith('#/sync/denied')) {
    history.replaceState(null, '', '#/sync');
    fill(
      result,
      el('p', { class: 'faint' }, 'Google へのアクセスが許可されなかったため、同期は開始されませんでした。'),
    );
  } else if (location.hash.startsWith('#/sync/run')) {
    // Back from Google's consent: the sync that was asked for goes on.
    history.replaceState(null, '', '#/sync');
    busy(startButton, start);
  }
}

function consentAddress(email) {
  const back = new URL(location.href);
  back.hash = '#/sync/run';
  return to('accounts.google.com', '/o/oauth2/v2/auth', { login_hint: email, continue: back.href });
}
