import { createRandom } from "../lab/archive.ts";

export const longChat = "general";
export const longCount = 100_000;
/** As many chats as somebody opens in a day. */
export const rooms = Array.from({ length: 25 }, (_, index) => `room-${String(index + 1).padStart(2, "0")}`);
const roomCount = 120;

const words = "the build of main fails again after that merge thanks looking into it now works for me here".split(" ");
/** Some messages have more than words. */
const ornaments = [
  "**never**",
  "`pnpm start`",
  "https://parley.example/docs",
  ":tada:",
  "_maybe_",
  "~~no~~",
  "@author1",
];

/** Lines for `pnpm ingest`, the same each time: one chat with 100,000 messages, and the rooms with a few screens each. */
export function* inventHistory(): Generator<string> {
  const random = createRandom(23);
  const start = Date.UTC(2016, 0, 4);
  const lineOf = (chat: string, index: number, every: number) => {
    const length = 1 + Math.min(random(40), random(40));
    const said = Array.from({ length }, () => words[random(words.length)]);
    if (random(6) === 0) said.push(ornaments[random(ornaments.length)]);
    const author = `author${1 + Math.min(random(80), random(80))}`;
    return JSON.stringify({ at: new Date(start + index * every).toISOString(), chat, author, text: said.join(" ") });
  };
  for (let index = 0; index < longCount; index++) yield lineOf(longChat, index, 3_000_000);
  for (const room of rooms) for (let index = 0; index < roomCount; index++) yield lineOf(room, index, 40_000_000);
}
