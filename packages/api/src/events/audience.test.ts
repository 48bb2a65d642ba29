import { v7 as uuidv7 } from "uuid";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Harbour, makeHarbour } from "../testing/harbour.ts";
import { actorOf } from "../testing/hearing.ts";
import { createTestApi, type TestApi } from "../testing/test-api.ts";
import { hasSessions } from "../testing/waiting.ts";
import { Hub, type Listener } from "./hub.ts";

let api: TestApi;
let harbour: Harbour;
let { ada, bob, groupId, chatId, hear, say, makePrivate } = {} as Harbour;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.reset();
  harbour = await makeHarbour(api);
  ({ ada, bob, groupId, chatId, hear, say, makePrivate } = harbour);
});
afterEach(() => harbour.close());

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

describe("who is let in", () => {
  test("hears everything of a group from the moment of being told of it", async () => {
    const eve = await api.signUp("eve");
    const stream = await hear(eve);
    await ada.api.members.add({ groupId, username: "eve" });
    await expect.poll(stream.types).toEqual(["resync", "member.joined"]);
    await say("welcome");
    expect(stream.texts()).toEqual(["welcome"]);
  });

  test("hears everything of a private chat from the moment of being told of it", async () => {
    const secret = await makePrivate();
    const stream = await hear(bob);
    await ada.api.chats.addMember({ chatId: secret, userId: bob.id });
    await expect.poll(stream.types).toEqual(["resync", "chatMember.added"]);
    await say("welcome", secret);
    expect(stream.texts()).toEqual(["welcome"]);
  });

  test("is, in a private chat that was just made, its creator", async () => {
    const stream = await hear(ada);
    const secret = await makePrivate();
    await expect.poll(stream.types).toEqual(["resync", "chat.created"]);
    await say("to myself", secret);
    expect(stream.texts()).toEqual(["to myself"]);
  });

  test("hears, as the creator of a private chat, what happens there in the next instant", async () => {
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

  test("is everyone who heard a chat that becomes private, and the whole group when it opens", async () => {
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
    test("stays inside a chat that becomes private while it is looked up who hears what", async () => {
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

    test("is known however fast somebody turns a chat private and open again", async () => {
      let looks = 0;
      const db = api.db.withPlugin({
        transformQuery: ({ node }) => node,
        async transformResult({ result }) {
          if (!result.rows.some((row) => "groupId" in row)) return result;
          if (looks > 0) await ada.api.chats.update({ chatId, visibility: "open" });
          if (++looks < 10) await ada.api.chats.update({ chatId, visibility: "private" });
          return result;
        },
      });
      const hub = new Hub({ ...api.services, db });
      await hub.open({ actor: actorOf(bob), listener: { send() {}, end() {} } });
      expect(looks).toBe(1);
      await expect.poll(() => looks).toBeGreaterThan(1);
      hub.close();
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

  test("gets no stream when it cannot be seen who may hear what", async () => {
    const { state, hub, open } = createFragileHub();
    state.broken = true;
    await expect(open()).rejects.toThrow("The database is gone.");
    expect(hub.size).toBe(0);
    hub.close();
  });

  test("loses the stream when it cannot be looked up", async () => {
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
        .poll(
          async () => {
            const text = `round ${round} ${uuidv7()}`;
            await say(text);
            return people.filter((_person, index) => streams[index]?.texts().includes(text));
          },
          { timeout: 10_000 },
        )
        .toEqual(inside);
    }
  });
});
