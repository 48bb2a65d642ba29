import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { reasonOf } from "../errors.ts";
import { createProtocolServer, type ProtocolServer } from "../testing/protocol-server.ts";
import type { ParleyEvent } from "../wire.ts";
import { openEventStream } from "./event-stream.ts";

let server: ProtocolServer;
let stops: (() => void)[];
let chatId: string;

beforeEach(async () => {
  server = await createProtocolServer();
  chatId = server.model.createChat("plans").id;
  stops = [];
});
afterEach(async () => {
  for (const stop of stops) stop();
  await server[Symbol.asyncDispose]();
});

function open({ token = server.token } = {}) {
  const heard: ParleyEvent[] = [];
  const connections: string[] = [];
  const errors: unknown[] = [];
  let signedOut: unknown;
  const { close, hurry, tryNow } = openEventStream({
    access: { url: server.url, token },
    onEvents: (events) => heard.push(...events),
    onConnection: (connection) => connections.push(connection),
    onSignedOut(error) {
      signedOut = error;
    },
    onError: (error) => errors.push(error),
  });
  stops.push(close);
  const revs = () => heard.flatMap((event) => ("rev" in event ? [event.rev] : []));
  const opened = () => expect.poll(server.streams).toBe(1);
  return { heard, connections, errors, revs, opened, close, hurry, tryNow, signedOut: () => signedOut };
}

/** Garbage collection must not break the stream: a response must stay referenced. */
function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}

describe("a stream", () => {
  test("starts with a resync, followed by events in order", async () => {
    const { heard, connections, opened } = open();
    await opened();
    for (const text of ["one", "two"]) server.model.send(chatId, { text });
    await expect.poll(() => heard.length).toBe(3);
    expect(heard.map(({ type }) => type)).toEqual(["resync", "message.created", "message.created"]);
    expect(heard.slice(1)).toEqual(server.model.events.slice(1));
    expect(connections).toEqual(["live"]);
  });

  test("that breaks resumes where it was, without a resync", async () => {
    const { heard, revs, connections, opened } = open();
    await opened();
    server.model.send(chatId);
    await expect.poll(revs).toEqual([1]);
    server.cut();
    for (let n = 0; n < 3; n++) server.model.send(chatId);
    await expect.poll(revs).toEqual([1, 2, 3, 4]);
    expect(heard.filter(({ type }) => type === "resync")).toHaveLength(1);
    expect(connections).toEqual(["live", "connecting", "live"]);
  });

  test("resumes from the id of the last ping", async () => {
    const { heard, opened } = open();
    await opened();
    server.write("event: ping\ndata:\nid: epoch1-41\n\n");
    server.write('data: {"type":"resync"}\n\n');
    await expect.poll(() => heard.length).toBe(2);
    server.cut();
    await expect.poll(() => server.requests.at(-1)?.lastEventId).toBe("epoch1-41");
  });

  test("ignores a frame that was cut off", async () => {
    const { revs, opened } = open();
    await opened();
    server.write(`data: {"type":"message.created","rev":1,"chatId":"x","mess`);
    server.cut();
    server.model.send(chatId);
    await expect.poll(revs).toEqual([1]);
  });

  test("without any data for too long is closed and reconnects", async () => {
    const { errors, opened } = open();
    await opened();
    server.write('event: connected\ndata: {"reconnectAfterInactivityMs":100}\n\n');
    collectGarbage();
    await expect.poll(() => errors.length).toBe(1);
    await expect.poll(() => server.count("events.stream")).toBe(2);
  });

  describe("in time", () => {
    beforeEach(() => vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance", "Date"] }));
    afterEach(() => vi.useRealTimers());

    /** Lets time pass for the client, and what follows from it happen. */
    async function pass(seconds: number): Promise<void> {
      for (let step = 0; step < seconds; step += 5) {
        vi.advanceTimersByTime(5_000);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }

    test("is requested again if there is no answer, and waits longer each time", async () => {
      const { errors, connections, opened } = open();
      await opened();
      // Connections that a browser kept from before, whose other ends are gone.
      server.trouble("events.stream", "silence", "silence", "silence");
      server.cut();
      const requests = (count: number) => expect.poll(() => server.count("events.stream")).toBe(count);
      await requests(2);
      for (const [seconds, count] of [
        [10, 3],
        [20, 4],
        [35, 5],
      ] as const) {
        const before = errors.length;
        await pass(seconds - 5);
        expect(errors).toHaveLength(before);
        await pass(5);
        expect(errors).toHaveLength(before + 1);
        await requests(count);
      }
      await expect.poll(() => connections.at(-1)).toBe("live");
    });

    test("is not given up while it waits for its turn, but when it falls silent", async () => {
      server.trouble("events.stream", "only the beginning");
      const { errors } = open();
      await expect.poll(() => server.count("events.stream")).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 300));
      await pass(30);
      expect(errors).toEqual([]);
      await pass(5);
      expect(errors).toHaveLength(1);
    });

    test("backs off further while there is no answer", async () => {
      const waits = vi.spyOn(globalThis, "setTimeout");
      server.trouble("events.stream", "silence", "silence", "silence", "silence");
      open();
      for (let count = 1; count <= 4; count++) {
        await expect.poll(() => server.count("events.stream"), { timeout: 30_000 }).toBe(count);
        waits.mockClear();
        await pass(35);
        const longest = Math.max(...waits.mock.calls.map(([, milliseconds]) => milliseconds ?? 0));
        expect(longest).toBeGreaterThanOrEqual(500 * 2 ** (count - 1));
      }
      waits.mockRestore();
    });
  });

  test("of a restarted server starts again with a resync", async () => {
    const { heard, opened } = open();
    await opened();
    server.model.send(chatId);
    await expect.poll(() => heard.length).toBe(2);
    server.restart();
    await expect.poll(() => heard.map(({ type }) => type)).toEqual(["resync", "message.created", "resync"]);
  });

  test("reconnects after failures, and reports them", async () => {
    server.trouble("events.stream", "cut before", "cut before");
    const { connections, errors, heard } = open();
    await expect.poll(() => heard.length).toBe(1);
    expect(connections).toEqual(["connecting", "offline", "live"]);
    expect(errors).toHaveLength(2);
  });

  test("reconnects at once when another request succeeds", async () => {
    // The backoff alone would take a minute.
    server.trouble("events.stream", ...Array(8).fill("cut before"));
    const { errors, heard, hurry } = open();
    for (let failures = 1; failures <= 8; failures++) {
      await expect.poll(() => errors.length).toBe(failures);
      hurry();
    }
    await expect.poll(() => heard.length).toBe(1);
  });

  test("tries at once when it is asked to, and says so", async () => {
    server.trouble("events.stream", ...Array(8).fill("cut before"));
    const { connections, errors, heard, tryNow } = open();
    for (let failures = 1; failures <= 8; failures++) {
      await expect.poll(() => errors.length).toBe(failures);
      tryNow();
      expect(connections.at(-1)).toBe("connecting");
    }
    await expect.poll(() => heard.length).toBe(1);
  });

  test("replaces a request without an answer when it is asked to, and keeps one that is live", async () => {
    server.trouble("events.stream", "silence");
    const { connections, errors, heard, tryNow } = open();
    await expect.poll(() => server.count("events.stream")).toBe(1);
    tryNow();
    await expect.poll(() => heard.length).toBe(1);
    tryNow();
    server.model.send(chatId);
    await expect.poll(() => heard.length).toBe(2);
    expect(server.count("events.stream")).toBe(2);
    expect([connections, errors]).toEqual([["connecting", "live"], []]);
  });

  test("waits as long as the server asks", async () => {
    const { opened, heard, connections, hurry } = open();
    await opened();
    server.write("retry: 25000\n\n");
    server.model.send(chatId);
    await expect.poll(() => heard.length).toBe(2);
    server.cut();
    await expect.poll(() => connections.at(-1)).toBe("connecting");
    // Longer than its own delay, and shorter than the requested one.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(server.count("events.stream")).toBe(1);
    hurry();
    await expect.poll(() => connections.at(-1)).toBe("live");
  });

  test("does not reconnect at once if the requested delay exceeds a timer's maximum", async () => {
    const { opened, heard, connections } = open();
    await opened();
    server.write("retry: 3000000000\n\n");
    server.model.send(chatId);
    await expect.poll(() => heard.length).toBe(2);
    server.cut();
    await expect.poll(() => connections.at(-1)).toBe("connecting");
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(server.count("events.stream")).toBe(1);
  });

  test("reconnects after the server was full, and reports the reason", async () => {
    server.trouble("events.stream", { reason: "SERVER_FULL", httpStatus: 503 });
    const { errors, heard } = open();
    await expect.poll(() => heard.length).toBe(1);
    expect(errors.map(reasonOf)).toEqual(["SERVER_FULL"]);
  });

  test("reconnects without an id after malformed data", async () => {
    const { heard, opened } = open();
    await opened();
    server.model.send(chatId);
    await expect.poll(() => heard.length).toBe(2);
    server.write("data: {broken\nid: epoch1-9\n\n");
    await expect.poll(() => heard.length).toBe(3);
    expect(heard.at(-1)).toEqual({ type: "resync" });
  });

  test("ends when the session has ended", async () => {
    const { signedOut, errors, opened } = open();
    await opened();
    server.signOut();
    await expect.poll(() => reasonOf(signedOut())).toBe("SIGNED_OUT");
    expect(server.count("events.stream")).toBe(2);
    expect(errors).toHaveLength(1);
  });

  test("is not opened without a valid session", async () => {
    const { signedOut, connections } = open({ token: "wrong" });
    await expect.poll(() => reasonOf(signedOut())).toBe("SIGNED_OUT");
    expect(connections).toEqual([]);
  });

  test("that is closed disconnects from the server, and does not reconnect", async () => {
    const { close, opened, errors, connections } = open();
    await opened();
    close();
    await expect.poll(server.streams).toBe(0);
    expect([errors, connections]).toEqual([[], ["live"]]);
    expect(server.count("events.stream")).toBe(1);
  });

  test("that is closed while it waits does not reconnect", async () => {
    server.trouble("events.stream", "cut before");
    const { close, errors } = open();
    await expect.poll(() => errors.length).toBe(1);
    close();
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(server.count("events.stream")).toBe(1);
  });
});

describe("in a browser", () => {
  const page = new EventTarget();

  beforeEach(() => {
    vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
    vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
  });
  afterEach(() => vi.unstubAllGlobals());

  test("a stream reconnects at once when the network is back", async () => {
    // The backoff alone would take a minute.
    server.trouble("events.stream", ...Array(8).fill("cut before"));
    const { errors, heard } = open();
    for (let failures = 1; failures <= 8; failures++) {
      await expect.poll(() => errors.length).toBe(failures);
      page.dispatchEvent(new Event("online"));
    }
    await expect.poll(() => heard.length).toBe(1);
  });

  test("a stream reconnects after a change of networks", async () => {
    const { opened, connections } = open();
    await opened();
    page.dispatchEvent(new Event("offline"));
    await expect.poll(() => connections).toEqual(["live", "connecting"]);
    page.dispatchEvent(new Event("online"));
    await expect.poll(() => connections).toEqual(["live", "connecting", "live"]);
  });

  test("a healthy stream is kept when the page becomes visible", async () => {
    const { opened, connections, heard } = open();
    await opened();
    page.dispatchEvent(new Event("visibilitychange"));
    server.model.send(chatId);
    await expect.poll(() => heard.length).toBe(2);
    expect(connections).toEqual(["live"]);
  });
});
