import { BUSY } from "../extensions.ts";
import { type Lab, quiet } from "../lab.ts";
import { usersTable } from "../pages.ts";
import { between, type Figure, Samples } from "../result.ts";
import { sum, traced } from "../trace.ts";

/**
 * Whether the bench counts what it thinks it counts: a content script that works for a known time in each way in which a
 * browser can call it. Processor time can be a little less than the time that the script saw pass.
 */
export async function calibration(lab: Lab): Promise<Figure[]> {
  const page = usersTable(1000, "/ac/reporting/calibration");
  await lab.serve(page);
  const samples = new Samples();
  let expected = 0;
  await lab.inTurns([BUSY], async ({ name, title, inTab }) => {
    await inTab(async (tab) => {
      const { pieces } = await traced(tab, async () => {
        await tab.goto(page.url);
        await quiet(tab);
      });
      expected = Number(await tab.$eval("html", (html) => html.getAttribute("data-bench-done")));
      samples.add(name, title, (sum(pieces) / expected) * 100);
    });
  });
  return [
    {
      id: "calibration",
      title: "The bench itself: how much of a known work it counts",
      how: `A content script works for 5 ms in each of twelve ways in which a browser can call it (timers, promises, observers, messages …): ${expected} ms. What the bench counts of it.`,
      unit: "%",
      series: samples.series(),
      goals: [between("counts all of it, and nothing else", "%", samples.of(BUSY.name), 80, 110)],
    },
  ];
}
