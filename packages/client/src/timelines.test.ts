import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { reasonOf } from "./errors.ts";
import { type Clients, createClients } from "./testing/clients.ts";

let clients: Clients;
let { server, chatId, create, start, seqs, sayMany, expectTruth } = {} as Clients;

beforeEach(async () => {
  clients = await createClients();
  ({ server, chatId, create, start, seqs, sayMany, expectTruth } = clients);
});
afterEach(() => clients.close());

describe("a timeline", () => {
  test("is loaded, kept up to date, and extended to the start", async () => {
    sayMany(120);
    const parley = await start();
    const timeline = await parley.openChat(chatId, "latest");
    expect([timeline.messages[0]?.seq, timeline.messages.at(-1)?.seq]).toEqual([71, 120]);
    await Promise.all([parley.loadOlder(chatId), parley.loadOlder(chatId)]);
    expect(seqs(parley)?.[0]).toBe(21);
    await parley.loadOlder(chatId);
    await parley.loadOlder(chatId);
    expect(seqs(parley)?.[0]).toBe(1);
    expect(server.count("messages.list")).toBe(3);
    sayMany(1);
    await expect.poll(() => seqs(parley)?.at(-1)).toBe(121);
  });

  test("opens at the first unread message when much is unread", async () => {
    sayMany(120);
    server.model.read(chatId, 40);
    const parley = await start();
    const unread = await parley.openChat(chatId);
    expect(unread.messages.map(({ seq }) => seq)).toContain(41);
    expect(unread.newerCursor).not.toBeNull();
    while (parley.store.getState().timelines[chatId]?.newerCursor) await parley.loadNewer(chatId);
    expect(seqs(parley)?.at(-1)).toBe(120);
  });

  test("is kept when it is opened again, unless at another position", async () => {
    sayMany(120);
    const parley = await start();
    const first = await parley.openChat(chatId, "latest");
    expect(await parley.openChat(chatId)).toBe(first);
    expect((await parley.openChat(chatId, { around: 10 })).messages.map(({ seq }) => seq)).toContain(10);
  });

  test("misses no change while it is being loaded", async () => {
    sayMany(5);
    const parley = await start();
    const opening = parley.openChat(chatId);
    server.model.edit(chatId, 2, "edited");
    sayMany(2);
    await opening;
    await expect.poll(() => seqs(parley)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const page = server.model.page(chatId);
    await expect.poll(() => parley.store.getState().timelines[chatId]?.messages).toEqual(page?.messages);
  });

  test("is reopened when it has missed too much", async () => {
    sayMany(5);
    const parley = await start();
    await parley.openChat(chatId);
    server.restart();
    sayMany(700);
    await expect.poll(() => seqs(parley)?.at(-1)).toBe(705);
    expect(seqs(parley)).toHaveLength(50);
    await expectTruth(parley);
  });

  test("is removed when its chat is no longer accessible", async () => {
    const yard = server.model.createChat("yard plans", "yard").id;
    server.model.join("yard");
    const parley = await start();
    await parley.openChat(yard);
    server.model.leave("yard");
    await expectTruth(parley);
    expect(parley.store.getState().timelines).toEqual({});
    expect(reasonOf(await parley.openChat(yard).catch((error: unknown) => error))).toBe("NOT_FOUND");
  });

  test.each(["__proto__", "constructor", "toString"])("does not open %s, which every object inherits", async (id) => {
    const parley = await start();
    expect(reasonOf(await parley.openChat(id).catch((error: unknown) => error))).toBe("NOT_FOUND");
    expect(parley.store.getState().timelines).toEqual({});
  });

  test("works without a stream", async () => {
    sayMany(3);
    const parley = create();
    expect((await parley.openChat(chatId)).messages).toHaveLength(3);
    sayMany(1);
    await parley.openChat(chatId, "latest");
    expect(seqs(parley)).toEqual([1, 2, 3, 4]);
  });
});
