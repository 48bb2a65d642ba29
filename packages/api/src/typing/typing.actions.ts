import type { ChatAccess } from "../access/access.ts";
import { ParleyError } from "../errors.ts";
import { chatTopic } from "../events/events.ts";
import { typingRate } from "../limits.ts";
import type { Services } from "../services.ts";
import { getPerson } from "../users/users.queries.ts";

/** Announces that somebody is typing. @throws CHAT_ARCHIVED */
export async function tellTyping(
  { db, bus, limiter }: Pick<Services, "db" | "bus" | "limiter">,
  chat: ChatAccess<"message.send">,
): Promise<{ chatId: string }> {
  if (chat.archivedAt) throw new ParleyError("CHAT_ARCHIVED");
  if (limiter.take(`typing:${chat.actorId}:${chat.id}`, typingRate) === 0) {
    const user = await getPerson(db, chat.actorId);
    bus.publish({ topics: [chatTopic(chat)], event: { type: "typing", chatId: chat.id, user } });
  }
  return { chatId: chat.id };
}
