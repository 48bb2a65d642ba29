import type { ParleyEvent } from "@parley/api";
import { planCrowd } from "../lab/crowd.ts";
import { usualText } from "../load/usual-text.ts";

/** Everyone in one group with one chat, so that each stream receives every event. */
export const fanOutCrowd = (people: number) => planCrowd({ groups: 1, peoplePerGroup: people, chatsPerGroup: 1 });

const [group] = fanOutCrowd(1).groups;
export const fanOutGroupId = group?.id ?? "";
export const fanOutChatId = group?.chatIds[0] ?? "";

/** The event that every compared server publishes: a message in the very bytes of Parley's own event. */
export function fanOutEvent(number: number): ParleyEvent {
  const chatId = fanOutChatId;
  const user = { id: chatId, username: "crowd0", name: "crowd0", image: null };
  return {
    type: "message.created",
    chatId,
    rev: number,
    message: {
      id: chatId,
      chatId,
      seq: number,
      rev: number,
      userId: user.id,
      user,
      text: usualText,
      mentions: [],
      createdAt: new Date(),
      editedAt: null,
      deletedAt: null,
    },
  };
}
