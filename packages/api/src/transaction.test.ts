import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createInProcessBus } from "./events/bus.ts";
import type { Emitted } from "./events/events.ts";
import { removeMember } from "./members/members.actions.ts";
import type { Services } from "./services.ts";
import { hearAs } from "./testing/hearing.ts";
import { createTestApi, type TestApi } from "./testing/test-api.ts";
import { countWaiting, hasSessions } from "./testing/waiting.ts";
import { emit, inTransaction, type Tx } from "./transaction.ts";

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());
beforeEach(() => api.reset());

const event = (groupId: string): Emitted["event"] => ({ type: "group.deleted", groupId });
const createGroup = (tx: Tx, name: string, id = uuidv7()) => tx.insertInto("groups").values({ id, name }).execute();
const groupNames = async () =>
  (await api.db.selectFrom("groups").select("name").orderBy("name").execute()).map(({ name }) => name);

/** Fails in PostgreSQL itself, with this SQLSTATE. */
const fail = (tx: Tx, sqlState: string) =>
  sql`do ${sql.lit(`begin raise exception 'no' using errcode = '${sqlState}'; end`)}`.execute(tx);

describe("a transaction that commits", () => {
  test("publishes the emitted events in order, and only after the commit", async () => {
    const publishedBefore: number[] = [];
    const result = await inTransaction(api.services, async (tx) => {
      emit(tx, "group:one", event("one"));
      await createGroup(tx, "one");
      publishedBefore.push(api.emitted.length);
      emit(tx, ["group:two", "user:ada"], event("two"));
      return "done";
    });
    expect(result).toBe("done");
    expect(publishedBefore).toEqual([0]);
    expect(api.emitted).toEqual([
      { topics: ["group:one"], event: event("one") },
      { topics: ["group:two", "user:ada"], event: event("two") },
    ]);
  });

  test("is visible to everyone who receives its events", async () => {
    const found: Promise<string[]>[] = [];
    const stop = api.services.bus.subscribe(() => found.push(groupNames()));
    await inTransaction(api.services, async (tx) => {
      await createGroup(tx, "one");
      emit(tx, "group:one", event("one"));
    });
    stop();
    expect(await Promise.all(found)).toEqual([["one"]]);
  });

  test("stays committed if the bus fails, and the other events are still published", async () => {
    const published: Emitted[] = [];
    const errors: unknown[] = [];
    const failure = new Error("the bus is gone");
    const services: Services = {
      ...api.services,
      bus: {
        ...createInProcessBus(() => {}),
        publish: (emitted) => {
          if (emitted.topics.includes("group:one")) throw failure;
          published.push(emitted);
        },
      },
      onError: (error) => errors.push(error),
    };
    await inTransaction(services, async (tx) => {
      await createGroup(tx, "one");
      emit(tx, "group:one", event("one"));
      emit(tx, "group:two", event("two"));
    });
    expect(await groupNames()).toEqual(["one"]);
    expect(errors).toEqual([failure]);
    expect(published).toEqual([{ topics: ["group:two"], event: event("two") }]);
  });
});

/** Services whose database calls `answer` after a commit, before it is acknowledged. */
const answering = (answer: () => Promise<unknown>): Services => {
  const execute = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    const result = await api.db.transaction().execute(work);
    await answer();
    return result;
  };
  return { ...api.services, db: Object.create(api.db, { transaction: { value: () => ({ execute }) } }) };
};

describe("a transaction whose commit is acknowledged late", () => {
  const rename = async (tx: Tx, id: string, name: string) => {
    await tx.updateTable("groups").set({ name }).where("id", "=", id).execute();
    emit(tx, `group:${id}`, event(name));
  };

  test("is published before the one that waited for it", async () => {
    const id = uuidv7();
    await api.db.transaction().execute((tx) => createGroup(tx, "start", id));
    let second: Promise<void> | undefined;
    const late = answering(async () => {
      second = inTransaction(api.services, (tx) => rename(tx, id, "second"));
      await expect.poll(groupNames).toEqual(["second"]);
      expect(api.emitted).toEqual([]);
    });
    await inTransaction(late, (tx) => rename(tx, id, "first"));
    await second;
    expect(api.emitted.map((emitted) => emitted.event)).toEqual([event("first"), event("second")]);
  });

  test("is followed by a resync if another was published before it", async () => {
    const id = uuidv7();
    await api.db.transaction().execute((tx) => createGroup(tx, "start", id));
    const late = answering(() => inTransaction(api.services, (tx) => rename(tx, id, "second")));
    await inTransaction(late, (tx) => rename(tx, id, "first"));
    expect(api.emitted.map((emitted) => emitted.event)).toEqual([event("second"), event("first"), { type: "resync" }]);
    expect(api.emitted.at(-1)?.topics).toEqual([`group:${id}`]);
  });
});

describe("a transaction whose commit is never acknowledged", () => {
  const failure = (code?: string) => Object.assign(new Error("Connection terminated unexpectedly"), { code });
  const lost = () => Promise.reject(failure());

  test.each([undefined, "ECONNRESET", "EPIPE", "57P01", "08006"])(
    "because of %s sends a resync to everyone concerned",
    async (code) => {
      const work = async (tx: Tx) => {
        await createGroup(tx, "one");
        emit(tx, ["group:one", "user:ada"], event("one"));
        emit(tx, "group:one", event("two"));
      };
      const running = inTransaction(
        answering(() => Promise.reject(failure(code))),
        work,
      );
      await expect(running).rejects.toThrow("Connection terminated");
      expect(api.emitted).toEqual([{ topics: ["group:one", "user:ada"], event: { type: "resync" } }]);
    },
  );

  test("publishes nothing if nothing was emitted", async () => {
    await expect(inTransaction(answering(lost), (tx) => createGroup(tx, "one"))).rejects.toThrow();
    expect(api.emitted).toEqual([]);
  });

  test("and removed a member sends that member a resync and nothing more", async () => {
    const [ada, ben] = [await api.signUp("ada"), await api.signUp("ben")];
    const { id: groupId } = await ada.api.groups.create({ name: "Engine room" });
    await ada.api.members.add({ groupId, username: "ben" });
    const { id: chatId } = await ada.api.chats.create({ groupId, name: "plans" });
    const heard = await hearAs(api, ben);
    const remove = (tx: Tx) => removeMember(tx, groupId, ben.id);
    await expect(inTransaction(answering(lost), remove)).rejects.toThrow("Connection terminated");
    await expect.poll(heard.types).toEqual(["resync", "resync"]);
    await ada.api.messages.send({ chatId, id: uuidv7(), text: "only for those inside" });
    heard.close();
    expect(heard.texts()).toEqual([]);
  });
});

describe("a transaction that fails", () => {
  test("changes nothing, publishes nothing and is not retried", async () => {
    let runs = 0;
    const failure = new Error("no");
    const running = inTransaction(api.services, async (tx) => {
      runs++;
      await createGroup(tx, "one");
      emit(tx, "group:one", event("one"));
      throw failure;
    });
    await expect(running).rejects.toBe(failure);
    expect(runs).toBe(1);
    expect(await groupNames()).toEqual([]);
    expect(api.emitted).toEqual([]);
  });

  test.each(["40P01", "40001", "23503"])(
    "with %s is retried, and publishes only the events of the last attempt",
    async (sqlState) => {
      let runs = 0;
      await inTransaction(api.services, async (tx) => {
        runs++;
        await createGroup(tx, `run ${runs}`);
        emit(tx, "group:one", event(`run ${runs}`));
        if (runs < 3) await fail(tx, sqlState);
      });
      expect(await groupNames()).toEqual(["run 3"]);
      expect(api.emitted.map((emitted) => emitted.event)).toEqual([event("run 3")]);
    },
  );

  test("repeatedly is given up with the database's error", async () => {
    let runs = 0;
    const running = inTransaction(api.services, async (tx) => {
      runs++;
      await fail(tx, "40P01");
    });
    await expect(running).rejects.toMatchObject({ code: "40P01" });
    expect(runs).toBe(4);
  });

  test("with any other database error is not retried", async () => {
    let runs = 0;
    const running = inTransaction(api.services, async (tx) => {
      runs++;
      await fail(tx, "22012");
    });
    await expect(running).rejects.toMatchObject({ code: "22012" });
    expect(runs).toBe(1);
  });
});

test("emitting throws outside inTransaction", async () => {
  await api.db.transaction().execute(async (tx) => {
    expect(() => emit(tx, "group:one", event("one"))).toThrow(/inTransaction/);
  });
  expect(api.emitted).toEqual([]);
});

if (hasSessions) {
  describe("two transactions in a deadlock", () => {
    /** A barrier that opens once `count` have arrived. */
    function barrier(count: number) {
      let open: () => void;
      const all = new Promise<void>((resolve) => {
        open = resolve;
      });
      let come = 0;
      return () => {
        if (++come === count) open();
        return all;
      };
    }

    test("both succeed, because the aborted one is retried", async () => {
      const ids = [uuidv7(), uuidv7()];
      await api.db.transaction().execute(async (tx) => {
        for (const id of ids) await createGroup(tx, "start", id);
      });
      let runs = 0;
      const bothHoldOne = barrier(2);
      const rename = (tx: Tx, id: string | undefined, name: string) =>
        tx
          .updateTable("groups")
          .set({ name })
          .where("id", "=", id ?? "")
          .execute();
      const crossing = (order: string[], name: string) =>
        inTransaction(api.services, async (tx) => {
          runs++;
          await rename(tx, order[0], name);
          emit(tx, "group:any", event(name));
          await bothHoldOne();
          await rename(tx, order[1], name);
        });
      await Promise.all([crossing(ids, "one"), crossing(ids.toReversed(), "two")]);
      // Two runs, and one more for each that PostgreSQL aborted.
      expect(runs).toBeGreaterThanOrEqual(3);
      expect(new Set(await groupNames()).size).toBe(1);
      expect(api.emitted).toHaveLength(2);
    });

    test("both succeed through the router as well, and events are published once", async () => {
      const [ada, ben] = [await api.signUp("ada"), await api.signUp("ben")];
      const { id: groupId } = await ada.api.groups.create({ name: "Engine room" });
      await ada.api.members.add({ groupId, username: "ben" });
      const update = () => ada.api.members.update({ groupId, userId: ben.id, role: "admin" });

      /** Makes the call and this transaction deadlock. @returns which was aborted, and the result of the call. */
      async function cross() {
        api.emitted.length = 0;
        let calling: ReturnType<typeof update> | undefined;
        const crossed = api.db.transaction().execute(async (tx) => {
          await tx.selectFrom("members").where("user_id", "=", ben.id).select("role").forUpdate().execute();
          calling = update();
          await expect.poll(() => countWaiting(api.db)).toBe(1);
          // The call holds the group and waits for the membership.
          await tx.selectFrom("groups").where("id", "=", groupId).select("id").forUpdate().execute();
        });
        const ended = await crossed.then(
          () => "the call",
          (error: { code?: string }) => error.code,
        );
        return { ended, member: await calling };
      }

      // PostgreSQL aborts the one that has waited longest: the call, unless this process was slow to lock the group.
      let crossed = await cross();
      while (crossed.ended === "40P01") crossed = await cross();
      expect(crossed).toMatchObject({ ended: "the call", member: { role: "admin" } });
      expect(api.emitted.map((emitted) => emitted.event.type)).toEqual(["member.updated"]);
    });
  });
}
