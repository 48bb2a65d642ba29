import { userSignal } from "../access/procedures.ts";
import { router } from "../trpc.ts";
import { findPeopleSeenBy } from "./presence.queries.ts";
import { ownPresence, watched } from "./presence.schema.ts";

export const presenceRouter = router({
  /** Says whom one looks at: for a minute one hears how they come and go. People one shares no group with are left out. */
  watch: userSignal(watched).mutation(async ({ ctx, input }) => {
    const seen = await ctx.presence.whileTogether(() => findPeopleSeenBy(ctx.db, input.userIds, ctx.actorId));
    return { people: ctx.presence.watch(ctx.actorId, seen) };
  }),

  /** Says whether one sits at this device. */
  set: userSignal(ownPresence).mutation(({ ctx, input }) => {
    ctx.presence.set(ctx.actor, input.status);
    return { status: input.status };
  }),
});
