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
      await page.getByRole("textbox", { name: "Edit message" }).pressSequentially(" I do.", { delay: 30 });
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
      await page.getByRole("button", { name: /^Signed in as / }).click();
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

interface Impression {
  readonly inp: number;
  readonly slowest: string;
  readonly shifted: number;
  readonly shifts: string;
}

/** The responsiveness of one visit. Interaction to Next Paint is the slowest interaction, ignoring one in fifty. */
async function look({ page }: Visitor): Promise<Impression> {
  const { interactions, shifts } = await page.evaluate(async () => {
    const { seen, painted } = window.probe;
    await painted();
    return { interactions: seen.interactions, shifts: seen.shifts };
  });
  const slowest = interactions.sort((a, b) => b.ms - a.ms);
  const representative = slowest[Math.floor(slowest.length / 50)];
  if (!representative) throw new Error(`The browser has seen no interaction at ${page.url()}.`);
  return {
    inp: representative.ms,
    slowest: representative.what,
    shifted: shifts.reduce((sum, { score }) => sum + score, 0),
    shifts: [...new Set(shifts.map(({ what }) => what))].join("; "),
  };
}

/** What people do in a day, by mouse, keyboard and touch. */
export async function measureJourneys(scene: Scene): Promise<Row[]> {
  const impressions: (Impression & { name: string })[] = [];
  for (const { name, phone = false, walk } of journeys) {
    await using visitor = await visit(scene, { phone });
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
