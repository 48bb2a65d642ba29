import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { type Answer, createSendingServer } from "../testing/sending-server.ts";
import { createTextStorage } from "../testing/text-storage.ts";
import { fileOutbox } from "./file-outbox.ts";
import { countOutgoing, forgetOutgoing, localStorageOutbox } from "./local-storage-outbox.ts";
import { createOutbox, type OutboxOptions } from "./outbox.ts";
import type { OutboxStorage, Outgoing } from "./outgoing.ts";

const folders: string[] = [];
const outboxes: ReturnType<typeof createOutbox>[] = [];

afterEach(async () => {
  const ending = outboxes.splice(0);
  for (const outbox of ending) outbox.close();
  // Answers that are on their way still change what is kept.
  await nextTurn();
  for (const outbox of ending) await outbox.saved();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function createFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "parley-outbox-"));
  folders.push(folder);
  return join(folder, "outbox");
}

const kinds: Record<string, () => Promise<() => OutboxStorage>> = {
  async localStorage() {
    const tabs = createTextStorage();
    return () => localStorageOutbox(tabs.storage, tabs.page());
  },
  async file() {
    const folder = await createFolder();
    return () => fileOutbox(folder);
  },
};

const texts = async (storage: OutboxStorage) => (await storage.load()).map(({ text }) => text);

function create(options: OutboxOptions) {
  const outbox = createOutbox(options);
  outboxes.push(outbox);
  return outbox;
}

function open(storage: OutboxStorage, answers: Answer[] = [], options: Partial<OutboxOptions> = {}) {
  const server = createSendingServer(answers);
  const outbox = create({ ...server.wiring, storage, ...options });
  return { server, outbox, add: (text: string) => outbox.add({ chatId: "chat", text }) };
}

describe.each(Object.keys(kinds))("an outbox kept in a %s", (kind) => {
  const place = () => (kinds[kind] as () => Promise<() => OutboxStorage>)();

  test("is saved before anything is sent, and empty once everything is stored", async () => {
    const storage = await place();
    const kept: string[][] = [];
    const { outbox, server, add } = open(storage(), [], { onSent: () => {} });
    const { send } = server.wiring;
    const watching = open(storage(), [], {
      async send(message) {
        kept.push(await texts(storage()));
        return send(message);
      },
    });
    await watching.outbox.stored(watching.add("hello").id);
    expect(kept).toEqual([["hello"]]);
    await outbox.stored(add("again").id);
    await expect.poll(() => texts(storage())).toEqual([]);
  });

  test("is sent after a restart, in order, before new messages, with the same ids", async () => {
    const storage = await place();
    const before = open(storage(), ["never"]);
    const written = ["one", "two", "three"].map((text) => before.add(text).id);
    await expect.poll(() => texts(storage())).toHaveLength(3);
    before.outbox.close();

    const after = open(storage());
    await after.outbox.restore();
    const { id } = after.add("four");
    await after.outbox.stored(id);
    expect(after.server.said()).toEqual(["one", "two", "three", "four"]);
    expect(after.server.ids()).toEqual([...written, id]);
    await expect.poll(() => texts(storage())).toEqual([]);
  });

  test("says when it has kept everything, also after it was closed", async () => {
    const storage = await place();
    const { outbox, add } = open(storage(), ["never"]);
    for (const text of ["one", "two"]) add(text);
    outbox.close();
    await outbox.saved();
    expect(await texts(storage())).toEqual(["one", "two"]);
  });

  test("keeps failed messages as failed, without sending them", async () => {
    const storage = await place();
    const before = open(storage(), ["refused"]);
    before.add("refused");
    await expect.poll(async () => (await storage().load()).map(({ state }) => state)).toEqual(["failed"]);
    const after = open(storage());
    await after.outbox.restore();
    expect(after.outbox.all()).toMatchObject([{ text: "refused", state: "failed" }]);
    expect(after.outbox.all()[0]).not.toHaveProperty("error");
    expect(after.server.asked()).toBe(0);
  });

  test("loses nothing if several clients write concurrently", async () => {
    const storage = await place();
    const both = [open(storage(), ["never"]), open(storage(), ["never"])] as const;
    for (const text of ["one", "two", "three"]) for (const { add } of both) add(text);
    await expect
      .poll(async () => (await texts(storage())).toSorted())
      .toEqual(["one", "one", "three", "three", "two", "two"]);
  });

  test("duplicates nothing if several clients send the same message, since its id is the same", async () => {
    const storage = await place();
    const first = open(storage(), ["never"]);
    const { id } = first.add("once");
    await expect.poll(() => texts(storage())).toEqual(["once"]);
    const others = [open(storage()), open(storage())];
    for (const { outbox } of others) await outbox.restore();
    for (const { outbox } of others) await expect.poll(() => outbox.all()).toEqual([]);
    expect(others.map(({ server }) => server.ids())).toEqual([[id], [id]]);
  });

  test("does not touch another person's messages", async () => {
    const storage = await place();
    const ben = open(storage(), ["never"], { userId: () => "ben" });
    ben.add("from ben");
    await expect.poll(() => texts(storage())).toEqual(["from ben"]);
    const ana = open(storage());
    await ana.outbox.restore();
    await ana.outbox.stored(ana.add("from ana").id);
    expect(ana.server.said()).toEqual(["from ana"]);
    await expect.poll(() => texts(storage())).toEqual(["from ben"]);
  });

  test("keeps order without duplicates or losses, whenever it is closed and whatever response is lost", async () => {
    const storageOf = await place();
    const answer = fc.constantFrom<Answer>("ok", "ok", "lost answer", "no network");
    const lives = fc.array(fc.record({ answers: fc.array(answer), writes: fc.nat(4), turns: fc.nat(30) }), {
      maxLength: 5,
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(lives, async (parts) => {
        const server = createSendingServer();
        const written: string[] = [];
        const chatId = `chat ${run++}`;
        for (const { answers, writes, turns } of [...parts, { answers: [], writes: 0, turns: -1 }]) {
          const outbox = create({
            ...server.wiring,
            storage: storageOf(),
            // Never gives up.
            retryAfter: () => 0,
            async send(message) {
              const how = answers.shift() ?? "ok";
              if (how === "no network") throw new Error(how);
              const stored = await server.wiring.send(message);
              if (how === "lost answer") throw new Error(how);
              return stored;
            },
          });
          await outbox.restore();
          for (let n = 0; n < writes; n++) written.push(outbox.add({ chatId, text: "hello" }).id);
          if (turns < 0) await expect.poll(() => outbox.all(), { interval: 1 }).toEqual([]);
          else {
            // Wait for the storage, which is what a crash would leave, not for the sending.
            await expect
              .poll(
                async () => {
                  const left = new Set((await storageOf().load()).map(({ id }) => id));
                  return outbox.all().every(({ id }) => left.has(id));
                },
                { interval: 1 },
              )
              .toBe(true);
            for (let turn = 0; turn < turns; turn++) await Promise.resolve();
          }
          outbox.close();
        }
        expect(
          server
            .messages()
            .filter((one) => one.chatId === chatId)
            .map(({ id }) => id),
        ).toEqual(written);
      }),
      { numRuns: 30 },
    );
  });
});

describe("tabs", () => {
  test("remove a failed message that another tab has sent or discarded", async () => {
    const tabs = createTextStorage();
    const storage = () => localStorageOutbox(tabs.storage, tabs.page());
    const one = open(storage(), ["refused"]);
    const { id } = one.add("refused");
    await expect.poll(() => one.outbox.all().map(({ state }) => state)).toEqual(["failed"]);
    const two = open(storage());
    await two.outbox.restore();
    expect(two.outbox.all()).toHaveLength(1);
    two.outbox.discard(id);
    await expect.poll(() => one.outbox.all()).toEqual([]);
  });
});

describe("a folder of outgoing messages", () => {
  test("is not readable by other users", async () => {
    const folder = await createFolder();
    const message: Outgoing = { id: "1", chatId: "c", userId: "u", text: "t", createdAt: "", state: "sending" };
    await fileOutbox(folder).save([message]);
    expect(await readdir(folder)).toEqual(["1.json"]);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, "1.json"))).mode & 0o777).toBe(0o600);
  });

  test("is read despite truncated files", async () => {
    const folder = await createFolder();
    const message: Outgoing = { id: "1", chatId: "c", userId: "u", text: "whole", createdAt: "", state: "sending" };
    await fileOutbox(folder).save([message]);
    for (const [name, text] of Object.entries({ "2.json": '{"id":"2","te', "3.json": "null", "4.json.draft": "{}" })) {
      await writeFile(join(folder, name), text);
    }
    expect(await texts(fileOutbox(folder))).toEqual(["whole"]);
  });
});

test("a storage failure is reported, and messages are sent anyway", async () => {
  const errors: unknown[] = [];
  const full = new Error("full");
  const storage: OutboxStorage = {
    load: () => Promise.reject(full),
    save: () => Promise.reject(full),
  };
  const { outbox, server, add } = open(storage, [], { onError: (error) => errors.push(error) });
  await outbox.restore();
  await outbox.stored(add("hello").id);
  expect(server.said()).toEqual(["hello"]);
  expect(new Set(errors)).toEqual(new Set([full]));
});

test("one person's unsent messages are counted and removed, and those of others stay", async () => {
  const { storage, page } = createTextStorage();
  for (const userId of ["ana", "ben"]) {
    const { add } = open(localStorageOutbox(storage, page()), ["never"], { userId: () => userId });
    add(`of ${userId}`);
  }
  await expect.poll(() => storage.length).toBe(2);
  storage.setItem("parley.draft.ana", "something else");
  expect(countOutgoing(storage, "ana")).toBe(1);
  forgetOutgoing(storage, "ana");
  expect(countOutgoing(storage, "ana")).toBe(0);
  expect(await texts(localStorageOutbox(storage, page()))).toEqual(["of ben"]);
  expect(storage.getItem("parley.draft.ana")).toBe("something else");
});
