import { expect, it } from "vitest";
import { fold, match } from "./fuzzy.ts";

const find = (typed: string, name: string) => match(fold(typed), fold(name));

/** The name, with the matches in brackets. */
function shown(typed: string, name: string): string | undefined {
  const found = find(typed, name);
  if (!found) return undefined;
  let text = "";
  let at = 0;
  for (const [start, end] of found.ranges) {
    text += `${name.slice(at, start)}[${name.slice(start, end)}]`;
    at = end;
  }
  return text + name.slice(at);
}

it.each([
  ["gen", "general", "[gen]eral"],
  ["gnrl", "general", "[g]e[n]e[r]a[l]"],
  ["pw", "Project Wolf", "[P]roject [W]olf"],
  ["wolf", "Project Wolf", "Project [Wolf]"],
  ["al", "a call all", "a call [al]l"],
  ["sl", "mySplitList", "my[S]plit[L]ist"],
  ["uber", "Über uns", "[Über] uns"],
  ["strasse", "Hauptstraße", "Haupt[straße]"],
  ["fe\u0301", "cafe\u0301 noir", "ca[fe\u0301] noir"],
  ["ma lo", "Marie Louise", "[Ma]rie [Lo]uise"],
  ["🎉", "party 🎉 time", "party [🎉] time"],
  ["дев", "Новый девелопер", "Новый [дев]елопер"],
])("%s is found in %s", (typed, name, where) => {
  expect(shown(typed, name)).toBe(where);
});

it.each([
  ["", "general"],
  ["  ", "general"],
  ["lg", "general"],
  ["generals", "general"],
  ["ro", "workshop"],
  ["n", "general"],
])('"%s" is not found in %s', (typed, name) => {
  expect(find(typed, name)).toBeUndefined();
});

it.each([
  ["gen", ["general", "old-general", "agenda", "going on"]],
  ["general", ["general", "general-talk", "a general"]],
  ["de", ["design", "web-design", "video"]],
  ["ab", ["Ada Brown", "cab"]],
])("ranks the best match for %s first", (typed, best) => {
  const order = [...best].reverse().sort((a, b) => (find(typed, b)?.score ?? 0) - (find(typed, a)?.score ?? 0));
  expect(order.filter((name) => find(typed, name))).toEqual(best.filter((name) => find(typed, name)));
});

it("finds the best match in a name, not the first", () => {
  expect(shown("abc", "xa bx abc")).toBe("xa bx [abc]");
});

it("searches 10,000 long names quickly", () => {
  const names = Array.from({ length: 10_000 }, (_, i) => fold(`${"lorem ipsum dolor ".repeat(4)}${i}`));
  const typed = fold("lorem dolor 9999");
  expect(names.filter((name) => match(typed, name))).toHaveLength(1);
});
