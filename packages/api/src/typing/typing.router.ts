import { chatSignal } from "../access/procedures.ts";
import { router } from "../trpc.ts";
import { tellTyping } from "./typing.actions.ts";

export const typingRouter = router({
  /** Tells the others in a chat that somebody is typing. A call too soon after the last is accepted and ignored. */
  start: chatSignal("message.send").mutation(({ ctx }) => tellTyping(ctx, ctx.chat)),
});
