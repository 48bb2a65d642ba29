import type { Row } from "../figures.ts";
import { gzippedBytes, mostBytes, type Screen, scriptsOf } from "./first-screen.ts";
import type { Scene } from "./scene.ts";
import { prepareSignIn, signIn, type Visitor, visit } from "./visitor.ts";

const runs = 7;

/**
 * The JavaScript that two screens wait for: what the build declares, and what the browser really requested before use.
 */
export async function measureScripts(scene: Scene): Promise<Row[]> {
  await using visitor = await visit(scene);
  await visitor.page.goto("/sign-in");
  const outside = await scriptsBeforeUse(visitor);
  await signIn(visitor, scene);
  const inside = await scriptsBeforeUse(visitor);
  const row = (what: string, screen: Screen, loaded: readonly string[]): Row => ({
    what,
    figures: [
      {
        name: "gzipped",
        value: gzippedBytes([...new Set([...loaded, ...scriptsOf(screen)])]) / 1000,
        unit: "KB",
        target: { atMost: mostBytes[screen] / 1000 },
      },
    ],
  });
  return [
    row("JavaScript of the sign-in page", "signIn", outside),
    row("JavaScript of a conversation", "conversation", inside),
  ];
}

/** Reloads the page. @returns the scripts that it requested before it was usable. */
async function scriptsBeforeUse({ page }: Visitor): Promise<string[]> {
  await page.reload();
  await page.waitForFunction(() => window.probe.seen.usableAt !== undefined);
  return page.evaluate(() => {
    const usableAt = window.probe.seen.usableAt ?? 0;
    const scripts = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js"));
    const before = scripts.filter(({ startTime }) => startTime < usableAt);
    return before.map(({ name }) => new URL(name).pathname);
  });
}

/** From pressing "Sign in" to a usable conversation, with the CPU throttled 4×. */
export async function measureSignIn(scene: Scene): Promise<Row[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    await using visitor = await visit(scene);
    await prepareSignIn(visitor, scene);
    await visitor.page.waitForLoadState("networkidle");
    await visitor.tools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    times.push(
      await visitor.page.evaluate(async () => {
        const { painted } = window.probe;
        await painted();
        const began = performance.now();
        document.querySelector<HTMLElement>("form button[type=submit]")?.click();
        while (!document.querySelector("[role=log] article") || !document.querySelector("main textarea")) {
          await painted();
        }
        return (await painted()) - began;
      }),
    );
  }
  times.sort((a, b) => a - b);
  const [median = Number.NaN, max = Number.NaN] = [times[Math.floor(runs / 2)], times.at(-1)];
  return [
    {
      what: "from sign-in to usable, 4× slower",
      figures: [
        { name: "p50", value: median, unit: "ms", target: { atMost: 1_000 } },
        { name: "max", value: max, unit: "ms" },
      ],
    },
  ];
}
