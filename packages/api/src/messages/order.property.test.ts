import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refusal } from "../testing/refusal.ts";
import { createTestApi, type TestApi, type TestPerson } from "../testing/test-api.ts";
import type { Message } from "./messages.queries.ts";

/*
 * Many people concurrently send, retry, edit and delete in several chats. Whatever the interleaving, each chat has one
 * order without gaps, duplicates or losses, and every way to read it agrees.
 */

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const counts = { people: 5, chats: 3, ids: 12 };

/**
 * One action of a person. There are few ids for many sends, so that some are retries, some collide with another author,
 * and some have a different text.
 */
type Step = { who: number; chat: number; id: number } & (
  | { does: "send" | "edit"; text: string }
  | { does: "delete" | "read" }
);

const at = {
  who: fc.nat(counts.people - 1),
  chat: fc.nat(counts.chats - 1),
  id: fc.nat(counts.ids - 1),
};
const text = fc.constantFrom("hello", "good morning");
const send = fc.record({ ...at, does: fc.constant("send" as const), text });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: send },
  { weight: 2, arbitrary: fc.record({ ...at, does: fc.constant("edit" as const), text }) },
  { weight: 1, arbitrary: fc.record({ ...at, does: fc.constantFrom("delete" as const, "read" as const) }) },
);

interface World {
  readonly people: TestPerson[];
  readonly chatIds: string[];
  readonly messageIds: string[];
}

async function createWorld(): Promise<World> {
  await api.reset();
  const people: TestPerson[] = [];
  for (let n = 0; n < counts.people; n++) people.push(await api.signUp(`person.${n}`));
  const [owner] = people as [TestPerson];
  const { id: groupId } = await owner.api.groups.create({ name: "Engine room" });
  for (const { username } of people.slice(1)) await owner.api.members.add({ groupId, username });
  const chatIds: string[] = [];
  for (let n = 0; n < counts.chats; n++) {
    chatIds.push((await owner.api.chats.create({ groupId, name: `chat ${n}` })).id);
  }
  api.emitted.length = 0;
  return { people, chatIds, messageIds: Array.from({ length: counts.ids }, () => uuidv7()) };
}

const pick = <T>(list: readonly T[], n: number): T => {
  const item = list[n % list.length];
  if (item === undefined) throw new Error("Nothing to pick from.");
  return item;
};

/** The result of a step: the returned message, or the reason of the refusal. */
async function take({ people, chatIds, messageIds }: World, step: Step) {
  const { messages, reads } = pick(people, step.who).api;
  const [chatId, messageId] = [pick(chatIds, step.chat), pick(messageIds, step.id)];
  const doing = {
    send: () => messages.send({ chatId, id: messageId, text: "text" in step ? step.text : "" }),
    edit: () => messages.edit({ chatId, messageId, text: "text" in step ? step.text : "" }),
    delete: () => messages.delete({ chatId, messageId }),
    read: () => reads.mark({ chatId, seq: step.id }).then(() => null),
  };
  const answer = doing[step.does]();
  return answer.catch(() => refusal(answer));
}

/** Follows a chat through `messages.changes` while others write, until `over`. @returns the resulting state. */
async function follow(reader: TestPerson, chatId: string, over: Promise<unknown>) {
  const known = new Map<string, Message>();
  let rev = 0;
  let last = false;
  void over.finally(() => {
    last = true;
  });
  for (;;) {
    const lastRound = last;
    const { messages, lastRev, more } = await reader.api.messages.changes({ chatId, sinceRev: rev, limit: 5 });
    for (const message of messages) known.set(message.id, message);
    rev = lastRev;
    if (lastRound && !more) return { rev, messages: [...known.values()].sort((a, b) => a.seq - b.seq) };
  }
}

async function historyOf(reader: TestPerson, chatId: string): Promise<Message[]> {
  const { messages } = await reader.api.messages.list({ chatId, limit: 100 });
  return messages;
}

test("concurrent writers produce one order without gaps, duplicates or losses", async () => {
  let changes = 0;
  let repeats = 0;
  const scripts = fc.array(step, { minLength: 40, maxLength: 60 });
  const run = async (steps: Step[]) => {
    // Some send twice, as after a lost response.
    const script = steps.flatMap((one) => (one.does === "send" && one.text === "hello" ? [one, one] : [one]));
    const world = await createWorld();
    const [reader] = world.people as [TestPerson];
    const writing = Promise.all(script.map((step) => take(world, step)));
    const following = Promise.all(world.chatIds.map((chatId) => follow(reader, chatId, writing)));
    const [answers, followed] = [await writing, await following];

    for (const [n, chatId] of world.chatIds.entries()) {
      const history = await historyOf(reader, chatId);
      const chat = await reader.api.chats.get({ chatId });
      const published = api.emitted.flatMap(({ event }) => ("rev" in event && event.chatId === chatId ? [event] : []));
      const here = script.map((step, m) => ({ step, answer: answers[m] })).filter(({ step }) => step.chat === n);

      // seq is 1 to n; rev counts the changes, each of which was published once.
      expect(history.map(({ seq }) => seq)).toEqual(history.map((_, m) => m + 1));
      expect(chat).toMatchObject({ lastSeq: history.length, lastRev: published.length });
      expect(published.map(({ rev }) => rev).sort((a, b) => a - b)).toEqual(published.map((_, m) => m + 1));
      expect(Math.max(0, ...history.map(({ rev }) => rev))).toBe(chat.lastRev);
      const times = history.map(({ createdAt }) => createdAt.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));

      // Every acknowledged message is stored once, and every retry returned it.
      const acknowledged = here.filter(({ step, answer }) => step.does === "send" && typeof answer === "object");
      const sentIds = new Set(acknowledged.map(({ step }) => pick(world.messageIds, step.id)));
      expect(new Set(history.map(({ id }) => id))).toEqual(sentIds);
      for (const { answer, step } of acknowledged) {
        const stored = history.find(({ id }) => id === pick(world.messageIds, step.id));
        expect(answer).toMatchObject({ seq: stored?.seq, userId: pick(world.people, step.who).id });
      }
      expect(published.filter(({ type }) => type === "message.created")).toHaveLength(history.length);

      // The follower has the final state, and the last event of each message shows its final state.
      expect(followed[n]).toEqual({ rev: chat.lastRev, messages: history });
      for (const message of history) {
        const last = published.filter((event) => event.message.id === message.id).sort((a, b) => b.rev - a.rev)[0];
        expect(last?.message).toEqual(message);
      }
      changes += chat.lastRev;
      repeats += acknowledged.length - history.length;
    }
    const reasons = new Set(answers.filter((answer) => typeof answer === "string"));
    for (const reason of reasons)
      expect(["MESSAGE_ID_TAKEN", "MESSAGE_DELETED", "NOT_AUTHOR", "NOT_FOUND"]).toContain(reason);
  };
  // A race is not reproducible, so shrinking is pointless.
  await fc.assert(fc.asyncProperty(scripts, run), { numRuns: 6, endOnFailure: true });
  expect(changes).toBeGreaterThan(100);
  expect(repeats).toBeGreaterThan(10);
});

test("fifty concurrent sends of one message get the same response, and it is stored and published once", async () => {
  const { people, chatIds } = await createWorld();
  const [author] = people as [TestPerson];
  const message = { chatId: pick(chatIds, 0), id: uuidv7(), text: "hello" };
  const answers = await Promise.all(Array.from({ length: 50 }, () => author.api.messages.send(message)));
  expect(answers).toEqual(answers.map(() => answers[0]));
  expect(await historyOf(author, message.chatId)).toEqual([answers[0]]);
  expect(api.emitted).toHaveLength(1);
});

test("an id that several people use concurrently belongs to one of them", async () => {
  const { people, chatIds } = await createWorld();
  const message = { chatId: pick(chatIds, 0), id: uuidv7(), text: "hello" };
  const sent = await Promise.allSettled(people.map((person) => person.api.messages.send(message)));
  expect(sent.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const refused = sent.flatMap((answer) => (answer.status === "rejected" ? [answer.reason.reason] : []));
  expect(refused).toEqual(Array.from({ length: counts.people - 1 }, () => "MESSAGE_ID_TAKEN"));
});

test("concurrent sends and marks never move a read position back behind an own message", async () => {
  const { people, chatIds } = await createWorld();
  const chatId = pick(chatIds, 0);
  const sends = people.flatMap((person) =>
    Array.from({ length: 6 }, async () => {
      const { seq } = await person.api.messages.send({ chatId, id: uuidv7(), text: "hello" });
      await person.api.reads.mark({ chatId, seq: seq - 1 });
      return { person, seq };
    }),
  );
  const sent = await Promise.all(sends);
  for (const person of people) {
    const { chats } = await person.api.sync.snapshot();
    const mine = sent.filter((one) => one.person === person).map(({ seq }) => seq);
    expect(chats.find(({ id }) => id === chatId)).toMatchObject({ lastSeq: 30, readSeq: Math.max(...mine) });
  }
});

test("pages of any size from any position cover the history and the changes exactly", async () => {
  const { people, chatIds } = await createWorld();
  const [ada, ben] = people as [TestPerson, TestPerson];
  const chatId = pick(chatIds, 0);
  for (let n = 1; n <= 12; n++) await pick([ada, ben], n).api.messages.send({ chatId, id: uuidv7(), text: `${n}` });
  for (const [edit, n] of [10, 3, 7, 3].entries()) {
    const message = pick(await historyOf(ada, chatId), n);
    const author = message.userId === ada.id ? ada : ben;
    await author.api.messages.edit({ chatId, messageId: message.id, text: `edit ${edit}` });
  }
  await ada.api.messages.delete({ chatId, messageId: pick(await historyOf(ada, chatId), 5).id });
  const history = await historyOf(ada, chatId);
  expect(history).toHaveLength(12);

  for (const limit of [1, 2, 3, 5, 11, 12, 20]) {
    for (let start = 0; start <= 14; start++) {
      expect(await walk("backward", start, limit)).toEqual(history.filter(({ seq }) => seq < start));
      expect(await walk("forward", start, limit)).toEqual(history.filter(({ seq }) => seq > start));
      const later = history.filter(({ rev }) => rev > start).sort((a, b) => a.rev - b.rev);
      expect(await changesFrom(start, limit)).toEqual({ changed: later, rev: 17 });

      const { messages } = await ben.api.messages.list({ chatId, around: start, limit });
      const first = messages[0]?.seq ?? 0;
      expect(messages.length).toBeLessThanOrEqual(limit);
      expect(messages).toEqual(history.slice(first - 1, first - 1 + messages.length));
      if (start >= 1 && start <= 12) expect(messages.map(({ seq }) => seq)).toContain(start);
    }
  }

  async function walk(direction: "backward" | "forward", start: number, limit: number): Promise<Message[]> {
    const pages: Message[][] = [];
    for (let cursor: number | null = start; cursor !== null; ) {
      const page = await ben.api.messages.list({ chatId, limit, cursor, direction });
      expect(page.messages.length).toBeLessThanOrEqual(limit);
      pages.push(page.messages);
      cursor = direction === "backward" ? page.olderCursor : page.newerCursor;
    }
    return (direction === "backward" ? pages.reverse() : pages).flat();
  }

  async function changesFrom(start: number, limit: number): Promise<{ changed: Message[]; rev: number }> {
    const changed: Message[] = [];
    let rev = start;
    for (let more = true; more; ) {
      const page = await ben.api.messages.changes({ chatId, sinceRev: rev, limit });
      changed.push(...page.messages);
      rev = page.lastRev;
      more = page.more;
    }
    return { changed, rev };
  }
});
