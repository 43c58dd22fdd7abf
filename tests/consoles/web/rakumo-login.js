// rakumo's two logins: the company ID first, then the Google account, then back here.

import { api, busy, el, fill, Refused, here, to } from './kit.js';
import { alertBox, loading } from './frame.js';

/** The message of a login that was refused after the account was chosen. */
let refusal = null;
let typed = '';

function form(main, { heading, lead, base, back }) {
  const problem = el('div', { id: 'login-message' }, refusal && alertBox('error', refusal));
  refusal = null;
  const input = el('input', {
    id: 'company-id',
    name: 'company_id',
    autocomplete: 'organization',
    spellcheck: 'false',
    value: typed,
  });
  const submit = el('button', { type: 'submit', id: 'login', class: 'primary' }, 'ログイン');
  const send = async (event) => {
    event.preventDefault();
    fill(problem);
    await busy(submit, async () => {
      try {
        await api('POST', `${base}/company`, { company_id: input.value });
        const next = new URL(here(back));
        next.searchParams.set('company_id', input.value);
        location.assign(to('accounts.google.com', '/AccountChooser', { continue: next.href }));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        fill(problem, alertBox('error', error.message));
      }
    });
  };
  fill(
    main,
    el(
      'form',
      { class: 'login card', onsubmit: send },
      el('h1', {}, heading),
      el('p', {}, lead),
      problem,
      el('label', { for: 'company-id' }, '会社ID'),
      input,
      submit,
    ),
  );
}

/** The login of the admin console. */
export const adminLogin = (main) =>
  form(main, {
    heading: '管理画面 ログイン',
    lead: '会社IDを入力し、Google アカウントでログインしてください。',
    base: '/admin/api',
    back: '/admin/signed-in',
  });

/** The login of users. */
export const userLogin = (main) =>
  form(main, {
    heading: 'ログイン',
    lead: '会社IDを入力し、Google アカウントでログインしてください。',
    base: '/api',
    back: '/calendar/signed-in',
  });

/** Back from the account chooser: logs in, or returns to the form with the message. */
export async function returned(isAdmin, again) {
  const query = new URLSearchParams(location.search);
  typed = query.get('company_id') ?? '';
  const main = document.getElementById('main');
  if (main) fill(main, loading());
  try {
    await api('POST', isAdmin ? '/admin/api/session' : '/api/session', { company_id: typed });
    typed = '';
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    refusal = error.said ?? 'ログインできませんでした。もう一度お試しください。';
  }
  query.delete('company_id');
  const rest = query.size ? `?${query}` : '';
  history.replaceState(null, '', (isAdmin ? '/admin' : '/calendar') + rest);
  await again();
}
