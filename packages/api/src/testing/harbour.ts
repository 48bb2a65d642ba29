import { v7 as uuidv7 } from "uuid";
import { type Hearing, hearAs } from "./hearing.ts";
import type { TestApi, TestPerson } from "./test-api.ts";

export type Harbour = Awaited<ReturnType<typeof makeHarbour>>;

/** Makes a group of Ada's with Bob in it and one open chat, for tests of who hears what. Close it after each. */
export async function makeHarbour(api: TestApi) {
  const [ada, bob] = [await api.signUp("ada"), await api.signUp("bob")];
  const { id: groupId } = await ada.api.groups.create({ name: "Harbour" });
  await ada.api.members.add({ groupId, username: "bob" });
  const { id: chatId } = await ada.api.chats.create({ groupId, name: "plans" });
  const streams: Hearing[] = [];

  return {
    ada,
    bob,
    groupId,
    chatId,
    /** Opens a stream that is closed with the rest. */
    async hear(person: { id: string }, lastEventId?: string): Promise<Hearing> {
      const stream = await hearAs(api, person, lastEventId);
      streams.push(stream);
      return stream;
    },
    say: (text: string, to = chatId) => ada.api.messages.send({ chatId: to, id: uuidv7(), text }),
    /** A private chat with Ada and these people inside. */
    async makePrivate(...people: TestPerson[]): Promise<string> {
      const { id } = await ada.api.chats.create({ groupId, name: "secret", visibility: "private" });
      for (const { id: userId } of people) await ada.api.chats.addMember({ chatId: id, userId });
      return id;
    },
    close(): void {
      for (const stream of streams) stream.close();
    },
  };
}
