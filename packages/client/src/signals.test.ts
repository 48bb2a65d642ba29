import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Clients, createClients } from "./testing/clients.ts";

let clients: Clients;
let { server, chatId, start, chatOf, sayMany } = {} as Clients;

beforeEach(async () => {
  clients = await createClients();
  ({ server, chatId, start, chatOf, sayMany } = clients);
});
afterEach(() => clients.close());

describe("signals", () => {
  test("typing is sent at intervals, however often it is signalled", async () => {
    const parley = await start();
    for (let n = 0; n < 10; n++) parley.startTyping(chatId);
    parley.startTyping("another");
    await expect.poll(() => server.count("typing.start")).toBe(2);
    await parley.trpc.sync.snapshot.query();
    expect(server.count("typing.start")).toBe(2);
  });

  test("typing is not sent if the message follows at once", async () => {
    const parley = await start();
    parley.startTyping(chatId);
    await parley.send({ chatId, text: "Pasted" });
    // A signal for the first chat would arrive before this one.
    parley.startTyping("another");
    await expect.poll(() => server.count("typing.start")).toBe(1);
    await parley.trpc.sync.snapshot.query();
    expect(server.count("typing.start")).toBe(1);
  });

  test("the typing state of others expires", async () => {
    const parley = await start();
    server.publish({ type: "typing", chatId, user: { id: "ben", username: "ben", name: "Ben", image: null } });
    await expect.poll(() => parley.store.getState().typing[chatId]).toHaveLength(1);
    await expect.poll(() => parley.store.getState().typing).toEqual({});
  });

  test("presence is kept for watched people, renewed after a reconnect, and forgotten for others", async () => {
    const parley = await start();
    const [stopBoth, stopOne] = [parley.watchPresence(["ben", "cleo"]), parley.watchPresence(["ben"])];
    await expect.poll(() => parley.store.getState().presence).toEqual({ ben: "online", cleo: "online" });
    expect(server.count("presence.watch")).toBe(1);
    server.publish({ type: "presence", userId: "ben", status: "away" });
    await expect.poll(() => parley.store.getState().presence["ben"]).toBe("away");
    stopBoth();
    expect(parley.store.getState().presence).toEqual({ ben: "away" });
    server.cut();
    await expect.poll(() => server.count("presence.watch")).toBe(2);
    stopOne();
    expect(parley.store.getState().presence).toEqual({});
  });

  test("markRead that fails is sent again, so that other devices show the same", async () => {
    const parley = await start();
    await sayMany(4);
    await expect.poll(() => chatOf(parley)?.unread).toBe(4);
    server.trouble("reads.mark", { reason: "DATABASE_DOWN", httpStatus: 503 }, "cut before");
    await expect(parley.markRead(chatId, 2)).rejects.toThrow();
    await expect(parley.markRead(chatId, 3)).rejects.toThrow();
    expect(chatOf(parley)?.unread).toBe(1);
    await expect.poll(async () => (await parley.trpc.sync.snapshot.query()).chats[0]?.unread).toBe(1);
    const marks = server.count("reads.mark");
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(server.count("reads.mark")).toBe(marks);
  });

  test("markRead takes effect locally at once", async () => {
    sayMany(3);
    const parley = await start();
    const marking = parley.markRead(chatId, 2);
    expect(chatOf(parley)?.unread).toBe(1);
    await marking;
    expect(server.model.snapshot().chats[0]?.readSeq).toBe(2);
  });
});
