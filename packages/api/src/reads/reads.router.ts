import { chatNoteMutation } from "../access/procedures.ts";
import { router } from "../trpc.ts";
import { markRead } from "./reads.actions.ts";
import { readMark } from "./reads.schema.ts";

export const readsRouter = router({
  mark: chatNoteMutation("chat.markRead", readMark).mutation(({ ctx, input }) => markRead(ctx.tx, ctx.chat, input.seq)),
});
