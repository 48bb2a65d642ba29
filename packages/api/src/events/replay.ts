import { privateChatTopic, type Topic } from "./events.ts";
import { Frame } from "./frame.ts";
import type { Published } from "./ring.ts";

/**
 * What may still be sent of events that somebody missed: no text of a message that has been deleted since then, and no messages of
 * a chat that has been deleted or taken away from this person. What follows in the replay makes up for it.
 *
 * @param missed in their order, from the ring
 * @param holds whether this person receives a topic
 */
export function replayOf(missed: readonly Published[], holds: (topic: Topic) => boolean): Frame[] {
  /** Ids of messages and chats. */
  const gone = new Set<string>();
  const frames: Frame[] = [];
  // The newest first, because it decides about the older ones.
  for (const { frame } of [...missed].reverse()) {
    const { id, event } = frame;
    switch (event.type) {
      case "message.created":
      case "message.updated":
        if (gone.has(event.chatId)) continue;
        if (gone.has(event.message.id)) {
          frames.push(new Frame(id, { ...event, message: { ...event.message, text: "" } }));
          continue;
        }
        break;
      case "message.deleted":
        if (gone.has(event.chatId)) continue;
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
    frames.push(frame);
  }
  return frames.reverse();
}
