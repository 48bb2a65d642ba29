import { userSignal } from "../access/procedures.ts";
import { router } from "../trpc.ts";
import { findPeopleSeenBy } from "./presence.queries.ts";
import { ownPresence, watched } from "./presence.schema.ts";

export const presenceRouter = router({
  /** How these people are now, and for a minute each change of that. Leaves out those with whom the caller shares no group. */
  watch: userSignal(watched).mutation(async ({ ctx, input }) => {
    const seen = await ctx.presence.whileTogether(() => findPeopleSeenBy(ctx.db, input.userIds, ctx.actorId));
    return { people: ctx.presence.watch(ctx.actorId, seen) };
  }),

  /** Says whether anybody sits at the device of this session. */
  set: userSignal(ownPresence).mutation(({ ctx, input }) => {
    ctx.presence.set(ctx.actor, input.status);
    return { status: input.status };
  }),
});
