import { describe, expect, it } from "vitest";
import { createOutbox, type Outgoing } from "./outbox.ts";
import type { Message } from "./timeline.ts";

const stored = ({ id, chatId, userId, text, createdAt }: Outgoing): Message => ({
  id,
  chatId,
  seq: 1,
  rev: 1,
  userId,
  user: { id: userId, username: userId, name: userId, image: null },
  text,
  createdAt,
  editedAt: null,
  deletedAt: null,
});

/** An outbox on a server that answers as told, in turn; it keeps everything by id, as the real one does. */
function setUp(answers: ("ok" | "lost answer" | "no network" | "refused")[]) {
  const server = new Map<string, string>();
  const outbox = createOutbox({
    async send(message) {
      const answer = answers.shift() ?? "ok";
      if (answer === "ok" || answer === "lost answer") server.set(message.id, message.text);
      if (answer !== "ok") throw new Error(answer);
      return stored(message);
    },
    onSent: async () => {},
    retryAfter: (error, attempt) =>
      error instanceof Error && error.message !== "refused" && attempt < 3 ? 0 : undefined,
    wait: () => Promise.resolve(false),
  });
  const add = (text: string) => outbox.add({ chatId: "chat", userId: "ana", text });
  const settled = async () => {
    for (let i = 0; i < 50; i++) await Promise.resolve();
  };
  return { outbox, server, add, settled };
}

const said = (server: Map<string, string>) => [...server.values()];

describe("the outbox", () => {
  it("shows a message at once and lets it go when it is stored", async () => {
    const { outbox, server, add, settled } = setUp([]);
    add("hello");
    expect(outbox.all().map((one) => one.state)).toEqual(["sending"]);
    await settled();
    expect(outbox.all()).toEqual([]);
    expect(said(server)).toEqual(["hello"]);
  });

  it("sends in the order of writing, also when the first has to be repeated", async () => {
    const { server, add, settled } = setUp(["no network", "no network", "ok"]);
    add("one");
    add("two");
    add("three");
    await settled();
    expect(said(server)).toEqual(["one", "two", "three"]);
  });

  it("stores a message once when the answer was lost", async () => {
    const { outbox, server, add, settled } = setUp(["lost answer", "ok"]);
    add("once");
    await settled();
    expect(outbox.all()).toEqual([]);
    expect(said(server)).toEqual(["once"]);
  });

  it("keeps what was refused, and goes on with the next", async () => {
    const { outbox, server, add, settled } = setUp(["refused", "ok"]);
    add("refused");
    add("fine");
    await settled();
    expect(outbox.all().map((one) => [one.text, one.state])).toEqual([["refused", "failed"]]);
    expect(said(server)).toEqual(["fine"]);
  });

  it("sends a failed one again under the same id", async () => {
    const { outbox, server, add, settled } = setUp(["lost answer", "lost answer", "lost answer", "ok"]);
    add("again");
    await settled();
    const failed = outbox.all()[0];
    expect(failed?.state).toBe("failed");
    outbox.retry(failed?.id ?? "");
    await settled();
    expect(outbox.all()).toEqual([]);
    expect([...server.keys()]).toEqual([failed?.id]);
  });

  it("forgets what is discarded", async () => {
    const { outbox, server, add, settled } = setUp(["refused"]);
    add("never mind");
    await settled();
    outbox.discard(outbox.all()[0]?.id ?? "");
    expect(outbox.all()).toEqual([]);
    expect(said(server)).toEqual([]);
  });
});
