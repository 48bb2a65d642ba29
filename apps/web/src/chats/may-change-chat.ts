import { can } from "@parley/api/permissions";
import type { Chat, Group } from "@parley/client";

/** The creator of a chat may change it, and admins may change any. */
export function mayChangeChat(chat: Chat, actor: { role: Group["role"]; userId: string }): boolean {
  return can(actor.role, "chat.updateAny") || (can(actor.role, "chat.update") && chat.createdBy === actor.userId);
}
