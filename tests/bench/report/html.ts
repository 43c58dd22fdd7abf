import { readFileSync } from "node:fs";
import type { Figure, Goal } from "../result.ts";
import { spread } from "../stats.ts";
import { format } from "./format.ts";
import { circled, plot } from "./plot.ts";
import type { Report } from "./report.ts";

const style = readFileSync(new URL("style.css", import.meta.url), "utf8");

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

/** The report as one page that needs nothing else. */
export function html(report: Report): string {
  const { figures, quick, date, machine, versions } = report;
  const goals = figures.flatMap(({ goals }) => goals);
  const reached = goals.filter((goal) => goal.reached).length;
  const day = new Date(date).toLocaleString("en", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Shirube: bench of ${escaped(day)}</title>
<style>${style}</style>
<header>
  <p class="name"><span lang="ja">標</span> Shirube</p>
  <h1>Bench</h1>
  <p class="lead">${reached} of ${goals.length} goals reached. ${runs(figures)}${quick ? " A quick run: for a first impression." : ""}</p>
  <dl class="facts">
    <div><dt>Measured</dt><dd>${escaped(day)} UTC</dd></div>
    <div><dt>Machine</dt><dd>${machine.cores} cores, ${escaped(machine.processor)}, ${machine.memory} GiB</dd></div>
    <div><dt>Load</dt><dd>${machine.load.map((load) => load.toFixed(1)).join(" → ")}</dd></div>
    <div><dt>Browser</dt><dd>${escaped(versions.browser)}</dd></div>
    <div><dt>Node.js</dt><dd>${escaped(versions.node)}</dd></div>
  </dl>
</header>
<main>
<section>
<h2>Goals</h2>
<div class="scroll"><table class="goals">
<thead><tr><th>Figure</th><th>Goal</th><th class="number">Found</th><th>of the limit</th><th></th></tr></thead>
<tbody>${figures.map(goalRows).join("")}</tbody>
</table></div>
<p class="note">Found: the median, or a ratio of medians, with the interval in which it lies with 95 % certainty (of single medians the
quartiles). Processor time of the page's thread, if nothing else is said. Absolute times are those of this machine; ratios are taken within
the run, in turns.</p>
</section>
${figures.map(section).join("")}
</main>
<footer>
<p>Beside ${versions.packages.map(({ name, version }) => `${escaped(name)} ${escaped(version)}`).join(", ")}.</p>
<p>All samples are in <code>report.json</code>. <code>cargo xtask bench</code> measures again.</p>
</footer>
</html>
`;
}

function runs(figures: readonly Figure[]): string {
  const counts = figures.flatMap(({ series }) => series.map(({ samples }) => samples.length)).filter((count) => count > 1);
  return counts.length > 0 ? `At least ${Math.min(...counts)} runs of everything that varies.` : "";
}

function goalRows({ id, title, goals }: Figure): string {
  return goals
    .map((goal, i) => {
      const first = i === 0 ? `<th scope="rowgroup" rowspan="${goals.length}"><a href="#${id}">${escaped(title)}</a></th>` : "";
      return `<tr${i === 0 ? ' class="first"' : ""}>${first}<td>${escaped(goal.title)}</td><td class="number">${found(goal)}</td><td>${bar(goal)}</td><td>${verdict(goal)}</td></tr>`;
    })
    .join("");
}

function found({ value, low, high, unit }: Goal): string {
  const interval = low === high ? "" : `<small>${format(low, unit)} – ${format(high, unit)}</small>`;
  return `<b>${format(value, unit)}</b>${interval}`;
}

/** How much of the limit is used: the mark in the middle is the limit. */
function bar({ value, limit, atMost, reached }: Goal): string {
  const used = atMost ? value / limit : limit / value;
  const width = Math.max(0, Math.min(Number.isFinite(used) ? used : 0, 2)) * 50;
  return `<span class="bar ${reached ? "reached" : "missed"}" aria-hidden="true"><i style="width:${width.toFixed(1)}%"></i></span>`;
}

const verdict = ({ reached }: Goal): string =>
  reached ? '<span class="verdict reached">✓ reached</span>' : '<span class="verdict missed">✗ missed</span>';

function section(figure: Figure): string {
  const { id, title, how, goals, series, unit } = figure;
  const rows = series.map(({ title: contender, samples }) => {
    const { median, lower, upper, min, max, count } = spread(samples);
    const cells = [median, lower, upper, min, max].map((value) => `<td class="number">${format(value, unit)}</td>`).join("");
    return `<tr><th scope="row">${escaped(contender)}</th>${cells}<td class="number">${count}</td></tr>`;
  });
  const list = goals.map((goal, i) => `<li>${circled(i)} ${escaped(goal.title)}: ${found(goal)} ${verdict(goal)}</li>`);
  return `<section id="${id}">
<h2>${escaped(title)}</h2>
<p class="how">${escaped(how)}</p>
${list.length > 0 ? `<ul class="goal-list">${list.join("")}</ul>` : ""}
<figure class="scroll">${plot(figure)}</figure>
<details><summary>Numbers</summary><div class="scroll"><table>
<thead><tr><th></th><th class="number">median</th><th class="number">lower quartile</th><th class="number">upper quartile</th><th class="number">least</th><th class="number">most</th><th class="number">runs</th></tr></thead>
<tbody>${rows.join("")}</tbody>
</table></div></details>
</section>
`;
}
