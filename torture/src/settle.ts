import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { readChat, takeFreshView } from "./clients/fresh-view.ts";
import type { Participant } from "./clients/participant.ts";
import type { Final, StoredChat } from "./history/history.ts";
import type { Scene } from "./scene.ts";

/**
 * Waits until all clients have caught up, and collects the final state. A marker message in each chat and a new name
 * for each person show who has: streams are in order, so whatever came before the markers was received before them.
 */
export async function settle(scene: Scene, restSeconds: number): Promise<Final> {
  const staying = scene.participants.filter((participant) => !participant.hasLeft);
  const names = await renameAll(staying);
  const revs = await markChats(scene);
  const isThere = (one: Participant) => one.hasLeft || one.knows(names.get(one.by.userId) ?? "", revs);
  for (let waited = 0; waited < restSeconds * 20 && !staying.every(isThere); waited++) await sleep(50);

  const readers: Final["readers"][number][] = [];
  for (const participant of staying) {
    if (participant.hasLeft) continue;
    const fresh = await takeFreshView(participant.caller);
    if (fresh) readers.push({ by: participant.by, fed: participant.view(), fresh: participant.shownOf(fresh) });
  }
  return { chats: await readStored(scene), readers };
}

async function renameAll(participants: readonly Participant[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const { by, caller } of participants) {
    if (names.has(by.userId)) continue;
    const name = `${by.username} at rest`;
    const renamed = await caller.persist("users.update", { name });
    if (renamed.outcome === "ok") names.set(by.userId, name);
  }
  return names;
}

async function markChats({ ada: { caller }, chatIds }: Scene): Promise<Map<string, number>> {
  const revs = new Map<string, number>();
  for (const [name, chatId] of Object.entries(chatIds)) {
    await caller.persist("chats.update", { chatId, topic: "rest" });
    const message = { chatId, id: randomUUID(), text: `the ${name} is at rest` };
    const sent = await caller.persist("messages.send", message);
    if (sent.outcome === "ok") revs.set(chatId, sent.data.rev);
  }
  return revs;
}

async function readStored({ ada: { caller }, chatIds }: Scene): Promise<StoredChat[]> {
  const { chats } = await caller.insist("sync.snapshot", undefined);
  const stored: StoredChat[] = [];
  for (const chatId of Object.values(chatIds)) {
    const { lastSeq = 0, lastRev = 0 } = chats.find(({ id }) => id === chatId) ?? {};
    stored.push({ chatId, lastSeq, lastRev, messages: await readChat(caller, chatId) });
  }
  return stored;
}
