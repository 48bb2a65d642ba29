import { beforeAll, describe, expect, test } from "vitest";
import { runEpisode } from "../episode.ts";
import type { Entry, Recorded } from "../history/history.ts";
import { Random } from "../random.ts";
import { ModelServer } from "../testing/model-server.ts";
import { check } from "./check.ts";

/* Each test makes one change, at a random place, to the record of a long correct run, and checks that it is found. */

type Heard = Extract<Entry, { kind: "heard" }>;
interface Delivery {
  readonly at: number;
  readonly entry: Heard;
  readonly chatId: string;
  readonly rev: number;
}

let recorded: Recorded;
/** Pairs of consecutive changes that one client received from one chat. */
let followed: { readonly one: Delivery; readonly next: Delivery }[];

beforeAll(async () => {
  await using server = new ModelServer();
  await server.start();
  const plan = {
    troubles: ["cut", "cut"],
    answersBetween: [300, 300],
    pauseMs: [100, 200],
    writePauseMs: [0, 1],
    audience: 70,
    sdk: false,
    flood: 0,
    cutAfter: [50_000, 1_000_000],
    restSeconds: 20,
  } as const;
  const outcome = await runEpisode(server, plan, new Random(11));
  expect(outcome.violations).toEqual([]);
  recorded = outcome.recorded;
  const deliveries = findDeliveries(recorded.entries);
  expect(deliveries.length).toBeGreaterThan(10_000);
  followed = findFollowed(deliveries);
  expect(followed.length).toBeGreaterThan(5_000);
});

function findDeliveries(entries: readonly Entry[]): Delivery[] {
  return [...entries.entries()].flatMap(([at, entry]) => {
    if (entry.kind !== "heard" || !("message" in entry.event)) return [];
    const { chatId, rev } = entry.event;
    return [{ at, entry, chatId, rev }];
  });
}

function findFollowed(deliveries: readonly Delivery[]) {
  const last = new Map<string, Delivery>();
  const found: typeof followed = [];
  for (const next of deliveries) {
    const key = `${next.entry.by.client} ${next.chatId}`;
    const one = last.get(key);
    if (one && one.rev + 1 === next.rev && one.entry.stream === next.entry.stream) found.push({ one, next });
    last.set(key, next);
  }
  // Leave out the first of each stream: a missing one may be covered by a snapshot.
  return found.filter(({ one }) => found.some(({ next }) => next === one));
}

const rounds = Array.from({ length: 3 }, (_, round) => round);
const promisesIn = (changed: Partial<Recorded>) => check({ ...recorded, ...changed }).map(({ promise }) => promise);

describe.each(rounds)("in round %i", (round) => {
  const pick = () => new Random(round).pick(followed);

  test("finds one lost delivery in ten thousand", () => {
    const { one } = pick();
    expect(promisesIn({ entries: recorded.entries.filter((entry) => entry !== one.entry) })).toEqual(["P3"]);
  });

  test("finds two swapped deliveries", () => {
    const { one, next } = pick();
    const entries = [...recorded.entries];
    entries[one.at] = next.entry;
    entries[next.at] = one.entry;
    expect(promisesIn({ entries })).toContain("P3");
  });

  test("finds a repeated delivery", () => {
    const { one, next } = pick();
    expect(promisesIn({ entries: recorded.entries.toSpliced(next.at, 0, one.entry) })).toContain("P5");
  });

  test("finds a delivery with a different text", () => {
    const { one } = pick();
    const { event } = one.entry;
    if (!("message" in event)) throw new Error("The delivery must be a message.");
    const changed = { ...event, message: { ...event.message, text: "somebody changed this" } };
    expect(promisesIn({ entries: recorded.entries.with(one.at, { ...one.entry, event: changed }) })).toContain("P3");
  });

  test("finds a message that is missing in the end", () => {
    const random = new Random(round);
    const chat = random.pick(recorded.final.chats);
    const lost = random.pick(chat.messages);
    const messages = chat.messages.filter((message) => message !== lost);
    const chats = recorded.final.chats.map((one) => (one === chat ? { ...chat, messages } : one));
    expect(promisesIn({ final: { ...recorded.final, chats } })).toContain("P1");
  });
});
