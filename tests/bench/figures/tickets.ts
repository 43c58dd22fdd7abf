import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MESSAGE_B } from "../../browser/setup.ts";
import type { Lab } from "../lab.ts";
import { literals } from "../messages.ts";
import { row } from "../pages.ts";
import { PATHS } from "../paths.ts";
import { atMostTimes, type Figure, Samples } from "../result.ts";

const TICKETS = 10_000;

/** Bytes of a ticket. */
const SIZE = 20_000;

/** One ticket of so many speaks of a known error. */
const WITH_ERROR = 50;

/** The command line beside programs that only look for words. */
export async function tickets(lab: Lab): Promise<Figure[]> {
  const folder = join(PATHS.results, "tickets");
  write(folder);
  const words = join(PATHS.results, "literals.txt");
  writeFileSync(words, `${literals().join("\n")}\n`);
  const programs = [
    ["shirube", "shirube scan", PATHS.commandLine, ["scan", folder]],
    ["ripgrep", "ripgrep -F -f", "rg", ["--fixed-strings", "--file", words, folder]],
    ["grep", "grep -F -f", "grep", ["--recursive", "--fixed-strings", "--file", words, folder]],
  ] as const;
  const samples = new Samples();
  // The first round brings the files into memory.
  for (let run = -1; run < lab.runs; run += 1) {
    for (const [name, title, program, args] of programs) {
      const took = timeOf(program, args);
      if (run >= 0) samples.add(name, title, took);
    }
  }
  return [
    {
      id: "tickets",
      title: "10,000 tickets of 20 KB on the command line",
      how: `A folder of ${TICKETS.toLocaleString("en")} texts, one in ${WITH_ERROR} with a known message, all in the system's cache. shirube says what each means; ripgrep and grep look for the longest words of each message, as they are written. From the program's start to its end.`,
      unit: "ms",
      series: samples.series(),
      goals: [atMostTimes("within 2 x ripgrep's time", samples.of("shirube"), samples.of("ripgrep"), 2)],
    },
  ];
}

function write(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (let ticket = 0; ticket < TICKETS; ticket += 1) {
    let text = `件名: 問い合わせ ${ticket}\n\nお世話になっております。下記をご確認ください。\n`;
    if (ticket % WITH_ERROR === 0) text += `${MESSAGE_B}\n`;
    for (let i = ticket; Buffer.byteLength(text) < SIZE; i += 16) {
      for (let line = i; line < i + 16; line += 1) text += `${row(line).replace(/<[^>]*>/g, " ")}\n`;
    }
    writeFileSync(join(folder, `${ticket}.txt`), text);
  }
}

function timeOf(program: string, args: readonly string[]): number {
  const began = performance.now();
  const { error, status } = spawnSync(program, args, { stdio: "ignore", env: { ...process.env, LC_ALL: "C.UTF-8" } });
  if (error || (status ?? 2) > 1) throw new Error(`${program} failed: ${error ?? status}`);
  return performance.now() - began;
}
