import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { reasonOf } from "./errors.ts";
import { localStorageOutbox } from "./outbox/local-storage-outbox.ts";
import { type Clients, createClients } from "./testing/clients.ts";
import { createTextStorage } from "./testing/text-storage.ts";

let clients: Clients;
let { server, chatId, create, start, chatOf, seqs } = {} as Clients;

beforeEach(async () => {
  clients = await createClients();
  ({ server, chatId, create, start, chatOf, seqs } = clients);
});
afterEach(() => clients.close());

describe("sending", () => {
  test("resolves with the stored message, which is already in the timeline", async () => {
    const parley = await start();
    await parley.openChat(chatId);
    const message = await parley.send({ chatId, text: "hello" });
    expect(message).toMatchObject({ seq: 1, text: "hello" });
    expect(seqs(parley)).toEqual([1]);
    expect(chatOf(parley)).toMatchObject({ lastSeq: 1, unread: 0 });
  });

  test("needs no stream", async () => {
    expect(await create().send({ chatId, text: "hello" })).toMatchObject({ seq: 1 });
  });

  test("stores messages once and in order, despite network failures", async () => {
    server.trouble("messages.send", "cut after", "cut before", { reason: "INTERNAL", httpStatus: 500 });
    const parley = create();
    await Promise.all(["one", "two", "three"].map((text) => parley.send({ chatId, text })));
    expect(server.model.page(chatId)?.messages.map(({ text }) => text)).toEqual(["one", "two", "three"]);
  });

  test("waits after a rate limit", async () => {
    server.trouble("messages.send", { reason: "RATE_LIMITED", httpStatus: 429, retryAfter: 1 });
    await create({ sendAttempts: 1 }).send({ chatId, text: "hello" });
    expect(server.count("messages.send")).toBe(2);
  });

  test.each([1e9, 1e300])("does not retry early if the server asks for %d seconds", async (retryAfter) => {
    server.trouble("messages.send", ...Array(20).fill({ reason: "RATE_LIMITED", httpStatus: 429, retryAfter }));
    const parley = create();
    parley.send({ chatId, text: "hello" }).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(server.count("messages.send")).toBe(1);
  });

  test("retries at once when the stream is back", async () => {
    const parley = await start();
    // The backoff alone would take half a minute.
    server.trouble("messages.send", ...Array(6).fill("cut before"));
    let stored = false;
    const sent = parley.send({ chatId, text: "hello" }).finally(() => {
      stored = true;
    });
    while (!stored) {
      await expect.poll(() => parley.store.getState().connection).toBe("live");
      server.cut();
      await expect.poll(() => parley.store.getState().connection).not.toBe("live");
    }
    expect(await sent).toMatchObject({ seq: 1 });
  });

  test("rejects with the refusal, and keeps the message in the outbox", async () => {
    const parley = create();
    const error = await parley.send({ chatId: "elsewhere", text: "hello" }).catch((cause: unknown) => cause);
    expect(reasonOf(error)).toBe("NOT_FOUND");
    expect(parley.outbox.all()).toMatchObject([{ text: "hello", state: "failed", error }]);
  });

  test("gives up after the configured number of attempts", async () => {
    server.trouble("messages.send", "cut before", "cut before");
    const parley = create({ sendAttempts: 2 });
    await expect(parley.send({ chatId, text: "hello" })).rejects.toThrow();
    expect(server.count("messages.send")).toBe(2);
  });

  test("does not give up while the stream is down", async () => {
    const parley = await start({ sendAttempts: 1 });
    server.trouble("events.stream", ...Array(20).fill("cut before"));
    server.cut();
    await expect.poll(() => parley.store.getState().connection).not.toBe("live");
    server.trouble("messages.send", "cut before", "cut before");
    expect(await parley.send({ chatId, text: "hello" })).toMatchObject({ seq: 1 });
    expect(server.count("messages.send")).toBe(3);
  });

  test.each(["CANNOT_SAVE", "DATABASE_DOWN"] as const)(
    "does not give up while the server answers %s, shows the error, and stores the message once",
    async (reason) => {
      const parley = await start({ sendAttempts: 1 });
      server.trouble("messages.send", ...Array(2).fill({ reason, httpStatus: 503 }));
      const sent = parley.send({ chatId, text: "hello" });
      await expect.poll(() => reasonOf(parley.outbox.all()[0]?.error)).toBe(reason);
      expect(parley.outbox.all()).toMatchObject([{ text: "hello", state: "sending" }]);
      expect(await sent).toMatchObject({ seq: 1 });
      expect(server.count("messages.send")).toBe(3);
      expect(parley.outbox.all()).toEqual([]);
    },
  );

  test.each([
    ["CANNOT_SAVE", undefined],
    ["DATABASE_DOWN", true],
  ] as const)("without a stream, gives up after as many attempts as were allowed: %s", async (reason, mayBeStored) => {
    server.trouble("messages.send", { reason, httpStatus: 503 });
    const parley = create({ sendAttempts: 1 });
    const error = await parley.send({ chatId, text: "hello" }).catch((cause: unknown) => cause);
    expect(reasonOf(error)).toBe(reason);
    expect(parley.outbox.all()).toMatchObject([{ state: "failed" }]);
    expect(parley.outbox.all()[0]?.mayBeStored).toBe(mayBeStored);
  });

  test("keeps the message for the next sign-in when the session has ended", async () => {
    const { storage } = createTextStorage();
    const parley = await start({ outbox: localStorageOutbox(storage) });
    server.trouble("messages.send", { reason: "SIGNED_OUT", httpStatus: 401 });
    const sent = parley.send({ chatId, text: "later" });
    expect(reasonOf(await sent.catch((error: unknown) => error))).toBe("SIGNED_OUT");
    expect(parley.store.getState().connection).toBe("signedOut");
    const [kept] = await localStorageOutbox(storage).load();
    expect(kept).toMatchObject({ text: "later", state: "sending" });
  });
});
