import { beforeEach, describe, expect, test } from "vitest";
import { joinGroup } from "../members/members.actions.ts";
import { type Harbour, harbourForEachTest } from "../testing/harbour.ts";
import type { Hearing } from "../testing/hearing.ts";
import type { TestPerson } from "../testing/test-api.ts";
import { inTransaction, type Tx } from "../transaction.ts";
import { groupTopic, privateChatTopic } from "./events.ts";

let { api, ada, bob, groupId, chatId, hear, say, makePrivate } = {} as Harbour;

harbourForEachTest((harbour) => {
  ({ api, ada, bob, groupId, chatId, hear, say, makePrivate } = harbour);
});

describe("a client that reconnects", () => {
  test("receives what it missed, once and in order, and nothing twice", async () => {
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

  describe("does not receive", () => {
    /** Bob is away meanwhile. */
    async function missed(what: () => Promise<unknown>) {
      const before = await hear(bob);
      before.close();
      await what();
      return hear(bob, before.lastId());
    }

    test("the text of a message that was deleted meanwhile", async () => {
      const back = await missed(async () => {
        const { id } = await say("my password");
        await ada.api.messages.edit({ chatId, messageId: id, text: "my pass" });
        await ada.api.messages.delete({ chatId, messageId: id });
        await say("hello");
      });
      expect(back.types()).toEqual(["resync"]);
    });

    test("messages of a chat that was deleted meanwhile", async () => {
      const back = await missed(async () => {
        await say("gone");
        await ada.api.chats.delete({ chatId });
      });
      expect(back.types()).toEqual(["resync"]);
    });

    test("messages of a chat that became private, if they were removed from it", async () => {
      const back = await missed(async () => {
        await say("the plan");
        await ada.api.chats.update({ chatId, visibility: "private" });
        await ada.api.chats.removeMember({ chatId, userId: bob.id });
      });
      expect(back.types()).toEqual(["resync"]);
    });
  });

  test("receives the deletion of a message that they have", async () => {
    const before = await hear(bob);
    const { id } = await say("known");
    before.close();
    await ada.api.messages.delete({ chatId, messageId: id });
    expect((await hear(bob, before.lastId())).types()).toEqual(["message.deleted"]);
  });

  test("receives what was said in a chat before it became private, if they still belong to it", async () => {
    const before = await hear(bob);
    before.close();
    await say("for all");
    await ada.api.chats.update({ chatId, visibility: "private" });
    await say("for some");
    expect((await hear(bob, before.lastId())).texts()).toEqual(["for all", "for some"]);
  });

  test("receives missed events only of chats that it still has access to", async () => {
    const secret = await makePrivate(bob);
    const first = await hear(bob);
    const lastId = first.lastId();
    first.close();
    await say("while inside", secret);
    await ada.api.chats.removeMember({ chatId: secret, userId: bob.id });
    const second = await hear(bob, lastId);
    expect(second.types()).toEqual(["chatMember.removed"]);
  });

  describe("receives nothing from before it gained access", () => {
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

    test("to a group whose membership is committed but not yet published", async () => {
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

  describe("must resync if a private chat that it was in became open", () => {
    let secret: string;
    let first: Hearing;
    beforeEach(async () => {
      secret = await makePrivate(bob);
      first = await hear(bob);
      first.close();
      await say("among ourselves", secret);
    });

    test("while it was disconnected", async () => {
      await ada.api.chats.update({ chatId: secret, visibility: "open" });
      await say("to everybody", secret);
      const second = await hear(bob, first.lastId());
      expect(second.types()).toEqual(["resync"]);
      second.close();
      const third = await hear(bob, second.lastId());
      expect(third.types()).toEqual([]);
    });

    test("and the event is not published yet", async () => {
      const chat = await ada.api.chats.get({ chatId: secret });
      const event = { type: "chat.updated", chat: { ...chat, visibility: "open" } } as const;
      const turn = api.services.hub.turnOf([{ topics: [privateChatTopic(secret), groupTopic(groupId)], event }]);
      turn.enter();
      const second = await hear(bob, first.lastId());
      expect(second.types()).toEqual(["resync"]);
      turn.leave();
      const third = await hear(bob, first.lastId());
      expect(third.texts()).toEqual(["among ourselves"]);
    });
  });

  test("learns that a group or a private chat was deleted", async () => {
    const secret = await makePrivate(bob);
    const first = await hear(bob);
    first.close();
    await ada.api.chats.delete({ chatId: secret });
    await ada.api.groups.delete({ groupId });
    const second = await hear(bob, first.lastId());
    expect(second.types()).toEqual(["chat.deleted", "group.deleted"]);
  });

  test.each([
    ["has an id of another process", "0123456789ab-1"],
    ["has an id from the future", undefined],
    ["has a malformed id", "-"],
    ["has an absurd id", "__proto__-999999999999999999999"],
  ])("must resync if it %s", async (_what, lastId) => {
    const future = api.services.hub.lastId.replace(/\d+$/, (number) => String(Number(number) + 1));
    const stream = await hear(bob, lastId ?? future);
    expect(stream.types()).toEqual(["resync"]);
    expect(stream.lastId()).toBe(api.services.hub.lastId);
  });
});
