import { expect, it } from "vitest";
import { type Entry, rank } from "./ranking.ts";

const chat = (name: string, detail = "Kitchen team", weight?: number): Entry => ({
  id: `${detail}/${name}`,
  name,
  detail,
  weight,
});

const names = (entries: readonly Entry[], typed: string) => rank(entries, typed, 50).map((hit) => hit.entry.name);

it("finds nothing for an empty query", () => {
  expect(rank([chat("general")], "  ", 50)).toEqual([]);
});

it("finds a chat by its group and name together, in any order, and returns the matched ranges", () => {
  const entries = [chat("general"), chat("general", "Book club"), chat("plans")];
  for (const typed of ["kit gen", "gen kit"]) {
    const hits = rank(entries, typed, 50);
    expect(hits).toHaveLength(1);
    expect(hits[0]).toMatchObject({ entry: entries[0], name: [[0, 3]], detail: [[0, 3]] });
  }
});

it("ranks a match of the name before a match of the group", () => {
  expect(names([chat("plans", "General Electric"), chat("general", "Book club")], "gen")).toEqual(["general", "plans"]);
});

it("ranks recently visited chats first among equal matches", () => {
  expect(names([chat("team a"), chat("team b"), chat("team c", "Kitchen team", 3)], "team")[0]).toBe("team c");
});

it("ranks a better match before a recently visited chat", () => {
  expect(names([chat("old-general", "Book club", 6), chat("general")], "general")[0]).toBe("general");
});

it("finds an action by a synonym", () => {
  const signOut = { id: "leave", name: "Sign out", also: "log out exit" };
  expect(rank([signOut, chat("general")], "exit", 50)).toEqual([{ entry: signOut, name: [], detail: [] }]);
  expect(rank([signOut], "xit", 50)).toEqual([]);
});

it("stays fast with 1,000 chats and 10,000 people, and returns no more than asked for", () => {
  const chats = Array.from({ length: 1_000 }, (_, i) => chat(`chat number ${i}`));
  const people = Array.from({ length: 10_000 }, (_, i) => ({
    id: `${i}`,
    name: `Person ${i}`,
    detail: `@person-${i}`,
  }));
  const found = rank([...chats, ...people], "n", 50);
  expect(found).toHaveLength(50);
  expect(rank([...chats, ...people], "number 999", 50)[0]?.entry.name).toBe("chat number 999");
});
