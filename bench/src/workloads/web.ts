import type { Row } from "../figures.ts";
import { measureJourneys } from "../web/journeys.ts";
import { measureScrolling } from "../web/reading.ts";
import { openScene } from "../web/scene.ts";
import { measureScripts, measureSignIn } from "../web/starting.ts";
import { measureHeap, measureSwitches } from "../web/switching.ts";
import { measureTyping } from "../web/writing.ts";
import type { Workload } from "../workload.ts";

/** Run one after another, because they would compete for the CPU. */
const parts = [
  measureScripts,
  measureSignIn,
  measureSwitches,
  measureTyping,
  measureScrolling,
  measureJourneys,
  measureHeap,
];

export const web: Workload = {
  name: "web",
  about: "the web client in a real Chromium: size, start, switching, typing, scrolling, layout shifts, heap",
  how:
    "The production build at 1440×900, on an embedded database with one chat of 100,000 messages and 25 of 120. Times " +
    "are measured in the page from the press to the painted frame; for keys, only the work, without the wait for the frame.",
  async run(lab) {
    if (!lab.drivers.includes("embedded")) return [];
    await using scene = await openScene();
    const rows: Row[] = [];
    for (const measure of parts) rows.push(...(await measure(scene)));
    return rows;
  },
};
