import { chatQuery, messageMutation, messageQuery, sendMutation } from "../access/procedures.ts";
import { router } from "../trpc.ts";
import { deleteMessage, editMessage, sendMessage } from "./messages.actions.ts";
import { findChanges, findHistory, findPage } from "./messages.pages.ts";
import { changesPage, historyPage, messageEdit, newMessage } from "./messages.schema.ts";

export const messagesRouter = router({
  send: sendMutation("message.send", newMessage).mutation(({ ctx, input }) => sendMessage(ctx.tx, ctx.chat, input)),
  list: chatQuery("message.read", historyPage).query(({ ctx, input }) => findPage(ctx.db, ctx.chat, input)),
  changes: chatQuery("message.read", changesPage).query(({ ctx, input }) => findChanges(ctx, ctx.chat, input)),
  get: messageQuery("message.read").query(({ ctx }) => ctx.message),
  history: messageQuery("message.read").query(({ ctx }) => findHistory(ctx.db, ctx.message)),
  edit: messageMutation("message.edit", messageEdit).mutation(({ ctx, input }) =>
    editMessage(ctx.tx, ctx.chat, ctx.message, input.text),
  ),
  delete: messageMutation("message.delete").mutation(({ ctx }) => deleteMessage(ctx.tx, ctx.chat, ctx.message)),
});
