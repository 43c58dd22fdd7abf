// The search box of the handbook. It reads `shirubeIndex` from search-index.js: folded texts, so that only what is
// looked for has to be folded here. A plain script, because pages opened as files may load no modules.
(() => {
  const index = globalThis.shirubeIndex;
  const form = document.getElementById("search");
  const input = document.getElementById("query");
  const status = document.getElementById("status");
  const list = document.getElementById("results");
  const nothing = document.getElementById("nothing");
  if (!index?.entries || !form || !input || !status || !list || !nothing) return;

  /** So many are shown. */
  const SHOWN = 20;
  /** The part of a longer query that a page must have. */
  const ENOUGH = 0.7;
  /** The part of a message that must stand in a query that holds more than the message. */
  const QUOTED = 0.8;
  const WEIGHTS = { names: 4, messages: 3, causes: 1, rest: 0.5 };

  const ignored = new RegExp(`[${index.ignored}]+`, "gu");
  const unified = new Map(index.unified.flatMap(([from, to]) => [...from].map((letter) => [letter, to])));
  const severities = new Map(index.severities);

  /** The same folding as crates/core/src/fold.rs. */
  const fold = (text) =>
    [...text.replace(ignored, "").normalize("NFKC").replace(ignored, "")]
      .map((letter) => unified.get(letter) ?? letter)
      .join("")
      .toLowerCase();

  /** What is looked for: Latin words and numbers whole, of Japanese each two letters that follow one another. */
  function units(text) {
    const found = new Set();
    for (const word of text.split(/\s+/u)) {
      for (const run of fold(word).match(/[!-~]+|[^!-~]+/gu) ?? []) {
        if (/^[!-~]/u.test(run) || run.length < 3) found.add(run);
        else for (let i = 0; i + 2 <= run.length; i += 1) found.add(run.slice(i, i + 2));
      }
    }
    // Endings and particles tell nothing, unless they are all there is.
    const telling = [...found].filter((unit) => !/^[\u3041-\u3096\u30fc\u3001\u3002]+$/u.test(unit));
    return telling.length > 0 ? telling : [...found];
  }

  /** How many of some units a text has, as a part of one. */
  const share = (of, text) => (of.length === 0 ? 0 : of.filter((unit) => text.includes(unit)).length / of.length);

  const pages = index.entries.map((entry) => ({ entry, texts: { ...entry, messages: entry.messages.join(" ") }, messages: null }));

  /** How well a page fits; 0 if it does not. `by` says what fitted. */
  function rate(page, whole, wanted) {
    const { entry, texts } = page;
    if (fold(entry.code) === whole) return { score: 1000, by: "names" };
    const best = { score: 0, by: "names" };
    let score = 0;
    let found = 0;
    for (const unit of wanted) {
      const field = Object.keys(WEIGHTS).find((name) => texts[name].includes(unit));
      if (!field) continue;
      found += 1;
      score += WEIGHTS[field];
    }
    const enough = wanted.length <= 3 ? 1 : ENOUGH;
    if (found / wanted.length >= enough) best.score = score / wanted.length;
    let most = 0;
    for (const [name, weight] of Object.entries(WEIGHTS)) {
      const part = share(wanted, texts[name]);
      if (part * weight > most) {
        most = part * weight;
        best.by = name;
      }
      if (best.score > 0 && texts[name].includes(whole)) best.score += 4 * weight;
    }
    // A whole ticket: the message stands in it somewhere.
    if (wanted.length > 12) {
      page.messages ??= entry.messages.map(units);
      for (const message of page.messages) {
        const quoted = message.length > 5 ? share(message, whole) : 0;
        if (quoted >= QUOTED && 10 * quoted > best.score) Object.assign(best, { score: 10 * quoted, by: "messages" });
      }
    }
    return best;
  }

  function search(query) {
    const whole = fold(query);
    const wanted = units(query);
    if (wanted.length === 0) return [];
    const rated = pages.map((page) => ({ entry: page.entry, ...rate(page, whole, wanted) }));
    return rated.filter((one) => one.score > 0).sort((one, other) => other.score - one.score);
  }

  const element = (tag, name, text) => {
    const made = document.createElement(tag);
    if (name !== "") made.className = name;
    made.textContent = text;
    return made;
  };

  function line({ entry, by }) {
    const link = document.createElement("a");
    link.href = entry.href;
    if (entry.code !== "") {
      const code = element("span", "code", entry.code);
      code.translate = false;
      link.append(code, " ");
    }
    link.append(element("span", "title", entry.title));
    const hint = { messages: index.words.by[0], causes: index.words.by[1], rest: index.words.by[2] }[by];
    if (hint) link.append(" ", element("span", "by", hint));
    if (entry.severity) {
      const severity = element("span", "severity", "");
      severity.dataset.severity = entry.severity;
      const icon = document.querySelector(`[data-family] [data-severity="${entry.severity}"] .icon`)?.cloneNode(true);
      severity.append(...(icon ? [icon] : []), element("span", "", severities.get(entry.severity) ?? ""));
      link.append(" ", severity);
    }
    const item = document.createElement("li");
    item.append(link);
    return item;
  }

  const say = (found, query) => {
    const { one, many, more, none } = index.words;
    const words = found === 0 ? none : found === 1 ? one : found > SHOWN ? more : many;
    const values = { n: found, m: SHOWN, q: query };
    return words.replace(/\{([nmq])\}/gu, (_, name) => values[name]);
  };

  function show() {
    const query = input.value.trim();
    const found = search(query);
    const asked = fold(query) !== "";
    list.replaceChildren(...found.slice(0, SHOWN).map(line));
    nothing.hidden = !asked || found.length > 0;
    const words = asked ? say(found.length, query) : "";
    if (status.textContent !== words) status.textContent = words;
    document.body.toggleAttribute("data-searching", asked);
    history.replaceState(null, "", asked ? `#q=${encodeURIComponent(query)}` : location.href.split("#")[0]);
  }

  const links = () => [...list.querySelectorAll("a")];

  input.addEventListener("input", (event) => {
    // Half a word of an input method is no query yet.
    if (!event.isComposing) show();
  });
  input.addEventListener("compositionend", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    links()[0]?.click();
  });
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const row = [input, ...links()];
    const at = row.indexOf(document.activeElement);
    if (at < 0) return;
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (next !== undefined && row[next]) {
      event.preventDefault();
      row[next].focus();
    } else if (event.key === "Escape" && input.value !== "") {
      event.preventDefault();
      input.value = "";
      input.focus();
      show();
    }
  });

  form.hidden = false;
  const asked = /^#q=(.+)/u.exec(location.hash);
  if (asked) {
    try {
      input.value = decodeURIComponent(asked[1]);
    } catch {
      // Not ours.
    }
  }
  // The browser may have kept what was in the box.
  if (input.value !== "") show();
})();
