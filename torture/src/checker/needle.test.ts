import { beforeAll, describe, expect, test } from "vitest";
import { runEpisode } from "../episode.ts";
import type { Entry, Recorded } from "../history/history.ts";
import { Random } from "../random.ts";
import { ModelServer } from "../testing/model-server.ts";
import { check } from "./check.ts";

/* One thing is changed in the record of a long run in which all was well, wherever chance has it, and it is found. */

type Heard = Extract<Entry, { kind: "heard" }>;
interface Delivery {
  readonly at: number;
  readonly entry: Heard;
  readonly chatId: string;
  readonly rev: number;
}

let recorded: Recorded;
/** Deliveries after which the same client hears the next change of the same chat. */
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
}, 60_000);

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
  // The first of each stream may be missed: a snapshot may have had it already.
  return found.filter(({ one }) => found.some(({ next }) => next === one));
}

const rounds = Array.from({ length: 3 }, (_, round) => round);
const promisesIn = (changed: Partial<Recorded>) => check({ ...recorded, ...changed }).map(({ promise }) => promise);

describe.each(rounds)("in round %i", (round) => {
  const pick = () => new Random(round).pick(followed);

  test("one lost delivery in ten thousand is found", () => {
    const { one } = pick();
    expect(promisesIn({ entries: recorded.entries.filter((entry) => entry !== one.entry) })).toEqual(["P3"]);
  });

  test("two deliveries that changed places are found", () => {
    const { one, next } = pick();
    const entries = [...recorded.entries];
    entries[one.at] = next.entry;
    entries[next.at] = one.entry;
    expect(promisesIn({ entries })).toContain("P3");
  });

  test("a delivery that came twice is found", () => {
    const { one, next } = pick();
    expect(promisesIn({ entries: recorded.entries.toSpliced(next.at, 0, one.entry) })).toContain("P5");
  });

  test("a delivery with another text is found", () => {
    const { one } = pick();
    const { event } = one.entry;
    if (!("message" in event)) throw new Error("It is a message.");
    const changed = { ...event, message: { ...event.message, text: "somebody changed this" } };
    expect(promisesIn({ entries: recorded.entries.with(one.at, { ...one.entry, event: changed }) })).toContain("P3");
  });

  test("a message that is gone at the end is found", () => {
    const random = new Random(round);
    const chat = random.pick(recorded.final.chats);
    const lost = random.pick(chat.messages);
    const messages = chat.messages.filter((message) => message !== lost);
    const chats = recorded.final.chats.map((one) => (one === chat ? { ...chat, messages } : one));
    expect(promisesIn({ final: { ...recorded.final, chats } })).toContain("P1");
  });
});
