import type { Row } from "../figures.ts";
import { Histogram } from "../load/histogram.ts";
import { rooms } from "./history.ts";
import type { Scene } from "./scene.ts";
import { openChat, type Visitor, visit } from "./visitor.ts";

const samples = 200;
const switches = 1_000;
/** By then the browser has compiled nearly all that it will, two megabytes of machine code, and the caches are full. */
const warmUps = 500;

/** Clicks a chat's link without hovering, which would prefetch the chat. @returns milliseconds until it is painted. */
function switchTo({ page }: Visitor, chat: string): Promise<number> {
  return page.evaluate(async (name) => {
    const { painted, untilShown } = window.probe;
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href*="/c/"]')];
    const link = links.find((candidate) => candidate.textContent.trim() === name);
    if (!link) throw new Error(`The sidebar has no ${name}.`);
    await painted();
    const began = performance.now();
    link.click();
    return (await untilShown(name)) - began;
  }, chat);
}

const latency = { offline: false, latency: 50, downloadThroughput: -1, uploadThroughput: -1 };

/**
 * Switches to each chat for the first time since the page load, over a slow connection, and then again when it is
 * cached.
 */
export async function measureSwitches(scene: Scene): Promise<Row[]> {
  await using visitor = await visit(scene);
  await openChat(visitor, scene, "general");
  const { page, tools } = visitor;
  const [uncached, cached] = [new Histogram(), new Histogram()];
  await tools.send("Network.enable");
  await tools.send("Network.emulateNetworkConditions", latency);
  while (uncached.count < samples) {
    await page.reload();
    await page.getByRole("log").waitFor();
    // Lets the page finish its idle work first.
    await page.waitForTimeout(1_000);
    const [open] = await page.getByRole("heading", { level: 1 }).allTextContents();
    const others = rooms.filter((room) => room !== open);
    for (const room of others) uncached.record(1_000 * (await switchTo(visitor, room)));
    for (const room of others) cached.record(1_000 * (await switchTo(visitor, room)));
  }
  return [
    { what: "switch to a cached chat", figures: spread(cached, 50) },
    { what: "switch to another chat, 50 ms away", figures: spread(uncached, 200) },
  ];
}

/** The budget applies to p95. */
export const spread = (times: Histogram, atMost: number): Row["figures"] => [
  { name: "p50", value: times.percentile(50) / 1000, unit: "ms" },
  { name: "p95", value: times.percentile(95) / 1000, unit: "ms", target: { atMost } },
  { name: "max", value: times.max / 1000, unit: "ms" },
];

/** What a thousand switches leave in the heap after garbage collection. */
export async function measureHeap(scene: Scene): Promise<Row[]> {
  await using visitor = await visit(scene);
  await openChat(visitor, scene, "general");
  const goAround = async (times: number) => {
    for (let count = 0; count < times; count++) {
      const room = rooms[count % rooms.length];
      if (room) await switchTo(visitor, room);
    }
  };
  await goAround(warmUps);
  const before = await heapBytes(visitor);
  await goAround(switches);
  const after = await heapBytes(visitor);
  return [
    {
      what: "heap after 1,000 switches",
      figures: [
        { name: "before", value: before / 1e6, unit: "MB" },
        { name: "after", value: after / 1e6, unit: "MB" },
        { name: "growth", value: after / before, unit: "×", target: { atMost: 1.1 } },
      ],
    },
  ];
}

async function heapBytes({ tools }: Visitor): Promise<number> {
  for (let count = 0; count < 3; count++) await tools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await tools.send("Runtime.getHeapUsage");
  return usedSize;
}
