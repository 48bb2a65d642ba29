import type { Row } from "../figures.ts";
import { longChat } from "./history.ts";
import type { Scene } from "./scene.ts";
import { openChat, visit } from "./visitor.ts";

const strokes = 120;

/** Scrolls back into the history with the wheel, and forward again. */
export async function measureScrolling(scene: Scene): Promise<Row[]> {
  await using visitor = await visit(scene);
  await openChat(visitor, scene, longChat);
  const { page } = visitor;
  const log = page.getByRole("log");
  await log.hover();
  const idAtTop = () => log.getByRole("article").first().getAttribute("id");
  const began = await idAtTop();
  for (const by of [-900, 900]) {
    for (let stroke = 0; stroke < strokes; stroke++) {
      await page.mouse.wheel(0, by);
      await page.waitForTimeout(16);
    }
    if (by < 0 && (await idAtTop()) === began) throw new Error("The wheel has not moved the messages.");
  }
  const { most, shifted } = await page.evaluate(() => {
    const { mostRows, shifts } = window.probe.seen;
    return { most: mostRows, shifted: shifts.reduce((sum, { score }) => sum + score, 0) };
  });
  return [
    {
      what: "scrolling up and down",
      figures: [
        { name: "rows", value: most, unit: "rows", target: { atMost: 120 } },
        { name: "shifted", value: shifted, unit: "score", target: { atMost: 0 } },
      ],
    },
  ];
}
