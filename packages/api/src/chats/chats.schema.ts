import { z } from "zod";
import { chatName, id, topic } from "../fields.ts";

export const visibility = z.enum(["open", "private"], "A chat is either open or private.");

export const newChat = { name: chatName, topic: topic.default(""), visibility: visibility.default("open") };

/** What is left out stays. */
export const chatChange = {
  name: chatName.optional(),
  topic: topic.optional(),
  visibility: visibility.optional(),
};

/** Archived chats can be read but not written in. `archived: false` restores one. */
export const archiving = { archived: z.boolean().default(true) };

export const chatMemberTarget = { userId: id };
