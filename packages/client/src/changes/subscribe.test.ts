import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { reasonOf } from "../errors.ts";
import { type Clients, createClients } from "../testing/clients.ts";
import type { Trouble } from "../testing/protocol-server.ts";
import type { Change } from "./track.ts";

let clients: Clients;
let { server, chatId, start } = {} as Clients;

beforeEach(async () => {
  clients = await createClients();
  ({ server, chatId, start } = clients);
});
afterEach(() => clients.close());

/** Consumes all changes in the background. */
function collect(changes: AsyncIterable<Change>) {
  const all: Change[] = [];
  const ended = (async () => {
    for await (const change of changes) all.push(change);
  })().then(
    () => "ended",
    (error: unknown) => error,
  );
  return { all, ended, texts: () => all.map(({ message }) => message.text), revs: () => all.map(({ rev }) => rev) };
}

const say = (text: string, id = chatId) => server.model.send(id, { text });

describe("subscribe", () => {
  test("yields changes from the call on, even before the first is consumed", async () => {
    say("before");
    const parley = await start();
    const changes = parley.subscribe({ chatId });
    say("after");
    server.model.edit(chatId, 1, "edited");
    server.model.delete(chatId, 2);
    const { all } = collect(changes);
    await expect
      .poll(() => all.map(({ type, rev }) => [type, rev]))
      .toEqual([
        ["message.created", 2],
        ["message.updated", 3],
        ["message.deleted", 4],
      ]);
    expect(all.map(({ message }) => message.text)).toEqual(["after", "edited", null]);
  });

  test("yields earlier changes with sinceRev, each message in its current state", async () => {
    for (const text of ["one", "two", "three"]) say(text);
    server.model.edit(chatId, 1, "one again");
    const parley = await start();
    const { all, revs } = collect(parley.subscribe({ chatId, sinceRev: 0 }));
    await expect.poll(revs).toEqual([2, 3, 4]);
    expect(all.map(({ type }) => type)).toEqual(Array(3).fill("message.created"));
    say("four");
    await expect.poll(revs).toEqual([2, 3, 4, 5]);
    const later = collect(parley.subscribe({ chatId, sinceRev: 4 }));
    await expect.poll(later.texts).toEqual(["four"]);
  });

  test("yields the changes of all chats, including new ones", async () => {
    const parley = await start();
    const { all } = collect(parley.subscribe());
    say("one");
    const made = server.model.createChat("new").id;
    say("two", made);
    await expect
      .poll(() => all.map(({ message }) => [message.chatId, message.text]))
      .toEqual([
        [chatId, "one"],
        [made, "two"],
      ]);
  });

  test("yields only later messages of a chat that becomes accessible", async () => {
    const yard = server.model.createChat("yard plans", "yard").id;
    say("long ago", yard);
    const parley = await start();
    const { texts } = collect(parley.subscribe());
    server.model.join("yard");
    say("welcome", yard);
    await expect.poll(texts).toEqual(["welcome"]);
    server.model.leave("yard");
    say("meanwhile", yard);
    server.model.join("yard");
    say("welcome back", yard);
    // Once it has started with a chat it skips nothing, because the person can read all of it again.
    await expect.poll(texts).toEqual(["welcome", "meanwhile", "welcome back"]);
  });

  test("skips and repeats nothing across a server restart, even in chats created in the meantime", async () => {
    const parley = await start();
    const { texts } = collect(parley.subscribe());
    say("one");
    await expect.poll(texts).toEqual(["one"]);
    server.restart();
    say("two");
    say("three", server.model.createChat("new").id);
    await expect.poll(() => texts().toSorted()).toEqual(["one", "three", "two"]);
  });

  test("buffers little for a slow consumer, and still yields everything", async () => {
    const parley = await start();
    const changes = parley.subscribe({ chatId });
    for (let n = 1; n <= 3_000; n++) say(`${n}`);
    await expect.poll(() => parley.store.getState().snapshot?.chats[0]?.lastRev).toBe(3_000);
    const { revs } = collect(changes);
    await expect.poll(() => revs().length).toBe(3_000);
    expect(revs()).toEqual(Array.from({ length: 3_000 }, (_, index) => index + 1));
  });

  test("does not let a busy chat delay another", async () => {
    const quiet = server.model.createChat("quiet").id;
    const parley = await start();
    const changes = parley.subscribe();
    for (let n = 0; n < 500; n++) say("busy");
    say("quiet", quiet);
    await expect.poll(() => parley.store.getState().snapshot?.chats.map(({ lastRev }) => lastRev)).toEqual([500, 1]);
    const { texts } = collect(changes);
    await expect.poll(() => texts().length).toBe(501);
    expect(texts().indexOf("quiet")).toBeLessThan(200);
  });

  test("ends with its signal, a break, or the client", async () => {
    const parley = await start();
    const controller = new AbortController();
    const ended = [collect(parley.subscribe({ signal: controller.signal })).ended];
    controller.abort();
    const broken = (async () => {
      for await (const _ of parley.subscribe()) break;
      return "ended";
    })();
    const changes = parley.subscribe();
    ended.push(broken, collect(changes).ended, collect(parley.subscribe()).ended);
    say("one");
    await changes.return?.();
    expect(await changes.next()).toEqual({ done: true, value: undefined });
    await broken;
    parley.close();
    expect(await Promise.all(ended)).toEqual(["ended", "ended", "ended", "ended"]);
    expect(await collect(parley.subscribe()).ended).toBe("ended");
  });

  test("throws when the session ends", async () => {
    const parley = await start();
    const { ended } = collect(parley.subscribe());
    server.signOut();
    expect(reasonOf(await ended)).toBe("SIGNED_OUT");
  });

  test("throws if the chat does not exist", async () => {
    const parley = await start();
    expect(reasonOf(await collect(parley.subscribe({ chatId: "unknown" })).ended)).toBe("NOT_FOUND");
  });

  test("yields every change once and in order, whatever happens to the server and the network", async () => {
    const step = fc.oneof(
      { arbitrary: fc.constant("say" as const), weight: 12 },
      { arbitrary: fc.constant("edit" as const), weight: 4 },
      fc.constant("cut" as const),
      fc.constant("restart" as const),
    );
    const steps = fc.array(step, { minLength: 20, maxLength: 80, size: "max" });
    const trouble = fc.record({
      at: fc.nat(79),
      path: fc.constantFrom("messages.changes", "sync.snapshot", "events.stream"),
      what: fc.constantFrom<Trouble>("cut before", "cut after"),
    });
    // Few, because the client backs off further after each.
    const troubles = fc.array(trouble, { maxLength: 3, size: "max" });
    await fc.assert(
      fc.asyncProperty(steps, troubles, async (steps, troubles) => {
        const { id } = server.model.createChat("under test");
        const parley = await start();
        const [one, all] = [collect(parley.subscribe({ chatId: id })), collect(parley.subscribe())];
        for (const [index, what] of steps.entries()) {
          if (what === "say") say(`${index}`, id);
          else if (what === "edit") server.model.edit(id, 1 + (index % 5), `edited ${index}`);
          else if (what === "cut") server.cut();
          else server.restart();
          for (const { at, path, what } of troubles) if (at % steps.length === index) server.trouble(path, what);
          if (index % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
        }
        const { rev } = say("the last", id);
        for (const { all: changes, revs } of [one, all]) {
          await expect.poll(() => revs().at(-1)).toBe(rev);
          // In order and without duplicates; applying them gives the server's state.
          expect(revs()).toEqual([...new Set(revs())].toSorted((a, b) => a - b));
          const latest = new Map(changes.map(({ message }) => [message.seq, message]));
          expect([...latest.values()].toSorted((a, b) => a.seq - b.seq)).toEqual(
            server.model.page(id, {}, 1_000)?.messages,
          );
        }
        parley.close();
      }),
      { numRuns: 3, endOnFailure: true },
    );
  }, 120_000);
});
