import type { ChatAccess, GroupAccess } from "../access/access.ts";
import { userTopic } from "../events/events.ts";
import { emit, type Tx } from "../transaction.ts";
import { setMute } from "./mutes.queries.ts";

/** Mutes a chat, so that only mentions notify, or unmutes it. The person's other devices are told. */
export async function muteChat(tx: Tx, chat: ChatAccess<"chat.mute">, muted: boolean) {
  if (await setMute(tx, { kind: "chat", id: chat.id, userId: chat.actorId }, muted)) emitMuted(tx, chat, muted);
  return { chatId: chat.id, muted };
}

/** Does the same for all chats of a group. */
export async function muteGroup(tx: Tx, group: GroupAccess<"group.mute">, muted: boolean) {
  if (await setMute(tx, { kind: "group", id: group.id, userId: group.actorId }, muted)) emitMuted(tx, group, muted);
  return { groupId: group.id, muted };
}

const emitMuted = (tx: Tx, { id, actorId }: { id: string; actorId: string }, muted: boolean): void =>
  emit(tx, userTopic(actorId), { type: "mute.updated", id, muted });
