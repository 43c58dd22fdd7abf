// The Admin console's domains and groups.

import { api, busy, button, el, fill, Refused, t, table } from './kit.js';
import { alertBox, card, crumbs, toast } from './frame.js';
import { W } from './words.js';

/** Does something and draws the page anew, or says why not. */
function doer(page, main, problem) {
  return (method, address, body) => async (event) => {
    event.preventDefault();
    const pressed = event.submitter ?? event.currentTarget;
    try {
      const answer = await busy(pressed, () => api(method, address, typeof body === 'function' ? body() : body));
      page(main, answer);
      toast(t(W.saved));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      fill(problem, alertBox('error', t(W.refusals[error.word] ?? W.failed)));
    }
  };
}

/** 「ドメインの管理」 */
export function domainsPage(main, { google }) {
  const problem = el('div', { id: 'domain-message' });
  const act = doer(domainsPage, main, problem);
  const address = (domain) => `/ac/api/domains/${encodeURIComponent(domain.name)}`;
  const rows = google.domains.map((domain) => [
    domain.name,
    t(W.domainKinds[domain.kind]),
    el(
      'span',
      { class: 'row' },
      domain.kind === 'secondary' && button(t(W.makePrimary), act('POST', `${address(domain)}/primary`)),
      domain.kind !== 'primary' && button(t(W.delete), act('DELETE', address(domain)), { class: 'danger' }),
    ),
  ]);
  const name = el('input', { id: 'new-domain', autocomplete: 'off', spellcheck: 'false', placeholder: 'example.net' });
  const kind = (value) =>
    el(
      'label',
      { class: 'choice' },
      el('input', { type: 'radio', name: 'kind', value, checked: value === 'secondary' }),
      el('span', {}, t(W.domainKinds[value])),
    );
  const added = () => ({
    name: name.value.trim(),
    kind: form.querySelector('input[name=kind]:checked').value,
  });
  const form = el(
    'form',
    { onsubmit: act('POST', '/ac/api/domains', added) },
    el('p', { class: 'row' }, el('label', { for: 'new-domain' }, t(W.domainName)), name),
    kind('secondary'),
    kind('alias'),
    el('p', {}, el('button', { type: 'submit', class: 'primary' }, t(W.addDomain))),
  );
  fill(
    main,
    crumbs(t(W.accountMenu), t(W.domains), t(W.manageDomains)),
    el('h1', {}, t(W.manageDomains)),
    problem,
    el('div', { class: 'card' }, table(t(W.manageDomains), [t(W.domain), t(W.kind), t(W.actions)], rows)),
    card(t(W.addDomain), form),
  );
}

/** The groups. */
export function groupsPage(main, { google }) {
  const problem = el('div', { id: 'group-message' });
  const act = doer(groupsPage, main, problem);
  const rows = google.groups.map((email) => [
    email,
    button(t(W.delete), act('DELETE', `/ac/api/groups/${encodeURIComponent(email)}`), { class: 'danger' }),
  ]);
  const input = el('input', { id: 'new-group', type: 'email', autocomplete: 'off' });
  fill(
    main,
    crumbs(t(W.directory), t(W.groups)),
    el('h1', {}, t(W.groups)),
    problem,
    el('div', { class: 'card' }, table(t(W.groups), [t(W.groupAddress), t(W.actions)], rows)),
    card(
      t(W.addGroup),
      el(
        'form',
        { class: 'row', onsubmit: act('POST', '/ac/api/groups', () => ({ email: input.value.trim() })) },
        el('label', { for: 'new-group' }, t(W.groupAddress)),
        input,
        el('button', { type: 'submit', class: 'primary' }, t(W.addGroup)),
      ),
    ),
  );
}
