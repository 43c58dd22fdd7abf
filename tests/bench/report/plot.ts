import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import type { Figure } from "../result.ts";
import { median, spread } from "../stats.ts";
import { format } from "./format.ts";

/** Space for the names of contenders, and for one of them. */
const MARGIN = 215;
const ROW = 44;
const WIDTH = 880;

/** From so many times the smallest value to the largest on, a logarithmic scale shows more. */
const WIDE = 8;

/** Lines are near each other within this share of the axis, or within this ratio on a logarithmic one. */
const NEAR = 0.02;
const NEAR_RATIO = 1.08;

const isOurs = (name: string) => /shirube|^(pasted|blocks|with)$/.test(name);
const colour = (name: string) => (isOurs(name) ? "var(--ours)" : "var(--others)");

/** A figure as SVG: colours are the page's, so that it follows light and dark. */
export function plot(figure: Figure): string {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const options = figure.plot === "line" ? lines(figure) : strips(figure);
  const svg = Plot.plot({ ...options, document, width: WIDTH, style: { background: "none", fontSize: "12px", overflow: "visible" } });
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", figure.title);
  return svg.outerHTML;
}

/** Every sample as a dot, the quartiles as a box, the median as a line, the goals as dashed lines. */
function strips({ series, goals, unit }: Figure): Plot.PlotOptions {
  const ordered = [...series].sort((a, b) => Number(isOurs(b.name)) - Number(isOurs(a.name)) || median(a.samples) - median(b.samples));
  const dots = ordered.flatMap(({ name, title, samples }) => samples.map((value) => ({ title, value, colour: colour(name) })));
  const boxes = ordered.map(({ name, title, samples }) => ({ title, ...spread(samples), colour: colour(name) }));
  const titles = new Map(series.map(({ name, title }) => [name, title]));
  const limits = goals.flatMap(({ mark, series: about }, i) =>
    mark === null ? [] : [{ value: mark, label: circled(i), title: about === undefined ? undefined : titles.get(about) }],
  );
  const everywhere = limits.filter(({ title }) => title === undefined);
  const inRow = limits.filter(({ title }) => title !== undefined);
  const values = [...dots, ...limits].map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const isWide = least > 0 && most / least > WIDE;
  const isNear = (a: number, b: number) => (isWide ? b / a < NEAR_RATIO : b - a < most * NEAR);
  return {
    height: ordered.length * ROW + 62,
    marginLeft: MARGIN,
    marginRight: 90,
    marginTop: 26,
    marginBottom: 36,
    x: {
      type: isWide ? "log" : "linear",
      ...(isWide ? { domain: [least / 1.3, most * 1.2] } : { domain: [0, most * 1.08 || 1] }),
      label: unit === "count" ? null : unit,
      ticks: isWide ? 6 : 8,
      ...(isWide ? { tickFormat: short } : {}),
      grid: true,
    },
    y: { domain: ordered.map(({ title }) => title), label: null, tickSize: 0, padding: 0.35 },
    marks: [
      Plot.barX(boxes, { x1: "lower", x2: "upper", y: "title", fill: "colour", fillOpacity: 0.22, rx: 3 }),
      Plot.ruleY(boxes, { x1: "min", x2: "max", y: "title", stroke: "colour", strokeOpacity: 0.5 }),
      Plot.dot(dots, { x: "value", y: "title", r: 2.6, fill: "colour", fillOpacity: 0.55 }),
      Plot.tickX(boxes, { x: "median", y: "title", stroke: "colour", strokeWidth: 2.5, insetTop: -3, insetBottom: -3 }),
      Plot.text(boxes, {
        x: "max",
        y: "title",
        text: ({ median: value }: { median: number }) => format(value, unit),
        textAnchor: "start",
        dx: 10,
        fill: "var(--text)",
        fontWeight: 600,
      }),
      Plot.ruleX(everywhere, { x: "value", stroke: "var(--goal)", strokeWidth: 1.5, strokeDasharray: "5 4" }),
      Plot.text(joined(everywhere, isNear), { x: "value", text: "label", frameAnchor: "top", dy: -16, fill: "var(--goal)", fontSize: 15 }),
      Plot.tickX(inRow, {
        x: "value",
        y: "title",
        stroke: "var(--goal)",
        strokeWidth: 1.5,
        strokeDasharray: "5 4",
        insetTop: -6,
        insetBottom: -6,
      }),
    ],
  };
}

/** The labels of lines that stand so near each other that they would cover one another are one. */
function joined(limits: readonly Limit[], isNear: (a: number, b: number) => boolean): Limit[] {
  const labels: Limit[] = [];
  for (const limit of limits.toSorted((a, b) => a.value - b.value)) {
    const last = labels.at(-1);
    if (last && isNear(last.value, limit.value)) labels[labels.length - 1] = { ...last, label: last.label + limit.label };
    else labels.push(limit);
  }
  return labels;
}

/** A goal's line. */
interface Limit {
  readonly value: number;
  readonly label: string;
}

/** Samples that follow one another, each series in a row of its own from zero. */
function lines({ series, unit }: Figure): Plot.PlotOptions {
  const points = series.flatMap(({ name, title, samples }) =>
    samples.map((value, i) => ({ title, at: i + 1, share: (value / Math.max(...samples)) * 100, colour: colour(name) })),
  );
  const ends = series.map(({ title, samples }) => ({
    title,
    at: samples.length,
    share: 100,
    text: format(samples.at(-1) ?? Number.NaN, unit),
  }));
  return {
    height: series.length * 74 + 62,
    marginLeft: MARGIN,
    marginRight: 90,
    x: { label: "look", ticks: 10 },
    y: { domain: [0, 105], ticks: [0, 100], tickFormat: () => "", label: null },
    fy: { label: null, domain: series.map(({ title }) => title), axis: "left", padding: 0.25 },
    marks: [
      Plot.areaY(points, { x: "at", y: "share", fy: "title", fill: "var(--ours)", fillOpacity: 0.12 }),
      Plot.lineY(points, { x: "at", y: "share", fy: "title", stroke: "var(--ours)", strokeWidth: 2 }),
      Plot.ruleY([0], { stroke: "var(--line)" }),
      Plot.text(ends, {
        x: "at",
        y: "share",
        fy: "title",
        text: "text",
        textAnchor: "start",
        dx: 10,
        fill: "var(--text)",
        fontWeight: 600,
      }),
    ],
  };
}

/** ① for the first goal, and so on. */
export const circled = (i: number): string => String.fromCodePoint(0x2460 + i);

/** A number at an axis: 1,000 and 0.5, not 1e+3. */
const short = (value: number): string => value.toLocaleString("en", { maximumSignificantDigits: 2 });
