import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { type Harbour, harbourForEachTest } from "../testing/harbour.ts";
import { actorOf } from "../testing/hearing.ts";
import { hasSessions } from "../testing/waiting.ts";
import { Hub, type Listener } from "./hub.ts";

let { api, ada, bob, groupId, chatId, hear, say, makePrivate } = {} as Harbour;

harbourForEachTest((harbour) => {
  ({ api, ada, bob, groupId, chatId, hear, say, makePrivate } = harbour);
});

describe("no event reaches", () => {
  const word = "only for those inside";

  test("a stranger", async () => {
    const stream = await hear(await api.signUp("eve"));
    await say(word);
    expect(stream.types()).toEqual(["resync"]);
  });

  test("a member who is not in a private chat", async () => {
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
    ["deleted the account", "member.removed", () => bob.api.users.delete({ confirm: "delete my account" })],
  ])("a person who %s, once the call is answered", async (_how, last, close) => {
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
    ["was removed from a private chat", (secret) => ada.api.chats.removeMember({ chatId: secret, userId: bob.id })],
    ["left a private chat", (secret) => bob.api.chats.leave({ chatId: secret })],
  ])("a person who %s, while other events of the group still do", async (_how, close) => {
    const secret = await makePrivate(bob);
    const stream = await hear(bob);
    await close(secret);
    await say(word, secret);
    await say("for all");
    expect(stream.texts()).toEqual(["for all"]);
  });

  test("anyone in a group that was deleted", async () => {
    const stream = await hear(bob);
    await ada.api.groups.delete({ groupId });
    api.services.bus.publish({ topics: [`group:${groupId}`], event: { type: "chat.deleted", chatId, groupId } });
    expect(stream.types()).toEqual(["resync", "group.deleted"]);
  });
});

describe("a person who gains access", () => {
  test("receives every event of a group after the one that announces the membership", async () => {
    const eve = await api.signUp("eve");
    const stream = await hear(eve);
    await ada.api.members.add({ groupId, username: "eve" });
    await expect.poll(stream.types).toEqual(["resync", "member.joined"]);
    await say("welcome");
    expect(stream.texts()).toEqual(["welcome"]);
  });

  test("receives every event of a private chat after the one that announces the access", async () => {
    const secret = await makePrivate();
    const stream = await hear(bob);
    await ada.api.chats.addMember({ chatId: secret, userId: bob.id });
    await expect.poll(stream.types).toEqual(["resync", "chatMember.added"]);
    await say("welcome", secret);
    expect(stream.texts()).toEqual(["welcome"]);
  });

  test("is the creator of a new private chat", async () => {
    const stream = await hear(ada);
    const secret = await makePrivate();
    await expect.poll(stream.types).toEqual(["resync", "chat.created"]);
    await say("to myself", secret);
    expect(stream.texts()).toEqual(["to myself"]);
  });

  test("receives, as the creator of a private chat, an event that follows immediately", async () => {
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

  test("keeps it when a chat becomes private, and gains it when the chat becomes open", async () => {
    const stream = await hear(bob);
    await ada.api.chats.update({ chatId, visibility: "private" });
    await say("inside");
    await ada.api.chats.removeMember({ chatId, userId: bob.id });
    await say("without bob");
    await ada.api.chats.update({ chatId, visibility: "open" });
    await say("for all again");
    expect(stream.texts()).toEqual(["inside", "for all again"]);
  });

  // The embedded database has a single session, so nothing can be written between a query and its result.
  if (hasSessions) {
    test("keeps access to a chat that becomes private while the audience is queried", async () => {
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

    test("gets a stream even if a chat keeps switching between private and open", async () => {
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
      // It has not waited until the switching ended.
      expect(looks).toBeLessThan(10);
      await expect.poll(() => looks).toBeGreaterThanOrEqual(10);
      hub.close();
    });
  }

  /** A hub whose database can be made to fail. */
  function createFragileHub() {
    const state = { broken: false, errors: 0, ended: false };
    const db = api.db.withPlugin({
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        if (state.broken) throw new Error("The database is gone.");
        return result;
      },
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

  test("gets no stream if the audience query fails", async () => {
    const { state, hub, open } = createFragileHub();
    state.broken = true;
    await expect(open()).rejects.toThrow("The database is gone.");
    expect(hub.size).toBe(0);
    hub.close();
  });

  test("loses the stream if a later audience query fails", async () => {
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

describe("the audience stays consistent with the database", () => {
  test("through many concurrent membership changes", async () => {
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
      // Poll, because the last person added receives events only once the audience is updated.
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
