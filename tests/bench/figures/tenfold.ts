import { FLOOR, LAB, SHIRUBE, TENFOLD } from "../extensions.ts";
import { type Lab, quiet } from "../lab.ts";
import { usersTable } from "../pages.ts";
import { atMostTimes, type Figure, Samples } from "../result.ts";
import { sum, traced, withoutLateLooks } from "../trace.ts";
import { openLab, timesOf } from "./engine.ts";

/** A catalogue of ten times the size: what it costs on the page, and in the engine. */
export async function tenfold(lab: Lab): Promise<Figure[]> {
  const page = usersTable(25_000);
  await lab.serve(page);
  const [walks, scans] = [new Samples(), new Samples()];
  await lab.inTurns([SHIRUBE, TENFOLD, FLOOR], async ({ name, title, inTab }) => {
    await inTab(async (tab) => {
      const { pieces } = await traced(tab, async () => {
        await tab.goto(page.url);
        await quiet(tab);
      });
      walks.add(name, title, sum(withoutLateLooks(pieces).filter(({ kind }) => kind !== "EvaluateScript")));
    });
  });
  await lab.inTurns([LAB], async ({ inTab, origin }) => {
    await inTab(async (tab) => {
      await openLab(tab, origin);
      const [full, larger] = await timesOf(tab, ["pasted", "tenfold"]);
      scans.add("pasted", "full catalogue", full ?? Number.NaN);
      scans.add("tenfold", "ten times as many problems", larger ?? Number.NaN);
    });
  });
  return [
    {
      id: "tenfold-anchors",
      title: "Ten times as many problems: looking for anchors",
      how: "The first scan of the page of 25,000 text nodes with the anchors of a catalogue ten times as large, which is made up but alike. Without evaluating the script, which is longer.",
      unit: "ms",
      series: walks.series(),
      goals: [atMostTimes("at most 1.2 x", walks.of(TENFOLD.name), walks.of(SHIRUBE.name), 1.2)],
    },
    {
      id: "tenfold-engine",
      title: "Ten times as many problems: the engine's scan",
      how: "The engine looks through 400,000 letters, a pasted text as above, with the full catalogue and with one ten times as large.",
      unit: "ms",
      series: scans.series(),
      goals: [atMostTimes("at most 1.5 x", scans.of("tenfold"), scans.of("pasted"), 1.5)],
    },
  ];
}
