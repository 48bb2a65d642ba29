import type { Message } from "@parley/client";
import { expect, test } from "vitest";
import { gatherNotifications } from "./gather.ts";

const now = Date.parse("2026-11-23T12:00:00Z");
const user = { id: "ben", username: "ben", name: "Ben", image: null };
const said = (chatId: string, seq: number, secondsAgo = 0): Message => ({
  id: `${chatId} ${seq}`,
  chatId,
  seq,
  rev: seq,
  userId: "ben",
  user,
  text: "hello",
  mentions: [],
  createdAt: new Date(now - secondsAgo * 1_000).toISOString(),
  editedAt: null,
  deletedAt: null,
});

test("each chat has one notification, for its latest message", () => {
  const [one, two, other] = [said("plans", 1), said("plans", 2), said("boats", 1)];
  expect(gatherNotifications([one, other, two], now)).toEqual({
    chats: [
      { chatId: "plans", message: two, count: 2 },
      { chatId: "boats", message: other, count: 1 },
    ],
  });
  expect(gatherNotifications([], now)).toBeUndefined();
});

test("messages missed during a long sleep are summed up in one notification", () => {
  const late = [said("plans", 1, 7_200), said("plans", 2, 3_600), said("boats", 1, 1)];
  expect(gatherNotifications(late, now)).toEqual({ missed: 3, last: late[2] });
});

test("a single message has its own notification, however late", () => {
  const late = said("plans", 1, 7_200);
  expect(gatherNotifications([late], now)).toEqual({ chats: [{ chatId: "plans", message: late, count: 1 }] });
});

test("messages of more than three chats at once are summed up in one notification", () => {
  const many = ["a", "b", "c", "d"].map((chatId) => said(chatId, 1));
  expect(gatherNotifications(many.slice(1), now)).toMatchObject({ chats: [{}, {}, {}] });
  expect(gatherNotifications(many, now)).toEqual({ missed: 4, last: many[3] });
});
