import type { Message, Outgoing } from "@parley/client";
import { describe, expect, it } from "vitest";
import { toRows } from "./rows.ts";

const people = {
  ana: { id: "ana", username: "ana", name: "Ana", image: null },
  ben: { id: "ben", username: "ben", name: "Ben", image: null },
};

let seq = 0;
const said = (who: keyof typeof people, at: Date): Message => ({
  id: `id-${++seq}`,
  chatId: "chat",
  seq,
  rev: seq,
  userId: who,
  user: people[who],
  text: "hello",
  mentions: [],
  createdAt: at.toISOString(),
  editedAt: null,
  deletedAt: null,
});

/** Local time, because day lines follow the reader's time zone. */
const at = (day: number, hour: number, minute: number) => new Date(2026, 2, day, hour, minute);

const rowsOf = (messages: Message[], more: Partial<Parameters<typeof toRows>[0]> = {}) =>
  toRows({ messages, hasOlder: false, outgoing: [], newAfter: null, me: people.ana, ...more });

const marks = (rows: ReturnType<typeof toRows>) =>
  rows.map((row) => [row.opens && "opens", row.opensDay && "day", row.opensNew && "new"].filter(Boolean).join(" "));

describe("toRows", () => {
  it("groups messages of one person within five minutes", () => {
    const rows = rowsOf([said("ana", at(1, 9, 0)), said("ana", at(1, 9, 5)), said("ana", at(1, 9, 11))]);
    expect(marks(rows)).toEqual(["opens day", "", "opens"]);
  });

  it("starts a new block when the author changes", () => {
    const rows = rowsOf([said("ana", at(1, 9, 0)), said("ben", at(1, 9, 1)), said("ana", at(1, 9, 2))]);
    expect(marks(rows)).toEqual(["opens day", "opens", "opens"]);
  });

  it("draws a line at midnight, however close the messages are", () => {
    const rows = rowsOf([said("ana", at(1, 23, 59)), said("ana", at(2, 0, 1))]);
    expect(marks(rows)).toEqual(["opens day", "opens day"]);
  });

  it("draws one New line, at the first unread message", () => {
    const messages = [said("ana", at(1, 9, 0)), said("ana", at(1, 9, 1)), said("ana", at(1, 9, 2))];
    const rows = rowsOf(messages, { newAfter: messages[0]?.seq ?? 0 });
    expect(marks(rows)).toEqual(["opens day", "opens new", ""]);
  });

  it("holds back the oldest message while there are older ones, so that loading them changes no row", () => {
    const messages = [
      said("ana", at(1, 9, 0)),
      said("ana", at(1, 9, 1)),
      said("ben", at(2, 9, 2)),
      said("ben", at(2, 9, 3)),
    ];
    const later = rowsOf(messages.slice(1), { hasOlder: true });
    const all = rowsOf(messages);
    expect(later).toEqual(all.slice(2));
    expect(later.length).toBeGreaterThan(0);
  });

  it("shows outgoing messages at the end, and none twice", () => {
    const sent = said("ana", at(1, 9, 0));
    const outgoing = (id: string): Outgoing => ({
      id,
      chatId: "chat",
      userId: "ana",
      text: "hello",
      createdAt: at(1, 9, 1).toISOString(),
      state: "sending",
    });
    const rows = rowsOf([sent], { outgoing: [outgoing(sent.id), outgoing("outgoing")] });
    expect(rows.map((row) => row.entry.id)).toEqual([sent.id, "outgoing"]);
    expect(rows.map((row) => row.entry.outgoing === null)).toEqual([true, false]);
  });

  it("keeps the row of a message that did not change", () => {
    const message = said("ana", at(1, 9, 0));
    expect(rowsOf([message])[0]).toBe(rowsOf([message])[0]);
  });
});
