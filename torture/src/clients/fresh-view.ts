import type { Certain, View } from "../history/history.ts";
import type { InputOf, Message, OutputOf } from "../history/wire.ts";
import type { Caller } from "./caller.ts";

/**
 * The state of a client that starts now: the snapshot, and every chat page by page. Undefined if the snapshot is
 * refused.
 */
export async function takeFreshView(caller: Caller): Promise<View | undefined> {
  const snapshot = await caller.persist("sync.snapshot", undefined);
  if (snapshot.outcome === "fail") return undefined;
  const { groups, chats } = snapshot.data;
  const messages: Record<string, readonly Message[]> = {};
  for (const { id } of chats) messages[id] = await readChat(caller, id);
  return { groups: byId(groups), chats: byId(chats), messages };
}

/** All messages of a chat, page by page, as far as access allows. */
export async function readChat(caller: Caller, chatId: string): Promise<Message[]> {
  const messages: Message[] = [];
  let cursor: number | null = 0;
  while (cursor !== null) {
    const input: InputOf<"messages.list"> = { chatId, cursor, direction: "forward", limit: 100 };
    const page: Certain<OutputOf<"messages.list">> = await caller.persist("messages.list", input);
    if (page.outcome === "fail") break;
    messages.push(...page.data.messages);
    cursor = page.data.newerCursor;
  }
  return messages;
}

const byId = <T extends { id: string }>(list: readonly T[]): Record<string, T> =>
  Object.fromEntries(list.map((item) => [item.id, item]));
