import type { Chat, Group } from "@parley/client";
import { expect, it } from "vitest";
import { neighbour, nextUnread } from "./neighbours.ts";

const groups = [{ id: "work" }, { id: "choir" }] as Group[];
const chat = (id: string, groupId: string, more: Partial<Chat> = {}) =>
  ({ id, groupId, unread: 0, mentions: [], archivedAt: null, ...more }) as Chat;

/** In the order in which the server lists them, which is not that of the groups. */
const chats = [
  chat("songs", "choir", { unread: 2 }),
  chat("customers", "work"),
  chat("general", "work", { unread: 3 }),
  chat("old", "work", { unread: 1, archivedAt: "2026-01-01T00:00:00.000Z" }),
  chat("lunch", "work"),
];
const places = { groups, chats };
const from = (chatId?: string, groupId = "work") => ({ groupId, chatId });

it("walks through the chats of a group, around its ends and past what is archived", () => {
  expect(neighbour(places, from("customers"), 1)?.id).toBe("general");
  expect(neighbour(places, from("general"), 1)?.id).toBe("lunch");
  expect(neighbour(places, from("lunch"), 1)?.id).toBe("customers");
  expect(neighbour(places, from("customers"), -1)?.id).toBe("lunch");
});

it("begins at an end when no chat is open", () => {
  expect(neighbour(places, from(), 1)?.id).toBe("customers");
  expect(neighbour(places, from(), -1)?.id).toBe("lunch");
});

it("leads nowhere when there is nowhere else", () => {
  expect(neighbour(places, from("songs", "choir"), 1)).toBeUndefined();
  expect(neighbour({ groups, chats: [] }, from(), 1)).toBeUndefined();
});

it("goes to what is unread in the order of the side, from one group into the next", () => {
  expect(nextUnread(places, from("customers"), 1)?.id).toBe("general");
  expect(nextUnread(places, from("general"), 1)?.id).toBe("songs");
  expect(nextUnread(places, from("songs", "choir"), 1)?.id).toBe("general");
  expect(nextUnread(places, from("lunch"), -1)?.id).toBe("general");
});

it("goes to where one is called by name first, wherever that is", () => {
  const called = chats.map((one) => (one.id === "songs" ? { ...one, mentions: [7] } : one));
  expect(nextUnread({ groups, chats: called }, from("customers"), 1)?.id).toBe("songs");
  expect(nextUnread({ groups, chats: called }, from("lunch"), -1)?.id).toBe("songs");
  // It is read once it is open, and then the others have their turn.
  expect(nextUnread({ groups, chats: called }, from("songs", "choir"), 1)?.id).toBe("general");
});

it("stays where one is when all is read", () => {
  const read = chats.map((one) => ({ ...one, unread: 0 }));
  expect(nextUnread({ groups, chats: read }, from("lunch"), 1)).toBeUndefined();
});
