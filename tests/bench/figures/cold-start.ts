import { MESSAGE_B } from "../../browser/setup.ts";
import { endBackground } from "../background.ts";
import { ANSWER, ASK } from "../contenders/protocol.ts";
import { ASK_NOTHING, ASK_SHIRUBE, ASK_WASM } from "../extensions.ts";
import { type Lab, quiet } from "../lab.ts";
import { appearing } from "../pages.ts";
import { atMostTimes, type Figure, Samples } from "../result.ts";

/** What a content script sends when it has found something. */
const QUESTION = JSON.stringify({
  kind: "scan",
  asked: false,
  page: {
    url: "https://a-rakumo.appspot.com/admin",
    account_names: [],
    passages: [{ blocks: [{ text: MESSAGE_B, within: [], headings: [], quoting: [] }] }],
    screen: null,
  },
});

/** From the first question to a background that does not run, to its answer. */
export async function coldStart(lab: Lab): Promise<Figure[]> {
  const page = appearing();
  await lab.serve(page);
  const samples = new Samples();
  await lab.inTurns([ASK_SHIRUBE, ASK_WASM, ASK_NOTHING], async ({ name, title, inTab }) => {
    await inTab(async (tab) => {
      await tab.goto(page.url);
      await quiet(tab);
      await endBackground(tab);
      const took = await tab.evaluate(
        (event, question, attribute) =>
          new Promise<string | null>((resolve) => {
            const root = document.documentElement;
            new MutationObserver(() => resolve(root.getAttribute(attribute))).observe(root, { attributeFilter: [attribute] });
            document.dispatchEvent(new CustomEvent(event, { detail: question }));
          }),
        ASK,
        QUESTION,
        ANSWER,
      );
      samples.add(name, title, Number(took));
    });
  });
  const ours = samples.of(ASK_SHIRUBE.name);
  return [
    {
      id: "cold-start",
      title: "Cold start of the engine to its first answer",
      how: "The background does not run. A content script asks it about a known message: the browser starts it, it reads engine and catalogue, and answers. Beside it the same with a wasm-bindgen module that only answers, and with a background without any module.",
      unit: "ms",
      series: samples.series(),
      goals: [atMostTimes("at most 3 x an empty wasm-bindgen module's", ours, samples.of(ASK_WASM.name), 3)],
    },
  ];
}
