import type { ChatAccess } from "../access/access.ts";
import { can } from "../access/permissions.ts";
import type { Tx } from "../transaction.ts";
import { findNamedInChat } from "./mentions.queries.ts";
import { everyone } from "./mentions.schema.ts";
import { namesIn } from "./names-in.ts";

type Chat = Pick<ChatAccess<"message.send">, "id" | "groupId" | "visibility" | "role" | "actorId">;

/**
 * The ids of the people a text mentions: its `@names` who may see the chat, except the author. For `@all` and `@here`, if the
 * author's role allows it, {@link everyone}. Somebody who may not see the chat is treated like nobody.
 */
export async function findMentioned(tx: Tx, chat: Chat, text: string): Promise<string[]> {
  const names = namesIn(text);
  const called = names.everyone && can(chat.role, "message.mentionAll") ? [everyone] : [];
  if (names.readings.length === 0) return called;
  const people = await findNamedInChat(tx, chat, names.readings.flat());
  const idOf = new Map(people.map(({ username, id }) => [username, id]));
  for (const readings of names.readings) {
    const meant = readings.find((reading) => idOf.has(reading));
    const id = meant && idOf.get(meant);
    if (id && id !== chat.actorId) called.push(id);
  }
  return [...new Set(called)];
}
