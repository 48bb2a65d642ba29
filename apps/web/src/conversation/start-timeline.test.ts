import { exampleChat, exampleSnapshot } from "@parley/client/testing/examples";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../query-client.ts";
import { timelineKey } from "../sync/feed.ts";
import { closeParley, parley } from "../sync/parley.ts";
import { createSilentServer } from "../testing/silent-server.ts";
import { utils } from "../trpc.ts";
import { leaveAt } from "./reading-places.ts";
import { startTimeline } from "./start-timeline.ts";

const arriving = { entering: true, returning: false };

beforeEach(() => {
  createSilentServer();
  utils.sync.snapshot.setData(undefined, exampleSnapshot(exampleChat("plans")));
});
afterEach(() => {
  closeParley();
  queryClient.clear();
  vi.unstubAllGlobals();
});

test("the messages of a chat are asked for before it is shown", () => {
  startTimeline({ chatId: "plans" }, arriving);
  expect(queryClient.isFetching({ queryKey: timelineKey("plans") })).toBe(1);
});

test.each([
  ["who goes back to a chat gets the messages around the one at which they left it", true, { around: "the-message" }],
  ["who comes to a chat by a link gets what is new in it, wherever they left it", false, "unread"],
] as const)("%s", (_what, returning, place) => {
  leaveAt("plans", { id: "the-message", align: "start", offset: 0 });
  const openChat = vi.spyOn(parley(), "openChat");
  startTimeline({ chatId: "plans" }, { entering: true, returning });
  expect(openChat).toHaveBeenCalledExactlyOnceWith("plans", place);
});

test.each(["elsewhere", "__proto__", "constructor", "toString", "hasOwnProperty"])(
  "an address with %s in place of a chat starts nothing",
  (chatId) => {
    startTimeline({ chatId }, arriving);
    expect(queryClient.isFetching()).toBe(0);
  },
);
