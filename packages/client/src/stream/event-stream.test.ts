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
  const { close, hurry } = openEventStream({
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
  return { heard, connections, errors, revs, opened, close, hurry, signedOut: () => signedOut };
}

const slow = { timeout: 10_000 };

/** What a program does by itself sooner or later, and what must not loosen the hold on a response. */
function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}

describe("a stream", () => {
  test("begins with a resync and tells what happens, in order", async () => {
    const { heard, connections, opened } = open();
    await opened();
    for (const text of ["one", "two"]) server.model.send(chatId, { text });
    await expect.poll(() => heard.length).toBe(3);
    expect(heard.map(({ type }) => type)).toEqual(["resync", "message.created", "message.created"]);
    expect(heard.slice(1)).toEqual(server.model.events.slice(1));
    expect(connections).toEqual(["live"]);
  });

  test("that breaks goes on where it stood, without a resync", async () => {
    const { heard, revs, connections, opened } = open();
    await opened();
    server.model.send(chatId);
    await expect.poll(revs).toEqual([1]);
    server.cut();
    for (let n = 0; n < 3; n++) server.model.send(chatId);
    await expect.poll(revs, slow).toEqual([1, 2, 3, 4]);
    expect(heard.filter(({ type }) => type === "resync")).toHaveLength(1);
    expect(connections).toEqual(["live", "connecting", "live"]);
  });

  test("stands where a ping says, even if nothing was told for long", async () => {
    const { heard, opened } = open();
    await opened();
    server.write("event: ping\ndata:\nid: epoch1-41\n\n");
    server.write('data: {"type":"resync"}\n\n');
    await expect.poll(() => heard.length).toBe(2);
    server.cut();
    await expect.poll(() => server.requests.at(-1)?.lastEventId, slow).toBe("epoch1-41");
  });

  test("does not count what was cut in the middle of a frame as told", async () => {
    const { revs, opened } = open();
    await opened();
    server.write(`data: {"type":"message.created","rev":1,"chatId":"x","mess`);
    server.cut();
    server.model.send(chatId);
    await expect.poll(revs, slow).toEqual([1]);
  });

  test("in which nothing is heard for too long is given up, and comes back", async () => {
    const { errors, opened } = open();
    await opened();
    server.write('event: connected\ndata: {"reconnectAfterInactivityMs":100}\n\n');
    collectGarbage();
    await expect.poll(() => errors.length, slow).toBe(1);
    await expect.poll(() => server.count("events.stream"), slow).toBe(2);
  });

  test("of a server that was restarted begins anew, with a resync", async () => {
    const { heard, opened } = open();
    await opened();
    server.model.send(chatId);
    await expect.poll(() => heard.length).toBe(2);
    server.restart();
    await expect.poll(() => heard.map(({ type }) => type), slow).toEqual(["resync", "message.created", "resync"]);
  });

  test("comes back after it could not be had, and says so", async () => {
    server.trouble("events.stream", "cut before", "cut before");
    const { connections, errors, heard } = open();
    await expect.poll(() => heard.length, slow).toBe(1);
    expect(connections).toEqual(["connecting", "offline", "live"]);
    expect(errors).toHaveLength(2);
  });

  test("does not wait once the server has answered something else", async () => {
    // By itself it would be a minute.
    server.trouble("events.stream", ...Array(8).fill("cut before"));
    const { errors, heard, hurry } = open();
    for (let failures = 1; failures <= 8; failures++) {
      await expect.poll(() => errors.length, slow).toBe(failures);
      hurry();
    }
    await expect.poll(() => heard.length, slow).toBe(1);
  });

  test("waits as long as the server wants it to", async () => {
    const { opened, heard, connections, hurry } = open();
    await opened();
    server.write("retry: 25000\n\n");
    server.model.send(chatId);
    await expect.poll(() => heard.length).toBe(2);
    server.cut();
    await expect.poll(() => connections.at(-1)).toBe("connecting");
    // Longer than it would wait by itself, and shorter than it was told to.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(server.count("events.stream")).toBe(1);
    hurry();
    await expect.poll(() => connections.at(-1)).toBe("live");
  });

  test("does not come back at once when it is told to wait for longer than a timer can", async () => {
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

  test("comes back when the server has no room, and tells why there was none", async () => {
    server.trouble("events.stream", { reason: "SERVER_FULL", httpStatus: 503 });
    const { errors, heard } = open();
    await expect.poll(() => heard.length, slow).toBe(1);
    expect(errors.map(reasonOf)).toEqual(["SERVER_FULL"]);
  });

  test("comes back with nothing in hand when what came was no event", async () => {
    const { heard, opened } = open();
    await opened();
    server.model.send(chatId);
    await expect.poll(() => heard.length).toBe(2);
    server.write("data: {broken\nid: epoch1-9\n\n");
    await expect.poll(() => heard.length, slow).toBe(3);
    expect(heard.at(-1)).toEqual({ type: "resync" });
  });

  test("ends when the session has ended", async () => {
    const { signedOut, errors, opened } = open();
    await opened();
    server.signOut();
    await expect.poll(() => reasonOf(signedOut()), slow).toBe("SIGNED_OUT");
    expect(server.count("events.stream")).toBe(2);
    expect(errors).toHaveLength(1);
  });

  test("is never had by somebody who is signed out", async () => {
    const { signedOut, connections } = open({ token: "wrong" });
    await expect.poll(() => reasonOf(signedOut()), slow).toBe("SIGNED_OUT");
    expect(connections).toEqual([]);
  });

  test("that is closed is closed at the server, and does not come back", async () => {
    const { close, opened, errors, connections } = open();
    await opened();
    close();
    await expect.poll(server.streams).toBe(0);
    expect([errors, connections]).toEqual([[], ["live"]]);
    expect(server.count("events.stream")).toBe(1);
  });

  test("that is closed while it waits does not come back either", async () => {
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

  test("a stream does not wait once the network is back", async () => {
    // By itself it would be a minute.
    server.trouble("events.stream", ...Array(8).fill("cut before"));
    const { errors, heard } = open();
    for (let failures = 1; failures <= 8; failures++) {
      await expect.poll(() => errors.length, slow).toBe(failures);
      page.dispatchEvent(new Event("online"));
    }
    await expect.poll(() => heard.length, slow).toBe(1);
  });

  test("a stream of the network before is not trusted in the next one", async () => {
    const { opened, connections } = open();
    await opened();
    page.dispatchEvent(new Event("offline"));
    await expect.poll(() => connections).toEqual(["live", "connecting"]);
    page.dispatchEvent(new Event("online"));
    await expect.poll(() => connections, slow).toEqual(["live", "connecting", "live"]);
  });

  test("a stream that is well is left alone when somebody looks at the page again", async () => {
    const { opened, connections, heard } = open();
    await opened();
    page.dispatchEvent(new Event("visibilitychange"));
    server.model.send(chatId);
    await expect.poll(() => heard.length).toBe(2);
    expect(connections).toEqual(["live"]);
  });
});
