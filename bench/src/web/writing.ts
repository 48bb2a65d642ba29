import type { Row } from "../figures.ts";
import { Histogram } from "../load/histogram.ts";
import { longChat } from "./history.ts";
import type { Scene } from "./scene.ts";
import { spread } from "./switching.ts";
import { openChat, visit } from "./visitor.ts";

const sentence = "Somebody who types as fast as they can, **with** some `marks` in it: does it hold? ";

/** Types key by key into the composer of the chat with 100,000 messages. */
export async function measureTyping(scene: Scene): Promise<Row[]> {
  await using visitor = await visit(scene);
  await openChat(visitor, scene, longChat);
  const { page } = visitor;
  await page.getByRole("textbox", { name: /^Write to / }).focus();
  // The first keys also load and compile code.
  await page.keyboard.type(sentence.slice(0, 20), { delay: 20 });
  await page.evaluate(() => {
    window.probe.seen.keys.length = 0;
  });
  await page.keyboard.type(sentence.repeat(3), { delay: 40 });
  await page.waitForTimeout(300);
  const times = new Histogram();
  for (const ms of await page.evaluate(() => window.probe.seen.keys)) times.record(ms * 1000);
  if (times.count < sentence.length * 2)
    throw new Error(`Of ${sentence.length * 3} keys only ${times.count} were seen.`);
  return [{ what: "a key in the composer", figures: spread(times, 16) }];
}
