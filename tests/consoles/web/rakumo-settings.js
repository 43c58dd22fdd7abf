// The page 「同期の設定」.

import { api, busy, button, el, fill, table } from './kit.js';
import { alertBox, card, toast } from './frame.js';

function domainCard(view, again) {
  const remove = (name) => async (event) => {
    const answer = await busy(event.currentTarget, () =>
      api('DELETE', `/admin/api/domains/${encodeURIComponent(name)}`),
    );
    again(answer, 'ドメインを削除しました。');
  };
  const rows = view.rakumo.sync_domains.map((name) => {
    const primary = name === view.rakumo.registered_primary_domain;
    return [
      name,
      primary ? 'プライマリドメイン' : 'セカンダリドメイン',
      button('削除', remove(name), { class: 'danger', disabled: primary }),
    ];
  });
  return card(
    'ドメインの設定',
    el('p', {}, '同期の対象となる Google Workspace のドメインです。'),
    table('ドメインの設定', ['ドメイン', '種別', '操作'], rows),
  );
}

function groupCard(view, again) {
  let { group_mode: mode, named_groups: named } = view.rakumo;
  named = [...named];
  const radio = (value, label) =>
    el(
      'label',
      { class: 'choice' },
      el('input', { type: 'radio', name: 'group-mode', value, checked: mode === value, onchange: () => choose(value) }),
      el('span', {}, label),
    );
  const list = el('ul', { id: 'named-groups', class: 'rows', 'aria-label': '同期するグループ' });
  const input = el('input', {
    id: 'new-group',
    type: 'email',
    autocomplete: 'off',
    placeholder: 'group@example.co.jp',
  });
  const problem = el('div');
  const drawList = () =>
    fill(
      list,
      named.length === 0 && el('li', { class: 'faint' }, '指定されたグループはありません。'),
      named.map((address) => {
        const remove = () => {
          named = named.filter((other) => other !== address);
          drawList();
        };
        return el('li', {}, el('span', {}, address), button('削除', remove, { class: 'danger' }));
      }),
    );
  const add = (event) => {
    event.preventDefault();
    const address = input.value.trim();
    if (!address.includes('@')) {
      fill(problem, alertBox('error', 'グループのメールアドレスを入力してください。'));
      return;
    }
    fill(problem);
    if (!named.includes(address)) named.push(address);
    input.value = '';
    drawList();
  };
  const names = el(
    'div',
    { class: 'indented', hidden: mode !== 'named' },
    list,
    problem,
    el(
      'form',
      { class: 'row', onsubmit: add },
      el('label', { for: 'new-group' }, 'グループメールアドレス'),
      input,
      el('button', { type: 'submit' }, '追加'),
    ),
  );
  const choose = (value) => {
    mode = value;
    names.hidden = mode !== 'named';
  };
  const save = async (event) => {
    const answer = await busy(event.currentTarget, () => api('PUT', '/admin/api/groups', { mode, named }));
    again(answer, '設定を保存しました。');
  };
  drawList();
  return card(
    '同期の実行設定',
    el(
      'fieldset',
      {},
      el('legend', {}, '同期するグループの設定'),
      radio('all', '全てのグループを同期する'),
      radio('named', '指定したグループだけを同期する'),
      names,
    ),
    el('p', {}, button('設定を保存する', save, { id: 'save-settings', class: 'primary' })),
  );
}

/** Draws the page. */
export function settingsPage(main, view) {
  const again = (answer, said) => {
    settingsPage(main, answer);
    toast(said);
  };
  fill(main, el('h1', {}, '同期の設定'), domainCard(view, again), groupCard(view, again));
}
