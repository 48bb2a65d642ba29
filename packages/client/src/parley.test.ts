import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AbandonedError, reasonOf } from "./errors.ts";
import { localStorageOutbox } from "./outbox/local-storage-outbox.ts";
import { createParley, type Parley, type ParleyOptions } from "./parley.ts";
import { createProtocolServer, type ProtocolServer } from "./testing/protocol-server.ts";
import { createTextStorage } from "./testing/text-storage.ts";

let server: ProtocolServer;
let chatId: string;
let open: Parley[];

beforeEach(async () => {
  server = await createProtocolServer();
  chatId = server.model.createChat("plans").id;
  open = [];
});
afterEach(async () => {
  for (const parley of open) parley.close();
  await server[Symbol.asyncDispose]();
});

function create(options: Partial<ParleyOptions> = {}): Parley {
  const parley = createParley({ url: server.url, token: server.token, ...options });
  open.push(parley);
  return parley;
}

async function start(options: Partial<ParleyOptions> = {}): Promise<Parley> {
  const parley = create(options);
  await parley.start();
  return parley;
}

const slow = { timeout: 15_000 };
const chatOf = (parley: Parley) => parley.store.getState().snapshot?.chats.find(({ id }) => id === chatId);
const seqs = (parley: Parley) => parley.store.getState().timelines[chatId]?.messages.map(({ seq }) => seq);
const sayMany = (count: number) => {
  for (let n = 0; n < count; n++) server.model.send(chatId);
};

/** That a client shows what the server has. */
async function expectTruth(parley: Parley): Promise<void> {
  await expect.poll(() => parley.store.getState().needs, slow).toEqual({ snapshot: false, changes: [] });
  await expect.poll(() => parley.store.getState().snapshot, slow).toEqual(server.model.snapshot());
}

describe("start", () => {
  test("resolves when everything is known, and is made once", async () => {
    const parley = create();
    expect(parley.store.getState()).toMatchObject({ snapshot: null, connection: "connecting" });
    await Promise.all([parley.start(), parley.start()]);
    expect(parley.store.getState()).toMatchObject({ snapshot: server.model.snapshot(), connection: "live" });
    expect(server.count("sync.snapshot")).toBe(1);
  });

  test("goes on trying until the server is there", async () => {
    server.trouble("events.stream", "cut before");
    server.trouble("sync.snapshot", "cut before");
    const errors: unknown[] = [];
    const parley = await start({ onError: (error) => errors.push(error) });
    await expectTruth(parley);
    expect(errors).toHaveLength(2);
  });

  test("rejects when the session has ended", async () => {
    const parley = create({ token: "wrong" });
    expect(reasonOf(await parley.start().catch((error: unknown) => error))).toBe("SIGNED_OUT");
    expect(parley.store.getState().connection).toBe("signedOut");
  });

  test("rejects when the client is closed before", async () => {
    const parley = create();
    const started = parley.start();
    parley.close();
    await expect(started).rejects.toBeInstanceOf(AbandonedError);
  });

  test("takes the snapshot after the stream has begun, so that nothing falls between", async () => {
    await start();
    const paths = server.requests.map(({ path }) => path);
    expect(paths).toEqual(["events.stream", "sync.snapshot"]);
  });
});

describe("the state", () => {
  test("follows what happens", async () => {
    const parley = await start();
    sayMany(3);
    server.model.rename(chatId, "aims");
    server.model.createChat("boats");
    await expectTruth(parley);
    expect(chatOf(parley)).toMatchObject({ name: "aims", unread: 3 });
  });

  test("is whole again after a restart of the server, whatever happened meanwhile", async () => {
    const parley = await start();
    await parley.openChat(chatId);
    server.restart();
    sayMany(3);
    server.model.deleteChat(server.model.createChat("gone").id);
    server.model.createChat("new");
    await expectTruth(parley);
    await expect.poll(() => seqs(parley), slow).toEqual([1, 2, 3]);
  });

  test("has what a door opens to, and loses what one is put out of", async () => {
    const parley = await start();
    server.model.createChat("yard plans", "yard");
    server.model.join("yard");
    await expectTruth(parley);
    server.model.leave("yard");
    await expectTruth(parley);
    expect(parley.store.getState().snapshot?.chats).toHaveLength(1);
  });

  test("is asked for again when the answer is too fast, or fails", async () => {
    server.trouble("sync.snapshot", { reason: "RATE_LIMITED", httpStatus: 429, retryAfter: 1 }, "cut after");
    await expectTruth(await start());
    expect(server.count("sync.snapshot")).toBe(3);
  });

  test("tells listeners once for what came together", async () => {
    const parley = await start();
    let told = 0;
    parley.store.subscribe(() => told++);
    const frames = [1, 2, 3].map((seq) => `data: {"type":"read.updated","chatId":"${chatId}","seq":${seq}}\n\n`);
    server.write(frames.join(""));
    await expect.poll(() => chatOf(parley)?.readSeq).toBe(3);
    expect(told).toBe(1);
  });

  test("goes on when a listener throws, which is told of", async () => {
    const errors: unknown[] = [];
    const parley = await start({ onError: (error) => errors.push(error) });
    const defect = new Error("a defect of a view");
    parley.store.subscribe(() => {
      throw defect;
    });
    parley.onEvent(() => {
      throw defect;
    });
    sayMany(1);
    await expect.poll(() => chatOf(parley)?.lastSeq).toBe(1);
    expect(errors).toEqual([defect, defect]);
  });

  test("is asked for again when something came that cannot be applied", async () => {
    const errors: unknown[] = [];
    const parley = await start({ onError: (error) => errors.push(error) });
    server.write('data: {"type":"message.created","chatId":"x","rev":1}\nid: epoch1-1\n\n');
    await expect.poll(() => server.count("sync.snapshot")).toBe(2);
    await expectTruth(parley);
    expect([errors.length, server.count("events.stream")]).toEqual([1, 1]);
  });

  test("says that the session has ended, and asks nothing more", async () => {
    const parley = await start();
    server.signOut();
    await expect.poll(() => parley.store.getState().connection, slow).toBe("signedOut");
    const { length } = server.requests;
    parley.apply({ type: "resync" });
    expect(server.requests).toHaveLength(length);
  });
});

describe("a timeline", () => {
  test("is loaded, is kept up to date, and leads to both ends", async () => {
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

  test("begins where one left off when much is unread", async () => {
    sayMany(120);
    server.model.read(chatId, 40);
    const parley = await start();
    const unread = await parley.openChat(chatId);
    expect(unread.messages.map(({ seq }) => seq)).toContain(41);
    expect(unread.newerCursor).not.toBeNull();
    while (parley.store.getState().timelines[chatId]?.newerCursor) await parley.loadNewer(chatId);
    expect(seqs(parley)?.at(-1)).toBe(120);
  });

  test("stays as it is when it is opened again, unless another place is wanted", async () => {
    sayMany(120);
    const parley = await start();
    const first = await parley.openChat(chatId, "latest");
    expect(await parley.openChat(chatId)).toBe(first);
    expect((await parley.openChat(chatId, { around: 10 })).messages.map(({ seq }) => seq)).toContain(10);
  });

  test("misses nothing that happens while it is being loaded", async () => {
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

  test("is opened anew when it has missed too much", async () => {
    sayMany(5);
    const parley = await start();
    await parley.openChat(chatId);
    server.restart();
    sayMany(700);
    await expect.poll(() => seqs(parley)?.at(-1), slow).toBe(705);
    expect(seqs(parley)).toHaveLength(50);
    await expectTruth(parley);
  });

  test("is forgotten when its chat may no longer be seen", async () => {
    const yard = server.model.createChat("yard plans", "yard").id;
    server.model.join("yard");
    const parley = await start();
    await parley.openChat(yard);
    server.model.leave("yard");
    await expectTruth(parley);
    expect(parley.store.getState().timelines).toEqual({});
    expect(reasonOf(await parley.openChat(yard).catch((error: unknown) => error))).toBe("NOT_FOUND");
  });

  test("can be read without a stream", async () => {
    sayMany(3);
    const parley = create();
    expect((await parley.openChat(chatId)).messages).toHaveLength(3);
    sayMany(1);
    await parley.catchUp(chatId);
    expect(seqs(parley)).toEqual([1, 2, 3, 4]);
  });
});

describe("sending", () => {
  test("resolves with what is stored, which is in the timeline by then", async () => {
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

  test("stores once what was sent while the network failed, in order", async () => {
    server.trouble("messages.send", "cut after", "cut before", { reason: "INTERNAL", httpStatus: 500 });
    const parley = create();
    await Promise.all(["one", "two", "three"].map((text) => parley.send({ chatId, text })));
    expect(server.model.page(chatId)?.messages.map(({ text }) => text)).toEqual(["one", "two", "three"]);
  });

  test("waits when it was too fast", async () => {
    server.trouble("messages.send", { reason: "RATE_LIMITED", httpStatus: 429, retryAfter: 1 });
    await create({ sendAttempts: 1 }).send({ chatId, text: "hello" });
    expect(server.count("messages.send")).toBe(2);
  });

  test("does not wait once the stream is back", async () => {
    const parley = await start();
    // By itself it would be half a minute.
    server.trouble("messages.send", ...Array(6).fill("cut before"));
    let stored = false;
    const sent = parley.send({ chatId, text: "hello" }).finally(() => {
      stored = true;
    });
    while (!stored) {
      await expect.poll(() => parley.store.getState().connection, slow).toBe("live");
      server.cut();
      await expect.poll(() => parley.store.getState().connection, slow).not.toBe("live");
    }
    expect(await sent).toMatchObject({ seq: 1 });
  });

  test("rejects with a refusal, and what was refused waits for its author", async () => {
    const parley = create();
    const error = await parley.send({ chatId: "elsewhere", text: "hello" }).catch((cause: unknown) => cause);
    expect(reasonOf(error)).toBe("NOT_FOUND");
    expect(parley.outbox.all()).toMatchObject([{ text: "hello", state: "failed", error }]);
  });

  test("gives up after as many attempts as were allowed", async () => {
    server.trouble("messages.send", "cut before", "cut before");
    const parley = create({ sendAttempts: 2 });
    await expect(parley.send({ chatId, text: "hello" })).rejects.toThrow();
    expect(server.count("messages.send")).toBe(2);
  });

  test("does not give up while the stream is down", async () => {
    const parley = await start({ sendAttempts: 1 });
    server.trouble("events.stream", ...Array(20).fill("cut before"));
    server.cut();
    await expect.poll(() => parley.store.getState().connection, slow).not.toBe("live");
    server.trouble("messages.send", "cut before", "cut before");
    expect(await parley.send({ chatId, text: "hello" })).toMatchObject({ seq: 1 });
    expect(server.count("messages.send")).toBe(3);
  });

  test("waits for the next sign-in when the session has ended", async () => {
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

describe("small signals", () => {
  test("typing is told once in a while, however often it is said", async () => {
    const parley = await start();
    for (let n = 0; n < 10; n++) parley.startTyping(chatId);
    parley.startTyping("another");
    await expect.poll(() => server.count("typing.start")).toBe(2);
    await parley.trpc.sync.snapshot.query();
    expect(server.count("typing.start")).toBe(2);
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
