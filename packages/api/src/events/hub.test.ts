import { describe, expect, test } from "vitest";
import type { ParleyError } from "../errors.ts";
import { limits } from "../limits.ts";
import { type Harbour, harbourForEachTest } from "../testing/harbour.ts";
import { actorOf } from "../testing/hearing.ts";
import { refusal } from "../testing/refusal.ts";
import { createInProcessBus } from "./bus.ts";
import { Hub } from "./hub.ts";

let { api, ada, bob, chatId, hear, say } = {} as Harbour;

harbourForEachTest((harbour) => {
  ({ api, ada, bob, chatId, hear, say } = harbour);
});

describe("a stream", () => {
  test("starts with resync, followed by every event once and in order", async () => {
    const stream = await hear(bob);
    await say("one");
    await say("two");
    expect(stream.types()).toEqual(["resync", "message.created", "message.created"]);
    expect(stream.texts()).toEqual(["one", "two"]);
  });

  test("receives an event with several topics once", async () => {
    await ada.api.groups.create({ name: "Another" });
    const stream = await hear(ada);
    await ada.api.users.update({ name: "Ada L." });
    expect(stream.types()).toEqual(["resync", "user.updated"]);
  });

  test("exists per device, and each can be closed separately", async () => {
    const [phone, laptop] = [await hear(bob), await hear(bob)];
    await say("to both");
    phone.close();
    await say("to one");
    expect(phone.texts()).toEqual(["to both"]);
    expect(laptop.texts()).toEqual(["to both", "to one"]);
  });

  test("receives the person's own read markers, and nobody else's", async () => {
    await say("hello");
    const [own, other] = [await hear(bob), await hear(ada)];
    await bob.api.reads.mark({ chatId, seq: 1 });
    expect(own.events().at(-1)).toEqual({ type: "read.updated", chatId, seq: 1 });
    expect(other.types()).toEqual(["resync"]);
  });
});

describe("a session", () => {
  test("that ends closes its own streams, and no others", async () => {
    const [ended, other] = [await hear(bob), await hear(ada)];
    const event = { type: "session.ended", userId: bob.id, sessionId: bob.id } as const;
    api.services.bus.publish({ topics: [], event: { ...event, sessionId: ada.id } });
    expect(ended.ended()).toBe(false);
    api.services.bus.publish({ topics: [], event });
    await say("too late");
    expect([ended.ended(), ended.texts()]).toEqual([true, []]);
    expect([other.ended(), other.texts()]).toEqual([false, ["too late"]]);
  });

  test("ends with its account", async () => {
    const stream = await hear(bob);
    await bob.api.users.delete({ confirm: "delete my account" });
    expect(stream.ended()).toBe(true);
  });

  test("that has ended cannot open a stream", async () => {
    await api.db.deleteFrom("sessions").where("id", "=", bob.id).execute();
    expect(await refusal(hear(bob))).toBe("SIGNED_OUT");
  });

  test("that ends while a stream is being opened gets none", async () => {
    const opening = hear(bob);
    api.services.bus.publish({ topics: [], event: { type: "session.ended", userId: bob.id, sessionId: null } });
    expect(await refusal(opening)).toBe("SIGNED_OUT");
    expect(api.services.hub.size).toBe(0);
  });

  test("that ends while a stream waits for its turn is refused at once, and makes room for another", async () => {
    const state = { sent: 0, ended: 0 };
    const listener = { send: () => void state.sent++, end: () => void state.ended++ };
    const admission = () => new Promise<never>(() => {});
    const opening = api.services.hub.open({ actor: actorOf(bob), listener, askedAt: performance.now(), admission });
    expect(api.services.hub.size).toBe(1);
    api.services.bus.publish({ topics: [], event: { type: "session.ended", userId: bob.id, sessionId: bob.id } });
    expect(await refusal(opening)).toBe("SIGNED_OUT");
    expect(api.services.hub.size).toBe(0);
    // The refusal is the answer: an end before the answer has begun would not be HTTP.
    expect(state).toEqual({ sent: 0, ended: 0 });
  });

  test("that ends at any moment of the opening leaves no stream that hears nothing", async () => {
    // Their topics are known, and nothing has to be loaded.
    await hear(bob);
    const actor = { userId: bob.id, sessionId: "another" };
    const outcomes = new Set<string>();
    for (let delay = 0; delay < 20; delay++) {
      let end = "never ended";
      const listener = {
        send() {},
        end() {
          end = "ended";
        },
      };
      const opening = api.services.hub.open({ actor, listener, askedAt: performance.now(), admission: async () => {} });
      const outcome = opening.then(
        () => "opened",
        (error: ParleyError) => error.reason,
      );
      for (let n = 0; n < delay; n++) await Promise.resolve();
      api.services.bus.publish({ topics: [], event: { type: "session.ended", ...actor } });
      outcomes.add(`${await outcome}, ${end}`);
    }
    expect(outcomes).toEqual(new Set(["SIGNED_OUT, never ended", "opened, ended"]));
    expect(api.services.hub.size).toBe(1);
  });

  test("that ended after its lookup cannot open a stream, but a later one can", async () => {
    const askedAt = performance.now();
    const listener = { send() {}, end() {} };
    const open = (at: number) => api.services.hub.open({ actor: actorOf(bob), listener, askedAt: at });
    (await open(askedAt)).close();
    await api.db.deleteFrom("sessions").where("id", "=", bob.id).execute();
    api.services.bus.publish({ topics: [], event: { type: "session.ended", userId: bob.id, sessionId: bob.id } });
    expect(await refusal(open(askedAt))).toBe("SIGNED_OUT");
    (await open(performance.now())).close();
  });

  test("that expired is found by the periodic check", async () => {
    const [ended, other] = [await hear(bob), await hear(ada)];
    await api.db
      .updateTable("sessions")
      .set({ expires_at: new Date(0) })
      .where("id", "=", bob.id)
      .execute();
    await api.services.hub.checkSessions();
    expect([ended.ended(), other.ended()]).toEqual([true, false]);
  });
});

describe("there is a limit", () => {
  test("to the streams of a person, which leaves others alone", async () => {
    const first = await hear(bob);
    for (let n = 1; n < limits.streamsPerPerson; n++) await hear(bob);
    expect(await refusal(hear(bob))).toBe("TOO_MANY_STREAMS");
    await hear(ada);
    first.close();
    await hear(bob);
  });

  test("to the streams of a person that wait for their turn", async () => {
    const listener = { send() {}, end() {} };
    let leave = (_error: Error) => {};
    const left = new Promise<never>((_resolve, reject) => {
      leave = reject;
    });
    const open = () => api.services.hub.open({ actor: actorOf(bob), listener, admission: () => left });
    const opening = Array.from({ length: limits.streamsPerPerson }, open);
    expect(await refusal(open())).toBe("TOO_MANY_STREAMS");
    leave(new Error("Bob has left."));
    expect((await Promise.allSettled(opening)).map(({ status }) => status)).not.toContain("fulfilled");
    expect(api.services.hub.size).toBe(0);
  });

  test("to the streams of a server", async () => {
    const small = new Hub({ ...api.services, maxStreams: 1 });
    const actor = actorOf(bob);
    const listener = { send() {}, end() {} };
    const stream = await small.open({ actor, listener });
    expect(await refusal(small.open({ actor, listener }))).toBe("SERVER_FULL");
    stream.close();
    stream.close();
    await small.open({ actor, listener });
    small.close();
    expect(small.size).toBe(0);
    expect(await refusal(small.open({ actor, listener }))).toBe("SERVER_FULL");
  });
});

test("a hub that closes refuses streams that are being opened, without calling their sessions ended", async () => {
  const closing = new Hub(api.services);
  const admission = async () => closing.close();
  expect(await refusal(closing.open({ actor: actorOf(bob), listener: { send() {}, end() {} }, admission }))).toBe(
    "SERVER_FULL",
  );
});

test("topics that could not be loaded are loaded again for the next stream, even while another one waits", async () => {
  let down = true;
  const db = api.db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      if (down) throw new Error("the database is down");
      return result;
    },
  });
  const hub = new Hub({ db, bus: createInProcessBus(() => {}), onError() {} });
  const open = (admission?: () => Promise<void>) =>
    hub.open({
      actor: actorOf(bob),
      listener: { send() {}, end() {} },
      askedAt: performance.now(),
      ...(admission ? { admission } : {}),
    });
  let admit = () => {};
  const admitted = new Promise<void>((resolve) => {
    admit = resolve;
  });
  const waiting = open(() => admitted);
  await expect(open()).rejects.toThrow("the database is down");
  down = false;
  await open();
  admit();
  await waiting;
  hub.close();
});
