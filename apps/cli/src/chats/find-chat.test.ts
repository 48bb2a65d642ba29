import type { Chat, Group, Snapshot } from "@parley/client";
import { describe, expect, test } from "vitest";
import { findChat, findGroup } from "./find-chat.ts";

const user = {
  id: "u",
  username: "ada",
  name: "Ada",
  image: null,
  bio: "",
  email: "ada@parley.example",
  createdAt: "",
};
const uuid = (count: number) => `00000000-0000-7000-8000-${String(count).padStart(12, "0")}`;

/** A snapshot of groups, each with the names of its chats. Two groups may share a name. */
function snapshotOf(...all: [string, ...string[]][]): Snapshot {
  let count = 0;
  const groups: Group[] = [];
  const chats: Chat[] = [];
  for (const [name, ...names] of all) {
    const group: Group = { id: uuid(++count), kind: "team", name, createdAt: "", role: "member" };
    groups.push(group);
    for (const chatName of names) {
      const counters = { lastSeq: 0, lastRev: 0, readSeq: 0, unread: 0, mentions: [] };
      const facts = { kind: "channel", visibility: "open", topic: "", createdBy: "u", createdAt: "" } as const;
      chats.push({ id: uuid(++count), groupId: group.id, name: chatName, ...facts, ...counters, archivedAt: null });
    }
  }
  const notifications = { choice: "mentions", quiet: null } as const;
  return { user, groups, chats, directs: [], muted: [], notifications };
}

const house = snapshotOf(
  ["Fair", "general", "gifts", "Lunch"],
  ["Fair Team", "general", "random"],
  ["Team/North", "a/b", "general"],
);
const find = (wanted: string, snapshot = house) => findChat(snapshot, wanted).label;

describe("a chat", () => {
  test.each([
    ["Fair/general", "Fair/general"],
    ["fair/GENERAL", "Fair/general"],
    ["fair team/random", "Fair Team/random"],
    ["fair t/r", "Fair Team/random"],
    ["fair/l", "Fair/Lunch"],
    ["team/north/a/b", "Team/North/a/b"],
    ["team/a", "Team/North/a/b"],
  ])("%s is %s", (wanted, label) => {
    expect(find(wanted)).toBe(label);
  });

  test("is found by its id, in any case", () => {
    const { chat } = findChat(house, "Fair/gifts");
    expect(findChat(house, chat.id.toUpperCase()).chat).toBe(chat);
  });

  test("is ambiguous when the prefix fits two names, and both are listed", () => {
    expect(() => find("fair/g")).toThrow(
      '"fair/g" could be any of these; give more of the name, or the id: Fair/general, Fair/gifts.',
    );
    expect(() => find("f/general", snapshotOf(["Fair", "general"], ["Farm", "general"]))).toThrow(
      "Fair/general, Farm/general",
    );
  });

  test("is told apart by its id when another has the same group name and name", () => {
    const twins = snapshotOf(["Fair", "general"], ["Fair", "general"]);
    const [first, second] = twins.chats.map(({ id }) => id);
    expect(() => find("fair/general", twins)).toThrow(`Fair/general (${first}), Fair/general (${second}).`);
  });

  test("with exactly this name is preferred to one that differs in case", () => {
    expect(find("fair/X", snapshotOf(["fair", "X"], ["Fair", "x"]))).toBe("fair/X");
  });

  test("is not looked for in a group with a longer name", () => {
    expect(find("fair team/random")).toBe("Fair Team/random");
    expect(() => find("fair/random")).toThrow(
      'There is no chat "fair/random" that you have access to. parley chats lists them.',
    );
  });

  test("needs both a group and a name", () => {
    for (const wanted of ["fair/", "/general", "/", uuid(99)]) expect(() => find(wanted)).toThrow("There is no chat");
    expect(() => find("general")).toThrow('"general" is not a chat: name it as group/chat, as @username, or by its id');
  });
});

describe("a direct conversation", () => {
  const [groupId = "", chatId = ""] = [uuid(50), uuid(51)];
  const teams = snapshotOf(["Fair", "general"]);
  const group: Group = { id: groupId, kind: "direct", name: "Direct messages", createdAt: "", role: "guest" };
  const [general] = teams.chats as [Chat];
  const ben = { id: "b", username: "ben.hur", name: "Ben", image: null };
  const withBen: Snapshot = {
    ...teams,
    groups: [...teams.groups, group],
    chats: [general, { ...general, id: chatId, groupId, name: "Direct messages" }],
    directs: [{ groupId, chatId, user: ben }],
  };

  test("is named and found by its other person, in any case", () => {
    expect(find("@ben.hur", withBen)).toBe("@ben.hur");
    expect(findChat(withBen, "@Ben.Hur").chat.id).toBe(chatId);
    expect(find("fair/general", withBen)).toBe("Fair/general");
  });

  test("is not found by a prefix, which may be another person's username", () => {
    expect(() => find("@ben", withBen)).toThrow("You have no conversation with @ben.");
  });
});

describe("a group", () => {
  test("is found by its name, a prefix of it, or its id", () => {
    expect(findGroup(house, "fair").name).toBe("Fair");
    expect(findGroup(house, "fair t").name).toBe("Fair Team");
    expect(findGroup(house, house.groups[2]?.id ?? "").name).toBe("Team/North");
  });

  test("is an error when it is missing or ambiguous", () => {
    expect(() => findGroup(house, "x")).toThrow(
      'There is no group "x" that you have access to. parley groups lists them.',
    );
    expect(() => findGroup(house, "fa")).toThrow("Fair, Fair Team.");
  });
});
