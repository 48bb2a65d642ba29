import { findFreePort } from "@parley/server/testing/free-port";
import { afterEach, expect, test } from "vitest";
import { type RunningServer, startOwn } from "../lab/servers.ts";
import { saturate } from "../load/saturation.ts";
import { StreamCrowd } from "../load/stream-crowd.ts";
import { fanOutChatId, fanOutCrowd } from "./fan-out-event.ts";

const people = 5;
let server: RunningServer | undefined;
let crowd: StreamCrowd | undefined;
afterEach(async () => {
  crowd?.close();
  await server?.[Symbol.asyncDispose]();
});

test.each([
  ["raw-stream", "/stream"],
  ["stock-stream", "/stream"],
  ["parley-stream", "/trpc/events.stream"],
] as const)(
  "%s delivers every event to every reader, in two consecutive runs",
  async (name, path) => {
    const controlPort = await findFreePort();
    server = await startOwn(name, { env: { PEOPLE: String(people), CONTROL_PORT: String(controlPort) } });
    crowd = new StreamCrowd({ address: server.address, path, comeBack: false });
    const plans = fanOutCrowd(people).people.map(({ token }) => ({ token, revs: new Map([[fanOutChatId, 0]]) }));
    await crowd.open(plans);
    const options = { controlPort, chatId: fanOutChatId, window: 3, warmupSeconds: 0.1, seconds: 0.2 };

    const first = await saturate(crowd, options);
    expect(first.count).toBeGreaterThan(0);
    expect(first.all).toBeGreaterThan(first.count);
    expect(crowd.readers.map(({ progress }) => progress.revs.get(fanOutChatId))).toEqual(
      Array(people).fill(first.all / people),
    );
    // The second run continues the numbering of the first.
    const second = await saturate(crowd, options);
    expect(crowd.readers[0]?.progress.revs.get(fanOutChatId)).toBe((first.all + second.all) / people);
  },
  60_000,
);
