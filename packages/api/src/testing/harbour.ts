import { v7 as uuidv7 } from "uuid";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { type Hearing, hearAs } from "./hearing.ts";
import { createTestApi, type TestApi, type TestPerson } from "./test-api.ts";

export type Harbour = Awaited<ReturnType<typeof makeHarbour>>;

/**
 * Gives every test of a file an empty database with a group of Ada's, with Bob in it and an open chat, for tests of who receives
 * what. `take` is called before each.
 */
export function harbourForEachTest(take: (harbour: Harbour) => void): void {
  let api: TestApi;
  let harbour: Harbour;
  beforeAll(async () => {
    api = await createTestApi();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    await api.reset();
    harbour = await makeHarbour(api);
    take(harbour);
  });
  afterEach(() => harbour.close());
}

async function makeHarbour(api: TestApi) {
  const [ada, bob] = [await api.signUp("ada"), await api.signUp("bob")];
  const { id: groupId } = await ada.api.groups.create({ name: "Harbour" });
  await ada.api.members.add({ groupId, username: "bob" });
  const { id: chatId } = await ada.api.chats.create({ groupId, name: "plans" });
  const streams: Hearing[] = [];

  return {
    api,
    ada,
    bob,
    groupId,
    chatId,
    /** Opens a stream, which is closed after the test. */
    async hear(person: { id: string }, lastEventId?: string): Promise<Hearing> {
      const stream = await hearAs(api, person, lastEventId);
      streams.push(stream);
      return stream;
    },
    say: (text: string, to = chatId) => ada.api.messages.send({ chatId: to, id: uuidv7(), text }),
    /** Creates a private chat with Ada and these people. */
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
