import { afterAll, beforeAll, expect, test } from "vitest";
import { createRateLimiter } from "../rate-limiter.ts";
import { hearAs } from "../testing/hearing.ts";
import { refusal } from "../testing/refusal.ts";
import { createTestApi, type TestApi, type TestPerson } from "../testing/test-api.ts";

let api: TestApi;
let ada: TestPerson;
let bob: TestPerson;
let groupId: string;
let now = 0;

beforeAll(async () => {
  api = await createTestApi({ limiter: createRateLimiter(() => now) });
  [ada, bob] = [await api.signUp("ada"), await api.signUp("bob")];
  ({ id: groupId } = await ada.api.groups.create({ name: "Harbour" }));
  await ada.api.members.add({ groupId, username: "bob" });
});
afterAll(() => api.close());

const makeChat = (name: string, visibility: "open" | "private" = "open") =>
  ada.api.chats.create({ groupId, name, visibility });

test("others in the chat are notified of typing, but not repeatedly", async () => {
  const { id: chatId } = await makeChat("plans");
  const stream = await hearAs(api, bob);
  for (let n = 0; n < 3; n++) await ada.api.typing.start({ chatId });
  const { id, username, name } = ada;
  const typing = { type: "typing", chatId, user: { id, username, name, image: null } };
  expect(stream.events().slice(1)).toEqual([typing]);
  now += 3_000;
  await ada.api.typing.start({ chatId });
  await bob.api.typing.start({ chatId });
  expect(stream.types()).toEqual(["resync", "typing", "typing", "typing"]);
  stream.close();
});

test("nobody outside a private chat is notified of typing there", async () => {
  const { id: chatId } = await makeChat("secret", "private");
  const stream = await hearAs(api, bob);
  await ada.api.typing.start({ chatId });
  expect(stream.types()).toEqual(["resync"]);
  expect(await refusal(bob.api.typing.start({ chatId }))).toBe("NOT_FOUND");
  stream.close();
});

test("typing is refused in an archived chat", async () => {
  const { id: chatId } = await makeChat("old");
  await ada.api.chats.archive({ chatId });
  expect(await refusal(ada.api.typing.start({ chatId }))).toBe("CHAT_ARCHIVED");
});

test("typing is not stored or sent to clients that reconnect later", async () => {
  const { id: chatId } = await makeChat("later");
  const first = await hearAs(api, bob);
  first.close();
  now += 60_000;
  await ada.api.typing.start({ chatId });
  const second = await hearAs(api, bob, first.lastId());
  expect(second.types()).toEqual([]);
  second.close();
});
