import { userSignal } from "../access/procedures.ts";
import { router } from "../trpc.ts";
import { setPresence, watchPeople } from "./presence.actions.ts";
import { ownPresence, watched } from "./presence.schema.ts";

export const presenceRouter = router({
  watch: userSignal(watched).mutation(({ ctx, input }) => watchPeople(ctx, ctx.actorId, input.userIds)),
  set: userSignal(ownPresence).mutation(({ ctx, input }) => setPresence(ctx.presence, ctx.actor, input.status)),
});
