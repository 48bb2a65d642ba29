import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { groups, people } from "./cast.ts";
import { parseScript, readConversation } from "./conversation.ts";

const now = new Date("2026-03-10T00:20:00Z");

describe("a script", () => {
  test("is parsed with times, continued lines, edits and deletions", () => {
    const script = [
      "== 3 days ago",
      "09:30 mira: First",
      "  - and second",
      "",
      "    indented",
      "09:31 robin: helo",
      "~ hello",
      "09:32 pat: oops: no",
      "~",
      "== just now",
      "1h lea: before",
      "5m lea: now",
      "",
    ];
    expect(parseScript(script.join("\n"), now)).toEqual([
      { at: new Date("2026-03-07T09:30:00Z"), who: "mira", text: "First\n- and second\n\n  indented" },
      { at: new Date("2026-03-07T09:31:00Z"), who: "robin", text: "helo", later: "hello" },
      { at: new Date("2026-03-07T09:32:00Z"), who: "pat", text: "oops: no", later: null },
      { at: new Date("2026-03-09T23:20:00Z"), who: "lea", text: "before" },
      { at: new Date("2026-03-10T00:15:00Z"), who: "lea", text: "now" },
    ]);
  });

  test.each([["hello"], ["== soon"], ["09:30 mira: no day yet"], ["== 1 day ago\n5m mira: this is not just now"]])(
    "with an invalid line is refused: %j",
    (script) => {
      expect(() => parseScript(script, now)).toThrow(/^Line \d of the script is not understood/);
    },
  );

  test("with an unknown speaker is refused", () => {
    expect(() => parseScript("== 1 day ago\n09:30 bob: hi", now)).toThrow("a line of bob, who is not in the cast");
  });
});

describe("the conversations", () => {
  const chats = groups.flatMap((group) => group.chats);

  test("exist for every chat, each in chronological order", () => {
    const files = readdirSync(new URL("./conversations/", import.meta.url)).map((file) => file.replace(".txt", ""));
    expect(files.sort()).toEqual(chats.map((chat) => chat.name).sort());
    for (const { name } of chats) {
      const times = readConversation(name, now).map((saying) => saying.at.getTime());
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times.at(-1)).toBeLessThan(now.getTime());
    }
  });

  test("include everyone, and nobody in a chat that they are not in", () => {
    const speakers = new Set<string>();
    for (const { name, without = [] } of chats) {
      for (const { who } of readConversation(name, now)) {
        expect(without).not.toContain(who);
        speakers.add(who);
      }
    }
    expect([...speakers].sort()).toEqual(Object.keys(people).sort());
  });

  test("leave only messages of others unread", () => {
    for (const { name, unread = 0 } of chats) {
      const newest = unread > 0 ? readConversation(name, now).slice(-unread) : [];
      for (const { who, later } of newest) expect([who, later]).not.toContain("robin");
      expect(newest).toHaveLength(unread);
    }
  });
});
