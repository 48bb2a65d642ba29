import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Clients, createClients, slow } from "./testing/clients.ts";

let clients: Clients;
let { server, chatId, start, chatOf, sayMany } = {} as Clients;

beforeEach(async () => {
  clients = await createClients();
  ({ server, chatId, start, chatOf, sayMany } = clients);
});
afterEach(() => clients.close());

describe("small signals", () => {
  test("typing is told once in a while, however often it is said", async () => {
    const parley = await start();
    for (let n = 0; n < 10; n++) parley.startTyping(chatId);
    parley.startTyping("another");
    await expect.poll(() => server.count("typing.start"), slow).toBe(2);
    await parley.trpc.sync.snapshot.query();
    expect(server.count("typing.start")).toBe(2);
  });

  test("whoever sends within a moment was not seen writing", async () => {
    const parley = await start();
    parley.startTyping(chatId);
    await parley.send({ chatId, text: "Pasted" });
    // The sign of the chat would come first.
    parley.startTyping("another");
    await expect.poll(() => server.count("typing.start"), slow).toBe(1);
    await parley.trpc.sync.snapshot.query();
    expect(server.count("typing.start")).toBe(1);
  });

  test("typing of others ends by itself", async () => {
    const parley = await start();
    server.publish({ type: "typing", chatId, user: { id: "ben", username: "ben", name: "Ben", image: null } });
    await expect.poll(() => parley.store.getState().typing[chatId]).toHaveLength(1);
    await expect.poll(() => parley.store.getState().typing, slow).toEqual({});
  });

  test("presence is known of those who are shown, also after the stream came back, and forgotten of others", async () => {
    const parley = await start();
    const [stopBoth, stopOne] = [parley.watchPresence(["ben", "cleo"]), parley.watchPresence(["ben"])];
    await expect.poll(() => parley.store.getState().presence).toEqual({ ben: "online", cleo: "online" });
    expect(server.count("presence.watch")).toBe(1);
    server.publish({ type: "presence", userId: "ben", status: "away" });
    await expect.poll(() => parley.store.getState().presence["ben"]).toBe("away");
    stopBoth();
    expect(parley.store.getState().presence).toEqual({ ben: "away" });
    server.cut();
    await expect.poll(() => server.count("presence.watch"), slow).toBe(2);
    stopOne();
    expect(parley.store.getState().presence).toEqual({});
  });

  test("what one has read is read here at once", async () => {
    sayMany(3);
    const parley = await start();
    const marking = parley.markRead(chatId, 2);
    expect(chatOf(parley)?.unread).toBe(1);
    await marking;
    expect(server.model.snapshot().chats[0]?.readSeq).toBe(2);
  });
});
