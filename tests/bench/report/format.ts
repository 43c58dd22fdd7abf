import type { Unit } from "../result.ts";

/** Writes a number with its unit, with no more figures than it is worth. */
export function format(value: number, unit: Unit): string {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  const digits = unit === "count" ? 0 : size >= 100 ? 0 : size >= 10 ? 1 : 2;
  const number = value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  if (unit === "count") return number;
  if (unit === "x") return `${number} ×`;
  return `${number} ${unit}`;
}
