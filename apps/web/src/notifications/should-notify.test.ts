import type { Chat, Message, Snapshot } from "@parley/client";
import { describe, expect, test } from "vitest";
import { shouldNotify } from "./should-notify.ts";

const now = new Date("2026-11-23T12:00:00Z");
const user = { id: "ana", username: "ana", name: "Ana", bio: "", image: null, email: "", createdAt: "" };

const chat: Chat = {
  id: "plans",
  groupId: "harbour",
  kind: "channel",
  visibility: "open",
  name: "plans",
  topic: "",
  createdBy: "ben",
  lastSeq: 5,
  lastRev: 5,
  createdAt: "",
  archivedAt: null,
  readSeq: 4,
  unread: 1,
  mentions: [],
};

const message: Message = {
  id: "one",
  chatId: "plans",
  seq: 5,
  rev: 5,
  userId: "ben",
  user: { id: "ben", username: "ben", name: "Ben", image: null },
  text: "hello",
  mentions: [],
  createdAt: now.toISOString(),
  editedAt: null,
  deletedAt: null,
};

interface Scene {
  said?: Partial<Message>;
  where?: Partial<Chat>;
  muted?: string[];
  notifications?: Partial<Snapshot["notifications"]>;
}

const notifies = ({ said, where, muted = [], notifications }: Scene): boolean =>
  shouldNotify(
    { ...message, ...said },
    {
      user,
      groups: [],
      chats: [{ ...chat, ...where }],
      directs: [],
      muted,
      notifications: { choice: "mentions", quiet: null, ...notifications },
    },
    now,
  );

const calling = { mentions: ["ana"] };
const direct = { kind: "direct" } as const;

describe("a notification is shown", () => {
  test("for mentions and direct messages, but not for other messages", () => {
    expect(notifies({ said: calling })).toBe(true);
    expect(notifies({ said: { mentions: ["00000000-0000-0000-0000-000000000000"] } })).toBe(true);
    expect(notifies({ where: direct })).toBe(true);
    expect(notifies({})).toBe(false);
    expect(notifies({ said: { mentions: ["cleo"] } })).toBe(false);
  });

  test("for every message when all are chosen, and for none when none are", () => {
    expect(notifies({ notifications: { choice: "all" } })).toBe(true);
    expect(notifies({ said: calling, where: direct, notifications: { choice: "nothing" } })).toBe(false);
  });

  test("for mentions only in a muted chat or group", () => {
    for (const muted of [["plans"], ["harbour"]]) {
      expect(notifies({ muted, notifications: { choice: "all" } })).toBe(false);
      expect(notifies({ muted, where: direct })).toBe(false);
      expect(notifies({ muted, said: calling })).toBe(true);
    }
  });

  test("for no message during quiet hours", () => {
    const quiet = { from: "11:00", to: "13:00", days: [1], timeZone: "UTC" };
    expect(notifies({ said: calling, notifications: { quiet } })).toBe(false);
    expect(notifies({ said: calling, notifications: { quiet: { ...quiet, days: [2] } } })).toBe(true);
  });

  test("for no message that one wrote, has read or can no longer see", () => {
    expect(notifies({ said: { ...calling, userId: "ana" } })).toBe(false);
    expect(notifies({ said: calling, where: { readSeq: 5 } })).toBe(false);
    expect(notifies({ said: calling, where: { archivedAt: "2026-11-01T00:00:00Z" } })).toBe(false);
    expect(notifies({ said: { ...calling, chatId: "elsewhere" } })).toBe(false);
  });
});
