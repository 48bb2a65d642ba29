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
  test("lists a message at once and removes it once it is stored", async () => {
    const { outbox, server, add } = setUp();
    const { id } = add("hello");
    expect(states(outbox)).toEqual([["hello", "sending"]]);
    expect(await outbox.stored(id)).toMatchObject({ id, text: "hello", seq: 1 });
    expect(outbox.all()).toEqual([]);
    expect(server.said()).toEqual(["hello"]);
  });

  test("notifies subscribers of every change until they unsubscribe", async () => {
    const { outbox, add } = setUp();
    let notified = 0;
    const stop = outbox.subscribe(() => notified++);
    add("one");
    await isEmpty(outbox);
    expect(notified).toBe(2);
    stop();
    add("two");
    await isEmpty(outbox);
    expect(notified).toBe(2);
  });

  test("sends in the order of writing, even if the first needs retries", async () => {
    const { outbox, server, add } = setUp(["no network", "no network", "ok"]);
    for (const text of ["one", "two", "three"]) add(text);
    await isEmpty(outbox);
    expect(server.said()).toEqual(["one", "two", "three"]);
  });

  test("does not let one chat block another", async () => {
    const { outbox, server, add } = setUp(["never"]);
    add("stuck");
    add("free", "other chat");
    await expect.poll(() => states(outbox)).toEqual([["stuck", "sending"]]);
    expect(server.said()).toEqual(["free"]);
  });

  test("stores a message once if the response was lost", async () => {
    const { outbox, server, add } = setUp(["lost answer", "ok"]);
    add("once");
    await isEmpty(outbox);
    expect(server.said()).toEqual(["once"]);
    expect(server.asked()).toBe(2);
  });

  test("keeps a refused message with its error, and continues with the next", async () => {
    const { outbox, server, add } = setUp(["refused", "ok"]);
    const refused = outbox.stored(add("refused").id);
    add("fine");
    await expect(refused).rejects.toThrow("refused");
    await expect.poll(() => states(outbox)).toEqual([["refused", "failed"]]);
    expect(outbox.all()[0]?.error).toEqual(new Error("refused"));
    expect(server.said()).toEqual(["fine"]);
  });

  test("remembers that a message may be stored, also when a later try is refused", async () => {
    const { outbox, add } = setUp(["lost answer", "refused", "refused"]);
    await expect(outbox.stored(add("perhaps").id)).rejects.toThrow("refused");
    await expect(outbox.stored(add("certainly not").id)).rejects.toThrow("refused");
    expect(outbox.all().map(({ text, mayBeStored }) => [text, mayBeStored])).toEqual([
      ["perhaps", true],
      ["certainly not", undefined],
    ]);
  });

  test("retries a failed message with the same id", async () => {
    const { outbox, server, add } = setUp(["lost answer", "lost answer", "lost answer", "ok"]);
    const { id } = add("again");
    await expect.poll(() => states(outbox)).toEqual([["again", "failed"]]);
    outbox.retry(id);
    expect(outbox.all()[0]?.error).toBeUndefined();
    await outbox.stored(id);
    expect(server.ids()).toEqual([id]);
  });

  test("resets the failure count when the network comes back", async () => {
    const { outbox, server, add } = setUp(Array(10).fill("no network"), { wait: async () => true });
    add("patient");
    await isEmpty(outbox);
    expect(server.asked()).toBe(11);
  });

  test("fails no message while offline, so that none overtakes another", async () => {
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

  test("keeps the error of the last attempt with a message that waits for the next one", async () => {
    let goOn = () => {};
    const wait = () =>
      new Promise<boolean>((resolve) => {
        goOn = () => resolve(false);
      });
    const { outbox, server, add } = setUp(["no network"], { wait });
    const { id } = add("patient");
    expect(outbox.all()[0]?.error).toBeUndefined();
    await expect.poll(() => outbox.all()).toMatchObject([{ state: "sending", error: new Error("no network") }]);
    goOn();
    expect(await outbox.stored(id)).toMatchObject({ text: "patient" });
    expect(server.asked()).toBe(2);
  });

  test("forgets a discarded message, and rejects its promise", async () => {
    const { outbox, server, add } = setUp(["refused"]);
    const { id } = add("never mind");
    await expect.poll(() => states(outbox)).toEqual([["never mind", "failed"]]);
    const stored = outbox.stored(id);
    outbox.discard(id);
    await expect(stored).rejects.toBeInstanceOf(AbandonedError);
    expect(outbox.all()).toEqual([]);
    expect(server.said()).toEqual([]);
  });

  test("does not retry a message discarded in the meantime", async () => {
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

  test("rejects for an unknown id", async () => {
    await expect(setUp().outbox.stored("unknown")).rejects.toBeInstanceOf(AbandonedError);
  });

  test("stops with the client, and rejects pending promises", async () => {
    const { outbox, server, add } = setUp(["never"]);
    const stored = outbox.stored(add("too late").id);
    add("later still");
    outbox.close();
    await expect(stored).rejects.toBeInstanceOf(AbandonedError);
    expect(server.said()).toEqual([]);
  });
});
