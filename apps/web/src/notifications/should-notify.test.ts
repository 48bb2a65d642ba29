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

const told = ({ said, where, muted = [], notifications }: Scene): boolean =>
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

describe("told is", () => {
  test("what calls one, and what is said between two", () => {
    expect(told({ said: calling })).toBe(true);
    expect(told({ said: { mentions: ["00000000-0000-0000-0000-000000000000"] } })).toBe(true);
    expect(told({ where: direct })).toBe(true);
    expect(told({})).toBe(false);
    expect(told({ said: { mentions: ["cleo"] } })).toBe(false);
  });

  test("everything to who wants all, nothing to who wants nothing", () => {
    expect(told({ notifications: { choice: "all" } })).toBe(true);
    expect(told({ said: calling, where: direct, notifications: { choice: "nothing" } })).toBe(false);
  });

  test("of what is muted, by itself or with its group, only what calls one", () => {
    for (const muted of [["plans"], ["harbour"]]) {
      expect(told({ muted, notifications: { choice: "all" } })).toBe(false);
      expect(told({ muted, where: direct })).toBe(false);
      expect(told({ muted, said: calling })).toBe(true);
    }
  });

  test("nothing in quiet hours", () => {
    const quiet = { from: "11:00", to: "13:00", days: [1], timeZone: "UTC" };
    expect(told({ said: calling, notifications: { quiet } })).toBe(false);
    expect(told({ said: calling, notifications: { quiet: { ...quiet, days: [2] } } })).toBe(true);
  });

  test("nothing that one has said, read or lost sight of", () => {
    expect(told({ said: { ...calling, userId: "ana" } })).toBe(false);
    expect(told({ said: calling, where: { readSeq: 5 } })).toBe(false);
    expect(told({ said: calling, where: { archivedAt: "2026-11-01T00:00:00Z" } })).toBe(false);
    expect(told({ said: { ...calling, chatId: "elsewhere" } })).toBe(false);
  });
});
