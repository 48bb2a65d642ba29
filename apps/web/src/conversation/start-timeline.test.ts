import { exampleChat, exampleSnapshot } from "@parley/client/testing/examples";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../query-client.ts";
import { timelineKey } from "../sync/feed.ts";
import { closeParley } from "../sync/parley.ts";
import { createSilentServer } from "../testing/silent-server.ts";
import { utils } from "../trpc.ts";
import { startTimeline } from "./start-timeline.ts";

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
  startTimeline({ chatId: "plans" }, { entering: true });
  expect(queryClient.isFetching({ queryKey: timelineKey("plans") })).toBe(1);
});

test.each(["elsewhere", "__proto__", "constructor", "toString", "hasOwnProperty"])(
  "an address with %s in place of a chat starts nothing",
  (chatId) => {
    startTimeline({ chatId }, { entering: true });
    expect(queryClient.isFetching()).toBe(0);
  },
);
