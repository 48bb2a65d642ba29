import { describe, expect, test } from "vitest";
import {
  exampleChat as chat,
  exampleGroup,
  examplePage,
  exampleSnapshot,
  factsOf,
  exampleMessage as message,
  wholeState,
} from "../testing/examples.ts";
import type { Message, ParleyEvent } from "../wire.ts";
import { agedSpan } from "./authors.ts";
import { reduce } from "./reduce.ts";
import type { ClientEvent, ParleyState } from "./state.ts";
import { typingMs } from "./typing.ts";

const after = (state: ParleyState, ...events: ClientEvent[]) =>
  events.reduce((before, event) => reduce(before, event, 0), state);

const created = (one: Message): ParleyEvent => ({
  type: "message.created",
  chatId: one.chatId,
  rev: one.rev,
  message: one,
});

/** The state of Ana, with one open chat of five messages and one that is not open. */
const start = (): ParleyState =>
  after(wholeState(exampleSnapshot(chat("boats"), chat("plans", { lastRev: 5 }))), {
    type: "timeline.opened",
    chatId: "plans",
    page: examplePage(1, 5, 5),
    rev: 5,
    resyncs: 0,
  });

const person = (id: string) => ({ id, username: id, name: id, image: null });
const member = (id: string, role: "guest" | "member" = "member") => ({
  groupId: "harbour",
  userId: id,
  role,
  joinedAt: "",
  user: person(id),
});

const chatIds = (state: ParleyState) => state.snapshot?.chats.map(({ id }) => id);

describe("an event without effect returns the same object", () => {
  const events: ParleyEvent[] = [
    { type: "chat.deleted", chatId: "unknown", groupId: "harbour" },
    { type: "chatMember.added", chatId: "plans", groupId: "harbour", userId: "ben" },
    { type: "chatMember.removed", chatId: "plans", groupId: "harbour", userId: "ben" },
    { type: "chat.updated", chat: factsOf(chat("boats")) },
    { type: "chat.created", chat: factsOf(chat("a thread", { kind: "thread" })) },
    { type: "group.updated", group: exampleGroup("harbour") },
    { type: "group.deleted", groupId: "unknown" },
    { type: "member.updated", groupId: "harbour", member: member("ben", "guest") },
    { type: "member.removed", groupId: "harbour", userId: "ben" },
    { type: "read.updated", chatId: "plans", seq: 2 },
    { type: "typing", chatId: "plans", user: person("ana") },
    { type: "typing", chatId: "unknown", user: person("ben") },
    created(message(5)),
    { type: "hologram.shown" } as unknown as ParleyEvent,
  ];
  test.each(events.map((event) => [event.type, event] as const))("%s", (_type, event) => {
    const before = start();
    expect(reduce(before, event, 0)).toBe(before);
  });

  test("and an event about one part keeps the other objects", () => {
    const before = start();
    const state = after(before, created(message(8, { chatId: "boats" })));
    expect(state).not.toBe(before);
    expect(state.timelines).toBe(before.timelines);
    expect(state.snapshot?.chats[1]).toBe(before.snapshot?.chats[1]);
    expect(state.snapshot?.groups).toBe(before.snapshot?.groups);
    expect(state.needs).toBe(before.needs);
  });
});

describe("an event about a chat that is not in the snapshot", () => {
  const asked: ClientEvent[] = [{ type: "snapshot.asked" }];
  const taken: ClientEvent = { type: "snapshot.taken", snapshot: exampleSnapshot(chat("boats"), chat("plans")) };
  const early = created(message(1, { chatId: "unknown" }));
  const late = created(message(2, { chatId: "unknown" }));

  test("requires a snapshot", () => {
    expect(after(start(), early).needs.snapshot).toBe(true);
  });

  test("requires only one: if the next snapshot does not have the chat either, it is not listed", () => {
    const state = after(start(), early, ...asked, taken);
    expect(state.needs.snapshot).toBe(false);
    expect(after(state, late).needs.snapshot).toBe(false);
  });

  test("requires another if it first arrived during a snapshot request", () => {
    expect(after(start(), { type: "resync" }, ...asked, early, taken).needs.snapshot).toBe(true);
    expect(after(start(), early, ...asked, late, taken).needs.snapshot).toBe(false);
  });

  test("requires another if the snapshot failed", () => {
    expect(after(start(), early, ...asked, { type: "snapshot.failed" }).needs.snapshot).toBe(true);
  });
});

describe("chats", () => {
  test("are added as soon as they are created", () => {
    const made = factsOf(chat("new", { lastSeq: 0, lastRev: 0 }));
    const state = after(start(), { type: "chat.created", chat: made });
    expect(chatIds(state)).toEqual(["boats", "new", "plans"]);
    expect(state.needs.snapshot).toBe(false);
  });

  test.each([
    ["that become accessible with messages", { type: "chat.updated", chat: factsOf(chat("opened")) }],
    [
      "of a group that is not known yet",
      { type: "chat.created", chat: factsOf(chat("new", { groupId: "yard", lastSeq: 0 })) },
    ],
    ["that the person is added to", { type: "chatMember.added", chatId: "private", groupId: "harbour", userId: "ana" }],
    ["of a group that the person joins", { type: "member.joined", groupId: "yard", member: member("ana") }],
  ] satisfies [string, ParleyEvent][])(
    "%s require a snapshot, since only it has the read position",
    (_which, event) => {
      const state = after(start(), event);
      expect(state.needs.snapshot).toBe(true);
      expect(chatIds(state)).toEqual(["boats", "plans"]);
    },
  );

  test.each([
    ["deleted", { type: "chat.deleted", chatId: "plans", groupId: "harbour" }],
    ["left", { type: "chatMember.removed", chatId: "plans", groupId: "harbour", userId: "ana" }],
  ] satisfies [string, ParleyEvent][])("are removed with everything loaded when they are %s", (_how, event) => {
    const state = after(start(), { type: "typing", chatId: "plans", user: person("ben") }, event);
    expect(chatIds(state)).toEqual(["boats"]);
    expect([state.timelines, state.typing, state.needs.changes]).toEqual([{}, {}, []]);
  });

  test("with missed messages require a snapshot, because the person's own messages count as read", () => {
    const open = { type: "chat.updated", chat: factsOf(chat("plans", { lastSeq: 6, lastRev: 6 })) } as const;
    const state = after(start(), open);
    expect(state.needs).toEqual({ snapshot: true, changes: ["plans"] });
    const known = after(start(), created(message(6)), open);
    expect(known.needs).toEqual({ snapshot: false, changes: [] });
  });

  test("stay removed if a page of them arrives late, until they are accessible again", () => {
    const late: ClientEvent = {
      type: "timeline.opened",
      chatId: "plans",
      page: examplePage(1, 5, 5),
      rev: 5,
      resyncs: 0,
    };
    const lost: ClientEvent[] = [
      { type: "chatMember.removed", chatId: "plans", groupId: "harbour", userId: "ana" },
      { type: "snapshot.taken", snapshot: exampleSnapshot(chat("boats")) },
    ];
    for (const loss of lost) {
      const state = after(start(), loss, late);
      expect(state.timelines).toEqual({});
      const back = after(state, { type: "snapshot.taken", snapshot: exampleSnapshot(chat("plans")) }, late);
      expect(Object.keys(back.timelines)).toEqual(["plans"]);
    }
  });

  test("are removed when a new snapshot lacks them", () => {
    const state = after(start(), { type: "snapshot.taken", snapshot: exampleSnapshot(chat("boats")) });
    expect([chatIds(state), state.timelines]).toEqual([["boats"], {}]);
  });
});

describe("groups", () => {
  test("take a new name and keep the person's role, which changes separately", () => {
    const { role: _, ...group } = { ...exampleGroup("harbour"), name: "Harbour" };
    const renamed = after(start(), { type: "group.updated", group });
    expect(renamed.snapshot?.groups[0]).toEqual({ ...group, role: "member" });
    const lowered = after(renamed, { type: "member.updated", groupId: "harbour", member: member("ana", "guest") });
    expect(lowered.snapshot?.groups[0]).toEqual({ ...group, role: "guest" });
  });

  test.each([
    ["deleted", { type: "group.deleted", groupId: "harbour" }],
    ["left", { type: "member.removed", groupId: "harbour", userId: "ana" }],
  ] satisfies [string, ParleyEvent][])("are removed with their chats when they are %s", (_how, event) => {
    const state = after(start(), event);
    expect(state.snapshot).toMatchObject({ groups: [], chats: [] });
    expect(state.timelines).toEqual({});
  });

  test("that the person has just created are listed before the next snapshot", () => {
    const state = after(start(), { type: "group.entered", group: exampleGroup("yard") });
    expect(state.snapshot?.groups.map(({ id }) => id)).toEqual(["harbour", "yard"]);
  });
});

describe("messages", () => {
  test("that arrive after a gap require changes, until the gap is filled", () => {
    const gap = after(start(), created(message(7)));
    expect(gap.needs.changes).toEqual(["plans"]);
    expect(gap.snapshot?.chats[1]).toMatchObject({ lastSeq: 7, readSeq: 7 });
    const whole = after(gap, {
      type: "changes.taken",
      chatId: "plans",
      messages: [message(6)],
      since: 5,
      upTo: 6,
      resyncs: 0,
    });
    expect(whole.needs.changes).toEqual([]);
    expect(whole.timelines["plans"]?.messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test("are not lost if a page arrives between a request for changes and its response", () => {
    const ahead = after(start(), created(message(6)), created(message(7)));
    const page: ClientEvent = {
      type: "timeline.opened",
      chatId: "plans",
      page: examplePage(1, 5, 5),
      rev: 5,
      resyncs: 0,
    };
    const changes: ClientEvent = {
      type: "changes.taken",
      chatId: "plans",
      messages: [message(8)],
      since: 7,
      upTo: 8,
      resyncs: 0,
    };
    const state = after(ahead, page, changes);
    expect(state.needs.changes).toEqual(["plans"]);
    expect(state.timelines["plans"]?.rev).toBe(5);
  });

  test("show an author's new name, even on old messages", () => {
    const user = { ...person("ana"), name: "Anna", bio: "", createdAt: "" };
    const state = after(start(), { type: "user.updated", user });
    expect(state.timelines["plans"]?.messages.map((one) => one.user.name)).toEqual(Array(5).fill("Anna"));
    expect(state.snapshot?.user).toMatchObject({ name: "Anna", email: "ana@parley.example" });
  });

  const anna = { ...person("ana"), name: "Anna" };
  const names = (state: ParleyState) => state.timelines["plans"]?.messages.map(({ user }) => user.name);

  test("show a new name even if a response with the old one arrives later", () => {
    const renamed = after(start(), { type: "user.updated", user: { ...anna, bio: "", createdAt: "" } });
    const upTo = { chatId: "plans", since: 5, upTo: 6, resyncs: 0 };
    const late: ClientEvent[] = [
      created(message(6)),
      { type: "changes.taken", ...upTo, messages: [message(6)], authors: [person("ana")] },
      { type: "timeline.opened", chatId: "plans", page: examplePage(1, 6, 6), rev: 6, resyncs: 0 },
    ];
    for (const one of late) expect(names(after(renamed, one))?.at(-1)).toBe("Anna");
  });

  test("show the new name of a member who rejoins", () => {
    const back = { ...member("ana"), user: anna };
    const ben = {
      ...start(),
      snapshot: { ...exampleSnapshot(chat("plans")), user: { ...exampleSnapshot().user, id: "ben" } },
    };
    expect(names(after(ben, { type: "member.joined", groupId: "harbour", member: back }))?.at(0)).toBe("Anna");
  });

  test("require the authors' current names if renames may have been missed", () => {
    const unsure = after(start(), { type: "resync" });
    expect(unsure.needs).toEqual({ snapshot: true, changes: ["plans"] });
    expect(agedSpan(unsure, "plans")).toEqual({ from: 1, to: 5 });
    const changes: ClientEvent = {
      type: "changes.taken",
      chatId: "plans",
      messages: [],
      since: 5,
      upTo: 5,
      resyncs: 1,
    };
    expect(after(unsure, changes).needs.changes).toEqual(["plans"]);
    const sure = after(unsure, { ...changes, authors: [anna] });
    expect([sure.needs.changes, agedSpan(sure, "plans")]).toEqual([[], undefined]);
    expect(names(sure)).toEqual(Array(5).fill("Anna"));
  });

  test("require them also if a page was requested before renames were missed", () => {
    const unsure = after(start(), { type: "resync" });
    const page = { chatId: "plans", page: examplePage(1, 5, 5) };
    const changes = {
      type: "changes.taken",
      chatId: "plans",
      messages: [],
      since: 5,
      upTo: 5,
      authors: [anna],
    } as const;
    const sure = after(unsure, { ...changes, resyncs: 1 });
    const late: ClientEvent[] = [
      { type: "timeline.opened", ...page, rev: 5, resyncs: 0 },
      { type: "timeline.older", ...page, askedAt: 5, resyncs: 0 },
      { ...changes, authors: [person("ana")], resyncs: 0 },
    ];
    for (const one of late) {
      expect(after(unsure, one).needs.changes).toEqual(["plans"]);
      expect(after(sure, one).needs.changes).toEqual(["plans"]);
    }
    expect(after(unsure, { type: "timeline.opened", ...page, rev: 5, resyncs: 1 }).needs.changes).toEqual([]);
  });

  test("do not accumulate in a chat that is left open", () => {
    const many = Array.from({ length: 4_000 }, (_, index) => created(message(6 + index)));
    const timeline = after(start(), ...many).timelines["plans"];
    expect(timeline?.messages.at(-1)?.seq).toBe(4_005);
    expect(timeline?.messages.length).toBeLessThanOrEqual(3_000);
    expect(timeline?.olderCursor).toBe(timeline?.messages[0]?.seq);
  });

  test("that a restored server has lost are fetched again", () => {
    const fresh = exampleSnapshot(chat("boats"), chat("plans", { lastSeq: 4, lastRev: 4 }));
    expect(after(start(), { type: "snapshot.taken", snapshot: fresh }).needs.changes).toEqual(["plans"]);
  });
});

describe("typing", () => {
  const typing = (id: string): ParleyEvent => ({ type: "typing", chatId: "plans", user: person(id) });
  const typists = (state: ParleyState) => state.typing["plans"]?.map(({ user }) => user.id);

  test("is shown until it has not been renewed for a while", () => {
    const one = reduce(start(), typing("ben"), 1_000);
    const two = reduce(one, typing("cleo"), 3_000);
    expect(typists(two)).toEqual(["ben", "cleo"]);
    expect(reduce(two, { type: "time.passed" }, 999 + typingMs)).toBe(two);
    expect(typists(reduce(two, { type: "time.passed" }, 1_000 + typingMs))).toEqual(["cleo"]);
  });

  test("continues when it is renewed", () => {
    const again = reduce(reduce(start(), typing("ben"), 0), typing("ben"), 5_000);
    expect(typists(again)).toEqual(["ben"]);
    expect(typists(reduce(again, { type: "time.passed" }, typingMs))).toEqual(["ben"]);
  });

  test("ends with a message of the same person only", () => {
    const both = after(start(), typing("ben"), typing("cleo"));
    expect(typists(after(both, created(message(6, { userId: "ben" }))))).toEqual(["cleo"]);
  });

  test.each<ParleyEvent>([
    { type: "member.removed", groupId: "harbour", userId: "ben" },
    { type: "chatMember.removed", chatId: "plans", groupId: "harbour", userId: "ben" },
  ])("ends for a person who is removed ($type)", (removed) => {
    expect(typists(after(start(), typing("ben"), typing("cleo"), removed))).toEqual(["cleo"]);
  });

  test("goes on when its person leaves another group", () => {
    const typed = after(start(), typing("ben"));
    expect(after(typed, { type: "member.removed", groupId: "another", userId: "ben" })).toBe(typed);
  });
});

describe("presence", () => {
  test("is the last known status of watched people", () => {
    const people = [
      { userId: "ben", status: "online" },
      { userId: "cleo", status: "offline" },
    ] as const;
    const state = after(
      start(),
      { type: "presence.told", people },
      { type: "presence", userId: "ben", status: "away" },
    );
    expect(state.presence).toEqual({ ben: "away", cleo: "offline" });
    expect(after(state, { type: "presence.told", people: [people[1]] })).toBe(state);
    expect(after(state, { type: "presence.forgotten", userIds: ["ben"] }).presence).toEqual({ cleo: "offline" });
  });
});

test("more events than can be kept during a snapshot request lead to another snapshot", () => {
  const many = Array.from({ length: 6_000 }, (_, index) => created(message(6 + index)));
  const taken: ClientEvent = { type: "snapshot.taken", snapshot: start().snapshot ?? exampleSnapshot() };
  expect(after(start(), { type: "snapshot.asked" }, ...many.slice(0, 10), taken).needs.snapshot).toBe(false);
  const state = after(start(), { type: "snapshot.asked" }, ...many);
  expect(state.pending.meanwhile?.length).toBeLessThanOrEqual(5_001);
  expect(after(state, taken).needs.snapshot).toBe(true);
});
