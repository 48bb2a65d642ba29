/*
 * What people really write, and what breaks layouts. Each chat is a list of speakers and texts; consecutive messages of
 * one person form a block.
 */

export const names = {
  long: "Maximiliana Wolkenstein-Hohenberg von und zu Unterachenbach-Sonnenfels",
  unbroken: "Donaudampfschifffahrtsgesellschaftskapitänswitwe",
  arabic: "محمد بن عبد الله الفارسي",
  hebrew: "נועה לוי",
  chinese: "李小明",
  short: "Bo",
} as const;

export type Speaker = keyof typeof names;
type Said = readonly (readonly [Speaker, string])[];

const verse = [
  "A list of what is left, in the order in which it came up:",
  "",
  ...Array.from({ length: 28 }, (_, line) => {
    const what = ["the gulls", "a bollard", "the tide table", "wet rope", "the third lamp from the left"][line % 5];
    return `${line + 1}. ${what}${line % 3 === 0 ? ", again, because nobody could agree about it the first time around" : ""}`;
  }),
].join("\n");

const code = [
  "This is what I mean:",
  "",
  "```ts",
  "export function tide(at: Date, place: Harbour): Metres {",
  "  const phase = (at.getTime() - place.epoch) / lunarDay;",
  "  // The second harmonic is what everybody forgets, and then the clock is eleven minutes late at spring tide.",
  "  return place.mean + place.range * Math.cos(2 * Math.PI * phase) + place.second * Math.cos(4 * Math.PI * phase);",
  "}",
  "```",
  "",
  "and `tide(now, quay)` in one line, with **bold**, *emphasis*, ~~struck out~~ and a very long `inline_identifier_that_never_ends_and_has_no_place_to_break_at_all`.",
].join("\n");

const table = [
  "| Harbour | High | Low |",
  "| --- | ---: | ---: |",
  "| North Quay | 3.42 m | 0.61 m |",
  "| Mill Island | 3.10 m | 0.48 m |",
  "",
  "- [x] measure",
  "- [ ] write down",
  "- [ ] believe",
  "",
  "> Who quotes, quotes in full,",
  "> and over two lines.",
].join("\n");

export const conversations = {
  names: [
    ["long", "Good morning."],
    [
      "unbroken",
      "My name has no spaces, and neither has this: Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
    ],
    ["short", "Hi."],
    ["short", "k"],
    ["chinese", "早上好！今天的潮汐表已经更新了，请大家看一下。"],
    [
      "long",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ],
  ],
  lines: [
    ["short", "How long can it be?"],
    ["long", verse],
    ["short", "I see."],
  ],
  code: [
    ["chinese", code],
    ["unbroken", table],
    [
      "short",
      "https://maps.tidewater.example/ferries/northbound/timetable?stop=harbour,north-quay,mill-island,old-lighthouse&van=blue&when=2031-04-01T08:00:00Z#departures",
    ],
    ["short", "and [a named link](https://parley.example/) beside one that is bare: https://parley.example/a"],
  ],
  scripts: [
    ["arabic", "صباح الخير، كيف حالكم اليوم؟ الساعة الجديدة وصلت من Tidewater أمس، وهي تعمل بدقة."],
    ["arabic", "انظروا هنا: https://parley.example/clock?id=42 شكرا!"],
    ["hebrew", "בוקר טוב! הפגישה ב־10:30, חדר 4 (ליד המטבח)."],
    ["short", "👍"],
    ["short", "🎉🎊🥳"],
    ["chinese", "A family 👨‍👩‍👧‍👦, a flag 🇨🇭, a skin tone 👋🏽 and a keycap 3️⃣ in one line of text."],
    [
      "long",
      "Left to right, then עברית in the middle, then back again, then العربية (in brackets), and a number: 12,345.67.",
    ],
  ],
} as const satisfies Record<string, Said>;

/** Messages that are edited afterwards, with their new text. */
export const corrections: ReadonlyMap<string, string> = new Map([["Hi.", "Hello."]]);
