import type { Chat, Group } from "@parley/client";
import { expect, it } from "vitest";
import { neighbour, nextUnread } from "./neighbours.ts";

const groups = [{ id: "work" }, { id: "choir" }] as Group[];
const chat = (id: string, groupId: string, more: Partial<Chat> = {}) =>
  ({ id, groupId, name: id, kind: "channel", unread: 0, mentions: [], archivedAt: null, ...more }) as Chat;

/** In the order in which the server lists them, which is not the order of the groups. */
const chats = [
  chat("songs", "choir", { unread: 2 }),
  chat("customers", "work"),
  chat("general", "work", { unread: 3 }),
  chat("old", "work", { unread: 1, archivedAt: "2026-01-01T00:00:00.000Z" }),
  chat("lunch", "work"),
];
const places = { groups, chats, muted: [] };
const from = (chatId?: string, groupId = "work") => ({ groupId, chatId });

it("steps through the chats of a group, wraps around and skips archived ones", () => {
  expect(neighbour(places, from("customers"), 1)?.id).toBe("general");
  expect(neighbour(places, from("general"), 1)?.id).toBe("lunch");
  expect(neighbour(places, from("lunch"), 1)?.id).toBe("customers");
  expect(neighbour(places, from("customers"), -1)?.id).toBe("lunch");
});

it("starts at an end when no chat is open", () => {
  expect(neighbour(places, from(), 1)?.id).toBe("customers");
  expect(neighbour(places, from(), -1)?.id).toBe("lunch");
});

it("goes nowhere when there is no other chat", () => {
  expect(neighbour(places, from("songs", "choir"), 1)).toBeUndefined();
  expect(neighbour({ ...places, chats: [] }, from(), 1)).toBeUndefined();
});

it("goes to the next unread chat in sidebar order, across groups", () => {
  expect(nextUnread(places, from("customers"), 1)?.id).toBe("general");
  expect(nextUnread(places, from("general"), 1)?.id).toBe("songs");
  expect(nextUnread(places, from("songs", "choir"), 1)?.id).toBe("general");
  expect(nextUnread(places, from("lunch"), -1)?.id).toBe("general");
});

it("goes to a chat with a mention first, wherever it is", () => {
  const called = chats.map((one) => (one.id === "songs" ? { ...one, mentions: [7] } : one));
  expect(nextUnread({ ...places, chats: called }, from("customers"), 1)?.id).toBe("songs");
  expect(nextUnread({ ...places, chats: called }, from("lunch"), -1)?.id).toBe("songs");
  // It counts as read once it is open, so the others are next.
  expect(nextUnread({ ...places, chats: called }, from("songs", "choir"), 1)?.id).toBe("general");
});

it("steps through direct conversations, by name", () => {
  const directs = [chat("Zoe", "d1", { kind: "direct" }), chat("Ben", "d2", { kind: "direct" })];
  const all = { ...places, chats: [...directs, ...chats] };
  expect(neighbour(all, from("Ben", "d2"), 1)?.id).toBe("Zoe");
  expect(neighbour(all, from("Zoe", "d1"), 1)?.id).toBe("Ben");
});

it("treats a direct message as a mention", () => {
  const direct = chat("Ben", "d1", { kind: "direct", unread: 1 });
  const all = { ...places, chats: [direct, ...chats] };
  expect(nextUnread(all, from("customers"), 1)?.id).toBe("Ben");
  expect(nextUnread({ ...all, muted: ["d1"] }, from("customers"), 1)?.id).toBe("general");
});

it("skips muted chats, unless one is mentioned there", () => {
  const muted = { ...places, muted: ["general", "choir"] };
  expect(nextUnread(muted, from("customers"), 1)).toBeUndefined();
  const called = chats.map((one) => (one.id === "general" ? { ...one, mentions: [2] } : one));
  expect(nextUnread({ ...muted, chats: called }, from("customers"), 1)?.id).toBe("general");
});

it("goes nowhere when everything is read", () => {
  const read = chats.map((one) => ({ ...one, unread: 0 }));
  expect(nextUnread({ ...places, chats: read }, from("lunch"), 1)).toBeUndefined();
});
