import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { refusal } from "./testing/refusal.ts";
import { createTestApi, type TestApi, type TestPerson } from "./testing/test-api.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());
beforeEach(() => api.reset());

async function makeChat(owner: TestPerson, visibility: "open" | "private", messages: number) {
  const { id: groupId } = await owner.api.groups.create({ name: "Analysts" });
  const { id: chatId } = await owner.api.chats.create({ groupId, name: "general", visibility });
  for (let n = 0; n < messages; n++)
    await owner.api.messages.send({ chatId, id: uuidv7(), text: `${visibility} ${n}` });
  return { groupId, chatId };
}

test("changes requested in one turn are the same as when requested one by one, for each person's access", async () => {
  const [ada, ben, eve] = [await api.signUp("ada"), await api.signUp("ben"), await api.signUp("eve")];
  const open = await makeChat(ada, "open", 5);
  const closed = await makeChat(ada, "private", 4);
  const bens = await makeChat(ben, "open", 3);
  for (const { groupId } of [open, closed]) await ada.api.members.add({ groupId, username: "ben" });

  const questions = [ada, ben, eve].flatMap((person) =>
    [open, closed, bens].flatMap(({ chatId }) =>
      [
        { chatId, sinceRev: 0 },
        { chatId, sinceRev: 2 },
        { chatId, sinceRev: 0, limit: 2 },
        { chatId: uuidv7(), sinceRev: 0 },
      ].map((input) => () => person.api.messages.changes(input).catch(async (error) => refusal(Promise.reject(error)))),
    ),
  );
  const alone: unknown[] = [];
  for (const ask of questions) alone.push(await ask());
  expect(await Promise.all(questions.map((ask) => ask()))).toEqual(alone);

  // The requests that are allowed got a result.
  const answered = alone.filter((answer) => typeof answer === "object");
  expect(answered).toHaveLength(3 * (2 + 2));
  expect(alone.filter((answer) => answer === "NOT_FOUND")).toHaveLength(alone.length - answered.length);
  expect(answered[0]).toMatchObject({
    messages: [{ seq: 1 }, { seq: 2 }, { seq: 3 }, { seq: 4 }, { seq: 5 }],
    more: false,
  });
});

test("a shared result is as recent as the latest request for it", async () => {
  const ada = await api.signUp("ada");
  const { chatId } = await makeChat(ada, "open", 1);
  for (let rev = 1; rev <= 20; rev++) {
    // A request while another one with the same input is pending.
    const before = ada.api.messages.changes({ chatId, sinceRev: 0 });
    const sent = await ada.api.messages.send({ chatId, id: uuidv7(), text: `then ${rev}` });
    const { messages, lastRev } = await ada.api.messages.changes({ chatId, sinceRev: 0 });
    expect([lastRev, messages.at(-1)?.id]).toEqual([sent.rev, sent.id]);
    expect((await before).lastRev).toBeGreaterThanOrEqual(rev);
  }
});
