import type { ChatFacts } from "../chats/chats.queries.ts";
import type { GroupFacts } from "../groups/groups.queries.ts";
import type { Member } from "../members/members.queries.ts";
import type { Message } from "../messages/messages.queries.ts";
import type { NotificationSettings } from "../notifications/notifications.schema.ts";
import type { PublicUser } from "../users/users.queries.ts";

/** Who receives an event: one person's devices, a group's members, a private chat's members, or those who watch a person. */
export type Topic = `user:${string}` | `group:${string}` | `chat:${string}` | `presence:${string}`;

export const userTopic = (userId: string): Topic => `user:${userId}`;
export const groupTopic = (groupId: string): Topic => `group:${groupId}`;
export const privateChatTopic = (chatId: string): Topic => `chat:${chatId}`;
export const presenceTopic = (userId: string): Topic => `presence:${userId}`;

/** Events of an open chat go to its group, those of a private one only to its members. */
export const chatTopic = (chat: { id: string; groupId: string; visibility: ChatFacts["visibility"] }): Topic =>
  chat.visibility === "open" ? groupTopic(chat.groupId) : privateChatTopic(chat.id);

/**
 * Everything that can happen, named in the past tense. The same bytes go to everyone who receives it, so no event
 * carries a field that differs from person to person (role, unread, …).
 */
export type ParleyEvent =
  | { type: "message.created" | "message.updated" | "message.deleted"; chatId: string; rev: number; message: Message }
  | { type: "chat.created" | "chat.updated"; chat: ChatFacts }
  | { type: "chat.deleted"; chatId: string; groupId: string }
  | { type: "chatMember.added" | "chatMember.removed"; chatId: string; groupId: string; userId: string }
  | { type: "group.updated"; group: GroupFacts }
  | { type: "group.deleted"; groupId: string }
  | { type: "member.joined" | "member.updated"; groupId: string; member: Member }
  | { type: "member.removed"; groupId: string; userId: string }
  | { type: "read.updated"; chatId: string; seq: number }
  /** `id` is that of a chat or of a group. */
  | { type: "mute.updated"; id: string; muted: boolean }
  | { type: "notifications.updated"; notifications: NotificationSettings }
  | { type: "user.updated"; user: PublicUser }
  | { type: "typing"; chatId: string; user: Message["user"] }
  | { type: "presence"; userId: string; status: PresenceStatus }
  /** The client may have missed something: it takes a snapshot, and receives everything from here on. */
  | { type: "resync" };

/** Whether a person has an open stream, and is in front of it. */
export type PresenceStatus = "online" | "away" | "offline";

/** For servers only, never sent to clients: one session of a person has ended, or all of them when `sessionId` is null. */
export interface SessionEnded {
  readonly type: "session.ended";
  readonly userId: string;
  readonly sessionId: string | null;
}

/** An event and who receives it, on its way from a transaction to the bus. */
export interface Emitted {
  readonly topics: readonly Topic[];
  readonly event: ParleyEvent | SessionEnded;
}

/** Whether an event may be lost: it is not stored, never sent again, and the first to be dropped for a slow reader. */
export const isEphemeral = (event: ParleyEvent): boolean => event.type === "typing" || event.type === "presence";
