import { describe, expect, test } from "vitest";
import { AbandonedError } from "../errors.ts";
import { type Answer, createSendingServer } from "../testing/sending-server.ts";
import { createOutbox, type OutboxOptions } from "./outbox.ts";

function setUp(answers: Answer[] = [], options: Partial<OutboxOptions> = {}) {
  const server = createSendingServer(answers);
  const errors: unknown[] = [];
  const outbox = createOutbox({ ...server.wiring, onError: (error) => errors.push(error), ...options });
  const add = (text: string, chatId = "chat") => outbox.add({ chatId, text });
  return { outbox, server, errors, add };
}

const states = (outbox: ReturnType<typeof createOutbox>) => outbox.all().map((one) => [one.text, one.state]);
const isEmpty = (outbox: ReturnType<typeof createOutbox>) => expect.poll(() => outbox.all()).toEqual([]);

describe("the outbox", () => {
  test("shows a message at once and lets it go when it is stored", async () => {
    const { outbox, server, add } = setUp();
    const { id } = add("hello");
    expect(states(outbox)).toEqual([["hello", "sending"]]);
    expect(await outbox.stored(id)).toMatchObject({ id, text: "hello", seq: 1 });
    expect(outbox.all()).toEqual([]);
    expect(server.said()).toEqual(["hello"]);
  });

  test("tells of every change, and of none after that", async () => {
    const { outbox, add } = setUp();
    let told = 0;
    const stop = outbox.subscribe(() => told++);
    add("one");
    await isEmpty(outbox);
    expect(told).toBe(2);
    stop();
    add("two");
    await isEmpty(outbox);
    expect(told).toBe(2);
  });

  test("sends in the order of writing, also when the first has to be repeated", async () => {
    const { outbox, server, add } = setUp(["no network", "no network", "ok"]);
    for (const text of ["one", "two", "three"]) add(text);
    await isEmpty(outbox);
    expect(server.said()).toEqual(["one", "two", "three"]);
  });

  test("does not let one chat wait for another", async () => {
    const { outbox, server, add } = setUp(["never"]);
    add("stuck");
    add("free", "other chat");
    await expect.poll(() => states(outbox)).toEqual([["stuck", "sending"]]);
    expect(server.said()).toEqual(["free"]);
  });

  test("stores a message once when the answer was lost", async () => {
    const { outbox, server, add } = setUp(["lost answer", "ok"]);
    add("once");
    await isEmpty(outbox);
    expect(server.said()).toEqual(["once"]);
    expect(server.asked()).toBe(2);
  });

  test("keeps what was refused, says why, and goes on with the next", async () => {
    const { outbox, server, add } = setUp(["refused", "ok"]);
    const refused = outbox.stored(add("refused").id);
    add("fine");
    await expect(refused).rejects.toThrow("refused");
    await expect.poll(() => states(outbox)).toEqual([["refused", "failed"]]);
    expect(outbox.all()[0]?.error).toEqual(new Error("refused"));
    expect(server.said()).toEqual(["fine"]);
  });

  test("sends a failed one again under the same id", async () => {
    const { outbox, server, add } = setUp(["lost answer", "lost answer", "lost answer", "ok"]);
    const { id } = add("again");
    await expect.poll(() => states(outbox)).toEqual([["again", "failed"]]);
    outbox.retry(id);
    expect(outbox.all()[0]?.error).toBeUndefined();
    await outbox.stored(id);
    expect(server.ids()).toEqual([id]);
  });

  test("counts failures anew when the network comes back", async () => {
    const { outbox, server, add } = setUp(Array(10).fill("no network"), { wait: async () => true });
    add("patient");
    await isEmpty(outbox);
    expect(server.asked()).toBe(11);
  });

  test("fails nothing while nobody can be reached, so that nothing overtakes it", async () => {
    let cutOff = true;
    const { outbox, server, add } = setUp(Array(10).fill("no network"), {
      isCutOff: () => cutOff,
      async wait() {
        cutOff = server.asked() < 10;
        return false;
      },
    });
    for (const text of ["one", "two"]) add(text);
    await isEmpty(outbox);
    expect(server.asked()).toBe(12);
    expect(server.said()).toEqual(["one", "two"]);
  });

  test("forgets what is discarded, and says so to whom it may concern", async () => {
    const { outbox, server, add } = setUp(["refused"]);
    const { id } = add("never mind");
    await expect.poll(() => states(outbox)).toEqual([["never mind", "failed"]]);
    const stored = outbox.stored(id);
    outbox.discard(id);
    await expect(stored).rejects.toBeInstanceOf(AbandonedError);
    expect(outbox.all()).toEqual([]);
    expect(server.said()).toEqual([]);
  });

  test("does not try again what was discarded meanwhile", async () => {
    let goOn = () => {};
    const wait = () =>
      new Promise<boolean>((resolve) => {
        goOn = () => resolve(false);
      });
    const { outbox, server, add } = setUp(["no network"], { wait });
    const { id } = add("never mind");
    await expect.poll(server.asked).toBe(1);
    outbox.discard(id);
    add("but this");
    goOn();
    await isEmpty(outbox);
    expect(server.said()).toEqual(["but this"]);
  });

  test("has nothing to wait for under an id that it does not know", async () => {
    await expect(setUp().outbox.stored("unknown")).rejects.toBeInstanceOf(AbandonedError);
  });

  test("ends with the client, and whoever waits is told", async () => {
    const { outbox, server, add } = setUp(["never"]);
    const stored = outbox.stored(add("too late").id);
    add("later still");
    outbox.close();
    await expect(stored).rejects.toBeInstanceOf(AbandonedError);
    expect(server.said()).toEqual([]);
  });
});
