import { exampleChat, exampleMessage, exampleSnapshot } from "@parley/client/testing/examples";
import { afterEach, expect, it, vi } from "vitest";
import { apply, closeParley } from "../sync/parley.ts";
import { findSuggestions } from "./find-suggestions.ts";

afterEach(() => {
  closeParley();
  vi.unstubAllGlobals();
});

const say = (seq: number, userId: string, username = userId) =>
  exampleMessage(seq, { userId, user: { id: userId, username, name: userId, image: null } });

it("suggests who has spoken, the last one first, but neither oneself nor who has deleted their account", async () => {
  const nobodyElse = [{ result: { data: { members: [], nextCursor: null } } }];
  vi.stubGlobal("fetch", async () => Response.json(nobodyElse));
  const messages = [say(1, "ben"), say(2, "cleo"), say(3, "dora", "deleted.0123"), say(4, "ana")];
  const page = { messages, olderCursor: null, newerCursor: null };
  apply(
    { type: "snapshot.taken", snapshot: exampleSnapshot(exampleChat("plans")) },
    { type: "timeline.opened", chatId: "plans", page, rev: 4, resyncs: 0 },
  );
  const found = await findSuggestions({ sign: "@", query: "", from: 0 }, { groupId: "harbour", chatId: "plans" });
  expect(found.map(({ insert }) => insert)).toEqual(["@cleo ", "@ben "]);
});
