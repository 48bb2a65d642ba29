import type { Row } from "../figures.ts";
import { longChat, rooms } from "./history.ts";
import type { Scene } from "./scene.ts";
import { chatLink, openChat, settle, type Visitor, visit } from "./visitor.ts";

interface Journey {
  readonly name: string;
  readonly phone?: boolean;
  walk(visitor: Visitor): Promise<void>;
}

const composer = ({ page }: Visitor) => page.getByRole("textbox", { name: /^Write to / });

const journeys: readonly Journey[] = [
  {
    name: "write, edit, delete",
    async walk(visitor) {
      const { page } = visitor;
      await composer(visitor).pressSequentially("Is **anybody** here who knows?", { delay: 30 });
      await page.keyboard.press("Enter");
      await settle(visitor);
      await page.keyboard.press("ArrowUp");
      await page.getByRole("textbox", { name: "Edit the message" }).pressSequentially(" I do.", { delay: 30 });
      await page.keyboard.press("Enter");
      await settle(visitor);
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("ArrowUp");
      await settle(visitor);
    },
  },
  {
    name: "read back",
    async walk(visitor) {
      const { page } = visitor;
      await page.getByRole("log").hover();
      for (let stroke = 0; stroke < 40; stroke++) {
        await page.mouse.wheel(0, -700);
        await page.waitForTimeout(25);
      }
      await settle(visitor);
      await page.mouse.move(700, 400);
      await page.mouse.click(700, 400);
      for (let press = 0; press < 10; press++) await page.keyboard.press("ArrowUp", { delay: 30 });
      await page.keyboard.press("End");
      await settle(visitor);
    },
  },
  {
    name: "go around",
    async walk(visitor) {
      const { page } = visitor;
      for (const room of rooms.slice(0, 6)) {
        await chatLink(visitor, room).click();
        await settle(visitor);
      }
      for (let press = 0; press < 4; press++) await page.keyboard.press("Alt+ArrowDown", { delay: 60 });
      for (const room of rooms.slice(8, 11)) {
        await page.keyboard.press("ControlOrMeta+k");
        await page.getByRole("combobox", { name: "Go to" }).pressSequentially(room, { delay: 40 });
        await page.keyboard.press("Enter");
        await settle(visitor);
      }
    },
  },
  {
    name: "settings and people",
    async walk(visitor) {
      const { page } = visitor;
      await page.getByRole("link", { name: "Members" }).first().click();
      await settle(visitor);
      await page.getByRole("button", { name: /^You are / }).click();
      await page.getByRole("menuitem", { name: "Appearance" }).click();
      for (const choice of ["Dark", "Light"]) {
        await page.getByRole("radio", { name: choice }).check();
        await settle(visitor);
      }
      await page.getByRole("radio", { name: /Compact/ }).check();
      await settle(visitor);
    },
  },
  {
    name: "on a phone",
    phone: true,
    async walk(visitor) {
      const { page } = visitor;
      await composer(visitor).tap();
      await composer(visitor).pressSequentially("On my way", { delay: 40 });
      await page.getByRole("button", { name: "Send", exact: true }).tap();
      await settle(visitor);
      await page.getByRole("link", { name: "Back" }).tap();
      await settle(visitor);
    },
  },
];

/**
 * Draws a frame after each press, as a screen does. Without it a press that changes nothing to see, such as a tap on the field
 * that has the focus, is reported with the next frame that something else asks for: the blink of the cursor, half a second later.
 */
function drawAfterEachPress(): void {
  addEventListener("DOMContentLoaded", () => {
    const dot = document.createElement("div");
    dot.ariaHidden = "true";
    Object.assign(dot.style, {
      position: "fixed",
      insetBlockEnd: "0",
      insetInlineEnd: "0",
      width: "1px",
      height: "1px",
    });
    document.documentElement.append(dot);
    let presses = 0;
    const draw = () => {
      dot.style.backgroundColor = presses++ % 2 === 0 ? "rgb(127, 127, 127)" : "rgb(128, 128, 128)";
    };
    for (const type of ["pointerdown", "pointerup", "click", "keydown", "keyup"]) {
      addEventListener(type, () => requestAnimationFrame(draw), { capture: true });
    }
  });
}

interface Impression {
  readonly inp: number;
  readonly slowest: string;
  readonly shifted: number;
  readonly shifts: string;
}

/** What one visit felt like. Interaction to Next Paint is the slowest of all reactions, but for one in fifty. */
async function look({ page }: Visitor): Promise<Impression> {
  const seen = await page.evaluate(async () => {
    const { seen, painted } = window.probe;
    await painted();
    return { interactions: [...seen.interactions.values()], shifts: seen.shifts, count: countInteractions() };
    function countInteractions() {
      return (performance as Performance & { interactionCount?: number }).interactionCount ?? 0;
    }
  });
  const slowest = seen.interactions.sort((a, b) => b.ms - a.ms);
  // Those that took less than 16 ms are counted, but not listed.
  const representative = slowest[Math.min(Math.floor(seen.count / 50), slowest.length - 1)];
  if (seen.count === 0) throw new Error(`The browser has seen no interaction at ${page.url()}.`);
  return {
    inp: representative?.ms ?? 0,
    slowest: representative?.what ?? "",
    shifted: seen.shifts.reduce((sum, { score }) => sum + score, 0),
    shifts: [...new Set(seen.shifts.map(({ what }) => what))].join("; "),
  };
}

/** What people do in a day, by mouse, keys and fingers. */
export async function measureJourneys(scene: Scene): Promise<Row[]> {
  const impressions: (Impression & { name: string })[] = [];
  for (const { name, phone = false, walk } of journeys) {
    await using visitor = await visit(scene, { phone });
    await visitor.page.addInitScript(drawAfterEachPress);
    await openChat(visitor, scene, longChat);
    await walk(visitor);
    impressions.push({ name, ...(await look(visitor)) });
  }
  const sorted = impressions.map(({ inp }) => inp).sort((a, b) => a - b);
  const p75 = sorted[Math.ceil(sorted.length * 0.75) - 1] ?? Number.NaN;
  return [
    ...impressions.map(
      ({ name, inp, slowest, shifted, shifts }): Row => ({
        what: name,
        figures: [
          { name: "INP", value: inp, unit: "ms" },
          { name: "shifted", value: shifted, unit: "score", target: { atMost: 0 } },
        ],
        note: `slowest ${slowest}${shifts && `; shifted by itself: ${shifts}`}`,
      }),
    ),
    { what: "all journeys", figures: [{ name: "INP p75", value: p75, unit: "ms", target: { atMost: 100 } }] },
  ];
}
