import { v7 as uuidv7 } from "uuid";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { limits } from "../limits.ts";
import { joinGroup } from "../members/members.actions.ts";
import { type Hearing, hearAs } from "../testing/hearing.ts";
import { refusal } from "../testing/refusal.ts";
import { createTestApi, type TestApi, type TestPerson } from "../testing/test-api.ts";
import { hasSessions } from "../testing/waiting.ts";
import { inTransaction, type Tx } from "../transaction.ts";
import { Hub, type Listener } from "./hub.ts";

let api: TestApi;
let ada: TestPerson;
let bob: TestPerson;
let groupId: string;
let chatId: string;
let open: Hearing[];

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.reset();
  open = [];
  [ada, bob] = [await api.signUp("ada"), await api.signUp("bob")];
  ({ id: groupId } = await ada.api.groups.create({ name: "Harbour" }));
  await ada.api.members.add({ groupId, username: "bob" });
  ({ id: chatId } = await ada.api.chats.create({ groupId, name: "plans" }));
});
afterEach(() => {
  for (const stream of open) stream.close();
});

async function hear(person: { id: string }, lastEventId?: string): Promise<Hearing> {
  const stream = await hearAs(api, person, lastEventId);
  open.push(stream);
  return stream;
}

/** In tests a person has one session, which has the person's id. */
const actorOf = ({ id }: TestPerson) => ({ userId: id, sessionId: id });

const say = (text: string, to = chatId, by = ada) => by.api.messages.send({ chatId: to, id: uuidv7(), text });

const makePrivate = async (...people: TestPerson[]) => {
  const { id } = await ada.api.chats.create({ groupId, name: "secret", visibility: "private" });
  for (const { id: userId } of people) await ada.api.chats.addMember({ chatId: id, userId });
  return id;
};

describe("a stream", () => {
  test("begins with resync and goes on with everything that happens, once and in order", async () => {
    const stream = await hear(bob);
    await say("one");
    await say("two");
    expect(stream.types()).toEqual(["resync", "message.created", "message.created"]);
    expect(stream.texts()).toEqual(["one", "two"]);
  });

  test("hears once what comes by several topics", async () => {
    await ada.api.groups.create({ name: "Another" });
    const stream = await hear(ada);
    await ada.api.users.update({ name: "Ada L." });
    expect(stream.types()).toEqual(["resync", "user.updated"]);
  });

  test("is the same for all devices of a person, and ends for each by itself", async () => {
    const [phone, laptop] = [await hear(bob), await hear(bob)];
    await say("to both");
    phone.close();
    await say("to one");
    expect(phone.texts()).toEqual(["to both"]);
    expect(laptop.texts()).toEqual(["to both", "to one"]);
  });

  test("hears of one's own reads, and nobody else does", async () => {
    await say("hello");
    const [own, other] = [await hear(bob), await hear(ada)];
    await bob.api.reads.mark({ chatId, seq: 1 });
    expect(own.events().at(-1)).toEqual({ type: "read.updated", chatId, seq: 1 });
    expect(other.types()).toEqual(["resync"]);
  });
});

describe("nothing reaches", () => {
  const word = "only for those inside";

  test("a stranger", async () => {
    const stream = await hear(await api.signUp("eve"));
    await say(word);
    expect(stream.types()).toEqual(["resync"]);
  });

  test("a member who is outside a private chat", async () => {
    const secret = await makePrivate();
    const [outside, inside] = [await hear(bob), await hear(ada)];
    await say(word, secret);
    await ada.api.chats.update({ chatId: secret, name: "even more secret" });
    await say(word, secret);
    expect(outside.types()).toEqual(["resync"]);
    expect(inside.types()).toEqual(["resync", "message.created", "chat.updated", "message.created"]);
  });

  test.each<[string, string, () => Promise<unknown>]>([
    ["was removed", "member.removed", () => ada.api.members.remove({ groupId, userId: bob.id })],
    ["has left", "member.removed", () => bob.api.members.leave({ groupId })],
    ["ended the account", "member.removed", () => bob.api.users.delete({ confirm: "delete my account" })],
  ])("who %s, from the answer on", async (_how, last, close) => {
    const secret = await makePrivate(bob);
    const stream = await hear(bob);
    await say("before");
    await close();
    const heard = stream.types();
    await say(word);
    await say(word, secret);
    await ada.api.groups.update({ groupId, name: word });
    expect(stream.texts()).toEqual(["before"]);
    expect(heard).toContain(last);
    expect(stream.types()).toEqual(heard);
  });

  test.each<[string, (secret: string) => Promise<unknown>]>([
    ["was put out of a private chat", (secret) => ada.api.chats.removeMember({ chatId: secret, userId: bob.id })],
    ["went out of a private chat", (secret) => bob.api.chats.leave({ chatId: secret })],
  ])("who %s, and the rest of the group goes on", async (_how, close) => {
    const secret = await makePrivate(bob);
    const stream = await hear(bob);
    await close(secret);
    await say(word, secret);
    await say("for all");
    expect(stream.texts()).toEqual(["for all"]);
  });

  test("anybody of a group that was deleted", async () => {
    const stream = await hear(bob);
    await ada.api.groups.delete({ groupId });
    api.services.bus.publish({ topics: [`group:${groupId}`], event: { type: "chat.deleted", chatId, groupId } });
    expect(stream.types()).toEqual(["resync", "group.deleted"]);
  });
});

describe("a door that opens", () => {
  test("lets a new member hear everything from the moment in which he or she is told of it", async () => {
    const eve = await api.signUp("eve");
    const stream = await hear(eve);
    await ada.api.members.add({ groupId, username: "eve" });
    await expect.poll(stream.types).toEqual(["resync", "member.joined"]);
    await say("welcome");
    expect(stream.texts()).toEqual(["welcome"]);
  });

  test("lets someone into a private chat", async () => {
    const secret = await makePrivate();
    const stream = await hear(bob);
    await ada.api.chats.addMember({ chatId: secret, userId: bob.id });
    await expect.poll(stream.types).toEqual(["resync", "chatMember.added"]);
    await say("welcome", secret);
    expect(stream.texts()).toEqual(["welcome"]);
  });

  test("is the maker's own for a private chat that was just made", async () => {
    const stream = await hear(ada);
    const secret = await makePrivate();
    await expect.poll(stream.types).toEqual(["resync", "chat.created"]);
    await say("to myself", secret);
    expect(stream.texts()).toEqual(["to myself"]);
  });

  test("lets the maker of a private chat hear what happens there in the next instant", async () => {
    const stream = await hear(ada);
    const { bus } = api.services;
    const stop = bus.subscribe(({ event }) => {
      if (event.type !== "chat.created") return;
      bus.publish({ topics: [`chat:${event.chat.id}`], event: { type: "chat.updated", chat: event.chat } });
    });
    await makePrivate();
    stop();
    expect(stream.types()).toEqual(["resync", "chat.created", "chat.updated"]);
  });

  test("closes no mouth: a chat that becomes private has all inside, and one that opens is heard by all", async () => {
    const stream = await hear(bob);
    await ada.api.chats.update({ chatId, visibility: "private" });
    await say("inside");
    await ada.api.chats.removeMember({ chatId, userId: bob.id });
    await say("without bob");
    await ada.api.chats.update({ chatId, visibility: "open" });
    await say("for all again");
    expect(stream.texts()).toEqual(["inside", "for all again"]);
  });

  // The embedded database has a single session: there nothing is written between a look and its answer.
  if (hasSessions) {
    test("stays open in a chat that becomes private while it is looked up who hears what", async () => {
      let turned: Promise<unknown> | undefined;
      const turnPrivate = async () => {
        turned ??= ada.api.chats.update({ chatId, visibility: "private" });
        await turned;
      };
      const db = api.db.withPlugin({
        transformQuery: ({ node }) => node,
        async transformResult({ result }) {
          if (result.rows.some((row) => "groupId" in row)) await turnPrivate();
          return result;
        },
      });
      const hub = new Hub({ ...api.services, db });
      const texts: string[] = [];
      const send: Listener["send"] = ({ event }) => {
        if ("message" in event) texts.push(event.message.text ?? "");
      };
      await hub.open({ actor: actorOf(bob), listener: { send, end() {} } });
      expect(turned).toBeDefined();
      await say("inside");
      hub.close();
      expect(texts).toEqual(["inside"]);
    });
  }

  /** A hub whose database is lost on demand. */
  function createFragileHub() {
    const state = { broken: false, errors: 0, ended: false };
    const db = api.db.withPlugin({
      transformQuery({ node }) {
        if (state.broken) throw new Error("The database is gone.");
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const onError = () => {
      state.errors++;
    };
    const end = () => {
      state.ended = true;
    };
    const hub = new Hub({ ...api.services, db, onError });
    return { state, hub, open: () => hub.open({ actor: actorOf(bob), listener: { send() {}, end } }) };
  }

  test("opens no stream when it cannot be seen who may hear what", async () => {
    const { state, hub, open } = createFragileHub();
    state.broken = true;
    await expect(open()).rejects.toThrow("The database is gone.");
    expect(hub.size).toBe(0);
    hub.close();
  });

  test("ends the streams of someone for whom it cannot be looked up", async () => {
    const { state, hub, open } = createFragileHub();
    await open();
    const secret = await makePrivate();
    state.broken = true;
    await ada.api.chats.addMember({ chatId: secret, userId: bob.id });
    await expect.poll(() => state).toMatchObject({ errors: 1, ended: true });
    expect(hub.size).toBe(0);
    hub.close();
  });
});

describe("who may hear what stays what the database says", () => {
  test("however many changes of membership come at once", async () => {
    const people = await Promise.all(["cal", "dan", "eve"].map((name) => api.signUp(name)));
    const streams = await Promise.all(people.map((person) => hear(person)));
    for (let round = 0; round < 15; round++) {
      const changes = people.flatMap(({ id, username }) => [
        ada.api.members.add({ groupId, username }),
        ada.api.members.remove({ groupId, userId: id }),
        ada.api.members.add({ groupId, username }),
      ]);
      await Promise.allSettled(changes.sort(() => Math.random() - 0.5));
      const { members } = await ada.api.members.list({ groupId });
      const inside = people.filter(({ id }) => members.some(({ userId }) => userId === id));
      // Whoever came in last hears when the door has opened.
      await expect
        .poll(async () => {
          const text = `round ${round} ${uuidv7()}`;
          await say(text);
          return people.filter((_person, index) => streams[index]?.texts().includes(text));
        })
        .toEqual(inside);
    }
  });
});

describe("a session", () => {
  test("that ends takes its own streams with it, and no others", async () => {
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

  test("that has ended before its stream was open opens none", async () => {
    await api.db.deleteFrom("sessions").where("id", "=", bob.id).execute();
    expect(await refusal(hear(bob))).toBe("SIGNED_OUT");
  });

  test("that ends while its stream is being opened opens none", async () => {
    const opening = hear(bob);
    api.services.bus.publish({ topics: [], event: { type: "session.ended", userId: bob.id, sessionId: null } });
    expect(await refusal(opening)).toBe("SIGNED_OUT");
    expect(api.services.hub.size).toBe(0);
  });

  test("that ended without a word is found when sessions are looked at", async () => {
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

describe("who comes back", () => {
  test("is sent what was missed, once and in order, and nothing that was heard", async () => {
    const first = await hear(bob);
    await say("heard");
    const lastId = first.lastId();
    first.close();
    await say("missed one");
    await ada.api.groups.update({ groupId, name: "Port" });
    await say("missed two");
    const second = await hear(bob, lastId);
    await say("live");
    expect(second.types()).toEqual(["message.created", "group.updated", "message.created", "message.created"]);
    expect(second.texts()).toEqual(["missed one", "missed two", "live"]);
  });

  test("hears of what was missed only where he or she is still inside", async () => {
    const secret = await makePrivate(bob);
    const first = await hear(bob);
    const lastId = first.lastId();
    first.close();
    await say("while inside", secret);
    await ada.api.chats.removeMember({ chatId: secret, userId: bob.id });
    const second = await hear(bob, lastId);
    expect(second.types()).toEqual(["chatMember.removed"]);
  });

  describe("is told nothing of before he or she was let in", () => {
    const word = "said before";
    let eve: TestPerson;
    let lastId: string | undefined;

    beforeEach(async () => {
      eve = await api.signUp("eve");
      const first = await hear(eve);
      first.close();
      lastId = first.lastId();
      const { id: messageId } = await say(word);
      await ada.api.messages.delete({ chatId, messageId });
      await say(word);
      await ada.api.chats.update({ chatId, visibility: "private" });
    });

    test("to a group", async () => {
      await ada.api.members.add({ groupId, username: "eve" });
      const second = await hear(eve, lastId);
      expect(second.types()).toEqual(["resync"]);
    });

    test("to a private chat", async () => {
      const secret = await makePrivate();
      const before = await hear(bob);
      before.close();
      await say(word, secret);
      await ada.api.chats.addMember({ chatId: secret, userId: bob.id });
      const second = await hear(bob, before.lastId());
      expect(second.types()).toEqual(["resync"]);
    });

    test("to a group that he or she sees already, before it is told", async () => {
      let second: Hearing | undefined;
      const execute = async (work: (tx: Tx) => Promise<unknown>) => {
        const result = await api.db.transaction().execute(work);
        second = await hear(eve, lastId);
        return result;
      };
      const db = Object.create(api.db, { transaction: { value: () => ({ execute }) } });
      const membership = { groupId, userId: eve.id, role: "member" } as const;
      await inTransaction({ ...api.services, db }, (tx) => joinGroup(tx, membership));
      expect(second?.types()).toContain("resync");
      expect(second?.texts()).toEqual([]);
    });
  });

  test("hears that a group or a private chat was deleted, although nobody is inside any more", async () => {
    const secret = await makePrivate(bob);
    const first = await hear(bob);
    first.close();
    await ada.api.chats.delete({ chatId: secret });
    await ada.api.groups.delete({ groupId });
    const second = await hear(bob, first.lastId());
    expect(second.types()).toEqual(["chat.deleted", "group.deleted"]);
  });

  test.each([
    ["was with another process", "0123456789ab-1"],
    ["claims to know the future", undefined],
    ["says nothing that can be understood", "-"],
    ["says something absurd", "__proto__-999999999999999999999"],
  ])("takes a snapshot when he or she %s", async (_what, lastId) => {
    const future = api.services.hub.lastId.replace(/\d+$/, (number) => String(Number(number) + 1));
    const stream = await hear(bob, lastId ?? future);
    expect(stream.types()).toEqual(["resync"]);
    expect(stream.lastId()).toBe(api.services.hub.lastId);
  });
});

describe("there is a limit", () => {
  test("to the streams of a person, which leaves others alone", async () => {
    for (let n = 0; n < limits.streamsPerPerson; n++) await hear(bob);
    expect(await refusal(hear(bob))).toBe("TOO_MANY_STREAMS");
    await hear(ada);
    open[0]?.close();
    await hear(bob);
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
