/** The styles of the host element's closed shadow root: pills, numbers and the frame of the card. */
export const STYLES = `
:host { all: initial; }
* { box-sizing: border-box; }
.pill, .card {
  --surface: #fff; --text: #1f2328; --line: #d0d5dd; --accent: #175cd3; --error: #b42318; --warning: #93370d;
  position: fixed;
  font: 500 13px/1.5 system-ui, "Hiragino Sans", "Yu Gothic UI", "Noto Sans JP", "Noto Sans CJK JP", sans-serif;
  color: var(--text);
}
.pill {
  display: inline-flex; align-items: center; gap: 8px; max-width: min(420px, calc(100vw - 16px)); min-height: 32px;
  padding: 4px 12px 4px 10px; border: 1px solid var(--line); border-radius: 16px; background: var(--surface);
  box-shadow: 0 2px 8px rgb(16 24 40 / 0.16); cursor: pointer; text-align: start;
}
.pill:hover { border-color: var(--accent); }
.pill:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.pill svg { flex: none; width: 16px; height: 16px; }
.pill .error { color: var(--error); }
.pill .warning, .pill .info { color: var(--warning); }
.pill .number {
  flex: none; min-width: 20px; padding: 0 5px; border-radius: 10px; background: var(--text); color: var(--surface);
  font-size: 12px; font-weight: 700; line-height: 20px; text-align: center;
}
.pill .code { flex: none; font-weight: 700; }
.pill .title { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.pill .count { flex: none; color: #475467; font-weight: 400; }
.pill[hidden], .card[hidden] { display: none; }
.card {
  border: 1px solid var(--line); border-radius: 12px; background: var(--surface); overflow: hidden;
  box-shadow: 0 8px 24px rgb(16 24 40 / 0.24);
}
.card iframe { display: block; width: 100%; height: 100%; border: 0; background: transparent; }
.card.sheet { border-radius: 12px 12px 0 0; }
.live { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (prefers-color-scheme: dark) {
  .pill, .card { --surface: #1b1f27; --text: #e6e9ef; --line: #3d4453; --accent: #84adff; --error: #fda29b; --warning: #fec84b; }
  .pill .count { color: #a6adbb; }
}
@media (forced-colors: active) {
  .pill { border: 1px solid ButtonText; }
}
@media print { .pill, .card { display: none; } }
`;
