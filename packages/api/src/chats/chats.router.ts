import { chatMutation, chatNoteMutation, chatQuery, groupMutation, groupQuery } from "../access/procedures.ts";
import { muteChat } from "../mutes/mutes.actions.ts";
import { muting } from "../mutes/mutes.schema.ts";
import { router } from "../trpc.ts";
import * as actions from "./chats.actions.ts";
import { findChatMembers, findChats, getChat } from "./chats.queries.ts";
import { archiving, chatChange, chatMemberTarget, newChat } from "./chats.schema.ts";

export const chatsRouter = router({
  create: groupMutation("chat.create", newChat).mutation(({ ctx, input }) =>
    actions.createChat(ctx.tx, ctx.group, input),
  ),
  list: groupQuery("chat.read").query(({ ctx }) => findChats(ctx.db, ctx.group.id, ctx.actorId)),
  get: chatQuery("chat.read").query(({ ctx }) => getChat(ctx.db, ctx.chat.id)),
  update: chatMutation("chat.update", chatChange).mutation(({ ctx, input }) =>
    actions.updateChat(ctx.tx, ctx.chat, input),
  ),
  archive: chatMutation("chat.update", archiving).mutation(({ ctx, input }) =>
    actions.archiveChat(ctx.tx, ctx.chat, input.archived),
  ),
  delete: chatMutation("chat.delete").mutation(({ ctx }) => actions.deleteChat(ctx.tx, ctx.chat)),
  members: chatQuery("chat.read").query(({ ctx }) => findChatMembers(ctx.db, ctx.chat.id)),
  addMember: chatMutation("chat.share", chatMemberTarget).mutation(({ ctx, input }) =>
    actions.addChatMember(ctx.tx, ctx.chat, input.userId),
  ),
  removeMember: chatMutation("chat.share", chatMemberTarget).mutation(({ ctx, input }) =>
    actions.removeChatMember(ctx.tx, ctx.chat, input.userId),
  ),
  mute: chatNoteMutation("chat.mute", muting).mutation(({ ctx, input }) => muteChat(ctx.tx, ctx.chat, input.muted)),
  leave: chatMutation("chat.leave").mutation(({ ctx }) => actions.leaveChat(ctx.tx, ctx.chat)),
});
