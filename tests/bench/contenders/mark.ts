import { LITERALS } from "bench:messages";
import Mark from "mark.js";
import { whenReady } from "./protocol.ts";

/** mark.js, the usual library for marking words: it looks for the longest fixed words of every message. */
whenReady(
  () =>
    new Promise((resolve) => {
      new Mark(document.body).mark(LITERALS, { separateWordSearch: false, diacritics: false, done: resolve });
    }),
);
