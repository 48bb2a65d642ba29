import { chatSignal } from "../access/procedures.ts";
import { router } from "../trpc.ts";
import { tellTyping } from "./typing.actions.ts";

export const typingRouter = router({
  /** Tells the others in a chat that one writes; too often is as good as often enough. */
  start: chatSignal("message.send").mutation(({ ctx }) => tellTyping(ctx, ctx.chat)),
});
