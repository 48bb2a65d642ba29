import { expect, test } from "vitest";
import { History } from "../history/history.ts";
import type { Message } from "../history/wire.ts";
import { Evidence } from "./evidence.ts";
import { findBadFollowing } from "./followed.ts";

const by = { client: "sam", userId: "sam", username: "sam", session: "sam" };
const user = { id: "sam", username: "sam", name: "Sam", image: null };

const message = (seq: number, rev: number): Message => ({
  id: `message ${seq}`,
  chatId: "chat",
  seq,
  rev,
  userId: "sam",
  user,
  text: `text ${seq}`,
  mentions: [],
  createdAt: "2030-01-01T00:00:00.000Z",
  editedAt: null,
  deletedAt: null,
});

/** The final database: the second of four messages was changed after the third was sent. */
const messages = [message(1, 1), message(2, 4), message(3, 3), message(4, 5)];

function found(given: readonly Message[], sent: readonly Message[] = []) {
  const history = new History();
  for (const one of given) history.followed(by, { chatId: one.chatId, rev: one.rev, message: one });
  const asked = sent.map(({ id, chatId, text }) =>
    history.invoked(by, "messages.send", { id, chatId, text: text ?? "" }),
  );
  for (const [index, one] of sent.entries()) {
    history.ended<"messages.send">(asked[index] ?? 0, { outcome: "ok", data: one });
  }
  const final = { chats: [{ chatId: "chat", lastSeq: 4, lastRev: 5, messages }], readers: [] };
  return findBadFollowing(new Evidence({ entries: history.entries, final })).map(({ promise }) => promise);
}

test("accepts every change once and in order, with or without versions that were replaced later", () => {
  expect(found([message(1, 1), message(2, 2), message(3, 3), message(2, 4), message(4, 5)])).toEqual([]);
  expect(found([message(1, 1), message(3, 3), message(2, 4), message(4, 5)])).toEqual([]);
});

test("finds a missing change", () => {
  expect(found([message(1, 1), message(2, 2), message(2, 4), message(4, 5)])).toEqual(["P5"]);
  expect(found([message(1, 1), message(3, 3), message(2, 4)])).toEqual(["P5"]);
});

test("finds a change that arrives twice or out of order", () => {
  expect(found([message(1, 1), message(3, 3), message(3, 3), message(2, 4), message(4, 5)])).toEqual(["P5"]);
  expect(found([message(1, 1), message(2, 4), message(3, 3), message(4, 5)])).toEqual(["P5"]);
});

test("finds messages that overtake each other", () => {
  const all = [message(1, 1), message(3, 3), message(2, 4), message(4, 5)];
  expect(found(all, [message(1, 1), message(3, 3), message(4, 5)])).toEqual([]);
  expect(found(all, [message(1, 1), message(4, 5), message(3, 3)])).toEqual(["P3"]);
});
