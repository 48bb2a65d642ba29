import { z } from "zod";
import { chatName, id, topic } from "../fields.ts";

export const visibility = z.enum(["open", "private"], "A chat is either open or private.");

export const newChat = { name: chatName, topic: topic.default(""), visibility: visibility.default("open") };

/** Omitted fields stay as they are. */
export const chatChange = {
  name: chatName.optional(),
  topic: topic.optional(),
  visibility: visibility.optional(),
};

/** Archived chats are read-only. `archived: false` restores one. */
export const archiving = { archived: z.boolean().default(true) };

export const chatMemberTarget = { userId: id };
