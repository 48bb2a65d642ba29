import { type ParleyEvent, privateChatTopic, type Topic } from "./events.ts";

/**
 * Whether events that somebody missed contain what they may no longer see: the text of a message that has been deleted since then,
 * or messages of a chat that has been deleted or taken away from them.
 *
 * @param missed in their order
 * @param holds whether this person receives a topic
 */
export function hasTakenBack(missed: readonly ParleyEvent[], holds: (topic: Topic) => boolean): boolean {
  /** Ids of messages and chats. */
  const gone = new Set<string>();
  for (const event of missed.toReversed()) {
    switch (event.type) {
      case "message.created":
      case "message.updated":
        if (gone.has(event.chatId) || gone.has(event.message.id)) return true;
        break;
      case "message.deleted":
        gone.add(event.message.id);
        break;
      case "chat.deleted":
        gone.add(event.chatId);
        break;
      case "chat.updated":
        // Until then its messages went to the whole group.
        if (event.chat.visibility === "private" && !holds(privateChatTopic(event.chat.id))) gone.add(event.chat.id);
        break;
      default:
    }
  }
  return false;
}
