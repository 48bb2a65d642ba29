import type { Message } from "@parley/client";

/** Random numbers in [0, 1) that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const syllables = ["mo", "ra", "ti", "len", "sha", "do", "ke", "vin", "ul", "pa", "gre", "so"];

/** Mostly a line, sometimes a paragraph, now and then a screenful, so that row heights cannot be guessed. */
function textOf(random: () => number): string {
  const word = () =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, () => syllables[Math.floor(random() * syllables.length)]).join(
      "",
    );
  const kind = random();
  const count = kind < 0.8 ? 1 + random() * 14 : kind < 0.97 ? 20 + random() * 80 : 150 + random() * 150;
  const text = Array.from({ length: Math.ceil(count) }, word).join(" ");
  return random() < 0.1 ? text.replaceAll(" ", (space) => (random() < 0.2 ? "\n" : space)) : text;
}

export const people = ["Ana", "Ben", "Cem", "Dora"].map((name) => ({
  id: `id-of-${name}`,
  username: name.toLowerCase(),
  name,
  image: null,
}));

/** Messages over several days, with `seq` from 1. */
export function sayings(count: number, seed = 1): Message[] {
  const random = seeded(seed);
  let at = Date.UTC(2026, 0, 5, 9);
  return Array.from({ length: count }, (_, index) => {
    const user = people[Math.floor(random() * people.length)] ?? people[0];
    if (!user) throw new Error("There is no author.");
    at += random() < 0.7 ? random() * 90_000 : random() * 3 * 3_600_000;
    return {
      id: `m${index + 1}`,
      chatId: "chat",
      seq: index + 1,
      rev: index + 1,
      userId: user.id,
      user,
      text: textOf(random),
      mentions: [],
      createdAt: new Date(at).toISOString(),
      editedAt: null,
      deletedAt: null,
    };
  });
}
