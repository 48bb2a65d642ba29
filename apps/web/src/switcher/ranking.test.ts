import { expect, it } from "vitest";
import { type Entry, rank } from "./ranking.ts";

const chat = (name: string, detail = "Kitchen team", weight?: number): Entry => ({
  id: `${detail}/${name}`,
  name,
  detail,
  weight,
});

const names = (entries: readonly Entry[], typed: string) => rank(entries, typed, 50).map((hit) => hit.entry.name);

it("finds nothing for nothing", () => {
  expect(rank([chat("general")], "  ", 50)).toEqual([]);
});

it("finds a chat by its group and its name together, in any order, and shows where", () => {
  const entries = [chat("general"), chat("general", "Book club"), chat("plans")];
  for (const typed of ["kit gen", "gen kit"]) {
    const hits = rank(entries, typed, 50);
    expect(hits).toHaveLength(1);
    expect(hits[0]).toMatchObject({ entry: entries[0], name: [[0, 3]], detail: [[0, 3]] });
  }
});

it("puts what fits by its name before what fits by its group", () => {
  expect(names([chat("plans", "General Electric"), chat("general", "Book club")], "gen")).toEqual(["general", "plans"]);
});

it("puts first among equals what was looked at lately", () => {
  expect(names([chat("team a"), chat("team b"), chat("team c", "Kitchen team", 3)], "team")[0]).toBe("team c");
});

it("does not let that hide what is meant", () => {
  expect(names([chat("old-general", "Book club", 6), chat("general")], "general")[0]).toBe("general");
});

it("finds an action by another word for it", () => {
  const signOut = { id: "leave", name: "Sign out", also: "log out exit" };
  expect(rank([signOut, chat("general")], "exit", 50)).toEqual([{ entry: signOut, name: [], detail: [] }]);
  expect(rank([signOut], "xit", 50)).toEqual([]);
});

it("stays instant with 1,000 chats and 10,000 people, and gives no more than asked for", () => {
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
