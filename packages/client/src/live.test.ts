import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AbandonedError, reasonOf } from "./errors.ts";
import { type Clients, createClients } from "./testing/clients.ts";

let clients: Clients;
let { server, chatId, create, start, chatOf, seqs, sayMany, expectTruth } = {} as Clients;

beforeEach(async () => {
  clients = await createClients();
  ({ server, chatId, create, start, chatOf, seqs, sayMany, expectTruth } = clients);
});
afterEach(() => clients.close());

describe("start", () => {
  test("resolves when the snapshot is there, and runs once", async () => {
    const parley = create();
    expect(parley.store.getState()).toMatchObject({ snapshot: null, connection: "connecting" });
    await Promise.all([parley.start(), parley.start()]);
    expect(parley.store.getState()).toMatchObject({ snapshot: server.model.snapshot(), connection: "live" });
    expect(server.count("sync.snapshot")).toBe(1);
  });

  test("retries until the server is reachable", async () => {
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

  test("rejects when the client is closed first", async () => {
    const parley = create();
    const started = parley.start();
    parley.close();
    await expect(started).rejects.toBeInstanceOf(AbandonedError);
  });

  test("takes the snapshot after the stream has started, so that nothing is missed in between", async () => {
    await start();
    const paths = server.requests.map(({ path }) => path);
    expect(paths).toEqual(["events.stream", "sync.snapshot"]);
  });
});

describe("the state", () => {
  test("follows events", async () => {
    const parley = await start();
    sayMany(3);
    server.model.rename(chatId, "aims");
    server.model.createChat("boats");
    await expectTruth(parley);
    expect(chatOf(parley)).toMatchObject({ name: "aims", unread: 3 });
  });

  test("is complete again after a server restart, whatever happened in the meantime", async () => {
    const parley = await start();
    await parley.openChat(chatId);
    server.restart();
    sayMany(3);
    server.model.deleteChat(server.model.createChat("gone").id);
    server.model.createChat("new");
    await expectTruth(parley);
    await expect.poll(() => seqs(parley)).toEqual([1, 2, 3]);
  });

  test("gains and loses chats with the person's access", async () => {
    const parley = await start();
    server.model.createChat("yard plans", "yard");
    server.model.join("yard");
    await expectTruth(parley);
    server.model.leave("yard");
    await expectTruth(parley);
    expect(parley.store.getState().snapshot?.chats).toHaveLength(1);
  });

  test("is fetched again after a rate limit or a failure", async () => {
    server.trouble("sync.snapshot", { reason: "RATE_LIMITED", httpStatus: 429, retryAfter: 1 }, "cut after");
    await expectTruth(await start());
    expect(server.count("sync.snapshot")).toBe(3);
  });

  test("notifies listeners once per batch of events", async () => {
    const parley = await start();
    let notified = 0;
    parley.store.subscribe(() => notified++);
    const frames = [1, 2, 3].map((seq) => `data: {"type":"read.updated","chatId":"${chatId}","seq":${seq}}\n\n`);
    server.write(frames.join(""));
    await expect.poll(() => chatOf(parley)?.readSeq).toBe(3);
    expect(notified).toBe(1);
  });

  test("survives a listener that throws, and reports it", async () => {
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

  test("is fetched again after an event that cannot be applied", async () => {
    const errors: unknown[] = [];
    const parley = await start({ onError: (error) => errors.push(error) });
    server.write('data: {"type":"message.created","chatId":"x","rev":1}\nid: epoch1-1\n\n');
    await expect.poll(() => server.count("sync.snapshot")).toBe(2);
    await expectTruth(parley);
    expect([errors.length, server.count("events.stream")]).toEqual([1, 1]);
  });

  test("reports that the session has ended, and makes no more requests", async () => {
    const parley = await start();
    server.signOut();
    await expect.poll(() => parley.store.getState().connection).toBe("signedOut");
    const { length } = server.requests;
    parley.apply({ type: "resync" });
    expect(server.requests).toHaveLength(length);
  });
});
