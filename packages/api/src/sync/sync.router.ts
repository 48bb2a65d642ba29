import { noInput, userQuery } from "../access/procedures.ts";
import { ParleyError } from "../errors.ts";
import { router } from "../trpc.ts";

export const syncRouter = router({
  snapshot: userQuery(noInput).query(async ({ ctx }) => {
    const snapshot = await ctx.findSnapshot(ctx.actorId);
    if (!snapshot) throw new ParleyError("SIGNED_OUT");
    return snapshot;
  }),
});
